package vn.vongdoi.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfhir.Visit;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.record.Draft;
import vn.vongdoi.rules.RuleRow;

/**
 * A concluded check-up.
 *
 * @param care 15 periodic, 16 screening
 * @param insured the insurance fund paid
 * @param types who paid, for whom and by which template, where told
 * @param guardian who came with a child; empty = nobody told
 * @param healthClass I to V; empty where the law asks for none
 * @param vaccinationReview what a review of vaccination at school entry found; null = none was told
 * @param icd codes found
 */
record CheckUp(
        PersonFacts facts,
        FacilityCode facility,
        LocalDate day,
        String care,
        boolean insured,
        List<Type> types,
        Guardian guardian,
        List<Measured> measured,
        @Nullable Pressure pressure,
        String healthClass,
        @Nullable Type vaccinationReview,
        List<String> icd,
        String conclusion) {

    /** A number with its LOINC code and UCUM unit. */
    record Measured(Sign sign, BigDecimal value) {}

    record Type(CodeSystem system, String code, String name) {
        static Type of(CodeSystem system, RuleRow rule) {
            return new Type(system, rule.cell("code"), rule.cell("name_vi"));
        }
    }

    /** NGUOI_GIAM_HO and SO_CCCD_NGH. It opens no record to them: guardians are a station's to enter. */
    record Guardian(String name, Optional<Cccd> number) {
        boolean told() {
            return !name.isEmpty() || number.isPresent();
        }
    }

    record Pressure(int systolic, int diastolic) {}

    String encounterId(Person person) {
        return Visit.id(person.key().id(), facility.value(), day.toString(), "CHECKUP");
    }

    /** The Encounter comes first. */
    List<Draft> drafts(Person person) {
        return new CheckUpDrafts(this, person, encounterId(person)).all();
    }
}
