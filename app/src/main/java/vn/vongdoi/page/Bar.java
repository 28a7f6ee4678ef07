package vn.vongdoi.page;

import java.util.OptionalDouble;

/**
 * A value on a line from 0 to {@code full}, with a mark where the target is: {@code page/bar.jte}.
 *
 * @param full what the whole line stands for, above 0
 * @param label what a screen reader says: "9,1 % trên chỉ tiêu 20 %"
 */
public record Bar(double value, OptionalDouble target, double full, String label) {

    public Bar {
        if (!(full > 0)) throw new IllegalArgumentException("full: expected above 0, got " + full);
    }

    /** A line long enough for value and target. */
    public static Bar to(double value, double target, String label) {
        return new Bar(value, OptionalDouble.of(target), Math.max(Math.max(value, target) * 1.06, 1e-9), label);
    }

    /** Per cent of the line that is filled. */
    public String filled() {
        return Svg.number(percent(value));
    }

    /** Where the target stands, in per cent of the line. */
    public String mark() {
        return Svg.number(Math.min(percent(target.orElse(0)), 99.2));
    }

    private double percent(double amount) {
        return Math.clamp(100 * amount / full, 0, 100);
    }
}
