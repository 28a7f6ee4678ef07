package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.immunization.Cvx;
import vn.vongdoi.record.Fact;
import vn.vongdoi.visit.Mistakes;

/**
 * The doses that the record tells of, as schedules understand them.
 *
 * @param unread told, and of no use to a schedule: it must be looked at by somebody
 * @param changes the first day on which there is another dose, or an uncertain one may have been given later; empty = never
 */
record Given(List<Told> doses, List<Long> unread, Optional<LocalDate> changes) {
    /** However the record tells them. */
    private static final Comparator<Told> IN_ORDER =
            Comparator.comparing(Told::first).thenComparing(Told::vaccine).thenComparing(Told::last);

    /**
     * A dose, told by one entry or, when two facilities tell of it, by several.
     *
     * @param last of a dose on an uncertain day the last one on which it may have been given; else the same
     * @param entries keys of the Immunizations
     */
    record Told(String vaccine, LocalDate first, LocalDate last, List<Long> entries) {
        boolean isCertain() {
            return first.equals(last);
        }
    }

    private record What(String vaccine, LocalDate first, LocalDate last) {}

    static Given of(LocalDate birth, Collection<Fact> facts, LocalDate on) {
        Map<What, List<Long>> doses = new HashMap<>();
        var unread = new ArrayList<Long>();
        var changes = Optional.<LocalDate>empty();
        for (var fact : facts) {
            if (fact.type() != ResourceType.IMMUNIZATION || !"completed".equals(fact.status()) || Mistakes.isOne(fact))
                continue;
            if (fact.day() != null && fact.day().isAfter(on)) {
                changes = earlier(changes, fact.day());
                continue;
            }
            if (fact.until() != null && fact.until().isAfter(on)) changes = earlier(changes, on.plusDays(1));
            what(fact, birth, on)
                    .ifPresentOrElse(
                            what -> doses.computeIfAbsent(what, _ -> new ArrayList<>())
                                    .add(fact.key()),
                            () -> unread.add(fact.key()));
        }
        return new Given(
                doses.entrySet().stream()
                        .map(dose -> told(dose.getKey(), dose.getValue()))
                        .sorted(IN_ORDER)
                        .toList(),
                unread.stream().sorted().toList(),
                changes);
    }

    private static Optional<LocalDate> earlier(Optional<LocalDate> one, LocalDate other) {
        return one.filter(day -> day.isBefore(other)).or(() -> Optional.of(other));
    }

    private static Told told(What what, List<Long> entries) {
        return new Told(
                what.vaccine(),
                what.first(),
                what.last(),
                entries.stream().sorted().toList());
    }

    /** Empty of a vaccine that goes by no code of the register, of no day, of one before birth, of half a dose. */
    private static Optional<What> what(Fact fact, LocalDate birth, LocalDate on) {
        var day = fact.day();
        if (day == null || Fact.SUBPOTENT.equals(fact.category())) return Optional.empty();
        // Nobody is vaccinated before birth, nor told of it before it happened.
        var first = fact.until() != null && day.isBefore(birth) ? birth : day;
        var last = fact.until() == null ? day : fact.until().isAfter(on) ? on : fact.until();
        if (first.isBefore(birth) || last.isBefore(first)) return Optional.empty();
        return vaccine(fact, first).map(vaccine -> new What(vaccine, first, last));
    }

    private static Optional<String> vaccine(Fact fact, LocalDate given) {
        return fact.code(CodeSystem.VACCINE)
                .or(() -> fact.code(CodeSystem.CVX).flatMap(cvx -> Cvx.findVaccine(cvx, given)));
    }

    boolean isCertain() {
        return doses.stream().allMatch(Told::isCertain);
    }

    List<Told> certain() {
        return doses.stream().filter(Told::isCertain).toList();
    }
}
