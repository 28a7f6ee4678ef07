package vn.vongdoi.index;

import java.time.Instant;
import java.util.Locale;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.Prefix;
import vn.vongdoi.search.SearchParameter;

/**
 * Where the values of an ordered parameter may lie: low from {@code lowFrom} up to {@code lowUntil}, high likewise. A
 * little wider than asked, so that no rounding loses a match.
 */
record Spans(double lowFrom, double lowUntil, double highFrom, double highUntil) {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final double EVER = Double.NEGATIVE_INFINITY;

    /** @param from of what is asked, {@code until} its other end */
    static Spans of(Prefix prefix, double from, double until) {
        return switch (prefix) {
            case EQ -> new Spans(from, NEVER, EVER, until);
            case NE -> new Spans(EVER, NEVER, EVER, NEVER);
            case GT -> new Spans(EVER, NEVER, until, NEVER);
            case LT -> new Spans(EVER, from, EVER, NEVER);
            case GE -> new Spans(EVER, NEVER, from, NEVER);
            case LE -> new Spans(EVER, until, EVER, NEVER);
            case SA -> new Spans(until, NEVER, EVER, NEVER);
            case EB -> new Spans(EVER, NEVER, EVER, from);
            case AP -> new Spans(EVER, until, from, NEVER);
        };
    }

    /** Numbers lose digits in the index. */
    Spans loosened() {
        return new Spans(down(lowFrom), up(lowUntil), down(highFrom), up(highUntil));
    }

    boolean isEverything() {
        return lowFrom == EVER && lowUntil == NEVER && highFrom == EVER && highUntil == NEVER;
    }

    /** Where the low end of a value no wider than so much may lie. */
    private double narrowFrom(double width) {
        return Math.max(lowFrom, highFrom - width);
    }

    private double narrowUntil() {
        return Math.min(lowUntil, highUntil);
    }

    /** Keys of the resources with such a value in the table of spans. */
    String keys(SearchParameter parameter, double width) {
        return "select key from record.span where parameter = " + parameter.number()
                + between("low", narrowFrom(width), narrowUntil())
                + " union all select key from record.span where parameter = " + -parameter.number()
                + between("low", lowFrom, lowUntil) + between("high", highFrom, highUntil);
    }

    /** Keys of the resources that say in a column when they began. */
    String keysByStart(ResourceType type) {
        return "select key from record.resource where type = " + type.number() + byStart("starts");
    }

    String byStart(String column) {
        return time(column, ">=", narrowFrom(Index.NARROW_DATE)) + time(column, "<=", narrowUntil());
    }

    String byValue(String column) {
        return between(column, narrowFrom(0), narrowUntil());
    }

    private static String between(String column, double from, double until) {
        return (from == EVER ? "" : " and " + column + " >= " + number(from))
                + (until == NEVER ? "" : " and " + column + " <= " + number(until));
    }

    private static String time(String column, String operator, double micros) {
        if (Double.isInfinite(micros)) return "";
        var instant =
                Instant.ofEpochSecond((long) Math.floor(micros / 1e6), Math.floorMod((long) micros, 1_000_000L) * 1000);
        return " and " + column + " " + operator + " '" + instant + "'::timestamptz";
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "'%s'::float8", number);
    }

    private static double down(double number) {
        return Double.isInfinite(number) ? number : number - Math.abs(number) * 1e-12 - 1e-300;
    }

    private static double up(double number) {
        return Double.isInfinite(number) ? number : number + Math.abs(number) * 1e-12 + 1e-300;
    }
}
