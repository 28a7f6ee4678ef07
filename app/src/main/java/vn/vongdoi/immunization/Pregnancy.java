package vn.vongdoi.immunization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A pregnancy, as far as it is known.
 *
 * @param from its first day as pregnancies are counted, that of the last period
 * @param until the day on which it ended, which is no day of it; null = it goes on, or nobody told
 * @param due when the birth is expected; null = not told
 */
public record Pregnancy(
        LocalDate from, @Nullable LocalDate until, @Nullable LocalDate due) {
    /** What the national schedule notes of who is pregnant. */
    static final String OBSERVED = "pregnant";

    static final int TERM = 280;

    /** So long after the expected day it is over though nobody told: else she would be pregnant for ever. */
    private static final int LATEST = 28;

    public Pregnancy {
        if (until != null && until.isBefore(from) || due != null && due.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a pregnancy from " + from + " cannot end on " + until + " or be due on " + due);
        }
    }

    LocalDate expected() {
        return due == null ? from.plusDays(TERM) : due;
    }

    /** The first day on which it is over. */
    LocalDate end() {
        return until == null ? expected().plusDays(LATEST) : until;
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(end());
    }
}
