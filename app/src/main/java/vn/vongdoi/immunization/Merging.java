package vn.vongdoi.immunization;

import static java.util.Comparator.naturalOrder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.immunization.Forecast.Next;
import vn.vongdoi.immunization.GroupForecast.Evaluated;
import vn.vongdoi.immunization.SupportingData.Group;

/** The antigens of a vaccine group, told as one (chapter 9). */
record Merging(String name, Group group, List<Candidate> best) {

    GroupForecast merged() {
        var status = group.antigens().size() == 1 ? oneAntigen() : severalAntigens();
        var due = best.stream()
                .map(Candidate::forecast)
                .flatMap(it -> it.find().stream())
                .toList();
        var forecast = status == Status.NOT_COMPLETE && !due.isEmpty()
                ? new Forecast(status, next(due))
                : Forecast.none(status);
        return new GroupForecast(name, forecast, evaluations());
    }

    /** Several series of one antigen are ways beside each other: as long as one asks for a dose, there is one to give. */
    private Status oneAntigen() {
        return Stream.of(Status.NOT_COMPLETE, Status.COMPLETE, Status.IMMUNE)
                .filter(statuses()::contains)
                .findFirst()
                .orElseGet(this::severalAntigens);
    }

    /** Table 9-4. */
    private Status severalAntigens() {
        var statuses = statuses();
        for (var status :
                List.of(Status.CONTRAINDICATED, Status.AGED_OUT, Status.NOT_RECOMMENDED, Status.NOT_COMPLETE)) {
            if (statuses.contains(status)) return status;
        }
        return statuses.equals(EnumSet.of(Status.IMMUNE)) ? Status.IMMUNE : Status.COMPLETE;
    }

    private EnumSet<Status> statuses() {
        var statuses = EnumSet.noneOf(Status.class);
        best.forEach(it -> statuses.add(it.forecast().status()));
        return statuses;
    }

    private Next next(List<Next> due) {
        var earliest = earliest(due);
        return new Next(
                number(due.stream().map(Next::number)),
                number(due.stream().map(Next::target)),
                earliest,
                later(earliest, first(due, Next::recommended).orElseThrow()),
                first(due, Next::pastDue).map(day -> later(earliest, day)).orElse(null),
                first(due, Next::latest).orElse(null),
                false);
    }

    private int number(Stream<Integer> numbers) {
        return (group.whole() ? numbers.min(naturalOrder()) : numbers.max(naturalOrder())).orElseThrow();
    }

    private LocalDate earliest(List<Next> due) {
        var days = due.stream().map(Next::earliest);
        if (group.antigens().size() == 1) return days.min(naturalOrder()).orElseThrow();
        if (due.stream().noneMatch(Next::alone)) return days.max(naturalOrder()).orElseThrow();
        var first = days.min(naturalOrder()).orElseThrow();
        return evaluations().stream().map(it -> it.dose().given()).reduce(first, Merging::later);
    }

    private static Optional<LocalDate> first(List<Next> due, Function<Next, @Nullable LocalDate> day) {
        return due.stream().map(day).filter(Objects::nonNull).min(naturalOrder());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** A dose counts for the group when it does for any of its antigens; else the first that refuses it says why. */
    private List<Evaluated> evaluations() {
        var byDose = new IdentityHashMap<Dose, List<Evaluation>>();
        for (var one : best) {
            for (var judged : one.history().judged()) {
                byDose.computeIfAbsent(judged.dose(), _ -> new ArrayList<>()).add(judged.evaluation());
            }
        }
        return byDose.entrySet().stream()
                .map(it -> new Evaluated(it.getKey(), together(it.getValue())))
                .sorted((a, b) -> a.dose().given().compareTo(b.dose().given()))
                .toList();
    }

    private static Evaluation together(List<Evaluation> evaluations) {
        return Stream.<Predicate<Evaluation>>of(it -> it == Evaluation.VALID, Evaluation::isInvalid, _ -> true)
                .flatMap(which -> evaluations.stream().filter(which))
                .findFirst()
                .orElseThrow();
    }
}
