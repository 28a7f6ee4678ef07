package vn.vongdoi.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfhir.Visit;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.record.Draft;

/**
 * A concluded check-up.
 *
 * @param care 15 periodic, 16 screening
 * @param insured the insurance fund paid
 * @param healthClass I to V; empty where the law asks for none
 * @param icd codes found
 */
record CheckUp(
        PersonFacts facts,
        FacilityCode facility,
        LocalDate day,
        String care,
        boolean insured,
        List<Measured> measured,
        @Nullable Pressure pressure,
        String healthClass,
        List<String> icd,
        String conclusion) {

    /** A number with its LOINC code and UCUM unit. */
    record Measured(Sign sign, BigDecimal value) {}

    record Pressure(int systolic, int diastolic) {}

    String encounterId(Person person) {
        return Visit.id(person.key().id(), facility.value(), day.toString(), "CHECKUP");
    }

    /** The Encounter comes first. */
    List<Draft> drafts(Person person) {
        return new CheckUpDrafts(this, person, encounterId(person)).all();
    }
}
