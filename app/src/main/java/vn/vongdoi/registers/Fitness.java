package vn.vongdoi.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import vn.vongdoi.claimfhir.Visit;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.record.Draft;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.school.School;

/**
 * How fit a pupil was found to be on a day. One Observation holds it all, so that a corrected row replaces the whole.
 *
 * @param found row of {@code registers/fitness-classes}
 * @param results those that the school tells
 */
record Fitness(
        PersonFacts facts, School school, LocalDate day, RuleRow found, List<Result> results, boolean withdrawn) {
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    /** As {@code rules/careplan/codes.csv} looks for it. */
    private static final String CODE = "fitness";

    record Result(Exercise test, BigDecimal value) {}

    Fitness {
        results = List.copyOf(results);
    }

    /** No facility tests it: whose finding it is tells the performer. */
    Draft draft(Person person) {
        var start = Visit.instant(day.atStartOfDay());
        return new Draft(
                body(person),
                person.key(),
                null,
                start,
                start,
                null,
                facts.commune(),
                status(),
                "activity",
                List.of(CodeSystem.SCHOOL_HEALTH.token(CODE)),
                null,
                null);
    }

    private Resource body(Person person) {
        var id = Visit.id(person.key().id(), day.toString(), "FITNESS");
        var json = ResourceWriter.of(ResourceType.OBSERVATION, id).text("status", status());
        json.array("category").item().array("coding").item().text("system", CATEGORY);
        json.text("code", "activity").end().endArray().end().endArray();
        json.concept("code", CodeSystem.SCHOOL_HEALTH, CODE, "Kiểm tra thể lực");
        json.reference("subject", ResourceType.PATIENT, person.key().id()).date("effectiveDateTime", day);
        json.array("performer").item().text("type", "Organization");
        json.identifier("identifier", CodeSystem.SCHOOL, school.code().value()).text("display", school.name());
        json.end().endArray();
        json.concept("valueCodeableConcept", CodeSystem.SCHOOL_HEALTH, found.cell("code"), found.cell("name_vi"));
        if (!results.isEmpty()) {
            json.array("component");
            for (var result : results) component(json.item(), result);
            json.endArray();
        }
        return json.finish();
    }

    private static void component(ResourceWriter json, Result result) {
        var test = result.test();
        json.concept("code", CodeSystem.SCHOOL_HEALTH, test.code(), test.name());
        json.object("valueQuantity").number("value", result.value()).text("unit", test.unit());
        json.text("system", CodeSystem.UCUM.url())
                .text("code", test.ucum())
                .end()
                .end();
    }

    private String status() {
        return withdrawn ? "entered-in-error" : "final";
    }
}
