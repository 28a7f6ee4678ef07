package vn.vongdoi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Silent is who has missed more than three times the usual gap, in working days; November 2026 begins on a Sunday. */
class SilenceTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 6);

    @Test
    void whoeverSendsEveryWorkingDayIsSilentOnlyAfterThreeOfThemAndAWeekendHavePassed() {
        var daily = days(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 10, 27), LocalDate.of(2026, 10, 28), FRIDAY);
        // Missed: Monday, Tuesday, Wednesday; the Thursday on which we look is not over.
        assertThat(on(daily, LocalDate.of(2026, 11, 12)).missed()).isEqualTo(3);
        assertThat(on(daily, LocalDate.of(2026, 11, 12)).silent()).isFalse();
        assertThat(on(daily, LocalDate.of(2026, 11, 13)).missed()).isEqualTo(4);
        assertThat(on(daily, LocalDate.of(2026, 11, 13)).silent()).isTrue();
    }

    @Test
    void whoeverSendsOnceAWeekMayBeQuietForThree() {
        var weekly = days(FRIDAY.minusWeeks(3), FRIDAY.minusWeeks(2), FRIDAY.minusWeeks(1), FRIDAY);
        assertThat(on(weekly, FRIDAY.plusWeeks(3)).usual()).isEqualTo(5);
        assertThat(on(weekly, FRIDAY.plusWeeks(3)).silent()).isFalse();
        assertThat(on(weekly, FRIDAY.plusWeeks(3).plusDays(4)).silent()).isTrue();
    }

    @Test
    void oneLongPauseDoesNotChangeWhatIsUsual() {
        var once = new ArrayList<>(days(LocalDate.of(2026, 9, 21)));
        for (var day = LocalDate.of(2026, 10, 19); !day.isAfter(LocalDate.of(2026, 10, 23)); day = day.plusDays(1))
            once.add(day);
        assertThat(on(once, LocalDate.of(2026, 10, 26)).usual()).isEqualTo(1);
    }

    @Test
    void daysOfTetAreNotMissed() {
        // Tết 2026: no work from Monday 16 to Friday 20 February.
        var daily = days(
                LocalDate.of(2026, 2, 9),
                LocalDate.of(2026, 2, 10),
                LocalDate.of(2026, 2, 11),
                LocalDate.of(2026, 2, 12),
                LocalDate.of(2026, 2, 13));
        assertThat(on(daily, LocalDate.of(2026, 2, 23)).missed()).isZero();
        assertThat(on(daily, LocalDate.of(2026, 2, 28)).silent()).isTrue();
    }

    @Test
    void ofSomebodyWhoSentTwiceNoRhythmIsKnownAndAWeekIsTaken() {
        var twice = days(FRIDAY.minusDays(1), FRIDAY);
        assertThat(on(twice, FRIDAY.plusWeeks(3)).usual()).isEqualTo(5);
        assertThat(on(twice, FRIDAY.plusWeeks(3)).known()).isFalse();
        assertThat(on(twice, FRIDAY.plusWeeks(3)).silent()).isFalse();
        assertThat(on(twice, FRIDAY.plusWeeks(4)).silent()).isTrue();
    }

    @Test
    void whoeverNeverSentIsNotSilent() {
        assertThat(Silence.of(List.of(), FRIDAY)).isEmpty();
    }

    private static Silence on(List<LocalDate> days, LocalDate on) {
        return Silence.of(days, on).orElseThrow();
    }

    private static List<LocalDate> days(LocalDate... days) {
        return List.of(days);
    }
}
