package vn.vongdoi.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.OperationOutcome;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.schedule.Due;
import vn.vongdoi.schedule.DueList;

/**
 * What somebody is due as resources of R4: vaccinations in one ImmunizationRecommendation, everything else as a proposed
 * ServiceRequest each, and what could not be judged as an OperationOutcome: nobody is to take silence for health.
 *
 * @param patient id of the Patient
 */
record Recommendations(Texts texts, Language language, String base, String patient) {
    private static final String STATUS = "http://terminology.hl7.org/CodeSystem/immunization-recommendation-status";

    /** R4 has no word for what is due later, or no more. */
    private static final String IMMDS = "http://hl7.org/fhir/us/immds/CodeSystem/ForecastStatus";

    byte[] bundle(DueList list) {
        var bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle").put("id", UUID.randomUUID().toString());
        bundle.put("language", language.code()).put("type", "collection");
        var resources = new ArrayList<ObjectNode>();
        var vaccinations = list.items().stream().filter(Due::isVaccination).toList();
        if (!vaccinations.isEmpty()) resources.add(recommendation(list.on(), vaccinations));
        list.items().stream()
                .filter(due -> !due.isVaccination() && isOpen(due))
                .map(due -> proposal(list.on(), due))
                .forEach(resources::add);
        var issues = issues(list);
        if (!issues.isEmpty()) {
            resources.add((ObjectNode) JsonMapper.shared().readTree(OperationOutcome.of(issues)));
        }
        var entries = bundle.putArray("entry");
        for (var resource : resources) {
            entries.addObject().put("fullUrl", "urn:uuid:" + UUID.randomUUID()).set("resource", resource);
        }
        if (entries.isEmpty()) bundle.remove("entry");
        return Resource.bytes(bundle);
    }

    private List<Issue> issues(DueList list) {
        var issues = new ArrayList<Issue>();
        list.unknown()
                .ifPresent(why ->
                        issues.add(new Issue(Issue.Severity.INFORMATION, Issue.Code.INFORMATIONAL, "", why, why)));
        if (!list.unread().isEmpty()) {
            var number = list.unread().size();
            issues.add(new Issue(
                    Issue.Severity.WARNING,
                    Issue.Code.INCOMPLETE,
                    "",
                    texts.text(Language.VI, "schedule.unread", number),
                    texts.text(Language.EN, "schedule.unread", number) + " " + String.join(", ", list.unread())));
        }
        return issues;
    }

    private ObjectNode recommendation(LocalDate on, List<Due> vaccinations) {
        var resource = resource("ImmunizationRecommendation");
        resource.putObject("patient").put("reference", reference("Patient/" + patient));
        resource.put("date", on.toString());
        var lines = resource.putArray("recommendation");
        for (var due : vaccinations) line(lines.addObject(), due);
        return resource;
    }

    private void line(ObjectNode line, Due due) {
        line.put("id", due.series());
        var vaccines = line.putArray("vaccineCode");
        for (var vaccine : due.vaccines()) {
            coding(vaccines.addObject(), CodeSystem.VACCINE.url(), vaccine).put("text", vaccine);
        }
        if (due.status() == Due.Status.FORBIDDEN) line.set("contraindicatedVaccineCode", vaccines.deepCopy());
        status(line.putObject("forecastStatus"), due.status());
        var reasons = line.putArray("forecastReason");
        for (var dose : due.doses()) {
            if (!dose.counts()) {
                reasons.addObject()
                        .put(
                                "text",
                                texts.text(language, "schedule.uncounted", dose.vaccine(), dose.day(), dose.reason()));
            }
        }
        if (reasons.isEmpty()) line.remove("forecastReason");
        if (isOpen(due)) {
            var dates = line.putArray("dateCriterion");
            due.earliest().ifPresent(day -> date(dates.addObject(), "30981-5", day));
            due.recommended().ifPresent(day -> date(dates.addObject(), "30980-7", day));
            due.overdue().ifPresent(day -> date(dates.addObject(), "59778-1", day));
            due.latest().ifPresent(day -> date(dates.addObject(), "59777-3", day));
        }
        line.put("description", law(due));
        line.put("series", due.name());
        due.dose().ifPresent(number -> line.put("doseNumberPositiveInt", number));
        var used = line.putArray("supportingImmunization");
        for (var dose : due.doses()) used.addObject().put("reference", reference(dose.entry()));
        if (used.isEmpty()) line.remove("supportingImmunization");
    }

    private String law(Due due) {
        return due.source() + " (" + texts.text(language, "schedule.confidence." + due.confidence()) + ")";
    }

    private static void date(ObjectNode criterion, String loinc, LocalDate day) {
        coding(criterion.putObject("code"), CodeSystem.LOINC.url(), loinc);
        criterion.put("value", day.toString());
    }

    private static void status(ObjectNode concept, Due.Status status) {
        switch (status) {
            case OVERDUE -> coding(coding(concept, STATUS, "overdue"), IMMDS, "notComplete");
            case DUE -> coding(coding(concept, STATUS, "due"), IMMDS, "notComplete");
            case ALLOWED, UPCOMING -> coding(concept, IMMDS, "notComplete");
            case DONE -> coding(coding(concept, STATUS, "complete"), IMMDS, "complete");
            case NOT_NEEDED -> coding(concept, IMMDS, "notRecommended");
            case OVER -> coding(concept, IMMDS, "agedOut");
            case FORBIDDEN -> coding(coding(concept, STATUS, "contraindicated"), IMMDS, "contraindicated");
        }
    }

    private ObjectNode proposal(LocalDate on, Due due) {
        var resource = resource("ServiceRequest");
        resource.put("status", "active").put("intent", "proposal");
        resource.put("priority", due.status() == Due.Status.OVERDUE ? "urgent" : "routine");
        var code = resource.putObject("code");
        coding(code, CodeSystem.DUE_SERVICE.url(), due.series());
        for (var order : due.orders()) {
            var bar = order.indexOf('|');
            coding(code, CodeSystem.named(order.substring(0, bar)).url(), order.substring(bar + 1));
        }
        code.put("text", due.name());
        resource.putObject("subject").put("reference", reference("Patient/" + patient));
        var when = resource.putObject("occurrencePeriod");
        due.recommended().ifPresent(day -> when.put("start", day.toString()));
        due.latest().ifPresent(day -> when.put("end", day.toString()));
        if (when.isEmpty()) resource.remove("occurrencePeriod");
        resource.put("authoredOn", on.toString());
        resource.putArray("note").addObject().put("text", law(due));
        return resource;
    }

    private static boolean isOpen(Due due) {
        return switch (due.status()) {
            case OVERDUE, DUE, ALLOWED, UPCOMING -> true;
            case DONE, NOT_NEEDED, OVER, FORBIDDEN -> false;
        };
    }

    private ObjectNode resource(String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", type)
                .put("id", UUID.randomUUID().toString())
                .put("language", language.code());
    }

    private String reference(String local) {
        return base + "/" + local;
    }

    private static ObjectNode coding(ObjectNode concept, String system, String code) {
        concept.withArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }
}
