package vn.vongdoi.programme;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators.Point;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.page.LineChart;

/** The chart of the past twelve months. Its title says the finding. */
final class Trend {
    private static final double NOTHING = 0.05; // what one decimal does not show is not called a change

    private Trend() {}

    /** Empty with fewer than two points: one point is no trend. */
    static Optional<LineChart> chart(List<Point> series, Indicator indicator, Wording wording) {
        var values = series.stream()
                .filter(p -> p.value().isPresent())
                .map(p -> new LineChart.Value(p.day(), p.value().getAsDouble()))
                .toList();
        if (values.size() < 2) return Optional.empty();
        var first = values.getFirst();
        var last = values.getLast();
        var formats = wording.formats();
        return Optional.of(new LineChart(
                title(last.value() - first.value(), indicator, wording),
                note(series, indicator, wording),
                List.of(new LineChart.Line(
                        indicator.name().in(wording.language()),
                        values,
                        wording.number(indicator.unit(), last.value()))),
                Optional.empty(),
                formats.month(YearMonth.from(first.day())),
                formats.month(YearMonth.from(last.day()))));
    }

    private static String note(List<Point> series, Indicator indicator, Wording wording) {
        var note =
                wording.text(told(indicator, "note"), indicator.unit().label().in(wording.language()));
        return series.stream().anyMatch(Point::combined) ? note + " " + wording.text("trend.combined") : note;
    }

    private static String title(double change, Indicator indicator, Wording wording) {
        if (Math.abs(change) < NOTHING) return wording.text(told(indicator, "same"));
        var amount = wording.number(indicator.unit(), Math.abs(change));
        var said = indicator.unit() == Unit.PERCENT ? wording.text("points", amount) : amount;
        return wording.text(told(indicator, change > 0 ? "up" : "down"), said);
    }

    /** What is published comes as it comes, not month by month. */
    private static String told(Indicator indicator, String key) {
        return (indicator.calculation() instanceof Calculation.NoData ? "trend.stated." : "trend.") + key;
    }
}
