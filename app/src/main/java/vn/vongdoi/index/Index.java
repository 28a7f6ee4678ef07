package vn.vongdoi.index;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.Interval;
import vn.vongdoi.search.SearchParameter;
import vn.vongdoi.search.SearchText;
import vn.vongdoi.search.SearchValue;
import vn.vongdoi.search.SearchValues;

/**
 * How one resource is found: its {@link Terms}, and the spans of its dates and numbers.
 *
 * <p>Every word costs space and time in each resource, so that what another column or word tells is left out: the person
 * it is about, its id, {@link Sources}, the system of a code that has but one, that there is a status at all.
 */
public final class Index {
    /** Stands with every indexed row; who raises it sets older rows back to 0, and the next start indexes them anew. */
    public static final int EDITION = 3;

    /** A span no wider than a day of microseconds, or a single number, is found by its lower end alone. */
    static final double NARROW_DATE = 86_400e6;

    private final ResourceType type;
    private final double starts;
    private final double measured;
    private long[] terms = new long[32];
    private int size;
    private final List<Span> spans = new ArrayList<>(4);

    /**
     * @param parameter its number; negative when the span is wide
     * @param low of a date microseconds since 1970, inclusive; {@code -Infinity} when open
     * @param high of a date exclusive; {@code Infinity} when open
     */
    public record Span(int parameter, double low, double high) {}

    private Index(ResourceType type, @Nullable Instant starts, @Nullable Double measured) {
        this.type = type;
        this.starts = micros(starts, Double.NaN);
        this.measured = measured == null ? Double.NaN : measured;
    }

    /**
     * @param starts of its row: a date that is the same needs no span
     * @param measured the value of its row
     */
    public static Index of(
            ResourceType type, @Nullable Instant starts, @Nullable Double measured, SearchValues values) {
        var index = new Index(type, starts, measured);
        values.forEach(index::add);
        return index;
    }

    /** Sorted, each once. */
    public long[] terms() {
        Arrays.sort(terms, 0, size);
        var distinct = 0;
        for (var i = 0; i < size; i++) if (i == 0 || terms[i] != terms[distinct - 1]) terms[distinct++] = terms[i];
        size = distinct;
        return Arrays.copyOf(terms, size);
    }

    public List<Span> spans() {
        return spans;
    }

    private void add(SearchParameter parameter, SearchValue value) {
        if (isId(parameter) || !Sources.hasOwnWords(parameter)) return;
        if (Subject.isTold(type, parameter, value) && !hasIdentifier(value)) return;
        switch (value) {
            case SearchValue.Token token -> addToken(parameter, token);
            case SearchValue.Reference reference -> addReference(parameter, reference);
            case SearchValue.DateRange range -> {
                if (addRange(parameter, range)) return;
            }
            case SearchValue.Text text -> addText(parameter, text);
            case SearchValue.Numeric number -> addInterval(parameter, number.interval());
            case SearchValue.Quantity quantity -> {
                if (addInterval(parameter, quantity.interval())) return;
            }
            case SearchValue.Uri uri -> add(Terms.url(type, parameter, uri.uri()));
            case SearchValue.Composite composite ->
                addFirst(parameter, composite.components().getFirst());
            case SearchValue.Position position -> {}
        }
        if (!parameter.isMandatory()) add(Terms.present(type, parameter));
    }

    private static boolean hasIdentifier(SearchValue value) {
        return value instanceof SearchValue.Reference reference && reference.identifier() != null;
    }

    private static boolean isId(SearchParameter parameter) {
        return parameter.code().equals("_id");
    }

    private void addToken(SearchParameter parameter, SearchValue.Token token) {
        var code = token.code();
        var system = token.system();
        if (code != null) {
            add(Terms.code(type, parameter, code));
            if (system != null && !parameter.impliesSystem()) add(Terms.code(type, parameter, system, code));
            for (var numberType : token.types()) {
                var numberCode = numberType.code();
                if (numberCode != null) add(Terms.typed(type, parameter, numberType.system(), numberCode, code));
            }
        }
    }

    private void addReference(SearchParameter parameter, SearchValue.Reference reference) {
        if (reference.isRelative() && reference.type() != null && reference.id() != null) {
            add(Terms.target(type, parameter, reference.type(), reference.id()));
        }
        if (reference.url() != null) add(Terms.url(type, parameter, reference.url()));
        var identifier = reference.identifier();
        if (identifier != null && identifier.code() != null) {
            add(Terms.logical(type, parameter, "", identifier.code()));
            if (identifier.system() != null) {
                add(Terms.logical(type, parameter, identifier.system(), identifier.code()));
            }
        }
    }

    private void addText(SearchParameter parameter, SearchValue.Text text) {
        if (!text.derived()) add(Terms.exact(type, parameter, text.text()));
        var plain = SearchText.plain(text.text());
        for (var length : Terms.beginnings()) {
            if (length <= plain.length()) add(Terms.beginning(type, parameter, plain, length));
        }
    }

    /** @return whether the column that says when it began says it already */
    private boolean addRange(SearchParameter parameter, SearchValue.DateRange range) {
        var low = micros(range.from(), Double.NEGATIVE_INFINITY);
        var high = micros(range.until(), Double.POSITIVE_INFINITY);
        var narrow = high - low <= NARROW_DATE;
        if (narrow && low == starts && Columns.isWhen(type, parameter)) return true;
        span(parameter, narrow, low, high);
        return false;
    }

    /** @return whether the column of the measured value says it already */
    private boolean addInterval(SearchParameter parameter, Interval interval) {
        var low = number(interval.low(), Double.NEGATIVE_INFINITY);
        var high = number(interval.high(), Double.POSITIVE_INFINITY);
        if (low == high && low == measured && Columns.isMeasured(type, parameter)) return true;
        span(parameter, low == high, low, high);
        return false;
    }

    /** The rarer components are settled on the body. */
    private void addFirst(SearchParameter parameter, SearchValue first) {
        switch (first) {
            case SearchValue.Token token -> addToken(parameter, token);
            case SearchValue.Reference reference -> addReference(parameter, reference);
            case SearchValue.Text text -> addText(parameter, text);
            case SearchValue.Uri uri -> add(Terms.url(type, parameter, uri.uri()));
            case SearchValue.DateRange _,
                    SearchValue.Numeric _,
                    SearchValue.Quantity _,
                    SearchValue.Composite _,
                    SearchValue.Position _ -> {}
        }
    }

    private void span(SearchParameter parameter, boolean narrow, double low, double high) {
        spans.add(new Span(narrow ? parameter.number() : -parameter.number(), low, high));
    }

    private void add(long term) {
        if (size == terms.length) terms = Arrays.copyOf(terms, 2 * size);
        terms[size++] = term;
    }

    /** Exact up to the year 2255, and to a quarter of a second long after. */
    static double micros(@Nullable Instant instant, double open) {
        return instant == null ? open : instant.getEpochSecond() * 1e6 + instant.getNano() / 1000;
    }

    private static double number(@Nullable BigDecimal value, double open) {
        return value == null ? open : value.doubleValue();
    }
}
