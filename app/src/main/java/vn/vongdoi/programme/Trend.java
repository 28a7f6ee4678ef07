package vn.vongdoi.programme;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators.Point;
import vn.vongdoi.page.ChartFrame;
import vn.vongdoi.page.LineChart;
import vn.vongdoi.page.Plot;

/** The chart of the past months, the target, and where the course leads. Its title says the finding. */
record Trend(Indicator indicator, Optional<Target> target, Optional<Course> course, Wording wording) {
    private static final double NOTHING = 0.05; // what one decimal does not show is not called a change

    /** @param file address of its numbers, without ending; empty with fewer than two points: one point is no trend */
    Optional<ChartFrame> chart(List<Point> series, String file) {
        var values = known(series);
        if (values.size() < 2) return Optional.empty();
        var change = change(series, indicator);
        if (change.isEmpty()) return Optional.empty();
        return Optional.of(new ChartFrame(
                title(change.getAsDouble()),
                course.map(this::words).orElse(""),
                note(series),
                plot(values),
                Optional.of(still(values)),
                Optional.of(numbers(values)),
                file));
    }

    static List<LineChart.Value> known(List<Point> series) {
        return series.stream()
                .filter(p -> p.value().isPresent())
                .map(p -> new LineChart.Value(p.day(), p.value().getAsDouble()))
                .toList();
    }

    /** From the first to the last that are comparable; empty with fewer than two of them. */
    static OptionalDouble change(List<Point> series, Indicator indicator) {
        var known = known(Course.comparable(series, indicator));
        return known.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(known.getLast().value() - known.getFirst().value());
    }

    /** Whether one decimal shows a change. */
    static boolean isChange(double change) {
        return Math.abs(change) >= NOTHING;
    }

    private LineChart still(List<LineChart.Value> values) {
        var formats = wording.formats();
        var last = values.getLast();
        return new LineChart(
                indicator.name().in(wording.language()),
                "",
                List.of(new LineChart.Line(
                        indicator.name().in(wording.language()),
                        values,
                        wording.number(indicator.unit(), last.value()))),
                Optional.empty(),
                formats.month(YearMonth.from(values.getFirst().day())),
                formats.month(YearMonth.from(last.day())));
    }

    private Plot plot(List<LineChart.Value> values) {
        var last = values.getLast();
        var lines = new ArrayList<Plot.Line>();
        var bands = new ArrayList<Plot.Band>();
        if (course.isPresent() && course.get() instanceof Course.Told told) {
            var start = new Plot.Point(Plot.at(last.day()), last.value(), "");
            var middle = new ArrayList<>(List.of(start));
            var low = new ArrayList<>(List.of(start));
            var high = new ArrayList<>(List.of(start));
            for (var step : told.way()) {
                var at = Plot.at(step.day());
                middle.add(new Plot.Point(at, step.middle(), interval(step)));
                low.add(new Plot.Point(at, step.low(), ""));
                high.add(new Plot.Point(at, step.high(), ""));
            }
            bands.add(new Plot.Band(wording.text("course.band"), low, high));
            lines.add(new Plot.Line(Plot.Look.EXPECTED, figure(told.end().middle()), middle));
        }
        lines.add(new Plot.Line(
                Plot.Look.MAIN,
                lines.isEmpty() ? figure(last.value()) : "",
                values.stream()
                        .map(it -> new Plot.Point(
                                Plot.at(it.day()),
                                it.value(),
                                wording.formats().date(it.day()) + ": " + figure(it.value())))
                        .toList()));
        return new Plot(
                new Plot.Axis(Plot.Scale.TIME, "", "", null, null),
                new Plot.Axis(Plot.Scale.LINEAR, "", wording.percent(indicator.unit()), null, null),
                bands,
                lines,
                List.of(),
                target
                        .flatMap(Target::goal)
                        .map(goal -> new Plot.Mark(goal.line(), wording.aim(target.orElseThrow())))
                        .stream()
                        .toList());
    }

    private ChartFrame.Numbers numbers(List<LineChart.Value> values) {
        var rows = new ArrayList<List<String>>();
        for (var value : values) rows.add(List.of(wording.formats().date(value.day()), figure(value.value()), "", ""));
        if (course.isPresent() && course.get() instanceof Course.Told told) {
            for (var step : told.way()) {
                rows.add(List.of(
                        wording.text("course.expected", step.day()),
                        figure(step.middle()),
                        figure(step.low()),
                        figure(step.high())));
            }
        }
        return new ChartFrame.Numbers(
                List.of(
                        wording.text("column.day"),
                        wording.text("column.value"),
                        wording.text("column.low"),
                        wording.text("column.high")),
                rows);
    }

    /** {@code Cứ như đến nay, ngày 31/12/2030 sẽ là 93,1 % (90,2–95,4 %): nhiều khả năng không đạt ≥ 98 %.} */
    private String words(Course told) {
        return switch (told) {
            case Course.Told it ->
                wording.text(
                        "course." + it.verdict().name().toLowerCase(Locale.ROOT),
                        it.end().day(),
                        figure(it.end().middle()),
                        range(it.end()),
                        wording.goal(target.orElseThrow()));
            case Course.Untold it -> wording.text("course.none." + it.reason(), it.points());
        };
    }

    private String interval(Projection step) {
        return wording.text("course.point", step.day(), figure(step.middle()), range(step));
    }

    private String range(Projection step) {
        return wording.number(indicator.unit(), step.low()) + "–" + figure(step.high());
    }

    private String figure(double value) {
        return wording.figure(indicator.unit(), value);
    }

    private String note(List<Point> series) {
        var note = wording.text(told("note"), indicator.unit().label().in(wording.language()));
        var all = series.stream().anyMatch(Point::combined) ? note + " " + wording.text("trend.combined") : note;
        return course.isPresent() && course.get() instanceof Course.Told
                ? all + " " + wording.text("course.method")
                : all;
    }

    private String title(double change) {
        if (!isChange(change)) return wording.text(told("same"));
        return wording.text(told(change > 0 ? "up" : "down"), wording.difference(indicator.unit(), Math.abs(change)));
    }

    /** What is published comes as it comes, not month by month. */
    private String told(String key) {
        return (indicator.calculation() instanceof Calculation.NoData ? "trend.stated." : "trend.") + key;
    }
}
