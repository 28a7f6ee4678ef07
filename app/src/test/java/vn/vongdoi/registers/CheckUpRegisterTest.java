package vn.vongdoi.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vongdoi.registers.RegisterKind.CHECKUPS;
import static vn.vongdoi.registers.RegisterKind.FACILITIES;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.csv.Issue.Severity;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.record.Entry;

class CheckUpRegisterTest extends EmptyRegisters {
    private static final String HEADER =
            "cccd,bhxh,name,birth,sex,commune,facility,date,kind,height,weight,waist,pulse,"
                    + "glucose,pressure,class,icd,conclusion";
    private static final String SON =
            "031062326873,,Trần Văn Sơn,1962-02-07,1,11542,31101,2026-10-05,periodic,165,\"70,5\",88,76,7.2,150/95,III,"
                    + "I10;E11.9,Theo dõi tăng huyết áp";

    private static final String CHILD_HEADER =
            "cccd,bhxh,name,birth,sex,commune,facility,date,kind,funding,group,template,guardian,guardian_cccd,"
                    + "head,temperature,respiration,creatinine";
    private static final String AN = "031324000042,,Lê Thị An,2024-12-25,2,11542,31101,2026-10-05,periodic,local,b,"
            + "months-19-23,Lê Văn Bố,031090000042,46.5,36.8,28,30";

    @BeforeEach
    void aStation() {
        door.load(
                FACILITIES,
                "code,name,kind,level,commune,ownership,beds,doctors",
                "31101,Trạm mô phỏng,station,initial,10507,public,0,2");
    }

    @Test
    void whatTheReviewOfVaccinationFoundIsAResultOfTheCheckUp() {
        var report = door.load(CHECKUPS, CHILD_HEADER + ",vaccination_review", AN + ",missing");
        assertThat(report.issues()).isEmpty();
        var review = Fhir.of(door, "Lê Thị An", ResourceType.OBSERVATION).stream()
                .filter(entry -> entry.codes().contains("y-te-truong-hoc|vaccination-review"))
                .findFirst()
                .orElseThrow();
        assertThat(review.resource().tree().at("/valueCodeableConcept/text").asString())
                .isEqualTo("Còn thiếu mũi, phải tiêm bù");
        assertThat(Fhir.faults(review)).isEmpty();
        var unknown = door.load(CHECKUPS, CHILD_HEADER + ",vaccination_review", AN + ",yes");
        assertThat(unknown.rejected()).isEqualTo(1);
        assertThat(unknown.issues().getFirst().message()).contains("complete, missing", "yes");
    }

    @Test
    void aCheckUpIsAnEncounterWithWhatWasMeasuredFoundAndConcluded() {
        var report = door.load(CHECKUPS, HEADER, SON);
        assertThat(report.issues()).isEmpty();
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(of(ResourceType.ENCOUNTER))
                .extracting(Entry::category, Entry::facility)
                .containsExactly(tuple("15", "31101"));
        assertThat(of(ResourceType.OBSERVATION))
                .extracting(entry -> entry.codes().getFirst(), Entry::value)
                .containsExactlyInAnyOrder(
                        tuple("loinc|8302-2", 165.0),
                        tuple("loinc|29463-7", 70.5),
                        tuple("loinc|8280-0", 88.0),
                        tuple("loinc|8867-4", 76.0),
                        tuple("loinc|14749-6", 7.2),
                        tuple("loinc|85354-9", 150.0),
                        tuple("phan-loai-suc-khoe|III", null));
        assertThat(of(ResourceType.CONDITION))
                .extracting(entry -> entry.code(CodeSystem.ICD10).orElseThrow(), Entry::category)
                .containsExactlyInAnyOrder(tuple("I10", "main"), tuple("E11.9", "secondary"));
        assertThat(of(ResourceType.DIAGNOSTIC_REPORT)
                        .getFirst()
                        .resource()
                        .tree()
                        .at("/conclusion")
                        .asString())
                .isEqualTo("Theo dõi tăng huyết áp");
        for (var type : List.of(
                ResourceType.ENCOUNTER,
                ResourceType.OBSERVATION,
                ResourceType.CONDITION,
                ResourceType.DIAGNOSTIC_REPORT)) {
            for (var entry : of(type)) assertThat(Fhir.faults(entry)).isEmpty();
        }
    }

    @Test
    void loadedAgainNothingChangesAndWhatACorrectedRowLeavesOutIsGone() {
        door.load(CHECKUPS, HEADER, SON);
        var position = door.records().position();
        assertThat(door.load(CHECKUPS, HEADER, SON).unchanged()).isEqualTo(1);
        assertThat(door.records().position()).isEqualTo(position);
        var corrected = SON.replace(",7.2,", ",,").replace("I10;E11.9", "I10");
        assertThat(door.load(CHECKUPS, HEADER, corrected).loaded()).isEqualTo(1);
        assertThat(of(ResourceType.OBSERVATION))
                .hasSize(6)
                .noneMatch(entry -> entry.codes().contains("loinc|14749-6"));
        assertThat(of(ResourceType.CONDITION)).hasSize(1);
        assertThat(door.load(CHECKUPS, HEADER, corrected).unchanged()).isEqualTo(1);
    }

    @Test
    void everyFaultOfACheckUpIsTold() {
        var report = door.load(
                CHECKUPS,
                HEADER,
                SON.replace("31101", "31102")
                        .replace("periodic", "yearly")
                        .replace(",165,", ",1.65,")
                        .replace("150/95", "95/150")
                        .replace("III", "VI"));
        assertThat(report.issues())
                .extracting(Issue::column)
                .containsExactlyInAnyOrder("facility", "kind", "height", "pressure", "class");
        assertThat(door.count("select count(*) from person.person")).isZero();
    }

    @Test
    void whoPaidForWhomAndByWhichTemplateStandsInTheEncounterAndWhoCameWithTheChild() {
        var report = door.load(CHECKUPS, CHILD_HEADER, AN);
        assertThat(report.issues()).isEmpty();
        var encounter = Fhir.of(door, "Lê Thị An", ResourceType.ENCOUNTER).getFirst();
        assertThat(encounter.codes())
                .containsExactly(
                        "loai-kcb|15", "doi-tuong|9", "nguon-kinh-phi|local", "nhom-kham|b", "mau-kham|months-19-23");
        var guardian = encounter.resource().tree().at("/participant/0");
        assertThat(guardian.at("/type/0/coding/0/code").asString()).isEqualTo("GUARD");
        assertThat(guardian.at("/individual/display").asString()).isEqualTo("Lê Văn Bố");
        assertThat(guardian.at("/individual/identifier/value").asString()).isEqualTo("031090000042");
        assertThat(Fhir.of(door, "Lê Thị An", ResourceType.OBSERVATION))
                .extracting(entry -> entry.codes().getFirst(), Entry::value, Entry::unit)
                .containsExactlyInAnyOrder(
                        tuple("loinc|9843-4", 46.5, "cm"),
                        tuple("loinc|8310-5", 36.8, "Cel"),
                        tuple("loinc|9279-1", 28.0, "/min"),
                        tuple("loinc|14682-9", 30.0, "umol/L"));
        assertThat(Fhir.faults(encounter)).isEmpty();
        for (var result : Fhir.of(door, "Lê Thị An", ResourceType.OBSERVATION))
            assertThat(Fhir.faults(result)).isEmpty();
        assertThat(door.load(CHECKUPS, CHILD_HEADER, AN.replace(",Lê Văn Bố,031090000042", ",,"))
                        .loaded())
                .isEqualTo(1);
        assertThat(Fhir.of(door, "Lê Thị An", ResourceType.ENCOUNTER)
                        .getFirst()
                        .resource()
                        .tree()
                        .has("participant"))
                .isFalse();
    }

    @Test
    void aCodeThatTheDayDoesNotKnowIsRefusedAndATemplateOfAnotherAgeIsTold() {
        var report = door.load(
                CHECKUPS,
                CHILD_HEADER,
                AN.replace(",b,", ",e,"),
                AN.replace(",local,", ",nobody,"),
                AN.replace("2026-10-05", "2026-06-30"), // the groups of NĐ 165/2026 begin with July
                AN.replace("months-19-23", "years-2-5"));
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column, Issue::severity)
                .containsExactly(
                        tuple(2L, "", Severity.REJECT),
                        tuple(3L, "", Severity.REJECT),
                        tuple(4L, "", Severity.REJECT),
                        tuple(5L, "template", Severity.WARN));
        assertThat(report.issues())
                .extracting(Issue::message)
                .first()
                .asString()
                .contains("group", "a, b, c, d, đ");
        assertThat(report.loaded()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvFileSource(
            files = "src/main/resources/rules/registers/checkup-templates.examples.csv",
            useHeadersInDisplayName = true)
    void templatesAreOfTheAgesThatTheirExamplesSay(String template, String birth, LocalDate day, String fits) {
        assertThat(CheckUpTemplate.of(template, day).fits(BirthDate.parse(birth), day))
                .isEqualTo(fits.equals("yes"));
    }

    private static List<Entry> of(ResourceType type) {
        return Fhir.of(door, "Trần Văn Sơn", type);
    }
}
