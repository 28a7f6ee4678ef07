package vn.vongdoi.programme;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Direction;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.Bar;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Province;
import vn.vongdoi.programme.IndicatorPage.Row;

/**
 * One indicator in all communes of a province, held against the target if there is one.
 *
 * @param opens whether the figure of a commune leads to the people behind it
 * @param funnel what chance alone does; empty where figures are no matter of chance
 */
record CommuneTable(
        Indicator indicator,
        Map<Commune, Value> values,
        Optional<Target> target,
        Predicate<CommuneCode> opens,
        Optional<Funnel> funnel,
        Wording wording) {

    /**
     * What needs someone first stands first: those who are worse than chance explains, then the others; communes without a
     * figure come last.
     */
    List<Row> rows() {
        var sign = indicator.direction() == Direction.UP ? 1 : -1;
        var worstFirst = Comparator.<Value, Boolean>comparing(v -> !isWorse(v))
                .thenComparingDouble(
                        v -> v.figure().isPresent() ? sign * v.figure().getAsDouble() : Double.POSITIVE_INFINITY);
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(worstFirst))
                .map(e -> row(e.getKey(), e.getValue()))
                .toList();
    }

    private boolean isWorse(Value value) {
        var worse = indicator.direction() == Direction.UP ? Funnel.Verdict.LOWER : Funnel.Verdict.HIGHER;
        return verdict(value).filter(worse::equals).isPresent();
    }

    private Optional<Funnel.Verdict> verdict(Value value) {
        return value.outcome() instanceof Value.Known known ? funnel.map(it -> it.verdict(known)) : Optional.empty();
    }

    /** The heading: how many communes reach the target. */
    String finding(Province province) {
        var known = values.values().stream().filter(v -> v.figure().isPresent()).count();
        if (known == 0) return wording.text("indicator.communes.none");
        if (target.isEmpty()) return wording.text("indicator.communes", known, wording.name(province));
        var goal = target.get().goal().orElseThrow();
        var reached = values.values().stream()
                .filter(v -> v.figure().isPresent() && goal.met(v.figure().getAsDouble()))
                .count();
        return wording.text("indicator.communes.reached", reached, known, wording.goal(target.get()));
    }

    /** Whether any commune has a figure; of what is published for the province alone none has. */
    boolean isKnown() {
        return values.values().stream().anyMatch(it -> it.figure().isPresent());
    }

    String column() {
        return target.map(t -> wording.text("indicator.against", wording.goal(t)))
                .orElseGet(() -> wording.text("indicator.compared"));
    }

    /** What to say below when communes are hidden. */
    Optional<String> hidden() {
        return values.values().stream()
                .filter(it -> it.outcome() instanceof Value.Hidden)
                .findFirst()
                .flatMap(wording::reason);
    }

    private Row row(Commune commune, Value value) {
        var people = opens.test(commune.code()) && indicator.calculation() instanceof Calculation.ShareOfPeople
                ? Optional.of("/indicators/" + indicator.code() + "/communes/" + commune.code() + "/people")
                : Optional.<String>empty();
        return new Row(
                wording.name(commune),
                "/communes/" + commune.code(),
                wording.figure(value),
                value.figure().isPresent() ? String.valueOf(value.figure().getAsDouble()) : "",
                wording.parts(value),
                bar(value),
                verdict(value)
                        .map(it -> wording.text("funnel." + FunnelChart.key(it)))
                        .orElse(""),
                people);
    }

    /** All bars have the same full length, so that they can be compared. */
    private Optional<Bar> bar(Value value) {
        if (value.figure().isEmpty()) return Optional.empty();
        var line = target.map(wording::line).orElse(OptionalDouble.empty());
        var highest = values.values().stream()
                .flatMapToDouble(v -> v.figure().stream())
                .max()
                .orElse(0);
        var full = Math.max(1e-9, 1.06 * Math.max(highest, line.orElse(0)));
        var says = target.map(t -> wording.text("indicator.bar", wording.figure(value), wording.goal(t)))
                .orElseGet(() -> wording.figure(value));
        return Optional.of(new Bar(value.figure().getAsDouble(), line, full, says));
    }
}
