package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.Span;

/**
 * The doses of one antigen held against one series, in order of their days: each satisfies the next target dose or says why it
 * does not (logic specification, chapters 4 and 6).
 */
final class History {
    private final Series series;
    private final Patient patient;
    private final Conflicts conflicts;
    private final Skipping skipping;
    private final List<Judged> judged = new ArrayList<>();
    private int next;

    /** @param satisfied the target dose that it satisfied, null = none */
    record Judged(
            Dose dose, Evaluation evaluation, @Nullable TargetDose satisfied) {
        LocalDate given() {
            return dose.given();
        }

        boolean counts() {
            return satisfied != null;
        }
    }

    /**
     * @param doses of the antigen, in order
     * @param complete series groups of the antigen that are
     */
    History(Series series, Patient patient, List<Dose> doses, Conflicts conflicts, Set<String> complete) {
        this.series = series;
        this.patient = patient;
        this.conflicts = conflicts;
        this.skipping = new Skipping(patient.birth(), conflicts.doses(), judged, complete);
        doses.forEach(this::judge);
    }

    Series series() {
        return series;
    }

    Skipping skipping() {
        return skipping;
    }

    List<Judged> judged() {
        return Collections.unmodifiableList(judged);
    }

    /** The target doses that none has satisfied yet. */
    List<TargetDose> open() {
        return series.doses().subList(next, series.doses().size());
    }

    List<Judged> valid() {
        return judged.stream().filter(Judged::counts).toList();
    }

    /** Each was given as the series asks. */
    boolean allValid() {
        return judged.stream().noneMatch(it -> it.evaluation().isInvalid());
    }

    private void judge(Dose dose) {
        while (next < series.doses().size()) {
            var target = series.doses().get(next);
            if (!skipping.forEvaluation(target, dose.given())) {
                var evaluation = evaluate(dose, target);
                var satisfied = evaluation == Evaluation.VALID;
                judged.add(new Judged(dose, evaluation, satisfied ? target : null));
                if (satisfied && !target.recurring()) next++;
                return;
            }
            next++;
        }
        judged.add(new Judged(dose, Evaluation.COMPLETE, null));
    }

    private Evaluation evaluate(Dose dose, TargetDose target) {
        if (target.inadvertent().contains(dose.cvx())) return Evaluation.INADVERTENT;
        var age = target.age(dose.given());
        if (age.isPresent() && !isBeforeEnd(dose, age.get().max())) return Evaluation.TOO_OLD;
        if (age.isPresent() && isBefore(dose, age.get().absoluteMinimum(), patient.birth()))
            return Evaluation.TOO_YOUNG;
        if (!keeps(dose, target.intervals()) && (target.allowable().isEmpty() || !keeps(dose, target.allowable()))) {
            return Evaluation.TOO_SOON;
        }
        if (conflicts.hinder(dose, judged)) return Evaluation.CONFLICT;
        return takes(dose, target.preferable()) || takes(dose, target.allowed())
                ? Evaluation.VALID
                : Evaluation.WRONG_VACCINE;
    }

    private boolean takes(Dose dose, List<Product> products) {
        return products.stream().anyMatch(product -> product.takes(dose, patient.birth()));
    }

    private boolean isBeforeEnd(Dose dose, @Nullable Span end) {
        return end == null || isBefore(dose, end, patient.birth());
    }

    private static boolean isBefore(Dose dose, @Nullable Span span, LocalDate from) {
        return span != null && dose.given().isBefore(span.after(from));
    }

    private boolean keeps(Dose dose, List<Interval> intervals) {
        return intervals.stream()
                .filter(it -> it.validity().holdsOn(dose.given()))
                .allMatch(it -> reference(it.from(), dose.given())
                        .filter(from -> isBefore(dose, it.absoluteMinimum(), from))
                        .isEmpty());
    }

    /** From which day before that one an interval is counted; empty when there is none, and it asks for nothing. */
    Optional<LocalDate> reference(Interval.From from, LocalDate before) {
        return switch (from) {
            case Interval.Previous _ -> previous();
            case Interval.PreviousUnlessPregnantAgain _ ->
                previous()
                        .filter(day -> patient.pregnancies().stream()
                                .map(Pregnancy::from)
                                .noneMatch(begun -> begun.isAfter(day) && !begun.isAfter(before)));
            case Interval.Target target ->
                last(it -> it.satisfied() != null && it.satisfied().number() == target.number());
            case Interval.MostRecent recent ->
                conflicts.doses().stream()
                        .filter(it ->
                                recent.cvx().contains(it.cvx()) && it.given().isBefore(before))
                        .map(Dose::given)
                        .max(Comparator.naturalOrder());
            case Interval.Observed observed ->
                Optional.ofNullable(patient.observations().get(observed.code()));
        };
    }

    private Optional<LocalDate> previous() {
        return last(it -> !it.evaluation().isExtraneous() && it.evaluation() != Evaluation.INADVERTENT);
    }

    private Optional<LocalDate> last(Predicate<Judged> which) {
        return judged.reversed().stream().filter(which).findFirst().map(Judged::given);
    }
}
