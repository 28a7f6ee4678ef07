package vn.vongdoi.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vongdoi.registers.RegisterKind.BIRTHS;
import static vn.vongdoi.registers.RegisterKind.DEATHS;
import static vn.vongdoi.registers.RegisterKind.PEOPLE;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.csv.Issue.Severity;
import vn.vongdoi.fhir.ResourceType;

class BirthsAndDeathsTest extends EmptyRegisters {
    private static final String BIRTH = "cccd,bhxh,name,birth,sex,commune,weight,mother,mother_cccd,facility";
    private static final String BABY = ",,Nguyễn Minh Khôi,2026-11-02,1,11257,3150,Trần Thị Mai,031198004512,31401";
    private static final String DEATH = "cccd,bhxh,name,birth,sex,commune,died,cause,cause_text,facility,withdrawn";
    private static final String SON =
            "031062326873,,Trần Văn Sơn,1962-02-07,1,11542,2026-11-18,I21.9,Nhồi máu cơ tim cấp,31401,";

    @Test
    void aBirthMakesTheChildWithItsWeightAndItsMother() {
        var report = door.load(BIRTHS, BIRTH, BABY);
        assertThat(report.issues()).isEmpty();
        assertThat(report.loaded()).isEqualTo(1);
        var child = door.people().search("Nguyễn Minh Khôi", 2).getFirst();
        assertThat(child.birth()).hasToString("2026-11-02");
        assertThat(child.commune()).isEqualTo("11257");
        var weight = Fhir.of(door, "Nguyễn Minh Khôi", ResourceType.OBSERVATION).getFirst();
        assertThat(weight.value()).isEqualTo(3150);
        assertThat(weight.unit()).isEqualTo("g");
        assertThat(weight.facility()).isEqualTo("31401");
        var mother =
                Fhir.of(door, "Nguyễn Minh Khôi", ResourceType.RELATED_PERSON).getFirst();
        assertThat(mother.resource().tree().at("/identifier/0/value").asString())
                .isEqualTo("031198004512");
        assertThat(mother.resource().tree().at("/relationship/0/coding/0/code").asString())
                .isEqualTo("MTH");
        assertThat(Fhir.faults(weight)).isEmpty();
        assertThat(Fhir.faults(mother)).isEmpty();
    }

    @Test
    void birthsLoadedAgainChangeNothingAndACorrectedWeightIsANewVersion() {
        door.load(BIRTHS, BIRTH, BABY);
        var position = door.records().position();
        assertThat(door.load(BIRTHS, BIRTH, BABY).unchanged()).isEqualTo(1);
        assertThat(door.records().position()).isEqualTo(position);
        assertThat(door.load(BIRTHS, BIRTH, BABY.replace("3150", "3250")).loaded())
                .isEqualTo(1);
        assertThat(Fhir.of(door, "Nguyễn Minh Khôi", ResourceType.OBSERVATION))
                .singleElement()
                .satisfies(weight -> assertThat(weight.version()).isEqualTo(2));
        assertThat(door.count("select count(*) from person.person")).isEqualTo(1);
    }

    @Test
    void aBirthThatCannotBeIsRefused() {
        var report = door.load(
                BIRTHS,
                BIRTH,
                BABY.replace("3150", "3.15"),
                BABY.replace("3150", "31"),
                BABY.replace("2026-11-02", "2026-11"),
                BABY.replace("2026-11-02", "2026-12-02"),
                "031198004512" + BABY);
        assertThat(report.loaded()).isZero();
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column)
                .containsExactly(
                        tuple(2L, "weight"),
                        tuple(3L, "weight"),
                        tuple(4L, ""),
                        tuple(5L, "birth"),
                        tuple(6L, "mother_cccd"));
        assertThat(door.count("select count(*) from person.person")).isZero();
    }

    @Test
    void aDeathIsKnownOfThePersonAndItsCauseStandsInTheRecord() {
        door.load(PEOPLE, "cccd,bhxh,card,name,birth,sex,commune", "031062326873,,,Trần Văn Sơn,1962-02-07,1,11542");
        var report = door.load(DEATHS, DEATH, SON);
        assertThat(report.issues()).isEmpty();
        assertThat(report.loaded()).isEqualTo(1);
        var son = door.people().search("031062326873", 1).getFirst();
        assertThat(son.died()).isEqualTo(LocalDate.of(2026, 11, 18));
        var patient = Fhir.of(door, "Trần Văn Sơn", ResourceType.PATIENT).getFirst();
        assertThat(patient.resource().tree().at("/deceasedDateTime").asString()).isEqualTo("2026-11-18");
        var cause = Fhir.of(door, "Trần Văn Sơn", ResourceType.OBSERVATION).getFirst();
        assertThat(cause.codes()).containsExactly("loinc|69453-9", "icd10|I21.9");
        assertThat(Fhir.faults(patient)).isEmpty();
        assertThat(Fhir.faults(cause)).isEmpty();
    }

    @Test
    void whoIsNotKnownYetIsMadeWithTheDeath() {
        door.load(DEATHS, DEATH, SON);
        var patient = Fhir.of(door, "Trần Văn Sơn", ResourceType.PATIENT);
        assertThat(patient)
                .singleElement()
                .satisfies(it -> assertThat(
                                it.resource().tree().at("/deceasedDateTime").asString())
                        .isEqualTo("2026-11-18"));
    }

    @Test
    void deathsLoadedAgainChangeNothing() {
        door.load(DEATHS, DEATH, SON);
        var position = door.records().position();
        assertThat(door.load(DEATHS, DEATH, SON).unchanged()).isEqualTo(1);
        assertThat(door.records().position()).isEqualTo(position);
    }

    @Test
    void aLaterDocumentDoesNotForgetTheDeath() {
        door.load(DEATHS, DEATH, SON);
        door.load(
                PEOPLE,
                "cccd,bhxh,card,name,birth,sex,commune",
                "031062326873,0101756126,,Trần Văn Sơn,1962-02-07,1,11020");
        var son = door.people().search("031062326873", 1).getFirst();
        assertThat(son.commune()).isEqualTo("11020");
        assertThat(son.died()).isEqualTo(LocalDate.of(2026, 11, 18));
    }

    @Test
    void aDeathToldWronglyIsTakenBack() {
        door.load(DEATHS, DEATH, SON);
        assertThat(door.load(DEATHS, DEATH, SON + "yes").loaded()).isEqualTo(1);
        assertThat(door.people().search("031062326873", 1).getFirst().died()).isNull();
        var patient = Fhir.of(door, "Trần Văn Sơn", ResourceType.PATIENT).getFirst();
        assertThat(patient.resource().tree().has("deceasedDateTime")).isFalse();
        assertThat(Fhir.of(door, "Trần Văn Sơn", ResourceType.OBSERVATION))
                .extracting(entry -> entry.status())
                .containsExactly("entered-in-error");
    }

    @Test
    void aDeathThatCannotBeIsRefusedAndAnUnknownCauseWarns() {
        var report = door.load(
                DEATHS,
                DEATH,
                SON.replace("2026-11-18", "1961-01-01"),
                SON.replace("2026-11-18", "2026-11-22"),
                SON.replace("2026-11-18", ""),
                SON.replace("I21.9", "Q99.77"));
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column, Issue::severity)
                .containsExactly(
                        tuple(2L, "", Severity.REJECT),
                        tuple(3L, "died", Severity.REJECT),
                        tuple(4L, "died", Severity.REJECT),
                        tuple(5L, "cause", Severity.WARN));
    }

    @Test
    void aDeathOfWhichNobodyKnowsTheCauseIsADeathAllTheSame() {
        door.load(DEATHS, DEATH, SON.replace("I21.9,Nhồi máu cơ tim cấp", ","));
        var cause = Fhir.of(door, "Trần Văn Sơn", ResourceType.OBSERVATION).getFirst();
        assertThat(Fhir.faults(cause)).isEmpty();
        assertThat(cause.resource().tree().at("/dataAbsentReason/coding/0/code").asString())
                .isEqualTo("unknown");
    }
}
