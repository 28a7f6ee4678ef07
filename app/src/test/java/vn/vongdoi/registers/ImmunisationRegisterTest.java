package vn.vongdoi.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vongdoi.registers.RegisterKind.IMMUNISATIONS;
import static vn.vongdoi.registers.RegisterKind.PEOPLE;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.csv.Issue.Severity;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Entry;

class ImmunisationRegisterTest extends EmptyRegisters {
    private static final String HEADER = "cccd,bhxh,name,birth,sex,commune,mother,vaccine,dose,date,facility,antigens,"
            + "lot,expiry,route,site,vaccinator,programme,screening,reaction,source,withdrawn,id";
    private static final String CHILD = ",3052833386,Nguyễn Phú Chiến,2024-12-25,1,11257,";
    private static final String BIRTH_DOSE =
            CHILD + "Trần Thị Mai,HepB,1,2024-12-25T16:30,31101,,VB-0912,2026-06-30,intramuscular,đùi trái,"
                    + "Phạm Thị Lan,epi,Đủ điều kiện,Sốt nhẹ,,,";
    private static final String FIRST_DPT = CHILD + ",DPT-HepB-Hib,1,2025-02-26,31101,,L77,,intramuscular,,,epi,,,,,";

    @Test
    void aDoseIsAnImmunizationOfThePersonWithEveryFactOfTheRow() {
        var report = load(BIRTH_DOSE);
        assertThat(report.issues()).extracting(Issue::column).containsExactly("facility");
        assertThat(report.loaded()).isEqualTo(1);
        var dose = doses().getFirst();
        assertThat(dose.starts()).isEqualTo(Instant.parse("2024-12-25T09:30:00Z"));
        assertThat(dose.status()).isEqualTo("completed");
        assertThat(dose.facility()).isEqualTo("31101");
        assertThat(dose.code(CodeSystem.VACCINE)).hasValue("HepB");
        var body = dose.resource().tree();
        assertThat(body.at("/vaccineCode/text").asString()).isEqualTo("Viêm gan B sơ sinh");
        assertThat(body.at("/occurrenceDateTime").asString()).isEqualTo("2024-12-25T16:30:00+07:00");
        assertThat(body.at("/primarySource").asBoolean()).isTrue();
        assertThat(body.at("/lotNumber").asString()).isEqualTo("VB-0912");
        assertThat(body.at("/expirationDate").asString()).isEqualTo("2026-06-30");
        assertThat(body.at("/route/coding/0/code").asString()).isEqualTo("IM");
        assertThat(body.at("/site/text").asString()).isEqualTo("đùi trái");
        assertThat(body.at("/performer/0/actor/identifier/value").asString()).isEqualTo("31101");
        assertThat(body.at("/performer/1/actor/display").asString()).isEqualTo("Phạm Thị Lan");
        assertThat(body.at("/programEligibility/0/coding/0/code").asString()).isEqualTo("epi");
        assertThat(body.at("/note/0/text").asString()).contains("Đủ điều kiện");
        assertThat(body.at("/reaction/0/detail/display").asString()).isEqualTo("Sốt nhẹ");
        assertThat(body.at("/protocolApplied/0/doseNumberPositiveInt").asInt()).isEqualTo(1);
        assertThat(body.at("/protocolApplied/0/targetDisease/0/coding/0/code").asString())
                .isEqualTo("hepatitis-b");
        assertThat(body.at("/extension/0/valueString").asString()).isEqualTo("Trần Thị Mai");
    }

    @Test
    void whatIsWrittenIsValidFhir() {
        load(BIRTH_DOSE, FIRST_DPT);
        for (var dose : doses()) assertThat(Fhir.faults(dose)).isEmpty();
    }

    @Test
    void theDoseBelongsToWhomThePopulationRegisterKnows() {
        door.load(
                PEOPLE,
                "cccd,bhxh,card,name,birth,sex,commune",
                ",3052833386,TE1313052833386,Nguyễn Phú Chiến,2024-12-25,1,11257");
        load(BIRTH_DOSE, FIRST_DPT);
        assertThat(door.count("select count(*) from person.person")).isEqualTo(1);
        assertThat(doses()).hasSize(2);
    }

    @Test
    void aChildWithoutNumbersIsKnownByNameFullBirthDateSexAndCommune() {
        var unnamed = ",,Con bà Mai,2026-10-02,2,11257,Trần Thị Mai,HepB,1,2026-10-02,31101,,,,,,,,,,,,";
        load(unnamed, unnamed.replace("HepB", "BCG"));
        load(unnamed);
        assertThat(door.count("select count(*) from person.person")).isEqualTo(1);
        var report = load(unnamed.replace("2026-10-02,2", "2026,2"));
        assertThat(report.issues()).extracting(Issue::column, Issue::severity).contains(tuple("name", Severity.REJECT));
        assertThat(door.count("select count(*) from person.person")).isEqualTo(1);
    }

    @Test
    void loadedAgainNothingChangesAndACorrectedRowIsANewVersion() {
        assertThat(load(BIRTH_DOSE, FIRST_DPT).loaded()).isEqualTo(2);
        var position = door.records().position();
        var again = load(BIRTH_DOSE, FIRST_DPT);
        assertThat(again.loaded()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(door.records().position()).isEqualTo(position);
        var corrected = load(BIRTH_DOSE, FIRST_DPT.replace("L77", "L78"));
        assertThat(corrected.loaded()).isEqualTo(1);
        assertThat(corrected.unchanged()).isEqualTo(1);
        assertThat(door.records().changes(position, 10))
                .extracting(c -> c.what())
                .containsExactly("register:immunisations");
        assertThat(doses()).hasSize(2);
        assertThat(door.count("select count(*) from record.history where type = 67"))
                .isEqualTo(1);
    }

    @Test
    void withItsOwnNumberADoseStaysTheSameWhateverIsCorrected() {
        load(FIRST_DPT + "TC-1");
        load(FIRST_DPT.replace("2025-02-26", "2025-02-27") + "TC-1");
        assertThat(doses()).hasSize(1);
        assertThat(doses().getFirst()
                        .resource()
                        .tree()
                        .at("/occurrenceDateTime")
                        .asString())
                .isEqualTo("2025-02-27");
    }

    @Test
    void aWithdrawnDoseStaysAsEnteredInError() {
        load(FIRST_DPT);
        var report = load(FIRST_DPT.substring(0, FIRST_DPT.length() - 1) + "yes,");
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(doses()).extracting(Entry::status).containsExactly("entered-in-error");
    }

    @Test
    void oneDoseToldByTwoRowsIsTakenOnce() {
        door.load(
                PEOPLE,
                "cccd,bhxh,card,name,birth,sex,commune",
                "031224000001,3052833386,,Nguyễn Phú Chiến,2024-12-25,1,11257");
        var byNumber = FIRST_DPT.replace(",3052833386,", "031224000001,,");
        var report = load(FIRST_DPT, byNumber.replace("L77", "L79"));
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.issues().getLast().message()).contains("dòng 2");
    }

    @Test
    void everyFaultOfARowIsTold() {
        var report = load(
                CHILD + ",HepB,0,2024-12-25,31101,,,,,,,,,,,,",
                CHILD + ",HepB,1,2024-12-24,31101,,,,,,,,,,,,",
                CHILD + ",HepB,1,2027-01-01,3110,,,,nasal,,,,,,,,",
                CHILD + ",XYZ,1,2025-01-01,31101,,,,,,,,,,,,",
                CHILD + ",Cúm,1,2025-01-01,31101,influenza,,2024-01-01,,,,gift,,,mother,,");
        assertThat(report.loaded()).isZero();
        assertThat(report.issues())
                .filteredOn(issue -> issue.severity() == Severity.REJECT)
                .extracting(Issue::line, Issue::column)
                .containsExactlyInAnyOrder(
                        tuple(2L, "dose"),
                        tuple(3L, ""),
                        tuple(4L, "date"),
                        tuple(4L, "facility"),
                        tuple(4L, "route"),
                        tuple(5L, "antigens"),
                        tuple(6L, "programme"),
                        tuple(6L, "source"));
        assertThat(door.count("select count(*) from person.person")).isZero();
    }

    @Test
    void aNumberOfSomebodyElseIsNotBelieved() {
        load(FIRST_DPT);
        var report = load(FIRST_DPT.replace("Nguyễn Phú Chiến,2024-12-25", "Lê Thị Na,2023-01-02"));
        assertThat(report.issues().getLast().column()).isEqualTo("bhxh");
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(doses()).hasSize(1);
    }

    @Test
    void aHundredThousandDosesLoadInFarLessThanTwoMinutes() {
        var text = new StringBuilder(HEADER).append('\n');
        for (var child = 0; child < 10_000; child++) {
            var birth = LocalDate.of(2024, 1, 1).plusDays(child % 300);
            for (var dose = 1; dose <= 10; dose++) {
                text.append("0312240%05d,,Bé %d,%s,1,11257,,bOPV,%d,%s,31101,,,,,,,,,,,,\n"
                        .formatted(child, child, birth, dose, birth.plusDays(30L * dose)));
            }
        }
        var file = door.file(text.toString().getBytes(StandardCharsets.UTF_8));
        var begun = System.nanoTime();
        assertThat(door.load(IMMUNISATIONS, file).loaded()).isEqualTo(100_000);
        assertThat((System.nanoTime() - begun) / 1e9).isLessThan(100);
        assertThat(door.load(IMMUNISATIONS, file).unchanged()).isEqualTo(100_000);
    }

    private static RegisterReport load(String... rows) {
        var lines = new java.util.ArrayList<>(List.of(HEADER));
        lines.addAll(List.of(rows));
        return door.load(IMMUNISATIONS, lines.toArray(String[]::new));
    }

    private static List<Entry> doses() {
        return Fhir.of(door, "Nguyễn Phú Chiến", ResourceType.IMMUNIZATION);
    }
}
