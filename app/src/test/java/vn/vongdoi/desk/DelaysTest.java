package vn.vongdoi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Half and nine in ten by nearest rank, and until when a claim is in time. */
class DelaysTest {
    @Test
    void halfOfTenHadArrivedWhenTheFifthHad() {
        var delays = delays(Map.of(0, 4L, 1, 1L, 3, 4L, 30, 1L));
        assertThat(delays.percentile(50)).hasValue(1);
        assertThat(delays.percentile(90)).hasValue(3);
        assertThat(delays.percentile(100)).hasValue(30);
        assertThat(delays(Map.of(2, 1L)).percentile(50)).hasValue(2);
        assertThat(delays(Map.of()).percentile(50)).isEmpty();
    }

    @Test
    void sevenWorkingDaysSkipWeekendsAndPublicHolidays() {
        // From Thursday 6 August 2026: 7, 10, 11, 12, 13, 14, 17.
        assertThat(Deadline.PAYMENT.last(LocalDate.of(2026, 8, 6))).isEqualTo(LocalDate.of(2026, 8, 17));
        // National Day, 1 and 2 September, lies between.
        assertThat(Deadline.PAYMENT.last(LocalDate.of(2026, 8, 28))).isEqualTo(LocalDate.of(2026, 9, 10));
    }

    @Test
    void theMonthClosesBeforeTheFifthOfTheNext() {
        assertThat(Deadline.CLOSING.last(LocalDate.of(2026, 8, 1))).isEqualTo(LocalDate.of(2026, 9, 4));
        assertThat(Deadline.CLOSING.last(LocalDate.of(2026, 12, 31))).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(Deadline.SAME_DAY.last(LocalDate.of(2026, 8, 1))).isEqualTo(LocalDate.of(2026, 8, 1));
    }

    @Test
    void delaysOfSeveralFacilitiesAddUp() {
        var both = delays(Map.of(0, 2L)).plus(delays(Map.of(0, 1L, 5, 1L)));
        assertThat(both.encounters()).isEqualTo(4);
        assertThat(both.percentile(50)).hasValue(0);
        assertThat(both.between(1, 7)).isOne();
    }

    private static Delays delays(Map<Integer, Long> byDays) {
        return new Delays(new TreeMap<>(byDays), Map.of());
    }
}
