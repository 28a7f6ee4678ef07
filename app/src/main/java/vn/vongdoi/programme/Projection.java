package vn.vongdoi.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where a series of figures goes if it goes on as it did until now, and between what 19 of 20 such series would then be
 * (a prediction interval of 95 %). It knows no cause and no season: SPEC_NOTES.md tells what that is worth.
 */
record Projection(LocalDate day, double middle, double low, double high) {
    /** Fewer points tell no course. */
    static final int LEAST = 6;

    private static final double TAIL = 0.025;
    /** A share of nothing or of all has no place on the logit scale: half of the decimal that is shown stands for it. */
    private static final double EDGE = 0.05;

    record Observed(LocalDate day, double value) {}

    /** How the figures of a series depend on each other. */
    enum Manner {
        /** Each figure is of days of its own: they scatter around a straight line. */
        LINE,
        /**
         * A figure holds most of the one before it (a stock, or twelve months of which eleven are the same): what is new in each
         * is the step, so that the interval grows with every day to come.
         */
        WALK
    }

    /** On what scale a course is straight, so that it never leaves what can be. */
    enum Scale {
        /** 0 to 100: the logit. */
        SHARE,
        /** Never below 0. */
        AMOUNT,
        /** Anything. */
        FREE;

        double straight(double value) {
            return switch (this) {
                case SHARE -> {
                    var inside = Math.clamp(value, EDGE, 100 - EDGE);
                    yield Math.log(inside / (100 - inside));
                }
                case AMOUNT, FREE -> value;
            };
        }

        double back(double straight) {
            return switch (this) {
                case SHARE -> 100 / (1 + Math.exp(-straight));
                case AMOUNT -> Math.max(0, straight);
                case FREE -> straight;
            };
        }
    }

    private record Guess(double middle, double spread) {}

    /** @param observed oldest first, each day once; empty with fewer than {@link #LEAST} */
    static Optional<Projection> of(List<Observed> observed, LocalDate day, Manner manner, Scale scale) {
        if (observed.size() < LEAST) return Optional.empty();
        var days = observed.stream().mapToDouble(it -> it.day().toEpochDay()).toArray();
        var values =
                observed.stream().mapToDouble(it -> scale.straight(it.value())).toArray();
        var guess = switch (manner) {
            case LINE -> line(days, values, day.toEpochDay());
            case WALK -> walk(days, values, day.toEpochDay());
        };
        // Both ways estimate two things of n points: where it stands, or how much it scatters, and how fast it goes.
        var room = TDistribution.of(values.length - 2.0).inverseSurvivalProbability(TAIL) * guess.spread();
        return Optional.of(new Projection(
                day, scale.back(guess.middle()), scale.back(guess.middle() - room), scale.back(guess.middle() + room)));
    }

    /** Least squares, with the prediction interval of one more figure. */
    private static Guess line(double[] days, double[] values, double day) {
        var n = days.length;
        var middle = mean(days);
        var level = mean(values);
        var spreadOfDays = 0.0;
        var together = 0.0;
        for (var i = 0; i < n; i++) {
            spreadOfDays += (days[i] - middle) * (days[i] - middle);
            together += (days[i] - middle) * (values[i] - level);
        }
        var slope = together / spreadOfDays;
        var squares = 0.0;
        for (var i = 0; i < n; i++) {
            var rest = values[i] - level - slope * (days[i] - middle);
            squares += rest * rest;
        }
        var away = (day - middle) * (day - middle) / spreadOfDays;
        return new Guess(level + slope * (day - middle), Math.sqrt(squares / (n - 2) * (1 + 1.0 / n + away)));
    }

    /** A random walk with drift: steps are independent, and as wide as the time between them is long. */
    private static Guess walk(double[] days, double[] values, double day) {
        var last = days.length - 1;
        var time = days[last] - days[0];
        var drift = (values[last] - values[0]) / time;
        var squares = 0.0;
        for (var i = 1; i <= last; i++) {
            var span = days[i] - days[i - 1];
            var rest = values[i] - values[i - 1] - drift * span;
            squares += rest * rest / span;
        }
        var ahead = day - days[last];
        return new Guess(
                values[last] + drift * ahead, Math.sqrt(squares / (last - 1) * (ahead + ahead * ahead / time)));
    }

    private static double mean(double[] values) {
        var sum = 0.0;
        for (var value : values) sum += value;
        return sum / values.length;
    }
}
