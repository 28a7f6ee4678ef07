package vn.vongdoi.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vongdoi.registers.RegisterKind.CARDS;
import static vn.vongdoi.registers.RegisterKind.PEOPLE;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Entry;

/** A card whose end, or whose holder, the register of cards told wrongly and tells anew. */
class CorrectedCardsTest extends EmptyRegisters {
    private static final String CARD = "cccd,bhxh,name,birth,sex,commune,card,from,to";
    private static final String TO_JUNE =
            "030177140271,,Ngô Thị Hồng Hằng,1977-01-11,2,11020,GD4313049012920,2026-01-01,2026-06-30";
    private static final String TO_DECEMBER = TO_JUNE.replace("2026-06-30", "2026-12-31");
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 31);

    @BeforeEach
    void noCards() {
        door.db.sql("truncate registers.card").update();
    }

    @Test
    void oneCoverageIsValidHoweverOftenTheEndIsCorrected() {
        door.load(CARDS, CARD, TO_JUNE);
        assertThat(valid()).containsExactly("2026-06-30");

        assertThat(door.load(CARDS, CARD, TO_DECEMBER).loaded()).isEqualTo(1);
        assertThat(valid()).containsExactly("2026-12-31");
        assertThat(hang().cardUntil()).isEqualTo(DECEMBER);

        var position = door.records().position();
        assertThat(door.load(CARDS, CARD, TO_DECEMBER).unchanged()).isEqualTo(1);
        assertThat(door.records().position()).isEqualTo(position);

        assertThat(door.load(CARDS, CARD, TO_JUNE).loaded()).isEqualTo(1);
        assertThat(valid()).containsExactly("2026-06-30");
        assertThat(hang().cardUntil()).isEqualTo(JUNE);
    }

    @Test
    void whatWasTakenBackStaysInTheRecordWithItsHistory() {
        door.load(CARDS, CARD, TO_JUNE);
        var position = door.records().position();
        door.load(CARDS, CARD, TO_DECEMBER);
        assertThat(coverages("Ngô Thị Hồng Hằng"))
                .extracting(CorrectedCardsTest::end, Entry::status, Entry::version)
                .containsExactlyInAnyOrder(
                        tuple("2026-06-30", "entered-in-error", 2), tuple("2026-12-31", "active", 1));
        for (var coverage : coverages("Ngô Thị Hồng Hằng"))
            assertThat(Fhir.faults(coverage)).isEmpty();
        // One change, so that nobody ever sees two valid ones or none.
        assertThat(door.records().changes(position, 10)).hasSize(1);
    }

    @Test
    void aCardOfWhichTheEndIsLeftOpenIsCorrectedToo() {
        door.load(CARDS, CARD, TO_JUNE.replace("2026-06-30", ""));
        door.load(CARDS, CARD, TO_DECEMBER);
        assertThat(valid()).containsExactly("2026-12-31");
    }

    @Test
    void twoEndsInOneFileAreAContradictionAndTheFirstRowStands() {
        var report = door.load(CARDS, CARD, TO_JUNE, TO_DECEMBER);
        assertThat(report.issues()).extracting(Issue::line, Issue::column).containsExactly(tuple(3L, "card"));
        assertThat(valid()).containsExactly("2026-06-30");
    }

    @Test
    void theRegistersOwnWordAboutTheCardHeldCountsAlsoAfterALaterDocument() {
        door.load(CARDS, CARD, TO_JUNE);
        // Told today, long after the card's first day.
        door.load(
                PEOPLE, "cccd,bhxh,card,name,birth,sex,commune", "030177140271,,,Ngô Thị Hồng Hằng,1977-01-11,2,11542");
        door.load(CARDS, CARD, TO_DECEMBER);
        assertThat(hang().cardUntil()).isEqualTo(DECEMBER);
        assertThat(hang().commune()).isEqualTo("11542");
    }

    @Test
    void aFormerCardThatIsCorrectedDoesNotBecomeTheOneHeld() {
        var lastYear = TO_JUNE.replace("2026-01-01,2026-06-30", "2025-01-01,2025-06-30");
        door.load(CARDS, CARD, lastYear, TO_JUNE);
        door.load(CARDS, CARD, lastYear.replace("2025-06-30", "2025-12-31"));
        assertThat(hang().cardFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(hang().cardUntil()).isEqualTo(JUNE);
        assertThat(valid()).containsExactlyInAnyOrder("2025-12-31", "2026-06-30");
    }

    @Test
    void aCardToldOfTheWrongPersonGoesToWhoseItIs() {
        var wrong = TO_JUNE.replace("030177140271", "031062326873")
                .replace("Ngô Thị Hồng Hằng,1977-01-11,2", "Trần Văn Sơn,1962-02-07,1");
        door.load(CARDS, CARD, wrong);
        door.load(CARDS, CARD, TO_JUNE);
        assertThat(valid()).containsExactly("2026-06-30");
        assertThat(coverages("Trần Văn Sơn")).extracting(Entry::status).containsExactly("entered-in-error");
        assertThat(door.people().search("031062326873", 1).getFirst().card()).isEmpty();
        assertThat(hang().card()).isPresent();
    }

    private static List<String> valid() {
        return coverages("Ngô Thị Hồng Hằng").stream()
                .filter(coverage -> "active".equals(coverage.status()))
                .map(CorrectedCardsTest::end)
                .toList();
    }

    private static List<Entry> coverages(String name) {
        return Fhir.of(door, name, ResourceType.COVERAGE);
    }

    private static String end(Entry coverage) {
        return coverage.resource().tree().at("/period/end").asString().substring(0, 10);
    }

    private static Person hang() {
        return door.people().search("030177140271", 1).getFirst();
    }
}
