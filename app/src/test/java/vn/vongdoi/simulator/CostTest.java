package vn.vongdoi.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CostTest {

    @Test
    void amountsAreRoundedHalfUpToTwoDecimals() {
        var cost = new Cost(10_500, 427_333, 427_333, 100);

        assertThat(Cost.amount(cost.billed())).isEqualTo("4487");
        assertThat(Cost.amount(new Cost(1_000, 1_005, 1_005, 50).inScope())).isEqualTo("0.50");
        assertThat(Cost.amount(new Cost(1_000, 102_345, 102_345, 100).billed())).isEqualTo("102.35");
    }

    @Test
    void theFundPaysItsShareAndThePatientTheRest() {
        Cost bed = Cost.of(1, 245_000, 245_000, 100);

        assertThat(Cost.amount(bed.fund(800))).isEqualTo("196000");
        assertThat(Cost.amount(bed.inScope() - bed.fund(475))).isEqualTo("128625");
    }

    @Test
    void numbersLoseTrailingZeros() {
        assertThat(Cost.milli(10_500)).isEqualTo("10.5");
        assertThat(Cost.milli(427_333)).isEqualTo("427.333");
        assertThat(Cost.milli(28_000)).isEqualTo("28");
        assertThat(Cost.amount(24_589_040)).isEqualTo("245890.40");
    }
}
