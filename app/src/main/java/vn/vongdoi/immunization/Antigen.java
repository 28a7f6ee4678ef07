package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one is to be protected from.
 *
 * @param immune observations that prove immunity
 * @param contraindications against any vaccine of it
 * @param contraindicated against some vaccines of it
 */
record Antigen(
        String name,
        Set<String> immune,
        List<BornBefore> born,
        List<Contraindication> contraindications,
        List<ContraindicatedVaccine> contraindicated,
        List<Series> series) {

    /**
     * Who was born before is immune.
     *
     * @param country where, null = anywhere
     * @param exclusions observations of whom it does not hold for
     */
    record BornBefore(LocalDate day, @Nullable String country, Set<String> exclusions) {}

    record Contraindication(String observation, Window ages) {}

    record ContraindicatedVaccine(String observation, String cvx, Window ages) {}

    /** Where somebody was born is not known, so a rule that asks for it proves nothing. */
    boolean isImmune(Patient patient) {
        return immune.stream().anyMatch(patient::has)
                || born.stream()
                        .anyMatch(rule -> rule.country() == null
                                && patient.birth().isBefore(rule.day())
                                && rule.exclusions().stream().noneMatch(patient::has));
    }

    boolean isIntertwined() {
        return series.stream()
                .flatMap(it -> it.doses().stream())
                .flatMap(it -> it.skips().stream())
                .flatMap(it -> it.sets().stream())
                .flatMap(it -> it.conditions().stream())
                .anyMatch(Skip.CompletedSeries.class::isInstance);
    }

    boolean forbids(Patient patient, LocalDate on) {
        return contraindications.stream()
                .anyMatch(it -> patient.has(it.observation()) && it.ages().holds(patient.birth(), on));
    }

    boolean forbids(Patient patient, String cvx, LocalDate on) {
        return contraindicated.stream()
                .anyMatch(it -> it.cvx().equals(cvx)
                        && patient.has(it.observation())
                        && it.ages().holds(patient.birth(), on));
    }
}
