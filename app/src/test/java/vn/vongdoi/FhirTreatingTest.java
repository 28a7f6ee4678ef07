package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Records;

/**
 * HIV data open to who treats the person (Law 64/2006/QH11, Art. 30): doctors of the facility that wrote them, while an
 * encounter there is open or for ninety days after it.
 */
class FhirTreatingTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Actor DOCTOR = new Actor("bs", Role.DOCTOR, new Area.Facility("31301"));

    private final FhirServer server = FhirServer.shared();
    private String bearer;
    private String patient;

    @BeforeEach
    void write() {
        bearer = hospital("31301");
        patient = server.create("Patient", "{\"resourceType\":\"Patient\"}", "Authorization", bearer);
    }

    @Test
    void whatIsProtectedIsReadForNinetyDaysAfterTheLastEncounter() {
        var years = condition(encounter("finished", TODAY.minusYears(2), bearer), "B20");
        var ordinary = condition(encounter("finished", TODAY.minusYears(3), bearer), "K29");
        assertThat(reads(years)).isFalse();
        assertThat(reads(ordinary)).as("their own chart").isTrue();
        encounter("finished", TODAY.minusDays(92), bearer);
        assertThat(reads(years)).isFalse();
        encounter("finished", TODAY.minusDays(88), bearer);
        assertThat(reads(years)).as("treated of late").isTrue();
    }

    @Test
    void whoStaysIsTreatedHoweverLongItIs() {
        var condition = condition(encounter("in-progress", TODAY.minusYears(1), bearer), "F20");
        assertThat(reads(condition)).isTrue();
    }

    @Test
    void whatNeverHappenedTreatsNobody() {
        var condition = condition(encounter("finished", TODAY.minusYears(2), bearer), "B20");
        encounter("cancelled", TODAY, bearer);
        encounter("entered-in-error", TODAY, bearer);
        encounter("planned", TODAY.plusDays(10), bearer);
        encounter("finished", TODAY.plusDays(10), bearer);
        assertThat(reads(condition)).isFalse();
    }

    @Test
    void thatAnotherHospitalTreatsOpensNothingHere() {
        var condition = condition(encounter("finished", TODAY.minusYears(2), bearer), "B20");
        encounter("finished", TODAY, hospital("31302"));
        assertThat(reads(condition)).isFalse();
    }

    private String hospital(String facility) {
        return "Bearer " + server.bean(Tokens.class).create("dieu-tri-" + UUID.randomUUID(), Optional.of(facility));
    }

    private String encounter(String status, LocalDate day, String by) {
        return server.create("Encounter", """
                {"resourceType":"Encounter","status":"%s","class":{"code":"AMB"},"subject":{"reference":"Patient/%s"},
                 "period":{"start":"%sT08:00:00+07:00"}}""".formatted(status, patient, day), "Authorization", by);
    }

    private String condition(String encounter, String code) {
        return server.create("Condition", """
                {"resourceType":"Condition","subject":{"reference":"Patient/%s"},"encounter":{"reference":"Encounter/%s"},
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"%s"}]}}""".formatted(patient, encounter, code), "Authorization", bearer);
    }

    private boolean reads(String condition) {
        return server.bean(Records.class)
                .find(DOCTOR, Purpose.CARE, ResourceType.CONDITION, condition)
                .isPresent();
    }
}
