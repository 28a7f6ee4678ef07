package vn.vongdoi.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vongdoi.registers.RegisterKind.PUPILS;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.csv.Issue.Severity;
import vn.vongdoi.person.Joining;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.school.Pupil;
import vn.vongdoi.school.School;
import vn.vongdoi.school.SchoolCode;
import vn.vongdoi.school.SchoolYear;

class PupilRegisterTest extends EmptyRegisters {
    private static final String COLUMNS =
            "cccd,bhxh,name,birth,sex,commune,school,school_name,school_commune,kind,class,year,left";
    private static final String MINH =
            "031218000101,,Lê Gia Minh,2018-03-05,1,11020,11020-TH1,Tiểu học Kim Đồng,11020,primary,3A,2026,";
    private static final String AN =
            "031218000102,,Lê Bảo An,2018-07-05,2,11020,11020-TH1,Tiểu học Kim Đồng,11020,primary,3B,2026,";
    private static final SchoolCode KIM_DONG = new SchoolCode("11020-TH1");
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 21);

    @BeforeEach
    void noSchools() {
        door.db.sql("truncate school.pupil, school.school").update();
    }

    @Test
    void whoGoesToASchoolIsKnownWithTheClass() {
        var report = door.load(PUPILS, COLUMNS, MINH, AN);
        assertThat(report.issues()).isEmpty();
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(door.schools().pupils(KIM_DONG, NOVEMBER))
                .extracting(Pupil::person, Pupil::schoolClass)
                .containsExactlyInAnyOrder(tuple(person("031218000101"), "3A"), tuple(person("031218000102"), "3B"));
        assertThat(door.schools().list(new CommuneCode("11020"), new SchoolYear(2026)))
                .extracting(School::name)
                .containsExactly("Tiểu học Kim Đồng");
        assertThat(door.schools().list(new CommuneCode("11020"), new SchoolYear(2025)))
                .isEmpty();
    }

    @Test
    void loadedAgainNothingChangesAndACorrectedRowReplacesTheFormer() {
        door.load(PUPILS, COLUMNS, MINH, AN);
        var position = door.records().position();
        assertThat(door.load(PUPILS, COLUMNS, MINH, AN).unchanged()).isEqualTo(2);
        assertThat(door.records().position()).isEqualTo(position);
        assertThat(door.load(PUPILS, COLUMNS, MINH.replace("3A", "3C"), AN).loaded())
                .isEqualTo(1);
        assertThat(door.records().changes(position, 10))
                .extracting(change -> change.what(), change -> change.person())
                .containsExactly(tuple("register:pupils", person("031218000101")));
        assertThat(door.schools().pupils(KIM_DONG, NOVEMBER))
                .extracting(Pupil::schoolClass)
                .containsExactlyInAnyOrder("3C", "3B");
    }

    @Test
    void everyYearHasItsOwnClassAndWhoLeftIsThereNoMore() {
        var before = MINH.replace(",3A,2026,", ",2A,2025,");
        door.load(PUPILS, COLUMNS, before, MINH, AN + "2026-10-15");
        assertThat(door.schools().pupils(KIM_DONG, LocalDate.of(2026, 5, 31)))
                .extracting(Pupil::schoolClass)
                .containsExactly("2A");
        assertThat(door.schools().pupils(KIM_DONG, LocalDate.of(2026, 10, 14))).hasSize(2);
        assertThat(door.schools().pupils(KIM_DONG, LocalDate.of(2026, 10, 15)))
                .extracting(Pupil::schoolClass)
                .containsExactly("3A");
    }

    @Test
    void aSchoolThatIsRenamedKeepsItsPupils() {
        door.load(PUPILS, COLUMNS, MINH, AN);
        var renamed = door.load(PUPILS, COLUMNS, MINH.replace("Kim Đồng", "Võ Thị Sáu"));
        assertThat(renamed.loaded()).isEqualTo(1);
        assertThat(door.schools().find(KIM_DONG).orElseThrow().name()).isEqualTo("Tiểu học Võ Thị Sáu");
        assertThat(door.schools().pupils(KIM_DONG, NOVEMBER)).hasSize(2);
    }

    @Test
    void whatCannotBeIsRefusedAndTheRestLoads() {
        var report = door.load(
                PUPILS,
                COLUMNS,
                MINH.replace(",11020,primary", ",99999,primary"),
                AN.replace("11020-TH1", "Trường số 1"),
                AN.replace("primary", "tiểu học"),
                AN.replace(",2026,", ",2026-2027,"),
                AN + "2026-07-31",
                MINH,
                MINH.replace("3A", "3B"));
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column, Issue::severity)
                .containsExactly(
                        tuple(2L, "school_commune", Severity.REJECT),
                        tuple(3L, "school", Severity.REJECT),
                        tuple(4L, "kind", Severity.REJECT),
                        tuple(5L, "year", Severity.REJECT),
                        tuple(6L, "left", Severity.REJECT),
                        tuple(8L, "cccd", Severity.REJECT));
        assertThat(report.issues())
                .extracting(Issue::message)
                .anyMatch(message -> message.contains("preschool, primary, lower-secondary, upper-secondary"))
                .anyMatch(message -> message.contains("2026–2027, bắt đầu ngày 2026-08-01"));
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(door.people().holder("031218000102"))
                .as("of a refused row nobody is made")
                .isEmpty();
    }

    @Test
    void anAgeThatDoesNotFitTheSchoolIsToldAndTheRowLoads() {
        var report = door.load(PUPILS, COLUMNS, MINH.replace("2018-03-05", "2023-03-05"));
        assertThat(report.issues())
                .extracting(Issue::column, Issue::severity)
                .containsExactly(tuple("birth", Severity.WARN));
        assertThat(report.loaded()).isEqualTo(1);
    }

    @Test
    void aPupilWhoStandsTwiceInAYearByTwoNumbersIsTakenOnce() {
        door.load(
                RegisterKind.PEOPLE,
                "cccd,bhxh,card,name,birth,sex,commune",
                "031218000101,3118000101,,Lê Gia Minh,2018-03-05,1,11020");
        var report = door.load(
                PUPILS,
                COLUMNS,
                MINH,
                MINH.replace("031218000101,", ",3118000101").replace("3A", "3B"));
        assertThat(report.issues()).extracting(Issue::line, Issue::column).containsExactly(tuple(3L, "bhxh"));
        assertThat(door.schools().pupils(KIM_DONG, NOVEMBER))
                .extracting(Pupil::schoolClass)
                .containsExactly("3A");
    }

    @Test
    void aSchoolStandsInOneCommune() {
        var report = door.load(
                PUPILS,
                COLUMNS,
                MINH,
                AN.replace(",11020,primary", ",10507,primary"),
                AN.replace("Tiểu học Kim Đồng", "TH Kim Đồng"));
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column, Issue::severity)
                .containsExactly(tuple(3L, "school_commune", Severity.REJECT), tuple(4L, "school_name", Severity.WARN));
        assertThat(door.schools().find(KIM_DONG).orElseThrow().name()).isEqualTo("Tiểu học Kim Đồng");
    }

    @Test
    void theCodeOfASchoolDoesNotBecomeAnotherSchools() {
        door.load(PUPILS, COLUMNS, MINH);
        var another = AN.replace("Tiểu học Kim Đồng,11020", "Tiểu học Lê Lợi,10507");
        var report = door.load(PUPILS, COLUMNS, another);
        assertThat(report.issues()).extracting(Issue::column).containsExactly("school");
        assertThat(door.schools().find(KIM_DONG).orElseThrow().commune()).isEqualTo(new CommuneCode("11020"));
    }

    @Test
    void ofTwoKeysThatAreOnePupilTheOneToldOfLastSaysWhichSchool() {
        var guest = "031218000103,,Lê Gia Minh,2018-03-15,1,11020,11020-TH2,Tiểu học Lê Lợi,11020,primary,3D,2026,";
        door.load(PUPILS, COLUMNS, MINH, AN);
        door.load(PUPILS, COLUMNS, guest);
        var minh = person("031218000101");
        var same = person("031218000103");
        door.people()
                .join(minh, same, Joining.Reason.FHIR, "", "", door.records().position());
        var canonical = door.people().canonical(same);
        assertThat(door.schools().pupils(KIM_DONG, NOVEMBER))
                .extracting(Pupil::person)
                .containsExactly(person("031218000102"));
        assertThat(door.schools().pupils(new SchoolCode("11020-th2"), NOVEMBER))
                .extracting(Pupil::person, Pupil::schoolClass)
                .containsExactly(tuple(canonical, "3D"));
    }

    private static PersonKey person(String number) {
        return door.people().holderKey(number).orElseThrow();
    }
}
