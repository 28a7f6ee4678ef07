package vn.vongdoi.careplan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is in a state.
 *
 * @param until the first day on which it is over; null = for life
 * @param dated its beginning was told by weeks, not by its first mention
 * @param told what told it first
 */
record Period(LocalDate since, @Nullable LocalDate until, boolean dated, Event told) {
    boolean holdsOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || day.isBefore(until));
    }

    Period until(@Nullable LocalDate day) {
        return new Period(since, day, dated, told);
    }
}
