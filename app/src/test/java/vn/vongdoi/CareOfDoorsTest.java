package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Bookcase.TODAY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.careplan.CarePlan;
import vn.vongdoi.careplan.Life;
import vn.vongdoi.careplan.Managed;
import vn.vongdoi.careplan.Planned;
import vn.vongdoi.careplan.Standing;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Entry;
import vn.vongdoi.record.Fact;
import vn.vongdoi.record.Records;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.rules.Residence;
import vn.vongdoi.school.SchoolYear;

/** What the doors write into the columns of the record is what the rules of care understand. */
class CareOfDoorsTest {
    private static final String WORKER = "031085775001";
    private static final String PREGNANT = "031190775002";
    private static final String OLD = "031190775990";
    private static final String PUPIL = "031220775003";
    private static final String ENTERING = "031323775004";
    private static final CarePlan PLAN = CarePlan.at(TODAY, new Residence("31", ""), true);

    static RunningProvince province;
    static Bookcase hospital;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        province = RunningProvince.shared();
        hospital = new Bookcase(province, "31301");
        var file = Files.writeString(
                folder.resolve("checkups.csv"),
                "cccd,bhxh,name,birth,sex,commune,facility,date,kind,group,template,height,weight,pressure,glucose,icd\n"
                        + WORKER + ",,Đinh Văn Thợ Hàn,1985-03-03,1,10507,31001," + TODAY
                        + ",periodic,c,adult,168,70,150/95,5.2,I10\n");
        var loaded = province.bean(Registers.class).load(RegisterKind.CHECKUPS, file);
        assertThat(loaded.loaded()).as("%s", loaded.issues()).isEqualTo(1);
    }

    @Test
    void aCheckUpOfAWorkerIsTheYearsAndPutsHypertensionOnTheRegister() {
        var worker = holder(WORKER);
        var checkUp = planned(worker, "checkup");
        assertThat(checkUp.standing()).isEqualTo(Standing.DONE);
        assertThat(checkUp.number()).as("the row of group c").isEqualTo(3);
        assertThat(planned(worker, "screen-pressure").standing()).isEqualTo(Standing.NOT_NEEDED);
        var managed = managed(worker).getFirst();
        assertThat(managed.disease()).isEqualTo("hypertension");
        assertThat(managed.controlled()).as("150/95").contains(false);
        assertThat(managed.followUp().orElseThrow().recommended()).isAfterOrEqualTo(TODAY.plusDays(28));
    }

    @Test
    void aPregnancyToldByFhirIsDatedByItsWeeks() {
        var woman = hospital.person(PREGNANT, "Đinh Thị Thai Kỳ", "10507");
        hospital.stay("care-threatened", PREGNANT, "O20.0", 20);
        assertThat(planned(woman, "antenatal").number()).as("weeks not known").isEqualTo(5);
        hospital.write("Observation/care-weeks", """
                {"resourceType":"Observation","id":"care-weeks","status":"final","subject":{PATIENT},"effectiveDateTime":"DAY-10!",
                 "code":{"coding":[{"system":"http://loinc.org","code":"18185-9"}]},
                 "valueQuantity":{"value":9,"unit":"wk","system":"http://unitsofmeasure.org","code":"wk"}}""", PREGNANT);
        var contact = planned(woman, "antenatal");
        assertThat(contact.number()).isEqualTo(1);
        assertThat(contact.recommended()).isEqualTo(TODAY.minusDays(10).minusWeeks(1));
        assertThat(planned(woman, "screen-breast", Standing.FORBIDDEN))
                .as("under forty")
                .isEmpty();
    }

    @Test
    void claimsPutThePeopleTheyTellOfOnTheRegister() {
        var ill = province.bean(JdbcClient.class)
                .sql("""
                        select distinct person from record.resource
                        where type = 2 and person <> 0 and codes @> array['icd10|I10'] order by person limit 20""")
                .query((row, _) -> new PersonKey(row.getLong("person")))
                .list();
        assertThat(ill).hasSizeGreaterThan(5);
        var register = province.bean(People.class).persons(ill).values().stream()
                .flatMap(person -> managed(person).stream())
                .filter(it -> it.disease().equals("hypertension"))
                .toList();
        assertThat(register).hasSize(ill.size());
        assertThat(register)
                .as("medicine of the visit is found by its day")
                .anyMatch(it -> it.supplied().filter(it.visited()::isBefore).isPresent());
    }

    @Test
    void theReviewOfVaccinationAtSchoolEntryComesWithTheCheckUpOfTheSchool(@TempDir Path folder) throws IOException {
        var begins = SchoolYear.of(TODAY).first();
        var born = LocalDate.of(begins.getYear() - 6, 5, 5);
        var columns = "cccd,bhxh,name,birth,sex,commune,facility,date,kind,group,template,vaccination_review\n";
        var row = PUPIL + ",,Đinh Văn Lớp Một," + born + ",1,10507,31001," + begins + ",periodic,b,grades-1-5,";
        load(folder, columns + row + "\n");
        assertThat(planned(holder(PUPIL), "vaccination-review").standing())
                .as("a check-up that tells nothing of vaccines")
                .isEqualTo(Standing.OPEN);
        load(folder, columns + row + "missing\n");
        var review = planned(holder(PUPIL), "vaccination-review");
        assertThat(review.standing()).isEqualTo(Standing.DONE);
        assertThat(review.number()).as("primary school").isEqualTo(2);
        load(folder, columns + row + "\n");
        assertThat(planned(holder(PUPIL), "vaccination-review").standing())
                .as("taken back")
                .isEqualTo(Standing.OPEN);
    }

    @Test
    void theReviewOfVaccinationMayComeByFhirToo() {
        var child = hospital.person(
                ENTERING,
                "Đinh Thị Mẫu Giáo",
                "10507",
                LocalDate.of(SchoolYear.of(TODAY).beginning() - 3, 5, 5));
        assertThat(planned(child, "vaccination-review").standing()).isEqualTo(Standing.OPEN);
        hospital.write("Observation/care-review", """
                {"resourceType":"Observation","id":"care-review","status":"final","subject":{PATIENT},"effectiveDateTime":"DAY-1!",
                 "code":{"coding":[{"system":"https://vongdoi.vn/fhir/sid/y-te-truong-hoc","code":"vaccination-review"}]},
                 "valueCodeableConcept":{"coding":[{"system":"https://vongdoi.vn/fhir/sid/y-te-truong-hoc","code":"complete"}]}}""", ENTERING);
        assertThat(planned(child, "vaccination-review").standing()).isEqualTo(Standing.DONE);
    }

    private static void load(Path folder, String csv) throws IOException {
        var loaded = province.bean(Registers.class)
                .load(RegisterKind.CHECKUPS, Files.writeString(folder.resolve("school.csv"), csv));
        assertThat(loaded.loaded()).as("%s", loaded.issues()).isEqualTo(1);
    }

    @Test
    void anOldDiseaseThatAVisitTellsIsVisitedOnTheDayOfTheVisit() {
        var patient = hospital.person(OLD, "Đinh Thị Bệnh Cũ", "10507");
        hospital.stay("care-old", OLD, "J18.9", 15);
        hospital.write("Condition/care-old-pressure", """
                {"resourceType":"Condition","id":"care-old-pressure","subject":{PATIENT},
                 "encounter":{"reference":"Encounter/care-old"},"onsetDateTime":"2018","recordedDate":"DAY-15!",
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"I10"}]}}""", OLD);
        var managed = managed(patient).getFirst();
        assertThat(managed.since()).isEqualTo(LocalDate.of(2018, 1, 1));
        assertThat(managed.visited()).isEqualTo(TODAY.minusDays(17));
    }

    private static Person holder(String cccd) {
        return province.bean(People.class).holder(cccd).orElseThrow();
    }

    private static Planned planned(Person person, String service) {
        return PLAN.assess(life(person), facts(person), TODAY).stream()
                .filter(it -> it.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private static List<Planned> planned(Person person, String service, Standing standing) {
        return PLAN.assess(life(person), facts(person), TODAY).stream()
                .filter(it -> it.service().equals(service) && it.standing() == standing)
                .toList();
    }

    private static List<Managed> managed(Person person) {
        return PLAN.managed(life(person), facts(person), TODAY);
    }

    private static Life life(Person person) {
        return new Life(person.birth().date(), person.sex());
    }

    private static List<Fact> facts(Person person) {
        return province.bean(Records.class).timeline(Actor.console(), Purpose.CARE, person.key()).stream()
                .map(Entry::fact)
                .toList();
    }
}
