package vn.vongdoi.registers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfhir.Care;
import vn.vongdoi.claimfhir.Visit;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Draft;

/**
 * A check-up as FHIR: the Encounter, what was measured, what was found, and a report that lists it all, so that a
 * corrected row with fewer cells is seen to differ.
 */
final class CheckUpDrafts {
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    /** As {@code rules/careplan/codes.csv} looks for it. */
    private static final String REVIEW = "vaccination-review";

    private final CheckUp checkUp;
    private final Person person;
    private final String encounter;
    private final List<Draft> drafts = new ArrayList<>();

    CheckUpDrafts(CheckUp checkUp, Person person, String encounter) {
        this.checkUp = checkUp;
        this.person = person;
        this.encounter = encounter;
    }

    List<Draft> all() {
        encounter();
        for (var measured : checkUp.measured()) number(measured);
        if (checkUp.pressure() != null) pressure(checkUp.pressure());
        if (!checkUp.healthClass().isEmpty()) healthClass();
        if (checkUp.vaccinationReview() != null) vaccinationReview(checkUp.vaccinationReview());
        for (var code : checkUp.icd()) condition(code, checkUp.icd().getFirst().equals(code));
        report();
        return drafts;
    }

    private void encounter() {
        var json = ResourceWriter.of(ResourceType.ENCOUNTER, encounter).text("status", "finished");
        json.object("class").text("system", Care.ACT_CODE).text("code", "AMB").end();
        json.array("type").conceptItem(CodeSystem.LOAI_KCB, checkUp.care(), null);
        var codes = new ArrayList<String>(5);
        codes.add(CodeSystem.LOAI_KCB.token(checkUp.care()));
        if (!checkUp.insured()) {
            // Who is counted as an insured visit is told by this code: the fund paid nothing.
            json.conceptItem(CodeSystem.DOI_TUONG, "9", null);
            codes.add(CodeSystem.DOI_TUONG.token("9"));
        }
        for (var type : checkUp.types()) {
            json.conceptItem(type.system(), type.code(), type.name());
            codes.add(type.system().token(type.code()));
        }
        json.endArray();
        json.reference("subject", ResourceType.PATIENT, person.key().id());
        if (checkUp.guardian().told()) guardian(json, checkUp.guardian());
        json.object("period")
                .date("start", checkUp.day())
                .date("end", checkUp.day())
                .end();
        json.logicalReference(
                "serviceProvider", CodeSystem.FACILITY, checkUp.facility().value(), null);
        add(json, "finished", checkUp.care(), codes, null, null);
    }

    private static void guardian(ResourceWriter json, CheckUp.Guardian guardian) {
        json.array("participant").item().array("type").item().array("coding").item();
        json.text("system", ROLE).text("code", "GUARD").end().endArray().end().endArray();
        json.object("individual").text("type", "RelatedPerson");
        guardian.number().ifPresent(number -> json.identifier("identifier", CodeSystem.CCCD, number.value()));
        json.text("display", guardian.name()).end().end().endArray();
    }

    private void number(CheckUp.Measured measured) {
        var sign = measured.sign();
        var json = observation(sign.loinc, sign.title, CodeSystem.LOINC, sign.category());
        ucum(json, measured.value(), sign.unit);
        add(
                json,
                "final",
                sign.category(),
                List.of(CodeSystem.LOINC.token(sign.loinc)),
                measured.value().doubleValue(),
                sign.unit);
    }

    private void pressure(CheckUp.Pressure pressure) {
        var json = observation("85354-9", "Huyết áp", CodeSystem.LOINC, "vital-signs");
        json.array("component");
        json.item().concept("code", CodeSystem.LOINC, "8480-6", "Tâm thu");
        ucum(json, BigDecimal.valueOf(pressure.systolic()), "mm[Hg]").end();
        json.item().concept("code", CodeSystem.LOINC, "8462-4", "Tâm trương");
        ucum(json, BigDecimal.valueOf(pressure.diastolic()), "mm[Hg]").end();
        json.endArray();
        add(
                json,
                "final",
                "vital-signs",
                List.of(CodeSystem.LOINC.token("85354-9")),
                (double) pressure.systolic(),
                "mm[Hg]");
    }

    private void healthClass() {
        var json = observation("class", "Phân loại sức khỏe", CodeSystem.HEALTH_CLASS, "survey");
        json.concept(
                "valueCodeableConcept",
                CodeSystem.HEALTH_CLASS,
                checkUp.healthClass(),
                "Loại " + checkUp.healthClass());
        add(json, "final", "survey", List.of(CodeSystem.HEALTH_CLASS.token(checkUp.healthClass())), null, null);
    }

    private void vaccinationReview(CheckUp.Type found) {
        var json = observation(REVIEW, "Xem lại tiền sử tiêm chủng", CodeSystem.SCHOOL_HEALTH, "survey");
        json.concept("valueCodeableConcept", found.system(), found.code(), found.name());
        add(json, "final", "survey", List.of(CodeSystem.SCHOOL_HEALTH.token(REVIEW)), null, null);
    }

    private void condition(String code, boolean main) {
        var json = ResourceWriter.of(ResourceType.CONDITION, id(code));
        json.hl7Concept("verificationStatus", VERIFICATION, "confirmed");
        json.concept("code", CodeSystem.ICD10, code, null);
        subject(json).date("recordedDate", checkUp.day());
        add(json, "confirmed", main ? "main" : "secondary", List.of(CodeSystem.ICD10.token(code)), null, null);
    }

    /** Its codes are promoted too: a conclusion in words tells as much as they do, and is closed to whom they are. */
    private void report() {
        var results = drafts.stream()
                .filter(draft -> draft.resource().type() == ResourceType.OBSERVATION)
                .map(draft -> draft.resource().id())
                .toList();
        var json =
                ResourceWriter.of(ResourceType.DIAGNOSTIC_REPORT, id("REPORT")).text("status", "final");
        json.concept("code", CodeSystem.LOAI_KCB, checkUp.care(), "Kết luận khám sức khỏe");
        subject(json).date("effectiveDateTime", checkUp.day());
        if (!results.isEmpty()) {
            json.array("result");
            for (var result : results) {
                json.item().text("reference", "Observation/" + result).end();
            }
            json.endArray();
        }
        json.text("conclusion", checkUp.conclusion());
        var codes = checkUp.icd().stream().map(CodeSystem.ICD10::token).toList();
        if (!checkUp.icd().isEmpty()) {
            json.array("conclusionCode");
            for (var code : checkUp.icd()) json.conceptItem(CodeSystem.ICD10, code, null);
            json.endArray();
        }
        add(json, "final", null, codes, null, null);
    }

    private ResourceWriter observation(String code, String title, CodeSystem system, String category) {
        var json = ResourceWriter.of(ResourceType.OBSERVATION, id(code)).text("status", "final");
        json.array("category").item().array("coding").item().text("system", CATEGORY);
        json.text("code", category).end().endArray().end().endArray();
        json.concept("code", system, code, title);
        return subject(json).date("effectiveDateTime", checkUp.day());
    }

    private ResourceWriter subject(ResourceWriter json) {
        return json.reference("subject", ResourceType.PATIENT, person.key().id())
                .reference("encounter", ResourceType.ENCOUNTER, encounter);
    }

    private static ResourceWriter ucum(ResourceWriter json, BigDecimal value, String unit) {
        json.object("valueQuantity").number("value", value).text("unit", unit);
        return json.text("system", CodeSystem.UCUM.url()).text("code", unit).end();
    }

    private String id(String part) {
        return Visit.id(encounter, part);
    }

    private void add(
            ResourceWriter json,
            String status,
            @Nullable String category,
            List<String> codes,
            @Nullable Double value,
            @Nullable String unit) {
        var start = checkUp.day().atStartOfDay();
        drafts.add(new Draft(
                json.finish(),
                person.key(),
                encounter,
                Visit.instant(start),
                Visit.instant(start),
                checkUp.facility().value(),
                checkUp.facts().commune(),
                status,
                category,
                codes,
                value,
                unit));
    }
}
