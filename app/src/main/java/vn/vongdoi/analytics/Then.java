package vn.vongdoi.analytics;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A time in the past as of which figures are asked for, and which the mirror knows.
 *
 * @param asked as it stands in addresses: a position or a day
 * @param position of the store: what was told later is not known
 * @param day the last day of the figures' periods: at its end this was known, or on it the position was reached
 * @param wholeDay whether a day was asked for
 * @param end when; what others published later is not known either
 */
public record Then(String asked, long position, LocalDate day, boolean wholeDay, Instant end) {
    /** For the tag of an answer. */
    public String mark() {
        return ".as-of." + position + "." + asked;
    }
}
