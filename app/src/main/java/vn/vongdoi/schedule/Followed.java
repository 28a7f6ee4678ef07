package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.careplan.Managed;

/**
 * A disease that is followed up, as it is kept of a person.
 *
 * @param controlled at the last visit; null = nothing told it
 * @param measured the day of what told it
 * @param supplied no prescription can last beyond that day; null = none is known
 * @param lost from then on somebody who has not come again is lost to follow-up
 * @see Managed
 */
record Followed(
        String disease,
        LocalDate since,
        LocalDate visited,
        @Nullable Boolean controlled,
        @Nullable LocalDate measured,
        @Nullable LocalDate supplied,
        LocalDate lost,
        Set<Label> labels) {
    Followed {
        labels = Set.copyOf(labels);
    }

    static Followed of(Managed managed) {
        return new Followed(
                managed.disease(),
                managed.since(),
                managed.visited(),
                managed.controlled().orElse(null),
                managed.measured().orElse(null),
                managed.supplied().orElse(null),
                managed.lost(),
                managed.labels());
    }
}
