package vn.vongdoi.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vongdoi.registers.RegisterKind.CHECKUPS;
import static vn.vongdoi.registers.RegisterKind.FACILITIES;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Entry;

class CheckUpRegisterTest extends EmptyRegisters {
    private static final String HEADER =
            "cccd,bhxh,name,birth,sex,commune,facility,date,kind,height,weight,waist,pulse,"
                    + "glucose,pressure,class,icd,conclusion";
    private static final String SON =
            "031062326873,,Trần Văn Sơn,1962-02-07,1,11542,31101,2026-10-05,periodic,165,\"70,5\",88,76,7.2,150/95,III,"
                    + "I10;E11.9,Theo dõi tăng huyết áp";

    @BeforeEach
    void aStation() {
        door.load(
                FACILITIES,
                "code,name,kind,level,commune,ownership,beds,doctors",
                "31101,Trạm mô phỏng,station,initial,10507,public,0,2");
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

    private static List<Entry> of(ResourceType type) {
        return Fhir.of(door, "Trần Văn Sơn", type);
    }
}
