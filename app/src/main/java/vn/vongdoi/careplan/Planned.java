package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;

/**
 * One service of one person. The days do not depend on the day of assessment but through what has happened by then, so that
 * what is stored stays right until {@code changes}.
 *
 * @param number which row of the service speaks: the package, the exam of an age, the contact of a pregnancy
 * @param earliest from when on it counts
 * @param recommended the day for which it is planned: due from then on
 * @param overdue the first day on which it is late; null = never
 * @param latest the last day on which it makes sense; of what is done, on which it stays done; null = open
 * @param used keys of the record entries that decided
 * @param changes the first day on which the same facts may give something else, of this or of any other service
 * @param labels protected data that the row tells of by itself
 * @param state which {@link State} makes it needless or forbids it
 */
public record Planned(
        String service,
        Standing standing,
        int number,
        @Nullable LocalDate earliest,
        @Nullable LocalDate recommended,
        @Nullable LocalDate overdue,
        @Nullable LocalDate latest,
        List<Long> used,
        LocalDate changes,
        Set<Label> labels,
        @Nullable String state) {

    Planned until(LocalDate day) {
        return new Planned(service, standing, number, earliest, recommended, overdue, latest, used, day, labels, state);
    }
}
