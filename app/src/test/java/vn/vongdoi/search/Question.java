package vn.vongdoi.search;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.search.SearchValue.Composite;
import vn.vongdoi.search.SearchValue.DateRange;
import vn.vongdoi.search.SearchValue.Numeric;
import vn.vongdoi.search.SearchValue.Position;
import vn.vongdoi.search.SearchValue.Quantity;
import vn.vongdoi.search.SearchValue.Reference;
import vn.vongdoi.search.SearchValue.Text;
import vn.vongdoi.search.SearchValue.Token;
import vn.vongdoi.search.SearchValue.Uri;

/**
 * A search that must find a value, and which other values it must find besides: R4's page "Search" told once more, for
 * the search over HTTP to be held to.
 *
 * @param modifier with its colon; empty for none
 * @param text of the value, escaped
 */
public record Question(String modifier, String text, Predicate<SearchValue> finds) {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final DateTimeFormatter SECONDS = utc("yyyy-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MILLISECONDS = utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter MICROSECONDS = utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** Questions are told apart by what is asked. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Question question && modifier.equals(question.modifier) && text.equals(question.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(modifier, text);
    }

    private static Question plain(String text, Predicate<SearchValue> finds) {
        return new Question("", text, finds);
    }

    private static <T extends SearchValue> Predicate<SearchValue> of(Class<T> kind, Predicate<T> test) {
        return value -> kind.isInstance(value) && test.test(kind.cast(value));
    }

    /**
     * Those that the value is asked by; none when nothing finds it, as a reference to a contained resource.
     *
     * @param heedsCase whether tokens are compared with case
     */
    public static List<Question> of(SearchValue value, boolean heedsCase) {
        return switch (value) {
            case Token token -> tokens(token, heedsCase);
            case Reference reference -> references(reference);
            case Uri uri -> List.of(uri(uri));
            case Text text -> texts(text);
            case DateRange range -> List.of(date(range));
            case Numeric numeric -> List.of(amount(numeric.interval(), "", Numeric.class::isInstance));
            case Quantity quantity -> List.of(quantity(quantity));
            case Composite composite -> composite(composite).map(List::of).orElse(List.of());
            case Position position -> List.of(near(position));
        };
    }

    private static List<Question> tokens(Token token, boolean heedsCase) {
        var questions = new ArrayList<Question>();
        code(token, heedsCase).ifPresent(questions::add);
        var text = token.text();
        if (token.code() == null && text != null && !plain(text).isEmpty()) {
            questions.add(new Question(
                    ":text",
                    escaped(text),
                    of(Token.class, t -> t.text() != null && plain(t.text()).startsWith(plain(text)))));
        }
        for (var type : token.types()) ofType(type, token.code()).ifPresent(questions::add);
        return questions;
    }

    private static Optional<Question> ofType(Token type, @Nullable String code) {
        var typeSystem = type.system();
        var typeCode = type.code();
        if (typeSystem == null || typeCode == null || code == null) return Optional.empty();
        Predicate<Token> isType = t -> typeSystem.equals(t.system()) && same(typeCode, t.code(), false);
        return Optional.of(new Question(
                ":of-type",
                escaped(typeSystem) + "|" + escaped(typeCode) + "|" + escaped(code),
                of(
                        Token.class,
                        t -> same(code, t.code(), false) && t.types().stream().anyMatch(isType))));
    }

    /** {@code system|code}; {@code |code} when there is no system; {@code system|} when there is only that. */
    private static Optional<Question> code(Token token, boolean heedsCase) {
        var system = token.system();
        var code = token.code();
        if (system == null && code == null) return Optional.empty();
        return Optional.of(plain(
                (system == null ? "" : escaped(system)) + "|" + (code == null ? "" : escaped(code)),
                of(
                        Token.class,
                        t -> Objects.equals(system, t.system()) && (code == null || same(code, t.code(), heedsCase)))));
    }

    private static boolean same(String one, @Nullable String other, boolean heedsCase) {
        return heedsCase ? one.equals(other) : one.equalsIgnoreCase(other);
    }

    private static List<Question> references(Reference reference) {
        var questions = new ArrayList<Question>();
        target(reference).ifPresent(questions::add);
        var identifier = reference.identifier();
        if (identifier != null) {
            code(identifier, false)
                    .ifPresent(asked -> questions.add(new Question(
                            ":identifier",
                            asked.text,
                            of(Reference.class, r -> r.identifier() != null && asked.finds.test(r.identifier())))));
        }
        return questions;
    }

    private static Optional<Question> target(Reference reference) {
        var url = reference.url();
        if (url != null) {
            return Optional.of(plain(escaped(url), of(Reference.class, r -> url.equals(r.url()))));
        }
        var type = reference.type();
        var id = reference.id();
        if (type == null || id == null) return Optional.empty();
        return Optional.of(plain(
                type.fhirName() + "/" + id,
                of(Reference.class, r -> r.url() == null && r.type() == type && id.equals(r.id()))));
    }

    private static Question uri(Uri uri) {
        return plain(escaped(uri.uri()), of(Uri.class, u -> u.uri().equals(uri.uri())));
    }

    private static List<Question> texts(Text text) {
        var questions = new ArrayList<Question>();
        if (!plain(text.text()).isEmpty()) questions.add(beginning(text));
        if (!text.derived()) {
            questions.add(new Question(
                    ":exact",
                    escaped(text.text()),
                    of(Text.class, t -> !t.derived() && t.text().equals(text.text()))));
        }
        return questions;
    }

    private static Question beginning(Text text) {
        return plain(escaped(text.text()), of(Text.class, t -> plain(t.text()).startsWith(plain(text.text()))));
    }

    /** Without case, marks, punctuation and needless spaces. */
    private static String plain(String text) {
        return Normalizer.normalize(text.replace('Đ', 'D').replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("[\\p{Mn}\\p{Me}\\p{P}\\p{Cf}[\\p{Cc}&&[^\\s]]]", "")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** As a day, a month, a year, a second or a fraction of one; a period by what comes after its beginning. */
    private static Question date(DateRange range) {
        var from = range.from();
        var until = range.until();
        if (from != null && until != null) {
            var text = width(from, until);
            if (text.isPresent())
                return plain(
                        text.get(),
                        of(
                                DateRange.class,
                                d -> d.from() != null
                                        && d.until() != null
                                        && !d.from().isBefore(from)
                                        && !d.until().isAfter(until)));
        }
        if (from != null) {
            // Something of it lies behind its first microsecond.
            return plain(
                    "gt" + MICROSECONDS.format(from),
                    of(DateRange.class, d -> d.until() == null || d.until().isAfter(from.plusNanos(1_000))));
        }
        var end = Objects.requireNonNull(until);
        return plain(
                "lt" + MICROSECONDS.format(end),
                of(DateRange.class, d -> d.from() == null || d.from().isBefore(end)));
    }

    private static Optional<String> width(Instant from, Instant until) {
        var start = from.atZone(VIETNAM);
        var end = until.atZone(VIETNAM);
        if (start.toLocalTime().toNanoOfDay() == 0 && end.toLocalTime().toNanoOfDay() == 0) {
            var day = start.toLocalDate();
            if (day.plusDays(1).equals(end.toLocalDate())) return Optional.of(day.toString());
            if (day.getDayOfMonth() == 1 && day.plusMonths(1).equals(end.toLocalDate()))
                return Optional.of(day.toString().substring(0, 7));
            if (day.getDayOfYear() == 1 && day.plusYears(1).equals(end.toLocalDate()))
                return Optional.of(day.toString().substring(0, 4));
        }
        var width = Duration.between(from, until);
        if (width.equals(Duration.ofSeconds(1))) return Optional.of(SECONDS.format(from));
        if (width.equals(Duration.ofMillis(1))) return Optional.of(MILLISECONDS.format(from));
        if (width.equals(Duration.ofNanos(1_000))) return Optional.of(MICROSECONDS.format(from));
        return Optional.empty();
    }

    private static Question quantity(Quantity quantity) {
        var system = quantity.system();
        var code = quantity.code();
        if (system != null && code != null) {
            return amount(
                    quantity.interval(),
                    "|" + escaped(system) + "|" + escaped(code),
                    value -> value instanceof Quantity q && system.equals(q.system()) && code.equals(q.code()));
        }
        var unit = code == null ? quantity.unit() : code;
        if (unit == null) return amount(quantity.interval(), "", Quantity.class::isInstance);
        return amount(
                quantity.interval(),
                "||" + escaped(unit),
                value -> value instanceof Quantity q && (unit.equals(q.code()) || unit.equals(q.unit())));
    }

    /** A single number by its digits, a range by what it reaches beyond its ends. */
    private static Question amount(Interval interval, String unit, Predicate<SearchValue> ofUnit) {
        var low = interval.low();
        var high = interval.high();
        if (low != null && high != null && low.compareTo(high) == 0) {
            var text = low.toPlainString();
            // 100 is from 99.5 up to 100.5, as many digits as were written.
            var half =
                    BigDecimal.ONE.movePointLeft(new BigDecimal(text).scale()).divide(BigDecimal.TWO);
            return plain(
                    text + unit,
                    value -> ofUnit.test(value)
                            && interval(value) instanceof Interval(var l, var _, var h, var _)
                            && l != null
                            && h != null
                            && l.compareTo(low.subtract(half)) >= 0
                            && h.compareTo(low.add(half)) < 0);
        }
        if (low != null) {
            return plain(
                    "gt" + low.toPlainString() + unit,
                    value -> ofUnit.test(value)
                            && interval(value) instanceof Interval(var _, var _, var h, var _)
                            && (h == null || h.compareTo(low) > 0));
        }
        var limit = Objects.requireNonNull(high);
        return plain(
                "lt" + limit.toPlainString() + unit,
                value -> ofUnit.test(value)
                        && interval(value) instanceof Interval(var l, var _, var _, var _)
                        && (l == null || l.compareTo(limit) < 0));
    }

    private static @Nullable Interval interval(SearchValue value) {
        return switch (value) {
            case Numeric numeric -> numeric.interval();
            case Quantity quantity -> quantity.interval();
            case Token _, Reference _, DateRange _, Text _, Uri _, Composite _, Position _ -> null;
        };
    }

    /** The first question without a modifier for each component. */
    private static Optional<Question> composite(Composite composite) {
        var parts = new ArrayList<Question>();
        for (var component : composite.components()) {
            var part = of(component, false).stream()
                    .filter(question -> question.modifier.isEmpty())
                    .findFirst();
            if (part.isEmpty()) return Optional.empty();
            parts.add(part.get());
        }
        return Optional.of(plain(
                parts.stream().map(Question::text).collect(Collectors.joining("$")), of(Composite.class, c -> {
                    for (var i = 0; i < parts.size(); i++) {
                        if (!parts.get(i).finds.test(c.components().get(i))) return false;
                    }
                    return true;
                })));
    }

    /** Within a kilometre; examples stand on the spot or far away. */
    private static Question near(Position position) {
        var latitude = round(position.latitude());
        var longitude = round(position.longitude());
        return plain(
                latitude + "|" + longitude + "|1|km",
                of(
                        Position.class,
                        p -> Math.abs(p.latitude() - position.latitude()) < 0.005
                                && Math.abs(p.longitude() - position.longitude()) < 0.005));
    }

    private static String round(double degrees) {
        return BigDecimal.valueOf(degrees)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\,|$])", "\\\\$1");
    }
}
