package vn.vongdoi.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vongdoi.registers.RegisterKind.CARDS;
import static vn.vongdoi.registers.RegisterKind.DEVICES;
import static vn.vongdoi.registers.RegisterKind.FACILITIES;
import static vn.vongdoi.registers.RegisterKind.PEOPLE;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.csv.Issue.Severity;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Person;

class CardsAndDevicesTest extends EmptyRegisters {
    private static final String CARD = "cccd,bhxh,name,birth,sex,commune,card,from,to,facility,exempt_from";
    private static final String HANG =
            "030177140271,,Ngô Thị Hồng Hằng,1977-01-11,2,11020,GD4313049012920,2026-01-01,2026-12-31,31101,2026-09-01";
    private static final String DEVICE = "facility,code,name,serial,from,to";

    @BeforeEach
    void noDevices() {
        door.db.sql("truncate registers.card, catalogue.device").update();
    }

    @Test
    void aCardIsKnownOfItsHolderAndIsACoverage() {
        door.load(
                PEOPLE,
                "cccd,bhxh,card,name,birth,sex,commune",
                "030177140271,,GD4313049012920,Ngô Thị Hồng Hằng,1977-01-11,2,11020");
        var report = door.load(CARDS, CARD, HANG);
        assertThat(report.issues()).isEmpty();
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(hang().card()).hasValue(new CardNumber("GD4313049012920"));
        assertThat(hang().cardFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(hang().cardUntil()).isEqualTo(LocalDate.of(2026, 12, 31));
        var coverage = Fhir.of(door, "Ngô Thị Hồng Hằng", ResourceType.COVERAGE).getFirst();
        assertThat(coverage.resource().tree().at("/period/end").asString()).startsWith("2026-12-31");
        assertThat(Fhir.faults(coverage)).isEmpty();
        assertThat(door.count("""
                        select count(*) from registers.card
                        where card = 'GD4313049012920' and facility = '31101' and exempt = '2026-09-01'""")).isEqualTo(1);
    }

    @Test
    void cardsLoadedAgainChangeNothingAndOneThatDiffersOnlyInItsFacilityIsTold() {
        door.load(CARDS, CARD, HANG);
        var position = door.records().position();
        assertThat(door.load(CARDS, CARD, HANG).unchanged()).isEqualTo(1);
        assertThat(door.records().position()).isEqualTo(position);
        assertThat(door.load(CARDS, CARD, HANG.replace("31101", "31401")).loaded())
                .isEqualTo(1);
        assertThat(door.records().changes(position, 10))
                .extracting(change -> change.what())
                .containsExactly("register:cards");
    }

    @Test
    void ofTwoCardsTheOneThatBeganLastIsHeldInWhateverOrderTheyCome() {
        var former = HANG.replace("GD431", "DN431").replace("2026-01-01,2026-12-31", "2025-01-01,2025-12-31");
        var coming = HANG.replace("2026-01-01,2026-12-31", "2027-01-01,2027-12-31");
        door.load(CARDS, CARD, coming, HANG, former);
        assertThat(hang().card()).hasValue(new CardNumber("GD4313049012920"));
        assertThat(hang().cardUntil()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(Fhir.of(door, "Ngô Thị Hồng Hằng", ResourceType.COVERAGE)).hasSize(3);
        assertThat(door.load(CARDS, CARD, coming, HANG, former).unchanged()).isEqualTo(3);
    }

    @Test
    void aCardThatCannotBeIsRefused() {
        var report = door.load(
                CARDS,
                CARD,
                HANG.replace("GD4313049012920", "GD431304901292"),
                HANG.replace("2026-12-31", "2025-12-31"),
                HANG.replace("030177140271,", "030177140271,3049012921"));
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column, Issue::severity)
                .containsExactly(
                        tuple(2L, "card", Severity.REJECT),
                        tuple(3L, "", Severity.REJECT),
                        tuple(4L, "card", Severity.WARN));
        assertThat(report.rejected()).isEqualTo(2);
    }

    @Test
    void theDevicesOfAFacilityAreKnownByTheCodeThatClaimsUse() {
        door.load(
                FACILITIES,
                "code,name,kind,level,commune,ownership,beds,doctors",
                "31401,BV mô phỏng,hospital,specialised,10660,public,1000,155");
        var machine = "31401,XQ.1.AB123,Máy X-quang kỹ thuật số,SN-9,2024-01-01,";
        assertThat(door.load(DEVICES, DEVICE, machine).loaded()).isEqualTo(1);
        assertThat(door.load(DEVICES, DEVICE, machine).unchanged()).isEqualTo(1);
        assertThat(door.load(DEVICES, DEVICE, machine + "2026-10-31").loaded()).isEqualTo(1);
        assertThat(door.count("select count(*) from catalogue.device where ends = '2026-10-31'"))
                .isEqualTo(1);
        var report = door.load(
                DEVICES,
                DEVICE,
                "31402,XQ.1.AB124,Máy,,2024-01-01,",
                "31401,XQ.4.AB124,Máy,,2024-01-01,",
                "31401,ĐT.2.31401.77,Máy điện tim,,2024-01-01,2023-01-01");
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column)
                .containsExactly(tuple(2L, "facility"), tuple(3L, "code"), tuple(4L, ""));
    }

    private static Person hang() {
        return door.people().search("030177140271", 1).getFirst();
    }
}
