package vn.vongdoi.programme;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.analytics.Value;

/**
 * How many more units of the numerator (people, doctors, visits), or how many fewer, bring a figure to a goal while the
 * denominator stays as it is. In whole numbers, exactly: with that many the goal is met, with one less it is not.
 */
record WhatIf(Comparison comparison, BigDecimal goal, BigDecimal factor) {
    WhatIf {
        if (factor.signum() <= 0) throw new IllegalArgumentException("factor: expected above 0, got " + factor);
        if (comparison == Comparison.EXACTLY || comparison == Comparison.BETWEEN) {
            throw new IllegalArgumentException("expected a goal in one direction, got " + comparison);
        }
    }

    /** What stands behind a figure. */
    record Parts(long numerator, long denominator) {
        Parts {
            if (numerator < 0 || denominator < 0) {
                throw new IllegalArgumentException("parts are 0 or more, got " + numerator + " / " + denominator);
            }
        }

        static Parts of(Value.Known known) {
            return new Parts(Math.round(known.numerator()), Math.round(known.denominator()));
        }

        Parts less(Parts other) {
            return new Parts(Math.max(0, numerator - other.numerator), Math.max(0, denominator - other.denominator));
        }

        Parts plus(Parts other) {
            return new Parts(numerator + other.numerator, denominator + other.denominator);
        }

        static final Parts NOTHING = new Parts(0, 0);
    }

    /** Only a figure that is a numerator over a denominator can be asked; of boys to girls no number is better than nature's. */
    static boolean isFor(Indicator indicator, Value value) {
        return value.outcome() instanceof Value.Known known
                && known.denominator() > 0
                && indicator.calculation() instanceof Computed computed
                && !(computed instanceof Calculation.Count)
                && indicator.unit() != Unit.BOYS_PER_100_GIRLS;
    }

    boolean isUpward() {
        return comparison == Comparison.AT_LEAST || comparison == Comparison.ABOVE;
    }

    /** How many more (of an upward goal) or fewer; 0 when the goal is met. */
    long missing(Parts parts) {
        if (parts.denominator() == 0) return 0;
        var needed = switch (comparison) {
            case AT_LEAST -> level(parts, RoundingMode.CEILING);
            case ABOVE -> level(parts, RoundingMode.FLOOR).add(BigInteger.ONE);
            case AT_MOST -> level(parts, RoundingMode.FLOOR);
            case BELOW -> level(parts, RoundingMode.CEILING).subtract(BigInteger.ONE);
            case EXACTLY, BETWEEN -> throw new IllegalStateException("refused by the constructor");
        };
        var now = BigInteger.valueOf(parts.numerator());
        return (isUpward() ? needed.subtract(now) : now.subtract(needed))
                .max(BigInteger.ZERO)
                .longValueExact();
    }

    /** Whether there are so many: of a share no more than all can count, and of nothing can be less than none. */
    boolean isPossible(Parts parts, boolean partOfDenominator) {
        if (isUpward()) return !partOfDenominator || missing(parts) <= parts.denominator() - parts.numerator();
        return missing(parts) <= parts.numerator();
    }

    /** The numerator at which the figure is the goal, to a whole number. */
    private BigInteger level(Parts parts, RoundingMode rounding) {
        return goal.multiply(BigDecimal.valueOf(parts.denominator()))
                .divide(factor, 0, rounding)
                .toBigIntegerExact();
    }

    /**
     * The province's own need shared out by what each part is short of, so that nobody is asked for more than they are
     * short of: in whole numbers, by the largest remainders.
     *
     * @param shortfalls what each part is short of, together at least as much as is needed
     */
    static List<Long> shared(long needed, List<Long> shortfalls) {
        var all = shortfalls.stream().mapToLong(Long::longValue).sum();
        if (all == 0) return shortfalls;
        if (needed > all) throw new IllegalArgumentException(needed + " cannot be shared out to " + all);
        var whole = BigInteger.valueOf(all);
        var given = new ArrayList<Long>();
        var rests = new ArrayList<BigInteger>();
        for (var shortfall : shortfalls) {
            var parts = BigInteger.valueOf(needed)
                    .multiply(BigInteger.valueOf(shortfall))
                    .divideAndRemainder(whole);
            given.add(parts[0].longValueExact());
            rests.add(parts[1]);
        }
        var left = needed - given.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, given.size())
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(rests::get).reversed())
                .limit(left)
                .forEach(i -> given.set(i, given.get(i) + 1));
        return List.copyOf(given);
    }
}
