package vn.vongdoi.search;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import vn.vongdoi.page.Problem;
import vn.vongdoi.search.SearchTerm.DateTerm;
import vn.vongdoi.search.SearchTerm.NearTerm;
import vn.vongdoi.search.SearchTerm.NumberTerm;
import vn.vongdoi.search.SearchTerm.QuantityTerm;
import vn.vongdoi.search.SearchValue.DateRange;

/**
 * Reads values that have an order and may have a prefix.
 *
 * @param refusal says what was expected instead of a value
 */
record OrderedTerms(Refusal refusal, Instant now) {
    /** Three digits of exponent: what is beyond no resource holds, and sums of it would fill the memory. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");

    private static final Map<String, Double> KILOMETRES =
            Map.of("", 1.0, "km", 1.0, "m", 0.001, "[mi_i]", 1.609344, "[mi_us]", 1.609347);
    /** How near is near, when the search does not say. */
    private static final double NEAR = 10;

    /** Makes the problem that names the parameter. */
    @FunctionalInterface
    interface Refusal {
        Problem of(Escaped value, String vietnamese, String english);
    }

    private record Prefixed(Prefix prefix, String value) {
        static Prefixed of(String text) {
            for (var prefix : Prefix.values()) {
                if (text.startsWith(prefix.word())) return new Prefixed(prefix, text.substring(2));
            }
            return new Prefixed(Prefix.EQ, text);
        }
    }

    SearchTerm date(Escaped value) {
        var prefixed = Prefixed.of(value.plain());
        // A + that was not encoded arrives as a space.
        var range = DateText.find(prefixed.value().replace(' ', '+'))
                .orElseThrow(() -> refusal.of(
                        value,
                        "ngày giờ dạng yyyy-mm-ddThh:mm:ss+07:00",
                        "a date of the form yyyy-mm-ddThh:mm:ss+07:00"));
        return new DateTerm(prefixed.prefix(), prefixed.prefix() == Prefix.AP ? about(range) : range);
    }

    /** A tenth of the time between then and now, on both sides. */
    private DateRange about(DateRange range) {
        var from = Objects.requireNonNull(range.from());
        var slack = Duration.between(from, now).abs().dividedBy(10);
        return new DateRange(
                from.minus(slack), Objects.requireNonNull(range.until()).plus(slack));
    }

    NumberTerm number(Escaped value) {
        return number(value, value.plain());
    }

    private NumberTerm number(Escaped value, String text) {
        var prefixed = Prefixed.of(text);
        if (!NUMBER.matcher(prefixed.value()).matches()) throw refusal.of(value, "một số", "a number");
        var number = new BigDecimal(prefixed.value());
        var half = half(number);
        if (prefixed.prefix() == Prefix.AP) half = half.max(number.abs().movePointLeft(1));
        var range = new Interval(number.subtract(half), true, number.add(half), false);
        return new NumberTerm(prefixed.prefix(), number, range);
    }

    /** Half of the last digit's place. R4's own example makes one exception: 1e2 is 95 up to 105. */
    private static BigDecimal half(BigDecimal number) {
        var unit = number.scale() < 0 && number.precision() == 1 ? number.scale() + 1 : number.scale();
        return BigDecimal.valueOf(5, unit + 1);
    }

    SearchTerm quantity(Escaped value) {
        var parts = value.split('|').stream().map(Escaped::plain).toList();
        var number = number(value, parts.getFirst());
        return switch (parts.size()) {
            case 1 -> new QuantityTerm(number, null, null);
            case 3 ->
                new QuantityTerm(
                        number,
                        parts.get(1).isEmpty() ? null : parts.get(1),
                        parts.get(2).isEmpty() ? null : parts.get(2));
            default -> throw refusal.of(value, "số hoặc số|hệ|đơn vị", "number or number|system|code");
        };
    }

    SearchTerm near(Escaped value) {
        var parts = value.split('|').stream().map(Escaped::plain).toList();
        var unit = parts.size() == 4 ? KILOMETRES.get(parts.get(3)) : Double.valueOf(1);
        if (parts.size() < 2
                || parts.size() > 4
                || unit == null
                || !areNumbers(parts.subList(0, Math.min(3, parts.size())))) {
            throw refusal.of(
                    value,
                    "vĩ độ|kinh độ|khoảng cách|đơn vị " + KILOMETRES.keySet(),
                    "latitude|longitude|distance|unit " + KILOMETRES.keySet());
        }
        var kilometres = parts.size() > 2 ? Double.parseDouble(parts.get(2)) * unit : NEAR;
        return new NearTerm(Double.parseDouble(parts.get(0)), Double.parseDouble(parts.get(1)), kilometres);
    }

    private static boolean areNumbers(List<String> parts) {
        return parts.stream().allMatch(part -> NUMBER.matcher(part).matches());
    }
}
