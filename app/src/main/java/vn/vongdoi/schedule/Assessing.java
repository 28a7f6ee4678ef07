package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.careplan.CarePlan;
import vn.vongdoi.careplan.Life;
import vn.vongdoi.careplan.Planned;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.immunization.NationalSchedule;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Resident;
import vn.vongdoi.record.Fact;
import vn.vongdoi.rules.Residence;

/**
 * What all schedules say of a person on a day. Pure: the same person, facts and day give the same, in whatever order they
 * come.
 *
 * @param course everything that is no vaccine
 * @param vaccinations empty of whom the day of birth is not known: their schedule counts in days
 */
record Assessing(CarePlan.Course course, Optional<Vaccinations> vaccinations) {
    /** Of what facts are asked for. */
    static final Set<ResourceType> TYPES = types();

    private static Set<ResourceType> types() {
        var types = EnumSet.copyOf(CarePlan.LOOKS_AT);
        types.add(ResourceType.IMMUNIZATION);
        return types;
    }

    /**
     * @param home where the person lives
     * @param open protected data by which a diagnosis may forbid a vaccine
     * @param unverified with what is known from memory only
     */
    static Assessing of(
            Resident person, List<Fact> facts, LocalDate on, Residence home, Set<Label> open, boolean unverified) {
        var life = new Life(person.birth().date(), person.sex());
        var course = CarePlan.at(on, home, unverified).course(life, facts, on);
        return new Assessing(
                course,
                person.birth().known() == BirthDate.Known.DAY
                        ? Optional.of(Vaccinations.of(
                                person,
                                facts,
                                course.pregnantSince(),
                                open,
                                on,
                                NationalSchedule.at(on, home, unverified)))
                        : Optional.empty());
    }

    /** What is kept of a person: nothing of those not born, and of the dead what was done. */
    static State state(Resident person, List<Fact> facts, LocalDate on, Residence home, boolean unverified) {
        var birth = person.birth().date();
        if (birth.isAfter(on)) return State.silent(person.key(), person.commune(), birth);
        var died = Death.of(person, facts, on);
        var last = died.filter(day -> !day.isBefore(birth)).orElse(on);
        var assessed = of(person, facts, last, home, Set.of(), unverified);
        var items = Stream.of(
                        assessed.vaccinated(), assessed.planned(facts), Delivery.last(person, facts, last).stream())
                .flatMap(it -> it)
                .map(item -> died.isPresent() ? item.ended() : item)
                .filter(item -> !item.saysNothing())
                .sorted(Comparator.comparing(Item::service))
                .toList();
        var managed = assessed.course().managed().stream()
                .filter(_ -> died.isEmpty())
                .map(Followed::of)
                .sorted(Comparator.comparing(Followed::disease))
                .toList();
        return new State(
                person.key(),
                person.commune(),
                assessed.changes(person, facts, on, died.isPresent()),
                items,
                managed,
                Grown.of(person, facts, last));
    }

    private Stream<Item> vaccinated() {
        return vaccinations.stream().flatMap(it -> it.groups().stream()).map(it -> Vaccinations.item(it.forecast()));
    }

    private Stream<Item> planned(Collection<Fact> facts) {
        var used = course.planned().stream().allMatch(it -> it.used().isEmpty()) ? Map.<Long, Fact>of() : byKey(facts);
        return course.planned().stream().map(it -> item(it, used));
    }

    static Map<Long, Fact> byKey(Collection<Fact> facts) {
        var byKey = new HashMap<Long, Fact>();
        for (var fact : facts) byKey.put(fact.key(), fact);
        return byKey;
    }

    /** What makes something needless, or forbids it, is no doing of it. */
    static Item item(Planned planned, Map<Long, Fact> facts) {
        var tellsDoing = switch (planned.standing()) {
            case OPEN, DONE, OVER -> true;
            case NOT_NEEDED, FORBIDDEN -> false;
        };
        return new Item(
                planned.service(),
                planned.standing(),
                planned.number(),
                planned.labels(),
                planned.earliest(),
                planned.recommended(),
                planned.overdue(),
                planned.latest(),
                tellsDoing
                        ? planned.used().stream()
                                .flatMap(key -> Stream.ofNullable(facts.get(key)))
                                .flatMap(fact -> Stream.ofNullable(fact.day()))
                                .sorted()
                                .toList()
                        : List.of());
    }

    /** What is dated ahead comes true one day; of the dead nothing else changes. */
    private @Nullable LocalDate changes(Resident person, Collection<Fact> facts, LocalDate on, boolean died) {
        var ahead = Stream.concat(
                        Stream.ofNullable(person.died()), facts.stream().flatMap(fact -> Stream.ofNullable(fact.day())))
                .filter(on::isBefore)
                .min(Comparator.naturalOrder());
        var until = facts.stream()
                .flatMap(fact -> Stream.ofNullable(fact.until()))
                .filter(on::isBefore)
                .min(Comparator.naturalOrder());
        var rules = Stream.of(
                        vaccinations.flatMap(Vaccinations::changes),
                        Optional.of(course.changes()).filter(day -> day.isBefore(LocalDate.MAX)))
                .flatMap(Optional::stream)
                .filter(_ -> !died);
        return Stream.concat(Stream.of(ahead, until).flatMap(Optional::stream), rules)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
