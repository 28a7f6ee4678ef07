package vn.vongdoi.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.stream.DoubleStream;

/**
 * How a value went, without axes, against its target: {@code page/sparkline.jte}. Drawn in 240 × 44.
 *
 * @param values oldest first, evenly spaced; NaN = no value for that time, the line has a gap there
 */
public record Sparkline(List<Double> values, OptionalDouble target) {
    private static final double LEFT = 4;
    private static final double RIGHT = 204; // room to the target year
    private static final double TOP = 6;
    private static final double BOTTOM = 38;

    public Sparkline {
        values = List.copyOf(values);
    }

    /** The pieces of the line between gaps, each as the points of an SVG polyline. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        var line = new StringJoiner(" ");
        for (var i = 0; i < values.size(); i++) {
            if (!Double.isNaN(values.get(i))) {
                line.add(Svg.point(x(i), y(values.get(i))));
            } else if (line.length() > 0) {
                lines.add(line.toString());
                line = new StringJoiner(" ");
            }
        }
        if (line.length() > 0) lines.add(line.toString());
        return lines;
    }

    /** Whether there is anything to draw. */
    public boolean isEmpty() {
        return last() < 0;
    }

    public String lastX() {
        return Svg.number(x(last()));
    }

    public String lastY() {
        return Svg.number(y(values.get(last())));
    }

    public String targetY() {
        return Svg.number(y(target.orElseThrow()));
    }

    private int last() {
        for (var i = values.size() - 1; i >= 0; i--) if (!Double.isNaN(values.get(i))) return i;
        return -1;
    }

    private double x(int index) {
        return values.size() < 2 ? RIGHT : LEFT + (RIGHT - LEFT) * index / (values.size() - 1);
    }

    private double y(double value) {
        var low = everything().min().orElse(0);
        var high = everything().max().orElse(1);
        return high == low ? (TOP + BOTTOM) / 2 : BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low);
    }

    private DoubleStream everything() {
        var drawn = values.stream().mapToDouble(Double::doubleValue).filter(value -> !Double.isNaN(value));
        return DoubleStream.concat(drawn, target.stream());
    }
}
