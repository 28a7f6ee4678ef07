package vn.vongdoi.programme;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.analytics.Value;

/**
 * What chance alone does to a commune that is like the province, by how many people stand behind its figure
 * (Spiegelhalter 2005, with exact limits): a small commune is not to be shamed by chance.
 *
 * @param centre the province's own numerator for each one of the denominator
 */
record Funnel(Law law, double centre, double factor) {
    /** One of twenty communes like the province falls outside by chance. */
    static final double INNER = 0.025;

    /** Two of a thousand do. */
    static final double OUTER = 0.001;

    private static final int HALVINGS = 30;

    enum Law {
        /** The numerator is part of the denominator. */
        BINOMIAL,
        /** Events, of which one more is always possible. */
        POISSON
    }

    /** How a figure stands to the province's. */
    enum Verdict {
        /** Hardly by chance: beyond the outer limit. */
        LOWER,
        HIGHER,
        /** Between the limits. */
        MAYBE_LOWER,
        MAYBE_HIGHER,
        CHANCE
    }

    /** Empty where figures are no matter of chance (doctors, beds, stations), or all are alike. */
    static Optional<Funnel> of(Indicator indicator, Value province) {
        if (!(indicator.calculation() instanceof Computed computed) || !computed.personal()) return Optional.empty();
        if (!(province.outcome() instanceof Value.Known known)) return Optional.empty();
        return law(indicator)
                .filter(_ -> known.numerator() > 0)
                .filter(law -> law == Law.POISSON || known.numerator() < known.denominator())
                .map(law -> new Funnel(law, known.numerator() / known.denominator(), computed.factor()));
    }

    private static Optional<Law> law(Indicator indicator) {
        if (indicator.calculation() instanceof Calculation.ShareOfPeople) return Optional.of(Law.BINOMIAL);
        return switch (indicator.unit()) {
            case PERCENT -> Optional.of(Law.BINOMIAL);
            case PER_1000, PER_10000, PER_100000, PER_1000_BIRTHS, PER_100000_BIRTHS -> Optional.of(Law.POISSON);
            case PERCENTAGE_POINTS,
                    PERCENT_GAINED,
                    PERCENT_OF_CAPACITY,
                    BOYS_PER_100_GIRLS,
                    DAYS,
                    YEARS,
                    CM,
                    COUNT,
                    VISITS,
                    CAMPAIGNS,
                    PER_YEAR,
                    DOCTORS_PER_STATION,
                    STATUS -> Optional.empty();
        };
    }

    Verdict verdict(Value.Known value) {
        var below = below(value.numerator(), value.denominator());
        var above = above(value.numerator(), value.denominator());
        if (below < OUTER) return Verdict.LOWER;
        if (above < OUTER) return Verdict.HIGHER;
        if (below < INNER) return Verdict.MAYBE_LOWER;
        return above < INNER ? Verdict.MAYBE_HIGHER : Verdict.CHANCE;
    }

    /** The figure, in the indicator's unit, below which a commune with that denominator is outside. */
    double lower(double denominator, double tail) {
        var least = crossing(0, denominator * (law == Law.BINOMIAL ? 1 : centre), x -> below(x, denominator) - tail);
        return factor * least / denominator;
    }

    /** The figure above which it is outside. */
    double upper(double denominator, double tail) {
        var expected = denominator * centre;
        var most = law == Law.BINOMIAL ? denominator : expected + 10 * Math.sqrt(expected) + 20;
        return factor * crossing(0, most, x -> tail - above(x, denominator)) / denominator;
    }

    /** How likely chance brings so few or fewer; between whole numbers it runs smoothly on. */
    private double below(double numerator, double denominator) {
        return switch (law) {
            case BINOMIAL ->
                numerator >= denominator
                        ? 1
                        : RegularizedBeta.value(1 - centre, denominator - numerator, numerator + 1);
            case POISSON -> RegularizedGamma.Q.value(numerator + 1, denominator * centre);
        };
    }

    private double above(double numerator, double denominator) {
        if (numerator <= 0) return 1;
        return switch (law) {
            case BINOMIAL -> RegularizedBeta.value(centre, numerator, denominator - numerator + 1);
            case POISSON -> RegularizedGamma.P.value(numerator, denominator * centre);
        };
    }

    /** Where a rising function passes zero; the end where it does not. */
    private static double crossing(double from, double to, DoubleUnaryOperator rising) {
        if (rising.applyAsDouble(from) >= 0) return from;
        if (rising.applyAsDouble(to) <= 0) return to;
        var low = from;
        var high = to;
        for (var i = 0; i < HALVINGS; i++) {
            var middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < 0) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /** The figure of a commune that is exactly like the province. */
    double middle() {
        return factor * centre;
    }

    /** Whether the numerator is part of the denominator. */
    static boolean isShare(Indicator indicator) {
        return indicator.calculation() instanceof Calculation.ShareOfPeople || indicator.unit() == Unit.PERCENT;
    }
}
