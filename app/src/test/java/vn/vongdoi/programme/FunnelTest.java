package vn.vongdoi.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.programme.Funnel.Law;
import vn.vongdoi.programme.Funnel.Verdict;

/** Limits of chance, held to tables anybody can work out, and to drawing lots. */
class FunnelTest {
    private static final Funnel COIN = new Funnel(Law.BINOMIAL, 0.5, 100);

    @Test
    void tenThrowsOfACoin() {
        // Of 1024 ways one has no head, 11 have at most one, 56 at most two.
        assertThat(verdict(COIN, 0, 10)).isEqualTo(Verdict.LOWER); // 0.00098
        assertThat(verdict(COIN, 1, 10)).isEqualTo(Verdict.MAYBE_LOWER); // 0.0107
        assertThat(verdict(COIN, 2, 10)).isEqualTo(Verdict.CHANCE); // 0.0547
        assertThat(verdict(COIN, 8, 10)).isEqualTo(Verdict.CHANCE);
        assertThat(verdict(COIN, 9, 10)).isEqualTo(Verdict.MAYBE_HIGHER);
        assertThat(verdict(COIN, 10, 10)).isEqualTo(Verdict.HIGHER);
    }

    @Test
    void fourThrowsTellNothingHoweverTheyFall() {
        // All four alike happens once in sixteen times on either side.
        for (var heads = 0; heads <= 4; heads++)
            assertThat(verdict(COIN, heads, 4)).isEqualTo(Verdict.CHANCE);
        assertThat(COIN.lower(4, Funnel.INNER)).isZero();
        assertThat(COIN.upper(4, Funnel.INNER)).isEqualTo(100);
    }

    @Test
    void eventsThatAreRare() {
        // One in a thousand: of 4,000 people four are expected and none is seen with e^-4 = 0.018; of 7,000 with
        // 0.0009.
        var rare = new Funnel(Law.POISSON, 0.001, 100_000);
        assertThat(verdict(rare, 0, 2_000)).isEqualTo(Verdict.CHANCE); // 0.135
        assertThat(verdict(rare, 0, 4_000)).isEqualTo(Verdict.MAYBE_LOWER);
        assertThat(verdict(rare, 0, 7_000)).isEqualTo(Verdict.LOWER);
        // With one expected, 4 and more come with 0.0190 and 6 and more with 0.0006.
        assertThat(verdict(rare, 3, 1_000)).isEqualTo(Verdict.CHANCE);
        assertThat(verdict(rare, 4, 1_000)).isEqualTo(Verdict.MAYBE_HIGHER);
        assertThat(verdict(rare, 6, 1_000)).isEqualTo(Verdict.HIGHER);
    }

    @Test
    void aThousandPeopleComeNearToTheNormalLimits() {
        // 1.96 and 3.09 standard errors of 1.58 points, and half a person.
        assertThat(COIN.lower(1_000, Funnel.INNER)).isCloseTo(50 - 3.10, within(0.1));
        assertThat(COIN.upper(1_000, Funnel.INNER)).isCloseTo(50 + 3.10, within(0.1));
        assertThat(COIN.lower(1_000, Funnel.OUTER)).isCloseTo(50 - 4.89, within(0.1));
        assertThat(COIN.upper(1_000, Funnel.OUTER)).isCloseTo(50 + 4.89, within(0.1));
    }

    @Test
    void theDrawnLimitsAndTheWordsNeverDisagree() {
        var random = new Random(21);
        for (var round = 0; round < 2_000; round++) {
            var law = random.nextBoolean() ? Law.BINOMIAL : Law.POISSON;
            var funnel = new Funnel(law, law == Law.BINOMIAL ? random.nextDouble() : random.nextDouble() / 100, 100);
            var all = 1 + random.nextInt(3_000);
            var some = law == Law.BINOMIAL ? random.nextInt(all + 1) : random.nextInt(40);
            var figure = 100.0 * some / all;
            var verdict = verdict(funnel, some, all);
            var outside =
                    figure < funnel.lower(all, Funnel.INNER) - 1e-6 || figure > funnel.upper(all, Funnel.INNER) + 1e-6;
            if (outside) assertThat(verdict).isNotEqualTo(Verdict.CHANCE);
            if (verdict == Verdict.CHANCE || verdict == Verdict.MAYBE_LOWER || verdict == Verdict.MAYBE_HIGHER) {
                assertThat(figure)
                        .isBetween(funnel.lower(all, Funnel.OUTER) - 1e-6, funnel.upper(all, Funnel.OUTER) + 1e-6);
            }
        }
    }

    @Test
    void whereOnlyChanceIsAtWorkHardlyAnybodyIsCalledDifferent() {
        var random = new Random(22);
        var funnel = new Funnel(Law.BINOMIAL, 0.3, 100);
        var real = 0;
        var doubtful = 0;
        var rounds = 20_000;
        for (var round = 0; round < rounds; round++) {
            var all = 20 + random.nextInt(180);
            var some = 0;
            for (var n = 0; n < all; n++) if (random.nextDouble() < 0.3) some++;
            var verdict = verdict(funnel, some, all);
            if (FunnelChart.isReal(verdict)) real++;
            else if (verdict != Verdict.CHANCE) doubtful++;
        }
        // Exact limits keep what they promise, and give something away where people are few.
        assertThat(real / (double) rounds).isBetween(0.0005, 0.002);
        assertThat((real + doubtful) / (double) rounds).isBetween(0.02, 0.05);
    }

    private static Verdict verdict(Funnel funnel, double some, double all) {
        return funnel.verdict(new Value.Known(funnel.factor() * some / all, some, all));
    }
}
