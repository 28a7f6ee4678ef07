package vn.vongdoi.search;

import java.math.BigDecimal;
import java.util.Locale;
import vn.vongdoi.search.SearchValue.DateRange;

/** How an ordered value is compared with the one asked for: R4's table of prefixes. */
public enum Prefix {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    /** Starts after. */
    SA,
    /** Ends before. */
    EB,
    /** About the same. */
    AP;

    /** As it stands before a value: {@code ge}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a resource's time answers.
     *
     * @param asked all that was asked for, which for {@link #AP} is wider than what was written
     */
    boolean holds(DateRange found, DateRange asked) {
        var from = asked.from();
        var until = asked.until();
        if (from == null || until == null) throw new IllegalArgumentException("a search names a time with both ends");
        return switch (this) {
            case EQ -> asked.contains(found);
            case NE -> !asked.contains(found);
            case GT -> found.endsAfter(until);
            case LT -> found.startsBefore(from);
            case GE -> found.endsAfter(from);
            case LE -> found.startsBefore(until);
            case SA -> !found.startsBefore(until);
            case EB -> !found.endsAfter(from);
            case AP -> asked.overlaps(found);
        };
    }

    /**
     * Whether a resource's number answers.
     *
     * @param value as it was written; exact for the comparisons
     * @param asked the range that its digits leave open, wider for {@link #AP}
     */
    boolean holds(Interval found, BigDecimal value, Interval asked) {
        return switch (this) {
            case EQ -> asked.contains(found);
            case NE -> !asked.contains(found);
            case GT -> found.reachesAbove(value);
            case LT -> found.reachesBelow(value);
            case GE -> found.overlaps(new Interval(value, true, null, false));
            case LE -> found.overlaps(new Interval(null, false, value, true));
            case SA -> !found.overlaps(new Interval(null, false, value, true));
            case EB -> !found.overlaps(new Interval(value, true, null, false));
            case AP -> asked.overlaps(found);
        };
    }
}
