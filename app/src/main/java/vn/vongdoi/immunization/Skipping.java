package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.vongdoi.immunization.History.Judged;
import vn.vongdoi.immunization.Skip.Condition;
import vn.vongdoi.immunization.Skip.Conditions;

/**
 * Whether a target dose is needed at all (chapters 6.2 and 7.1).
 *
 * @param given all doses of the person
 * @param judged those of the antigen so far; grows
 * @param complete series groups that are
 */
record Skipping(LocalDate birth, List<Dose> given, List<Judged> judged, Set<String> complete) {

    /** Of a day's doses none makes another of them needless. */
    boolean forEvaluation(TargetDose target, LocalDate given) {
        var before = given.minusDays(1);
        return target.skips().stream().anyMatch(skip -> skip.forEvaluation() && holds(skip, given, before));
    }

    boolean forForecast(TargetDose target, LocalDate day) {
        return target.skips().stream().anyMatch(skip -> skip.forForecast() && holds(skip, day, day));
    }

    private boolean holds(Skip skip, LocalDate day, LocalDate last) {
        var sets =
                skip.sets().stream().filter(set -> set.validity().holdsOn(day)).toList();
        if (sets.isEmpty()) return false;
        return skip.all()
                ? sets.stream().allMatch(set -> holds(set, day, last))
                : sets.stream().anyMatch(set -> holds(set, day, last));
    }

    private boolean holds(Conditions set, LocalDate day, LocalDate last) {
        return set.all()
                ? set.conditions().stream().allMatch(it -> holds(it, day, last))
                : set.conditions().stream().anyMatch(it -> holds(it, day, last));
    }

    /** @param last doses up to that day count */
    private boolean holds(Condition condition, LocalDate day, LocalDate last) {
        return switch (condition) {
            case Skip.OfAge age -> age.ages().holds(birth, day);
            case Skip.AfterInterval after ->
                !judged.isEmpty()
                        && !day.isBefore(after.interval().after(judged.getLast().given()));
            case Skip.Given enough -> enough.doses().among(until(last), birth) >= enough.number();
            case Skip.CompletedSeries series -> series.groups().stream().anyMatch(complete::contains);
            case Skip.Count count -> count.comparison().holds(count(count), count.number());
        };
    }

    private List<Dose> until(LocalDate last) {
        return given.stream().filter(dose -> !dose.given().isAfter(last)).toList();
    }

    private int count(Skip.Count count) {
        return (int) judged.stream()
                .filter(it ->
                        count.cvx().isEmpty() || count.cvx().contains(it.dose().cvx()))
                .filter(it -> count.ages().holds(birth, it.given()))
                .filter(it -> count.from() == null || !it.given().isBefore(count.from()))
                .filter(it -> count.until() == null || it.given().isBefore(count.until()))
                .filter(it -> !count.validOnly() || it.counts())
                .count();
    }
}
