package vn.vongdoi.schedule;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.immunization.Dose;
import vn.vongdoi.immunization.Evaluation;
import vn.vongdoi.immunization.Forecast;
import vn.vongdoi.immunization.GroupForecast;
import vn.vongdoi.immunization.NationalSchedule;
import vn.vongdoi.immunization.Patient;
import vn.vongdoi.person.Resident;
import vn.vongdoi.schedule.Given.Told;

/**
 * Doses of vaccine by the national schedule.
 *
 * <p>A dose on an uncertain day counts where it counts whichever day it was; what comes next is planned as if it had been
 * the last one. Where it would matter, it is left out and must be looked at.
 *
 * @param unread keys of Immunizations that are of no use
 */
record Vaccinations(List<Judged> groups, List<Long> unread) {
    private static final Set<Label> NO_LABELS = Set.of();

    /** @param entries keys of the Immunizations of each dose */
    record Judged(GroupForecast forecast, Map<Dose, List<Long>> entries) {}

    /** @param province where the person lives */
    static Vaccinations of(Resident person, Given given, LocalDate on, String province) {
        var schedule = NationalSchedule.at(on, province);
        var patient = new Patient(person.birth().date(), gender(person), Map.of());
        if (given.isCertain()) {
            return new Vaccinations(assess(schedule, patient, given.doses(), Told::first, on), given.unread());
        }
        return uncertain(schedule, patient, given, on);
    }

    private static Vaccinations uncertain(NationalSchedule schedule, Patient patient, Given given, LocalDate on) {
        var early = byGroup(assess(schedule, patient, given.doses(), Told::first, on));
        var late = byGroup(assess(schedule, patient, given.doses(), Told::last, on));
        var certain = byGroup(assess(schedule, patient, given.certain(), Told::first, on));
        var groups = new ArrayList<Judged>();
        var unread = new TreeSet<>(given.unread());
        certain.forEach((group, without) -> {
            var one = early.get(group);
            var other = late.get(group);
            if (one != null && other != null && countsAlike(one.forecast(), other.forecast())) {
                groups.add(other);
            } else {
                groups.add(without);
                if (other != null) unread.addAll(unused(other, without));
            }
        });
        return new Vaccinations(groups, List.copyOf(unread));
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
