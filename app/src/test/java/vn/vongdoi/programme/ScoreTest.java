package vn.vongdoi.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Direction;
import vn.vongdoi.analytics.Disaggregations;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Period;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.programme.Score.Standing;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.Validity;

class ScoreTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Text TEXT = new Text("thử", "test");

    @Test
    void behindTheStraightWayFromTheBaselineIsLate() {
        // 14,46 on 2025-10-30 to 19 on 2030-12-31: a fifth of the way is gone on 2026-11-21, so 15,39 is due.
        assertThat(score("hp-03-ctr-tu-2025", "doctors-per-10k", 15.3, TODAY).standing())
                .isEqualTo(Standing.LATE);
        assertThat(score("hp-03-ctr-tu-2025", "doctors-per-10k", 15.5, TODAY).standing())
                .isEqualTo(Standing.UNDERWAY);
        assertThat(score("hp-03-ctr-tu-2025", "doctors-per-10k", 19, TODAY).standing())
                .isEqualTo(Standing.REACHED);
    }

    @Test
    void withoutABaselineNobodyIsCalledLateBeforeTheLastDay() {
        assertThat(score("hp-03-ctr-tu-2025", "annual-checkup", 1, TODAY).standing())
                .isEqualTo(Standing.UNDERWAY);
        assertThat(score("hp-03-ctr-tu-2025", "annual-checkup", 99, LocalDate.of(2030, 12, 31))
                        .standing())
                .isEqualTo(Standing.UNDERWAY);
        assertThat(score("hp-03-ctr-tu-2025", "annual-checkup", 99, LocalDate.of(2031, 1, 1))
                        .standing())
                .isEqualTo(Standing.LATE);
    }

    @Test
    void aRateToBeLoweredIsReachedFromAbove() {
        assertThat(score("hn-91-kh-ubnd-2018", "infant-mortality", 9.9, TODAY).standing())
                .isEqualTo(Standing.REACHED);
        var above = score("hn-91-kh-ubnd-2018", "infant-mortality", 11.5, LocalDate.of(2025, 12, 31));
        assertThat(above.standing()).isEqualTo(Standing.UNDERWAY);
        assertThat(above.gap()).hasValue(1.5);
    }

    @Test
    void aDocumentWithoutAFigureGivesNoVerdict() {
        assertThat(score("hn-06-ctr-tu", "annual-checkup", 50, TODAY).standing())
                .isEqualTo(Standing.NO_GOAL);
    }

    @Test
    void aFigureOfLongAgoIsLateOnceTheLastDayIsOver() {
        // Plan 91 asks for 74.5 years by the end of 2025; what is published is of 2024.
        var published = LocalDate.of(2024, 12, 31);
        assertThat(score("hn-91-kh-ubnd-2018", "life-expectancy", 74, published, TODAY)
                        .standing())
                .isEqualTo(Standing.LATE);
    }

    /** The first target that the programme sets on the indicator, held against a value. */
    private static Score score(String programme, String code, double value, LocalDate day) {
        return score(programme, code, value, day, day);
    }

    private static Score score(String programme, String code, double value, LocalDate day, LocalDate today) {
        var document = ProgrammeRules.read().stream()
                .filter(p -> p.id().equals(programme))
                .findFirst()
                .orElseThrow();
        var target = document.targets().stream()
                .filter(t -> t.code().equals(code))
                .findFirst()
                .orElseThrow();
        var indicator = new Indicator(
                code,
                TEXT,
                target.unit(),
                Direction.UP,
                TEXT,
                Optional.empty(),
                Disaggregations.NONE,
                Validity.ALWAYS,
                "test",
                Confidence.OURS,
                new Calculation.NoData(TEXT, TEXT));
        return Score.of(
                document,
                target,
                new Value(
                        indicator,
                        new Area.OfProvince(new ProvinceCode("31")),
                        new Period(day, day),
                        new Value.Known(value, value, 1),
                        1,
                        Instant.EPOCH),
                today);
    }
}
