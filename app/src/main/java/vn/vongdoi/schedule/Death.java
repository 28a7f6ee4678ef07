package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.Resident;
import vn.vongdoi.record.Fact;
import vn.vongdoi.visit.Mistakes;

/** When somebody died, as far as it is known: nobody is to be asked for a dead child. */
final class Death {
    /** KET_QUA_DTRI: died, or taken home to die. */
    private static final Set<String> OUTCOMES = Set.of("ket-qua|5", "ket-qua|8");

    /** Who only was expected was not seen. */
    private static final Set<String> UNSEEN = Set.of("planned", "arrived", "in-progress", "cancelled");

    /** What the register of deaths tells besides the day; it is marked as a mistake when the register takes the death back. */
    private static final String CAUSE = "loinc|69453-9";

    private Death() {}

    /**
     * By the register of deaths, which also says that somebody did not die; where it is silent by a visit that ended so and
     * after which nobody was seen: an outcome is easily mistyped. As {@code analytics.death} has it.
     */
    static Optional<LocalDate> of(Resident person, Collection<Fact> facts, LocalDate on) {
        if (person.died() != null) return Optional.of(person.died()).filter(day -> !day.isAfter(on));
        if (facts.stream().anyMatch(Death::isTakenBack)) return Optional.empty();
        return visits(facts, on)
                .filter(visit -> visit.codes().stream().anyMatch(OUTCOMES::contains))
                .flatMap(visit -> Optional.ofNullable(visit.until() == null ? visit.day() : visit.until()).stream())
                .filter(day -> !day.isAfter(on))
                .max(Comparator.naturalOrder())
                .filter(day -> visits(facts, on)
                        .noneMatch(visit -> visit.day() != null && visit.day().isAfter(day)));
    }

    private static boolean isTakenBack(Fact fact) {
        return fact.type() == ResourceType.OBSERVATION
                && Mistakes.isOne(fact)
                && fact.codes().contains(CAUSE);
    }

    private static Stream<Fact> visits(Collection<Fact> facts, LocalDate on) {
        return facts.stream()
                .filter(fact -> fact.type() == ResourceType.ENCOUNTER
                        && fact.day() != null
                        && !fact.day().isAfter(on)
                        && !Mistakes.isOne(fact)
                        && (fact.status() == null || !UNSEEN.contains(fact.status())));
    }
}
