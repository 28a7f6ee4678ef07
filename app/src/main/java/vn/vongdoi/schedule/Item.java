package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.careplan.Standing;
import vn.vongdoi.schedule.Due.Status;

/**
 * What one line of a schedule says of a person. Where it stands on a day follows from its dates.
 *
 * @param number which one comes next; 0 = none
 * @param labels protected data that it tells
 * @param earliest the first day on which it counts
 * @param recommended the day for which it is planned; null = nothing is
 * @param overdue the first day on which it is late; null = never
 * @param latest the last day on which it is given; null = no end
 * @param done the days of what counts, in order
 */
record Item(
        String service,
        Standing standing,
        int number,
        Set<Label> labels,
        @Nullable LocalDate earliest,
        @Nullable LocalDate recommended,
        @Nullable LocalDate overdue,
        @Nullable LocalDate latest,
        List<LocalDate> done) {
    Item {
        labels = Set.copyOf(labels);
        done = List.copyOf(done);
    }

    /** Of most lines most people are told nothing: they are too old, and nobody ever told of anything. */
    boolean saysNothing() {
        return done.isEmpty()
                && switch (standing) {
                    case OVER, DONE -> true;
                    case OPEN, NOT_NEEDED, FORBIDDEN -> false;
                };
    }

    /** Of somebody who has died: what was done stays, and what was needless for it; nothing else comes. */
    Item ended() {
        var last = switch (standing) {
            case DONE, NOT_NEEDED -> standing;
            case OPEN, FORBIDDEN, OVER -> Standing.OVER;
        };
        return new Item(service, last, 0, labels, null, null, null, null, done);
    }

    Status on(LocalDate day) {
        return switch (standing) {
            case DONE -> Status.DONE;
            case NOT_NEEDED -> Status.NOT_NEEDED;
            case OVER -> Status.OVER;
            case FORBIDDEN -> Status.FORBIDDEN;
            case OPEN -> open(day);
        };
    }

    private Status open(LocalDate day) {
        if (recommended == null) return Status.NOT_NEEDED;
        if (earliest != null && day.isBefore(earliest)) return Status.UPCOMING;
        if (day.isBefore(recommended)) return Status.ALLOWED;
        return overdue != null && !day.isBefore(overdue) ? Status.OVERDUE : Status.DUE;
    }
}
