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

    boolean forEvaluation(TargetDose target, LocalDate given) {
        return target.skips().stream().anyMatch(skip -> skip.forEvaluation() && holds(skip, given));
    }

    boolean forForecast(TargetDose target, LocalDate day) {
        return target.skips().stream().anyMatch(skip -> skip.forForecast() && holds(skip, day));
    }

    private boolean holds(Skip skip, LocalDate day) {
        var sets =
                skip.sets().stream().filter(set -> set.validity().holdsOn(day)).toList();
        if (sets.isEmpty()) return false;
        return skip.all()
                ? sets.stream().allMatch(set -> holds(set, day))
                : sets.stream().anyMatch(set -> holds(set, day));
    }

    private boolean holds(Conditions set, LocalDate day) {
        return set.all()
                ? set.conditions().stream().allMatch(it -> holds(it, day))
                : set.conditions().stream().anyMatch(it -> holds(it, day));
    }

    private boolean holds(Condition condition, LocalDate day) {
        return switch (condition) {
            case Skip.OfAge age -> age.ages().holds(birth, day);
            case Skip.AfterInterval after ->
                !judged.isEmpty()
                        && !day.isBefore(after.interval().after(judged.getLast().given()));
            case Skip.Given doses -> given(doses, day) >= doses.number();
            case Skip.CompletedSeries series -> series.groups().stream().anyMatch(complete::contains);
            case Skip.Count count -> count.comparison().holds(count(count), count.number());
        };
    }

    private int given(Skip.Given doses, LocalDate day) {
        var count = 0;
        var next = doses.least().after(birth);
        for (var dose : given) {
            if (!doses.cvx().contains(dose.cvx())
                    || dose.given().isAfter(day)
                    || dose.given().isBefore(next)) continue;
            count++;
            next = doses.apart().after(dose.given());
        }
        return count;
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
