package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a rule was in force.
 *
 * @param effective the first day, null = always
 * @param cessation the last day, null = still
 */
record Validity(@Nullable LocalDate effective, @Nullable LocalDate cessation) {
    static final Validity ALWAYS = new Validity(null, null);

    /** What is dated so. */
    interface Dated {
        Validity validity();
    }

    boolean holds(LocalDate day) {
        return (effective == null || !day.isBefore(effective)) && (cessation == null || !day.isAfter(cessation));
    }

    static <T extends Dated> Optional<T> at(LocalDate day, List<T> rules) {
        return rules.stream().filter(rule -> rule.validity().holds(day)).findFirst();
    }
}
