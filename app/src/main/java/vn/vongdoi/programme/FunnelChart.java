package vn.vongdoi.programme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.vongdoi.analytics.Direction;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.ChartFrame;
import vn.vongdoi.page.Plot;
import vn.vongdoi.place.Commune;
import vn.vongdoi.programme.Funnel.Verdict;

/** All communes by how many stand behind their figure, between the limits of chance. Hidden ones are not in it. */
record FunnelChart(Indicator indicator, Funnel funnel, Wording wording) {
    private static final int STEPS = 28;
    private static final int FEWEST = 5;

    /** @param file address of the numbers without ending; empty where too few communes are shown to tell anything */
    Optional<ChartFrame> chart(Map<Commune, Value> communes, String file) {
        var known = communes.entrySet().stream()
                .filter(it -> it.getValue().outcome() instanceof Value.Known)
                .map(it -> new Shown(it.getKey(), (Value.Known) it.getValue().outcome()))
                .sorted(Comparator.comparing(it -> it.value().denominator()))
                .toList();
        if (known.size() < FEWEST) return Optional.empty();
        var real =
                known.stream().filter(it -> isReal(funnel.verdict(it.value()))).count();
        return Optional.of(new ChartFrame(
                real == 0
                        ? wording.text("funnel.title.none", known.size())
                        : wording.text("funnel.title", real, known.size()),
                wording.text("funnel.says", wording.figure(indicator.unit(), funnel.middle())),
                wording.text(
                        "funnel.note",
                        known.size(),
                        wording.formats().number(known.size() * 2 * Funnel.INNER, 0),
                        wording.formats().number(known.size() * 2 * Funnel.OUTER, 1)),
                plot(known),
                Optional.empty(),
                Optional.empty(),
                file));
    }

    private record Shown(Commune commune, Value.Known value) {}

    static boolean isReal(Verdict verdict) {
        return verdict == Verdict.LOWER || verdict == Verdict.HIGHER;
    }

    private Plot plot(List<Shown> known) {
        var least = known.getFirst().value().denominator();
        var most = Math.max(known.getLast().value().denominator(), least + 1);
        var unit = indicator.unit();
        var percent = wording.percent(unit);
        return new Plot(
                new Plot.Axis(Plot.Scale.LOG, wording.text("funnel.axis"), "", least * 0.9, most * 1.1),
                new Plot.Axis(Plot.Scale.LINEAR, "", percent, null, null),
                List.of(),
                lines(least * 0.9, most * 1.1),
                known.stream().map(this::dot).toList(),
                List.of());
    }

    private List<Plot.Line> lines(double least, double most) {
        var places = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(n -> least * Math.pow(most / least, n / (double) STEPS))
                .toArray();
        var lines = new ArrayList<Plot.Line>();
        lines.add(new Plot.Line(
                Plot.Look.OUTER_LIMIT,
                wording.text("funnel.province"),
                List.of(new Plot.Point(least, funnel.middle(), ""), new Plot.Point(most, funnel.middle(), ""))));
        // Named where they stand further apart: near 0 or 100 one side is pressed together.
        var above = funnel.upper(most, Funnel.OUTER) - funnel.upper(most, Funnel.INNER)
                >= funnel.lower(most, Funnel.INNER) - funnel.lower(most, Funnel.OUTER);
        for (var tail : new double[] {Funnel.INNER, Funnel.OUTER}) {
            var look = tail == Funnel.INNER ? Plot.Look.LIMIT : Plot.Look.OUTER_LIMIT;
            var name = wording.text(
                    "funnel.limit", wording.formats().number(100 * (1 - 2 * tail)) + wording.percent(Unit.PERCENT));
            lines.add(new Plot.Line(look, above ? name : "", edge(places, tail, true)));
            lines.add(new Plot.Line(look, above ? "" : name, edge(places, tail, false)));
        }
        return lines;
    }

    private List<Plot.Point> edge(double[] places, double tail, boolean upper) {
        return Arrays.stream(places)
                .mapToObj(n -> new Plot.Point(n, upper ? funnel.upper(n, tail) : funnel.lower(n, tail), ""))
                .toList();
    }

    private Plot.Dot dot(Shown shown) {
        var verdict = funnel.verdict(shown.value());
        var figure = wording.figure(indicator.unit(), shown.value().value());
        return new Plot.Dot(
                look(verdict),
                shown.value().denominator(),
                shown.value().value(),
                wording.text(
                        "funnel.point",
                        wording.title(shown.commune()),
                        figure,
                        shown.value().numerator(),
                        shown.value().denominator(),
                        wording.text("funnel." + key(verdict))),
                "/communes/" + shown.commune().code());
    }

    private Plot.Look look(Verdict verdict) {
        var up = indicator.direction() == Direction.UP;
        return switch (verdict) {
            case LOWER -> up ? Plot.Look.BAD : Plot.Look.GOOD;
            case HIGHER -> up ? Plot.Look.GOOD : Plot.Look.BAD;
            case MAYBE_LOWER, MAYBE_HIGHER, CHANCE -> Plot.Look.PLAIN;
        };
    }

    static String key(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
