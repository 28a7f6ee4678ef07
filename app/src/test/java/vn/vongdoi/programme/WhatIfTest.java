package vn.vongdoi.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.vongdoi.programme.WhatIf.Parts;

class WhatIfTest {
    private static final List<Comparison> ONE_WAY =
            List.of(Comparison.AT_LEAST, Comparison.ABOVE, Comparison.AT_MOST, Comparison.BELOW);

    @Test
    void doctorsOfAProvince() {
        // 19 for 10,000 of 4,664,124 people are 8,861.8 doctors; there are 6,744.
        var question = new WhatIf(Comparison.AT_LEAST, new BigDecimal("19"), new BigDecimal("10000"));
        assertThat(question.missing(new Parts(6_744, 4_664_124))).isEqualTo(8_862 - 6_744);
        assertThat(question.missing(new Parts(8_862, 4_664_124))).isZero();
    }

    @Test
    void moreThanIsNotAtLeast() {
        // Exactly 20 % is not above 20 %.
        var above = new WhatIf(Comparison.ABOVE, new BigDecimal("20"), new BigDecimal("100"));
        var least = new WhatIf(Comparison.AT_LEAST, new BigDecimal("20"), new BigDecimal("100"));
        assertThat(least.missing(new Parts(20, 100))).isZero();
        assertThat(above.missing(new Parts(20, 100))).isEqualTo(1);
        // To be lowered: at most 10 of 1,000 births with 27 of 2,500 is two too many; below it is three.
        var most = new WhatIf(Comparison.AT_MOST, new BigDecimal("10"), new BigDecimal("1000"));
        var below = new WhatIf(Comparison.BELOW, new BigDecimal("10"), new BigDecimal("1000"));
        assertThat(most.missing(new Parts(27, 2_500))).isEqualTo(2);
        assertThat(below.missing(new Parts(27, 2_500))).isEqualTo(3);
    }

    @Test
    void thatManyReachTheGoalAndOneFewerDoesNot() {
        var random = new Random(31);
        for (var round = 0; round < 20_000; round++) {
            var comparison = ONE_WAY.get(random.nextInt(ONE_WAY.size()));
            var factor = List.of("1", "100", "1000", "10000", "100000").get(random.nextInt(5));
            var goal = new BigDecimal(random.nextInt(1, 100_000)).movePointLeft(random.nextInt(4));
            var question = new WhatIf(comparison, goal, new BigDecimal(factor));
            var parts = new Parts(random.nextInt(200_000), 1 + random.nextInt(5_000_000));
            var missing = question.missing(parts);
            var sign = question.isUpward() ? 1 : -1;
            var told = new Goal(comparison, List.of(goal.doubleValue()));
            assertThat(told.met(figure(factor, parts.numerator() + sign * missing, parts)))
                    .as("%s %s × %s of %s", comparison, goal, factor, parts)
                    .isTrue();
            if (missing > 0) {
                assertThat(told.met(figure(factor, parts.numerator() + sign * (missing - 1), parts)))
                        .as("%s %s × %s of %s", comparison, goal, factor, parts)
                        .isFalse();
            }
        }
    }

    @Test
    void whatIsSharedOutAddsUpAndAsksNobodyForMoreThanTheyAreShortOf() {
        var random = new Random(32);
        for (var round = 0; round < 5_000; round++) {
            var shortfalls = LongStream.range(0, 1 + random.nextInt(114))
                    .map(n -> random.nextInt(4) == 0 ? 0 : random.nextInt(2_000))
                    .boxed()
                    .toList();
            var all = shortfalls.stream().mapToLong(it -> it).sum();
            if (all == 0) continue;
            var needed = random.nextLong(all + 1);
            var shares = WhatIf.shared(needed, shortfalls);
            assertThat(shares.stream().mapToLong(it -> it).sum()).isEqualTo(needed);
            for (var i = 0; i < shares.size(); i++) {
                assertThat(shares.get(i)).isBetween(0L, shortfalls.get(i));
                // Nobody is off the fair part by a whole one.
                assertThat(Math.abs(shares.get(i) - (double) needed * shortfalls.get(i) / all))
                        .isLessThan(1);
            }
        }
    }

    @Test
    void aGoalOfTwoFiguresHasNoDirection() {
        assertThatThrownBy(() -> new WhatIf(Comparison.BETWEEN, BigDecimal.TEN, BigDecimal.ONE))
                .hasMessageContaining("BETWEEN");
    }

    private static double figure(String factor, long numerator, Parts parts) {
        return Double.parseDouble(factor) * numerator / parts.denominator();
    }
}
