package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.Span;

/**
 * A way to be protected from a disease.
 *
 * @param antigen what it protects from
 * @param genders empty = of any
 * @param equivalent series groups that protect as well
 * @param productPath of one product
 * @param group of series that are alternatives
 * @param priority A before B
 * @param preference the lower the better
 * @param minAgeToStart nobody younger needs it
 * @param maxAgeToStart a first dose at that age or later is no start of it
 */
record Series(
        String name,
        String antigen,
        String vaccineGroup,
        Type type,
        Set<String> genders,
        List<Indication> indications,
        Set<String> equivalent,
        boolean isDefault,
        boolean productPath,
        String group,
        String priority,
        int preference,
        @Nullable Span minAgeToStart,
        @Nullable Span maxAgeToStart,
        List<TargetDose> doses) {

    enum Type {
        STANDARD,
        RISK,
        EVALUATION_ONLY
    }

    /** Who has it needs the series. */
    record Indication(String observation, Window ages) {}

    boolean isFor(Patient patient, LocalDate on) {
        if (!genders.isEmpty() && !genders.contains(patient.gender())) return false;
        return type != Type.RISK
                || indications.stream()
                        .anyMatch(
                                it -> patient.has(it.observation()) && it.ages().holds(patient.birth(), on));
    }
}
