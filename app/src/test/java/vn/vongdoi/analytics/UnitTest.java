package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitTest {
    @Test
    void aShareIsAHundredAtMostAndAHospitalCanBeMoreThanFull() {
        assertThat(Unit.of("percent").holds(104)).isFalse();
        assertThat(Unit.of("percent-of-capacity").holds(104)).isTrue();
        assertThat(Unit.of("percent-of-capacity").holds(-1)).isFalse();
        assertThat(Unit.of("boys-per-100-girls").holds(109.3)).isTrue();
        assertThat(Unit.of("days").isCounted()).isFalse();
    }
}
