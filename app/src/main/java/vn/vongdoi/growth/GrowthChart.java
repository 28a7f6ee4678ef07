package vn.vongdoi.growth;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import vn.vongdoi.page.Svg;
import vn.vongdoi.person.Sex;

/**
 * What was measured of a child, over the curves of the WHO; age runs along the axis. Drawn in 420 × 220 by {@code
 * growth/chart.jte}.
 *
 * @param title the finding
 * @param note unit and source
 * @param curves from the upper one to the lower
 * @param measured by age, at least one
 * @param ticks below the axis
 */
public record GrowthChart(
        String title, String note, List<Curve> curves, List<Growth.Point> measured, List<Tick> ticks) {
    private static final double LEFT = 12;
    private static final double RIGHT = 372;
    private static final double TOP = 14;
    private static final double BOTTOM = 188;
    private static final double TICK_ROOM = 20;

    /** One line of the WHO, with its label at its end: {@code +2}, {@code −2}. */
    public record Curve(String label, List<Growth.Point> points) {}

    /** An age written below the axis. */
    public record Tick(int month, String text) {}

    public GrowthChart {
        curves = List.copyOf(curves);
        measured = measured.stream()
                .sorted(Comparator.comparingInt(Growth.Point::month))
                .toList();
        ticks = List.copyOf(ticks);
        if (measured.isEmpty()) throw new IllegalArgumentException("expected at least one measured value");
    }

    /** The curves that a child's values are held against: two standard deviations above and below, and the median. */
    static List<Curve> curves(Measure measure, Sex sex, int from, int to) {
        return Stream.of(2, 0, -2)
                .map(z -> new Curve(z == 0 ? "0" : z > 0 ? "+" + z : "−" + -z, Growth.curve(measure, sex, z, from, to)))
                .toList();
    }

    public String points(List<Growth.Point> line) {
        return line.stream()
                .map(point -> Svg.point(x(point.month()), y(point.value())))
                .collect(Collectors.joining(" "));
    }

    public String x(Growth.Point point) {
        return Svg.number(x(point.month()));
    }

    public String y(Growth.Point point) {
        return Svg.number(y(point.value()));
    }

    public String x(Tick tick) {
        return Svg.number(x(tick.month()));
    }

    /** What stands at an end of the axis is not cut off there. */
    public String anchor(Tick tick) {
        var x = x(tick.month());
        return x < LEFT + TICK_ROOM ? "start" : x > RIGHT - TICK_ROOM ? "end" : "middle";
    }

    public String labelX() {
        return Svg.number(RIGHT + 8);
    }

    public String labelY(Curve curve) {
        return Svg.number(y(curve.points().getLast().value()) + 4);
    }

    private double x(double month) {
        var first = months().min().orElse(0);
        var last = months().max().orElse(1);
        return first == last ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * (month - first) / (last - first);
    }

    private double y(double value) {
        var low = values().min().orElse(0);
        var span = values().max().orElse(1) - low;
        return BOTTOM - (BOTTOM - TOP) * (value - low) / (span == 0 ? 1 : span);
    }

    private DoubleStream months() {
        return all().mapToDouble(Growth.Point::month);
    }

    private DoubleStream values() {
        return all().mapToDouble(Growth.Point::value);
    }

    private Stream<Growth.Point> all() {
        return Stream.concat(measured.stream(), curves.stream().flatMap(curve -> curve.points().stream()));
    }
}
