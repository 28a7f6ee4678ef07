package vn.vongdoi.search;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * From low to high, open on a side that is null. A number of a resource is exact: low and high are the same.
 *
 * @param lowIncluded whether low itself belongs to it
 * @param highIncluded whether high itself belongs to it
 */
public record Interval(
        @Nullable BigDecimal low,
        boolean lowIncluded,
        @Nullable BigDecimal high,
        boolean highIncluded) {

    public static Interval at(BigDecimal value) {
        return new Interval(value, true, value, true);
    }

    /** Whether all of the other lies within this one. */
    public boolean contains(Interval other) {
        return !reachesBelow(other, this) && !reachesAbove(other, this);
    }

    public boolean overlaps(Interval other) {
        return !below(this, other) && !below(other, this);
    }

    /** Whether some of it is greater than the value. */
    boolean reachesAbove(BigDecimal value) {
        return high == null || high.compareTo(value) > 0;
    }

    /** Whether some of it is less than the value. */
    boolean reachesBelow(BigDecimal value) {
        return low == null || low.compareTo(value) < 0;
    }

    private static boolean reachesBelow(Interval one, Interval other) {
        if (other.low == null) return false;
        if (one.low == null) return true;
        var order = one.low.compareTo(other.low);
        return order < 0 || (order == 0 && one.lowIncluded && !other.lowIncluded);
    }

    private static boolean reachesAbove(Interval one, Interval other) {
        if (other.high == null) return false;
        if (one.high == null) return true;
        var order = one.high.compareTo(other.high);
        return order > 0 || (order == 0 && one.highIncluded && !other.highIncluded);
    }

    private static boolean below(Interval one, Interval other) {
        if (one.high == null || other.low == null) return false;
        var order = one.high.compareTo(other.low);
        return order < 0 || (order == 0 && !(one.highIncluded && other.lowIncluded));
    }
}
