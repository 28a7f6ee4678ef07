package vn.vongdoi.programme;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.Link;
import vn.vongdoi.place.Places;
import vn.vongdoi.programme.IndicatorPage.Beside;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.Submission;

/** What others publish of an indicator beside what we compute for the very same days: two truths, and why they differ. */
record SideBySide(Indicators indicators, Places places, Wording wording) {
    /** The latest of each publisher; all of them where we have no figure of our own. */
    List<Beside> rows(Indicator indicator, Area area) {
        var computed = indicator.calculation() instanceof Calculation.Computed;
        var seen = new HashSet<String>();
        return indicators.stated(indicator, area).stream()
                .filter(it -> !computed
                        || seen.add(it.document().publisher() + it.content().area()))
                .map(it -> row(it, indicator, area, computed))
                .toList();
    }

    private Beside row(Submission stated, Indicator indicator, Area area, boolean computed) {
        var theirs = value(stated);
        var ours = stated.content().area().startsWith(Content.FORMER)
                ? Optional.<Value>empty()
                : indicators.beside(stated, indicator, area, Audience.PUBLIC);
        var own = ours.map(Value::figure).filter(it -> it.isPresent()).map(it -> it.getAsDouble());
        return new Beside(
                where(stated) + stated.document().publisher(),
                new Link(
                        stated.document().title() + ", "
                                + wording.formats().date(stated.document().dated()),
                        stated.document().address().map(URI::toString).orElse("")),
                wording.period(stated),
                wording.stated(theirs) + wording.percent(indicator.unit()),
                computed ? own.map(it -> wording.figure(indicator.unit(), it)).orElse("–") : "",
                own.map(it -> difference(indicator.unit(), it - theirs)).orElse(""),
                why(stated, computed, ours, own, theirs));
    }

    /** Of a former province alone its name stands before; our own figure is of the province of today. */
    private String where(Submission stated) {
        return places.mergedOf(places.province().code()).stream()
                .filter(it ->
                        (Content.FORMER + it.code()).equals(stated.content().area()))
                .map(it -> wording.text("beside.former", wording.language().pick(it.name(), it.nameEn())) + " · ")
                .findFirst()
                .orElse("");
    }

    private String why(Submission stated, boolean computed, Optional<Value> ours, Optional<Double> own, double theirs) {
        if (!stated.note().isEmpty() || !computed) return stated.note();
        if (own.isEmpty()) return ours.flatMap(wording::reason).orElseGet(() -> wording.text("beside.uncovered"));
        return same(own.get() - theirs) ? "" : wording.text("beside.unexplained");
    }

    private String difference(Unit unit, double difference) {
        if (same(difference)) return wording.text("beside.same");
        var amount = (difference > 0 ? "+" : "−") + wording.number(unit, Math.abs(difference));
        return unit == Unit.PERCENT ? wording.text("points", amount) : amount;
    }

    /** What one decimal does not show is no difference. */
    private static boolean same(double difference) {
        return Math.abs(difference) < 0.05;
    }

    private static double value(Submission stated) {
        return switch (stated.content()) {
            case Content.Figure figure -> figure.value();
            case Content.Entry entry -> throw new IllegalArgumentException("no figure: " + entry);
        };
    }
}
