package vn.vongdoi.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfhir.Visit;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Draft;

/**
 * A live birth: the child, what it weighed and whose it is.
 *
 * @param facts of the child
 * @param grams null = not told
 * @param mother name; empty = not told
 * @param facility where it was born; null = not in one, or not told
 */
record Birth(
        PersonFacts facts,
        LocalDate day,
        @Nullable Integer grams,
        String mother,
        Optional<Cccd> motherCccd,
        @Nullable String facility) {
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final String BIRTH_WEIGHT = "8339-4"; // LOINC

    List<Draft> drafts(Person child) {
        var drafts = new ArrayList<Draft>(2);
        if (!mother.isEmpty() || motherCccd.isPresent()) drafts.add(mother(child.key()));
        if (grams != null) drafts.add(weight(child.key(), grams));
        return drafts;
    }

    /** Tells whose child it is; it opens nothing to anybody: guardians are a station's to enter. */
    private Draft mother(PersonKey child) {
        var json = ResourceWriter.of(ResourceType.RELATED_PERSON, Visit.id(child.id(), "MOTHER"));
        motherCccd.ifPresent(number -> {
            json.array("identifier").item().text("system", CodeSystem.CCCD.url());
            json.text("value", number.value()).end().endArray();
        });
        json.reference("patient", ResourceType.PATIENT, child.id());
        json.array("relationship").item().array("coding").item().text("system", ROLE);
        json.text("code", "MTH").end().endArray().end().endArray();
        if (!mother.isEmpty())
            json.array("name").item().text("text", mother).end().endArray();
        json.text("gender", "female");
        return new Draft(
                json.finish(), child, null, null, null, facility, facts.commune(), null, null, List.of(), null, null);
    }

    private Draft weight(PersonKey child, int grams) {
        var json = ResourceWriter.of(ResourceType.OBSERVATION, Visit.id(child.id(), BIRTH_WEIGHT));
        json.text("status", "final").concept("code", CodeSystem.LOINC, BIRTH_WEIGHT, "Cân nặng lúc sinh");
        json.reference("subject", ResourceType.PATIENT, child.id()).date("effectiveDateTime", day);
        json.object("valueQuantity").number("value", BigDecimal.valueOf(grams)).text("unit", "g");
        json.text("system", CodeSystem.UCUM.url()).text("code", "g").end();
        return new Draft(
                json.finish(),
                child,
                null,
                Visit.instant(day.atStartOfDay()),
                null,
                facility,
                facts.commune(),
                "final",
                null,
                List.of(CodeSystem.LOINC.token(BIRTH_WEIGHT)),
                (double) grams,
                "g");
    }
}
