package vn.vongdoi.immunization;

import static java.util.Comparator.naturalOrder;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.immunization.Forecast.Next;
import vn.vongdoi.immunization.History.Judged;
import vn.vongdoi.rules.Span;

/** The next dose of a series (chapter 7). */
final class Forecasting {
    private final Antigen antigen;
    private final Patient patient;
    private final History history;
    private final Conflicts conflicts;
    private final LocalDate on;

    Forecasting(Antigen antigen, Patient patient, History history, Conflicts conflicts, LocalDate on) {
        this.antigen = antigen;
        this.patient = patient;
        this.history = history;
        this.conflicts = conflicts;
        this.on = on;
    }

    Forecast forecast() {
        for (var target : history.open()) {
            if (history.skipping().forForecast(target, on)) continue;
            var earliest = earliest(target);
            // Not needed any more on the day on which it could be given: the next one is looked at (7.6).
            if (earliest.isAfter(on) && history.skipping().forForecast(target, earliest)) continue;
            return forecast(target, earliest);
        }
        if (history.valid().isEmpty()) {
            return Forecast.none(antigen.isImmune(patient) ? Status.IMMUNE : Status.NOT_RECOMMENDED);
        }
        return Forecast.none(Status.COMPLETE);
    }

    private Forecast forecast(TargetDose target, LocalDate earliest) {
        if (antigen.forbids(patient, on) || allForbidden(target)) return Forecast.none(Status.CONTRAINDICATED);
        if (antigen.isImmune(patient)) return Forecast.none(Status.IMMUNE);
        var age = target.age(on);
        var end = age.map(AgeRule::max).map(this::atAge);
        if (end.filter(day -> !on.isBefore(day) || !earliest.isBefore(day)).isPresent()) {
            return Forecast.none(Status.AGED_OUT);
        }
        if (target.season() != null && on.isAfter(target.season().end())) return Forecast.none(Status.NOT_RECOMMENDED);
        var intervals = intervals(target);
        var recommended = age.map(AgeRule::earliestRecommended)
                .map(this::atAge)
                .or(() -> latest(intervals, Interval::earliestRecommended))
                .orElse(earliest);
        var pastDue = age.map(AgeRule::latestRecommended)
                .map(this::atAge)
                .or(() -> latest(intervals, Interval::latestRecommended))
                .map(day -> day.minusDays(1))
                .or(() -> lastInPregnancy(target))
                .map(day -> later(day, earliest));
        return new Forecast(
                Status.NOT_COMPLETE,
                new Next(
                        number(),
                        target.number(),
                        earliest,
                        later(recommended, earliest),
                        pastDue.orElse(null),
                        end.map(day -> day.minusDays(1)).orElse(null),
                        !intervals.isEmpty() && intervals.stream().allMatch(Interval::override)));
    }

    private int number() {
        return 1 + history.valid().size();
    }

    private LocalDate earliest(TargetDose target) {
        var intervals = intervals(target);
        return Stream.of(
                        target.age(on).map(AgeRule::minimum).map(this::atAge),
                        latest(intervals, Interval::minimum),
                        conflicts.over(target.preferable().stream()),
                        Optional.ofNullable(target.season()).map(Season::start),
                        Optional.ofNullable(target.beforeBirth())
                                .flatMap(_ -> patient.pregnancy(on))
                                .map(Pregnancy::from),
                        lastUseless())
                .flatMap(Optional::stream)
                .max(naturalOrder())
                .orElse(patient.birth());
    }

    private Optional<LocalDate> lastInPregnancy(TargetDose target) {
        return Optional.ofNullable(target.beforeBirth())
                .flatMap(span ->
                        patient.pregnancy(on).map(it -> new Span(-span.months(), -span.days()).after(it.expected())));
    }

    private Optional<LocalDate> lastUseless() {
        return history.judged().stream()
                .filter(it -> it.evaluation() == Evaluation.INADVERTENT || it.evaluation() == Evaluation.WRONG_VACCINE)
                .map(Judged::given)
                .max(naturalOrder());
    }

    private boolean allForbidden(TargetDose target) {
        return !target.preferable().isEmpty()
                && target.preferable().stream().allMatch(it -> antigen.forbids(patient, it.cvx(), on));
    }

    private List<Interval> intervals(TargetDose target) {
        return target.intervals().stream()
                .filter(it -> it.validity().holdsOn(on))
                .toList();
    }

    private Optional<LocalDate> latest(List<Interval> intervals, Function<Interval, @Nullable Span> span) {
        return intervals.stream()
                .flatMap(interval -> Optional.ofNullable(span.apply(interval))
                        .flatMap(it -> history.reference(interval.from(), LocalDate.MAX)
                                .map(it::after))
                        .stream())
                .max(naturalOrder());
    }

    private LocalDate atAge(Span age) {
        return age.after(patient.birth());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
