package vn.vongdoi.schedule;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.careplan.Standing;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.immunization.Dose;
import vn.vongdoi.immunization.Evaluation;
import vn.vongdoi.immunization.Forecast;
import vn.vongdoi.immunization.GroupForecast;
import vn.vongdoi.immunization.NationalSchedule;
import vn.vongdoi.immunization.Patient;
import vn.vongdoi.immunization.Pregnancy;
import vn.vongdoi.person.Resident;
import vn.vongdoi.record.Fact;
import vn.vongdoi.schedule.Given.Told;
import vn.vongdoi.visit.Mistakes;

/**
 * Doses of vaccine by the national schedule.
 *
 * <p>A dose on an uncertain day counts where it counts whichever day it was; what comes next is planned as if it had been
 * the last one. Where it would matter, it is left out and must be looked at.
 *
 * @param unread keys of Immunizations that are of no use
 * @param changes the first day on which it is judged otherwise, if nothing is told until then; empty = never
 */
record Vaccinations(List<Judged> groups, List<Long> unread, Optional<LocalDate> changes) {
    private static final Set<Label> NO_LABELS = Set.of();

    /** @param entries keys of the Immunizations of each dose */
    record Judged(GroupForecast forecast, Map<Dose, List<Long>> entries) {}

    /**
     * @param pregnantSince of a pregnancy that goes on
     * @param open protected data by which a diagnosis may forbid a vaccine
     * @param schedule of that day, where the person lives
     */
    static Vaccinations of(
            Resident person,
            Collection<Fact> facts,
            Optional<LocalDate> pregnantSince,
            Set<Label> open,
            LocalDate on,
            NationalSchedule schedule) {
        var pregnancies = pregnantSince.stream()
                .map(since -> new Pregnancy(since, null, null))
                .toList();
        var patient = new Patient(person.birth().date(), gender(person), observations(facts, open, on), pregnancies);
        var given = Given.of(person.birth().date(), facts, on);
        if (!given.isCertain()) return uncertain(schedule, patient, given, on);
        var groups = assess(schedule, patient, given.doses(), Told::first, on);
        return new Vaccinations(groups, given.unread(), earliest(given.changes(), changes(patient, groups, on)));
    }

    /** Diagnoses may forbid a vaccine; those that are protected data only where whoever is told may read them. */
    private static Map<String, @Nullable LocalDate> observations(
            Collection<Fact> facts, Set<Label> open, LocalDate on) {
        var observations = new HashMap<String, @Nullable LocalDate>();
        for (var fact : facts) {
            if (fact.type() != ResourceType.CONDITION
                    || !open.containsAll(fact.labels())
                    || Mistakes.isOne(fact)
                    || fact.day() != null && fact.day().isAfter(on)) continue;
            for (var code : fact.codes()) {
                var known = observations.get(code);
                if (known == null || fact.day() != null && fact.day().isBefore(known)) {
                    observations.put(code, fact.day());
                }
            }
        }
        return observations;
    }

    private static Vaccinations uncertain(NationalSchedule schedule, Patient patient, Given given, LocalDate on) {
        var early = assess(schedule, patient, given.doses(), Told::first, on);
        var late = assess(schedule, patient, given.doses(), Told::last, on);
        var certain = assess(schedule, patient, given.certain(), Told::first, on);
        var earlyOnes = byGroup(early);
        var lateOnes = byGroup(late);
        var groups = new ArrayList<Judged>();
        var unread = new TreeSet<>(given.unread());
        for (var without : certain) {
            var one = earlyOnes.get(without.forecast().group());
            var other = lateOnes.get(without.forecast().group());
            if (one != null && other != null && countsAlike(one.forecast(), other.forecast())) {
                groups.add(other);
            } else {
                groups.add(without);
                if (other != null) unread.addAll(unused(other, without));
            }
        }
        var changes = Stream.of(early, late, certain)
                .map(judged -> changes(patient, judged, on))
                .reduce(given.changes(), Vaccinations::earliest);
        return new Vaccinations(groups, List.copyOf(unread), changes);
    }

    private static Optional<LocalDate> changes(Patient patient, List<Judged> groups, LocalDate on) {
        return NationalSchedule.changes(
                patient, groups.stream().map(Judged::forecast).toList(), on);
    }

    private static Optional<LocalDate> earliest(Optional<LocalDate> one, Optional<LocalDate> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private static boolean countsAlike(GroupForecast one, GroupForecast other) {
        return one.forecast().status() == other.forecast().status()
                && counts(one).equals(counts(other));
    }

    private static Map<Evaluation, Long> counts(GroupForecast group) {
        return group.evaluations().stream().collect(groupingBy(GroupForecast.Evaluated::evaluation, counting()));
    }

    private static Set<Long> unused(Judged all, Judged certain) {
        var unused = new TreeSet<Long>();
        all.forecast().evaluations().forEach(it -> unused.addAll(all.entries().getOrDefault(it.dose(), List.of())));
        certain.entries().values().forEach(unused::removeAll);
        return unused;
    }

    private static Map<String, Judged> byGroup(List<Judged> all) {
        return all.stream().collect(toMap(it -> it.forecast().group(), it -> it, (one, _) -> one, LinkedHashMap::new));
    }

    private static List<Judged> assess(
            NationalSchedule schedule, Patient patient, List<Told> doses, Function<Told, LocalDate> day, LocalDate on) {
        var entries = new LinkedHashMap<Dose, List<Long>>();
        for (var told : doses) entries.put(new Dose(day.apply(told), told.vaccine(), ""), told.entries());
        return schedule.assess(patient, List.copyOf(entries.keySet()), on).stream()
                .map(it -> new Judged(it, entries))
                .toList();
    }

    private static String gender(Resident person) {
        return switch (person.sex()) {
            case MALE -> "Male";
            case FEMALE -> "Female";
            case UNDETERMINED -> "Unknown";
        };
    }

    static Item item(GroupForecast found) {
        var next = found.forecast().find();
        return new Item(
                found.group(),
                standing(found.forecast()),
                next.map(Forecast.Next::number).orElse(0),
                NO_LABELS,
                next.map(Forecast.Next::earliest).orElse(null),
                next.map(Forecast.Next::recommended).orElse(null),
                next.map(Vaccinations::overdue).orElse(null),
                next.map(Forecast.Next::latest).orElse(null),
                found.evaluations().stream()
                        .filter(it -> it.evaluation() == Evaluation.VALID)
                        .map(it -> it.dose().given())
                        .toList());
    }

    private static @Nullable LocalDate overdue(Forecast.Next next) {
        return next.pastDue() == null
                ? null
                : Objects.requireNonNull(next.pastDue()).plusDays(1);
    }

    private static Standing standing(Forecast forecast) {
        return switch (forecast.status()) {
            case COMPLETE, IMMUNE -> Standing.DONE;
            case AGED_OUT -> Standing.OVER;
            case NOT_RECOMMENDED -> Standing.NOT_NEEDED;
            case CONTRAINDICATED -> Standing.FORBIDDEN;
            case NOT_COMPLETE -> forecast.find().isPresent() ? Standing.OPEN : Standing.NOT_NEEDED;
        };
    }
}
