package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Resident;
import vn.vongdoi.record.Fact;

/** What all schedules say of a person on a day. Pure: the same person, facts and day give the same, in whatever order they come. */
final class Assessing {
    /** Of what facts are asked for. */
    static final Set<ResourceType> TYPES = EnumSet.of(ResourceType.IMMUNIZATION);

    private Assessing() {}

    /** Empty when nothing can be said. @see #unknown */
    static State state(Resident person, List<Fact> facts, LocalDate on, String province) {
        if (person.died() != null && !person.died().isAfter(on)) return new State(person.key(), null, null, List.of());
        if (person.birth().date().isAfter(on)) {
            return new State(person.key(), person.commune(), person.birth().date(), List.of());
        }
        var items = vaccinations(person, facts, on, province).stream()
                .flatMap(it -> it.groups().stream())
                .map(it -> Vaccinations.item(it.forecast()))
                .filter(item -> !item.saysNothing())
                .sorted(Comparator.comparing(Item::service))
                .toList();
        return new State(person.key(), person.commune(), on.plusDays(1), items);
    }

    /** Empty of whom the day of birth is not known: schedules of vaccination count in days. */
    static Optional<Vaccinations> vaccinations(Resident person, List<Fact> facts, LocalDate on, String province) {
        if (person.birth().known() != BirthDate.Known.DAY) return Optional.empty();
        var birth = person.birth().date();
        return Optional.of(Vaccinations.of(person, Given.of(birth, facts, on), on, province));
    }
}
