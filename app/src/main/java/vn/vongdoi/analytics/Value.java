package vn.vongdoi.analytics;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * An indicator's value for an area and a period, as the store stood at a position.
 *
 * @param position the last change of the record that is in it
 * @param computed when it was computed
 */
public record Value(
        Indicator indicator, Area area, Period period, Outcome outcome, long position, Instant computed) {

    /** A figure, or why there is none. */
    public sealed interface Outcome {}

    /** @param value numerator ÷ denominator × factor, in the indicator's unit */
    public record Known(double value, double numerator, double denominator) implements Outcome {
        public Known {
            if (!Double.isFinite(value)) throw new IllegalArgumentException("a value must be finite, got " + value);
        }
    }

    /** Never a zero in disguise: nothing is known, for this reason. */
    public record Unknown(Text reason) implements Outcome {}

    public OptionalDouble figure() {
        return switch (outcome) {
            case Known known -> OptionalDouble.of(known.value());
            case Unknown unknown -> OptionalDouble.empty();
        };
    }
}
