package vn.vongdoi.analytics;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.vongdoi.statistic.Submission;

/**
 * An indicator's value for an area and a period, as the store stood at a position.
 *
 * @param position the last change of the record that is in it
 * @param computed when it was computed
 */
public record Value(Indicator indicator, Area area, Period period, Outcome outcome, long position, Instant computed) {

    /** A figure, or why there is none. */
    public sealed interface Outcome {}

    /** @param value numerator ÷ denominator × factor, in the indicator's unit */
    public record Known(double value, double numerator, double denominator) implements Outcome {
        public Known {
            if (!Double.isFinite(value)) throw new IllegalArgumentException("a value must be finite, got " + value);
        }
    }

    /** As somebody else publishes it, of the days that {@link Value#period} names: we cannot compute it ourselves. */
    public record Stated(double value, Submission submission) implements Outcome {}

    /** Never a zero in disguise: nothing is known, for this reason. */
    public record Unknown(Text reason) implements Outcome {}

    /** Known, but so few people are behind it that the public must not see it. */
    public record Hidden(Text reason) implements Outcome {
        public static final Text REASON = new Text(
                "Dưới 5 người hoặc lượt: không công bố để không nhận ra được ai.",
                "Fewer than 5 people or visits: not published, so that nobody can be recognised.");
        /** Two periods that differ by a day would tell who came on that day. */
        static final Text ONE_PERIOD = new Text(
                "Số liệu về người của từng xã chỉ công bố cho kỳ thường lệ đến hôm nay: hai kỳ lệch nhau một ngày có thể làm lộ một người.",
                "Figures about people of a single commune are published for the usual period to this day only: two periods that differ by a day could tell of one person.");

        public Hidden() {
            this(REASON);
        }
    }

    /** Why there is no figure; empty when there is one. */
    public Optional<Text> reason() {
        return switch (outcome) {
            case Known known -> Optional.empty();
            case Stated stated -> Optional.empty();
            case Unknown unknown -> Optional.of(unknown.reason());
            case Hidden hidden -> Optional.of(hidden.reason());
        };
    }

    /** Stable word for programs. */
    public String status() {
        return switch (outcome) {
            case Known known -> "computed";
            case Stated stated -> "stated";
            case Unknown unknown -> "unknown";
            case Hidden hidden -> "hidden";
        };
    }

    public OptionalDouble figure() {
        return switch (outcome) {
            case Known known -> OptionalDouble.of(known.value());
            case Stated stated -> OptionalDouble.of(stated.value());
            case Unknown unknown -> OptionalDouble.empty();
            case Hidden hidden -> OptionalDouble.empty();
        };
    }
}
