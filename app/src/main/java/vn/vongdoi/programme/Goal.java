package vn.vongdoi.programme;

import java.util.List;

/** What a target asks for: {@code ≥ 98}, or {@code 100–150}. */
public record Goal(Comparison comparison, List<Double> figures) {
    public Goal {
        figures = List.copyOf(figures);
        if (figures.size() != comparison.figures()) {
            throw new IllegalArgumentException(
                    "'" + comparison.word() + "' needs " + comparison.figures() + " figures, got " + figures);
        }
        if (comparison == Comparison.BETWEEN && figures.getFirst() > figures.getLast()) {
            throw new IllegalArgumentException("between: the lower figure comes first, got " + figures);
        }
    }

    public boolean met(double value) {
        return comparison.met(value, figures);
    }

    /** How far a value still is from the goal, never negative; 0 when met, and for a value that stands on {@code >}. */
    public double gap(double value) {
        return met(value) ? 0 : Math.abs(comparison.aim(value, figures) - value);
    }

    /** The figure drawn as the target line: the lower one of two. */
    public double line() {
        return figures.getFirst();
    }
}
