package vn.vongdoi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.careplan.Standing;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.Sex;

/** What is told, taken back, joined, parted or decided changes what stands, and nobody has to ask for it. */
class FollowingTest extends FollowedPeople {
    @Test
    void aSavedDoseChangesWhatTheChildIsDueByItself() {
        var child = told("Bé Một", today().minusDays(70), Sex.FEMALE, "11383");
        following.settle();
        assertThat(item(child, "opv").number()).isEqualTo(1);
        give(child, "bOPV", today().minusDays(3));
        // The thread looks by itself; nobody settles here.
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (item(child, "opv").number() == 1 && System.nanoTime() < end) Thread.onSpinWait();
        assertThat(item(child, "opv").number()).isEqualTo(2);
        assertThat(item(child, "opv").done()).containsExactly(today().minusDays(3));
    }

    @Test
    void whoLeftAHospitalDeadIsAskedForNoMoreAndWhatWasDoneStays() {
        var child = told("Bé Năm", today().minusDays(100), Sex.MALE, "11383");
        give(child, "bOPV", today().minusDays(30));
        following.settle();
        assertThat(item(child, "opv").standing()).isEqualTo(Standing.OPEN);
        var died = new What(ResourceType.ENCOUNTER, "ket-qua|5", "finished", 0, "");
        tell(child, died, today().minusDays(2), new Random(1));
        following.settle();
        assertThat(state(child).orElseThrow().items())
                .extracting(Item::standing)
                .doesNotContain(Standing.OPEN);
        assertThat(item(child, "opv").done()).hasSize(1);
        tell(child, new What(ResourceType.ENCOUNTER, "loai-kcb|01", "finished", 0, ""), today(), new Random(1));
        following.settle();
        assertThat(item(child, "opv").standing()).as("seen after it").isEqualTo(Standing.OPEN);
    }

    @Test
    void whatTheRegisterOfDeathsTookBackIsNoDeathWhateverAHospitalWrote() {
        var child = told("Bé Sáu", today().minusDays(100), Sex.MALE, "11383");
        tell(child, new What(ResourceType.ENCOUNTER, "ket-qua|5", "finished", 0, ""), today(), new Random(1));
        following.settle();
        assertThat(state(child).orElseThrow().items())
                .extracting(Item::standing)
                .doesNotContain(Standing.OPEN);
        var cause = new What(ResourceType.OBSERVATION, "loinc|69453-9", "entered-in-error", 0, "");
        tell(child, cause, today(), new Random(1));
        following.settle();
        assertThat(item(child, "opv").standing()).isEqualTo(Standing.OPEN);
    }

    @Test
    void whatWasDoneOrNeedlessStaysSoOfSomebodyWhoDied() {
        var child = told("Bé Bảy", today().minusDays(400), Sex.FEMALE, "11383");
        for (var days : List.of(330, 290, 250)) give(child, "DTaP-IPV-HepB-Hib", today().minusDays(days));
        following.settle();
        var before = standings(child);
        assertThat(before.values()).contains(Standing.DONE, Standing.NOT_NEEDED, Standing.OPEN);
        tell(child, new What(ResourceType.ENCOUNTER, "ket-qua|5", "finished", 0, ""), today(), new Random(1));
        following.settle();
        before.values().removeIf(Standing.OPEN::equals);
        assertThat(standings(child)).containsAllEntriesOf(before).doesNotContainValue(Standing.OPEN);
    }

    @Test
    void whoMovesIsAskedForWhatIsAskedForThere() {
        var before = clock.instant();
        // Pneumococcal vaccine is given in five provinces since 15 February 2026.
        clock.set(LocalDate.of(2026, 3, 1).atTime(8, 0).atZone(VIETNAM).toInstant());
        try {
            var child = told("Bé Chuyển Nhà", today().minusDays(70), Sex.FEMALE, "11383");
            var card = number;
            following.settle();
            assertThat(standings(child)).containsKey("opv").doesNotContainKey("pcv");
            clock.advance(Duration.ofDays(1));
            assertThat(told(card, "Bé Chuyển Nhà", today().minusDays(71), Sex.FEMALE, "05983"))
                    .as("the same child, now in Lạng Sơn")
                    .isEqualTo(child);
            following.settle();
            assertThat(standings(child)).containsEntry("pcv", Standing.OPEN);
            assertThat(state(child).orElseThrow().commune()).isEqualTo("05983");
            clock.advance(Duration.ofDays(1));
            told(card, "Bé Chuyển Nhà", today().minusDays(72), Sex.FEMALE, "11383");
            following.settle();
            assertThat(standings(child)).containsKey("opv").doesNotContainKey("pcv");
        } finally {
            clock.set(before);
            following.rebuild(_ -> {});
        }
    }

    /** What was known at the end of a day is known by the last position of that day. */
    @Test
    void aDayTakesItsPositionBeforeTheSchedulesComeToIt() {
        told("Bé Nửa Đêm", today().minusDays(70), Sex.MALE, "11383");
        following.settle();
        var evening = records.position();
        var before = clock.instant();
        clock.advance(Duration.ofDays(1));
        try {
            following.settle();
            assertThat(records.changes(evening, 10))
                    .first()
                    .satisfies(change -> assertThat(change.what()).isEqualTo("day"))
                    .satisfies(change -> assertThat(change.person()).isNull());
            var morning = records.position();
            following.settle();
            assertThat(records.position()).as("once").isEqualTo(morning);
        } finally {
            clock.set(before);
            following.rebuild(_ -> {});
        }
    }

    @Test
    void whatIsTakenBackCountsNoMore() {
        var child = told("Bé Hai", today().minusDays(70), Sex.MALE, "11383");
        var dose = give(child, "bOPV", today().minusDays(5));
        following.settle();
        assertThat(item(child, "opv").number()).isEqualTo(2);
        put(child, dose, "bOPV", today().minusDays(5), "entered-in-error");
        following.settle();
        assertThat(item(child, "opv").number()).isEqualTo(1);
    }

    @Test
    void twoKeysOfOneChildAreOneLineUntilTheyAreParted() {
        var one = told("Bé Ba", today().minusDays(100), Sex.MALE, "11383");
        var other = told("Bé Ba Nữa", today().minusDays(100), Sex.MALE, "10507");
        give(one, "bOPV", today().minusDays(40));
        give(other, "bOPV", today().minusDays(10));
        join(one, other);
        following.settle();
        assertThat(item(one, "opv").number()).isEqualTo(3);
        assertThat(state(other)).isEmpty();
        part(one);
        following.settle();
        assertThat(item(one, "opv").number()).isEqualTo(2);
        assertThat(item(other, "opv").number()).isEqualTo(2);
    }

    @Test
    void aDoseOfWhichOnlyTheMonthIsKnownCountsWhereItCountsOnAnyDayOfIt() {
        var child = told("Bé Bốn", LocalDate.of(2024, 1, 1), Sex.FEMALE, "11383");
        dose(child, "thang-ba", "bOPV", LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 31), "completed");
        // Six weeks after birth is 12 February: of some days in February the dose would be too early.
        dose(child, "thang-hai", "DPT-HepB-Hib", LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 29), "completed");
        following.settle();
        assertThat(item(child, "opv").number()).isEqualTo(2);
        assertThat(item(child, "opv").earliest())
                .as("28 days after the last day on which it may have been given")
                .isEqualTo(LocalDate.of(2024, 4, 28));
        assertThat(item(child, "dpt").number()).isEqualTo(1);
    }

    @Test
    void whatIsKnownFromMemoryOnlyIsNotAskedForWhileTheProvinceHasSwitchedItOff() {
        var child = told("Bé Năm", today().minusDays(70), Sex.FEMALE, "11383");
        give(child, "Rota", today().minusDays(3));
        following.settle();
        assertThat(item(child, "rota").number()).isEqualTo(2);
        settings.decide(PROGRAMME, false, "Công văn 12");
        following.settle();
        assertThat(state(child).orElseThrow().items())
                .extracting(Item::service)
                .contains("opv")
                .doesNotContain("rota");
        assertThat(following.rebuild(_ -> {})).as("differing people").isZero();
        settings.decide(PROGRAMME, true, "Công văn 15");
        following.settle();
        assertThat(item(child, "rota").number()).isEqualTo(2);
        assertThat(settings.decisions())
                .extracting(Settings.Decision::reason)
                .as("the newest first, and none is lost")
                .startsWith("Công văn 15", "Công văn 12");
    }

    @Test
    void nobodyElseDecidesAndNothingIsDecidedWithoutAReasonOrTwice() {
        var station = new Actor("tram", Role.PROGRAMME_STAFF, new Area.Commune("11383"));
        assertThatThrownBy(() -> settings.decide(station, false, "Công văn 12"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("programme staff");
        assertThatThrownBy(() -> settings.decide(Actor.console(), false, "Công văn 12"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> settings.decide(PROGRAMME, false, " ")).hasMessageContaining("1 to 500");
        assertThatThrownBy(() -> settings.decide(PROGRAMME, true, "Công văn 12"))
                .hasMessageContaining("switched on already");
        assertThat(settings.unverified()).isTrue();
        settings.decide(PROGRAMME, false, "Công văn 12");
        assertThatThrownBy(
                        () -> sql.sql("update schedule.setting set reason = ''").update())
                .hasMessageContaining("only added to");
        settings.decide(PROGRAMME, true, "Công văn 13");
    }
}
