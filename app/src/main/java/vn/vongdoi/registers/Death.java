package vn.vongdoi.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfhir.Visit;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.record.Draft;

/**
 * That somebody died, and of what.
 *
 * @param cause ICD-10 of the underlying cause; empty = not known
 * @param causeText in the words of the paper
 * @param facility where; null = not in one, or not told
 * @param withdrawn it was told wrongly
 */
record Death(
        PersonFacts facts,
        LocalDate day,
        String cause,
        String causeText,
        @Nullable String facility,
        boolean withdrawn) {
    private static final String CAUSE_OF_DEATH = "69453-9"; // LOINC
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    People.Death fact(Person person) {
        return new People.Death(person.key(), withdrawn ? null : day);
    }

    /** The cause; the code is promoted, so that what ICD-10 chapters close to most readers stays closed here too. */
    Draft cause(Person person) {
        var json = ResourceWriter.of(
                ResourceType.OBSERVATION, Visit.id(person.key().id(), CAUSE_OF_DEATH));
        json.text("status", status()).concept("code", CodeSystem.LOINC, CAUSE_OF_DEATH, "Nguyên nhân tử vong");
        json.reference("subject", ResourceType.PATIENT, person.key().id()).date("effectiveDateTime", day);
        if (cause.isEmpty() && causeText.isEmpty()) json.hl7Concept("dataAbsentReason", ABSENT, "unknown");
        else json.concept("valueCodeableConcept", CodeSystem.ICD10, cause, causeText);
        var codes = new ArrayList<String>(2);
        codes.add(CodeSystem.LOINC.token(CAUSE_OF_DEATH));
        if (!cause.isEmpty()) codes.add(CodeSystem.ICD10.token(cause));
        return new Draft(
                json.finish(),
                person.key(),
                null,
                Visit.instant(day.atStartOfDay()),
                null,
                facility,
                facts.commune(),
                status(),
                null,
                codes,
                null,
                null);
    }

    private String status() {
        return withdrawn ? "entered-in-error" : "final";
    }
}
