package vn.vongdoi.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A few measured values over time, each line labelled at its end: {@code page/chart.jte}. Drawn in 420 × 150.
 *
 * @param title the finding, in a sentence if there is one
 * @param note unit and source, below
 * @param band what counts as good
 */
public record LineChart(
        String title, String note, List<Line> lines, Optional<Band> band, String firstLabel, String lastLabel) {
    private static final double LEFT = 12;
    private static final double RIGHT = 372;
    private static final double TOP = 14;
    private static final double BOTTOM = 118;

    /** One measured value. */
    public record Value(LocalDate day, double value) {}

    /**
     * Values of one kind, oldest first, at least one.
     *
     * @param lastValue the last value as it is written at the end of the line
     */
    public record Line(String name, List<Value> values, String lastValue) {
        public Line {
            values = List.copyOf(values);
            if (values.isEmpty()) throw new IllegalArgumentException(name + ": expected at least one value");
        }
    }

    /** From {@code low} to {@code high}, with a few words that say what it is. */
    public record Band(double low, double high, String label) {}

    public LineChart {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) throw new IllegalArgumentException("expected at least one line");
    }

    public String points(Line line) {
        return line.values().stream()
                .map(value -> Svg.point(xAt(value.day()), yAt(value.value())))
                .collect(Collectors.joining(" "));
    }

    public String x(Value value) {
        return Svg.number(xAt(value.day()));
    }

    public String y(Value value) {
        return Svg.number(yAt(value.value()));
    }

    public String labelX() {
        return Svg.number(RIGHT + 8);
    }

    /** Beside the line's end; pushed apart where two lines end at nearly the same height. */
    public String labelY(Line line) {
        var y = yAt(line.values().getLast().value()) + 4;
        var index = lines.indexOf(line);
        if (index > 0) {
            var above = yAt(lines.get(index - 1).values().getLast().value()) + 4;
            if (Math.abs(y - above) < 13) y = above + (y >= above ? 13 : -13);
        }
        return Svg.number(y);
    }

    public String bandTop() {
        return Svg.number(yAt(Math.min(band.orElseThrow().high(), high())));
    }

    public String bandHeight() {
        var shown = band.orElseThrow();
        return Svg.number(Math.max(0, yAt(Math.max(shown.low(), low())) - yAt(Math.min(shown.high(), high()))));
    }

    private double xAt(LocalDate day) {
        var first = days().min().orElse(0);
        var last = days().max().orElse(1);
        return first == last ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * (day.toEpochDay() - first) / (last - first);
    }

    private double yAt(double value) {
        var span = high() - low();
        return BOTTOM - (BOTTOM - TOP) * (value - low()) / (span == 0 ? 1 : span);
    }

    private double low() {
        return heights().min().orElse(0) - room();
    }

    private double high() {
        return heights().max().orElse(1) + room();
    }

    private double room() {
        var spread = heights().max().orElse(1) - heights().min().orElse(0);
        return spread == 0 ? Math.max(1, Math.abs(heights().max().orElse(1)) * 0.1) : spread * 0.12;
    }

    private DoubleStream days() {
        return lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(value -> value.day().toEpochDay());
    }

    private DoubleStream heights() {
        return lines.stream().flatMap(line -> line.values().stream()).mapToDouble(Value::value);
    }
}
