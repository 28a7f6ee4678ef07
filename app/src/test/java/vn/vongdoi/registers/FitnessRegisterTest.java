package vn.vongdoi.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vongdoi.registers.RegisterKind.FITNESS;
import static vn.vongdoi.registers.RegisterKind.PUPILS;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Entry;

class FitnessRegisterTest extends EmptyRegisters {
    private static final String WHO = "031218000101,,Lê Gia Minh,2018-03-05,1,11020,";
    private static final String COLUMNS = "cccd,bhxh,name,birth,sex,commune,school,date,class,"
            + "grip,sit_ups,long_jump,run_30m,shuttle_run,run_5min,withdrawn";
    private static final String MINH = WHO + "11020-TH1,2026-09-20,pass,\"11,5\",9,128,6.9,13.4,780,";

    @BeforeEach
    void aSchool() {
        door.db.sql("truncate school.pupil, school.school").update();
        door.load(
                PUPILS,
                "cccd,bhxh,name,birth,sex,commune,school,school_name,school_commune,kind,class,year",
                WHO + "11020-TH1,Tiểu học Kim Đồng,11020,primary,3A,2026");
    }

    @Test
    void howFitAPupilIsStandsInTheRecordWithTheTestsAndTheSchool() {
        var report = door.load(FITNESS, COLUMNS, MINH);
        assertThat(report.issues()).isEmpty();
        assertThat(report.loaded()).isEqualTo(1);
        var found = fitness().getFirst();
        assertThat(found.codes()).containsExactly("y-te-truong-hoc|fitness");
        assertThat(found.status()).isEqualTo("final");
        var tree = found.resource().tree();
        assertThat(tree.at("/valueCodeableConcept/text").asString()).isEqualTo("Đạt");
        assertThat(tree.at("/performer/0/identifier/value").asString()).isEqualTo("11020-TH1");
        assertThat(tree.at("/performer/0/display").asString()).isEqualTo("Tiểu học Kim Đồng");
        assertThat(tree.path("component").valueStream())
                .extracting(
                        part -> part.at("/code/coding/0/code").asString(),
                        part -> part.at("/valueQuantity/value").asDouble(),
                        part -> part.at("/valueQuantity/code").asString())
                .containsExactly(
                        tuple("grip", 11.5, "kg"),
                        tuple("sit-ups", 9.0, "1"),
                        tuple("long-jump", 128.0, "cm"),
                        tuple("run-30m", 6.9, "s"),
                        tuple("shuttle-run", 13.4, "s"),
                        tuple("run-5min", 780.0, "m"));
        assertThat(Fhir.faults(found)).isEmpty();
    }

    @Test
    void loadedAgainNothingChangesAndACorrectedRowReplacesTheFormer() {
        door.load(FITNESS, COLUMNS, MINH);
        var position = door.records().position();
        assertThat(door.load(FITNESS, COLUMNS, MINH).unchanged()).isEqualTo(1);
        assertThat(door.records().position()).isEqualTo(position);
        var corrected = WHO + "11020-TH1,2026-09-20,good,,,150,,,,";
        assertThat(door.load(FITNESS, COLUMNS, corrected).loaded()).isEqualTo(1);
        assertThat(fitness()).hasSize(1);
        assertThat(fitness().getFirst().resource().tree().path("component")).hasSize(1);
        assertThat(door.records().changes(position, 10))
                .extracting(change -> change.what(), change -> change.person())
                .containsExactly(tuple("register:fitness", minh()));
    }

    @Test
    void aSecondTestOfTheYearStandsBesideTheFirstAndOneMayBeTakenBack() {
        door.load(FITNESS, COLUMNS, MINH, MINH.replace("2026-09-20", "2026-11-16"));
        assertThat(fitness()).hasSize(2);
        door.load(FITNESS, COLUMNS, MINH + "yes");
        assertThat(fitness()).extracting(Entry::status).containsExactlyInAnyOrder("entered-in-error", "final");
    }

    @Test
    void theResultAloneIsEnough() {
        var report = door.load(
                FITNESS, "cccd,bhxh,name,birth,sex,commune,school,date,class", WHO + "11020-th1,2026-09-20,below");
        assertThat(report.issues()).isEmpty();
        assertThat(fitness().getFirst().resource().tree().has("component")).isFalse();
    }

    @Test
    void whatCannotBeIsRefusedWholeAndToldWithWhatWasExpected() {
        var report = door.load(
                FITNESS,
                COLUMNS,
                WHO + "11020-TH9,2027-09-20,pass,0,9.555,9,tám,13.4,50,",
                WHO + "11020-TH1,2026-09-20,Đạt,,,,,,,",
                WHO + "11020-TH1,2017-09-20,pass,,,,,,,",
                WHO + ",,,,,,,,,");
        assertThat(report.loaded()).isZero();
        assertThat(report.rejected()).isEqualTo(4);
        assertThat(report.issues())
                .filteredOn(issue -> issue.line() == 2)
                .extracting(Issue::column)
                .containsExactlyInAnyOrder("school", "date", "grip", "sit_ups", "long_jump", "run_30m", "run_5min");
        assertThat(message(report, 2, "long_jump"))
                .isEqualTo("Bật xa tại chỗ tính bằng cm, từ 20 đến 400; nhận được 9");
        assertThat(message(report, 2, "school")).contains("pupils");
        assertThat(message(report, 3, "")).contains("good, pass, below", "Đạt");
        assertThat(message(report, 4, "")).contains("trước ngày sinh");
        assertThat(report.issues())
                .filteredOn(issue -> issue.line() == 5)
                .extracting(Issue::column)
                .containsExactlyInAnyOrder("school", "date", "class");
        assertThat(fitness()).isEmpty();
    }

    private static String message(RegisterReport report, long line, String column) {
        return report.issues().stream()
                .filter(issue -> issue.line() == line && issue.column().equals(column))
                .map(Issue::message)
                .findFirst()
                .orElseThrow();
    }

    private static List<Entry> fitness() {
        return Fhir.of(door, "Lê Gia Minh", ResourceType.OBSERVATION);
    }

    private static PersonKey minh() {
        return door.people().holder("031218000101").orElseThrow().key();
    }
}
