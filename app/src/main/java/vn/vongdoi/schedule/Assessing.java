package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.immunization.NationalSchedule;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Resident;
import vn.vongdoi.record.Fact;

/** What all schedules say of a person on a day. Pure: the same person, facts and day give the same, in whatever order they come. */
final class Assessing {
    /** Of what facts are asked for. */
    static final Set<ResourceType> TYPES = EnumSet.of(ResourceType.IMMUNIZATION, ResourceType.CONDITION);

    private Assessing() {}

    /** @param unverified with what is known from memory only */
    static State state(Resident person, Collection<Fact> facts, LocalDate on, String province, boolean unverified) {
        if (person.died() != null && !person.died().isAfter(on)) return new State(person.key(), null, null, List.of());
        var birth = person.birth().date();
        if (birth.isAfter(on)) return new State(person.key(), person.commune(), birth, List.of());
        var vaccinations = vaccinations(person, facts, on, province, unverified);
        var items = vaccinations.stream()
                .flatMap(it -> it.groups().stream())
                .map(it -> Vaccinations.item(it.forecast()))
                .filter(item -> !item.saysNothing())
                .sorted(Comparator.comparing(Item::service))
                .toList();
        var changes = Stream.of(
                        vaccinations.flatMap(Vaccinations::changes),
                        Optional.ofNullable(person.died()),
                        facts.stream()
                                .flatMap(fact -> Stream.ofNullable(fact.day()))
                                .filter(on::isBefore)
                                .min(Comparator.naturalOrder()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        return new State(person.key(), person.commune(), changes.orElse(null), items);
    }

    /** Empty of whom the day of birth is not known: schedules of vaccination count in days. */
    private static Optional<Vaccinations> vaccinations(
            Resident person, Collection<Fact> facts, LocalDate on, String province, boolean unverified) {
        if (person.birth().known() != BirthDate.Known.DAY) return Optional.empty();
        return Optional.of(Vaccinations.of(person, facts, on, NationalSchedule.at(on, province, unverified)));
    }
}
