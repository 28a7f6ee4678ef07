package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.careplan.Standing;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.immunization.Dose;
import vn.vongdoi.immunization.Patient;
import vn.vongdoi.immunization.TetanusAtBirth;
import vn.vongdoi.person.Resident;
import vn.vongdoi.record.Fact;
import vn.vongdoi.visit.Mistakes;

/** Whether the last child that somebody bore was protected from tetanus by then. */
final class Delivery {
    static final String SERVICE = "tetanus-at-birth";

    /** ICD-10: delivery, and its outcome. */
    private static final Set<String> CATEGORIES = Set.of("O80", "O81", "O82", "O83", "O84", "Z37");

    private static final int CATEGORY = "icd10|".length();

    private Delivery() {}

    /** Done or over, on the day of birth; empty of whom no delivery is told, or of whom it is protected data. */
    static Optional<Item> last(Resident mother, Collection<Fact> facts, LocalDate on) {
        return facts.stream()
                .filter(Delivery::isOne)
                .flatMap(fact -> Optional.ofNullable(fact.day()).stream())
                .filter(day -> !day.isAfter(on))
                .max(Comparator.naturalOrder())
                .map(day -> item(mother, facts, day));
    }

    private static boolean isOne(Fact fact) {
        return fact.type() == ResourceType.CONDITION
                && fact.labels().isEmpty()
                && !Mistakes.isOne(fact)
                && fact.codes().stream().anyMatch(Delivery::names);
    }

    private static boolean names(String code) {
        return code.startsWith("icd10|")
                && code.length() >= CATEGORY + 3
                && CATEGORIES.contains(code.substring(CATEGORY, CATEGORY + 3));
    }

    private static Item item(Resident mother, Collection<Fact> facts, LocalDate day) {
        // A dose on an uncertain day counts as late as it may have been given.
        var doses = Given.of(mother.birth().date(), facts, day).doses().stream()
                .map(told -> new Dose(told.last(), told.vaccine(), ""))
                .toList();
        var standing = TetanusAtBirth.isProtected(new Patient(mother.birth().date(), "Female", Map.of()), doses, day)
                ? Standing.DONE
                : Standing.OVER;
        return new Item(SERVICE, standing, 0, Set.of(), null, null, null, null, List.of(day));
    }
}
