package vn.vongdoi.advice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;

/**
 * What a hospital's system sends when it opens a patient. Whose the patient's id is, the address of its FHIR server says:
 * an id of theirs may be somebody else's with us, so that then the prefetched Patient must tell a number.
 *
 * @param patient an id of our own record; empty when the number decides
 * @param number CCCD or social-insurance number that the prefetched Patient tells; empty when the id decides
 * @param birth that it tells
 */
record HookRequest(Optional<ResourceId> patient, Optional<String> number, Optional<LocalDate> birth) {
    static final String HOOK = "patient-view";
    private static final Set<String> NUMBERS = Set.of(CodeSystem.CCCD.url(), CodeSystem.BHYT.url());

    /** @param base of our own FHIR server */
    static HookRequest read(byte[] body, String base) {
        var request = tree(body);
        var hook = text(request, "hook");
        if (!hook.equals(HOOK)) throw wrong("hook", HOOK, hook);
        text(request, "hookInstance");
        var context = request.path("context");
        text(context, "userId");
        var id = text(context, "patientId");
        var prefetched = request.path("prefetch").path("patient");
        var server = request.path("fhirServer").asString("");
        var isOurs = server.replaceAll("/+$", "").equals(base);
        var number = prefetched
                .path("identifier")
                .valueStream()
                .filter(it -> NUMBERS.contains(it.path("system").asString("")))
                .map(it -> it.path("value").asString(""))
                .filter(value -> !value.isEmpty())
                .findFirst();
        if (!isOurs && !server.isEmpty() && number.isEmpty()) {
            throw new Problem(
                    Problem.Category.UNMET,
                    "prefetch.patient: cần Patient có số CCCD hoặc BHYT, vì fhirServer không phải máy chủ này.",
                    "prefetch.patient: expected a Patient with a CCCD or BHYT number, since fhirServer is not this one.");
        }
        var byNumber = !isOurs && number.isPresent();
        return new HookRequest(
                byNumber || !ResourceId.valid(id)
                        ? Optional.empty()
                        : Optional.of(new ResourceId(ResourceType.PATIENT, id)),
                byNumber ? number : Optional.empty(),
                birth(prefetched.path("birthDate").asString("")));
    }

    /** One of which only the year is told is no day. */
    private static Optional<LocalDate> birth(String text) {
        try {
            return text.length() == "2026-11-23".length() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            throw wrong("prefetch.patient.birthDate", "2026-11-23", text);
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw Problem.invalid("Yêu cầu không phải JSON.", "The request is no JSON.");
        }
    }

    private static String text(JsonNode of, String name) {
        var text = of.path(name).asString("");
        if (text.isEmpty()) {
            throw Problem.invalid("Thiếu " + name + " (CDS Hooks 2.0).", "There is no " + name + " (CDS Hooks 2.0).");
        }
        return text;
    }

    private static Problem wrong(String name, String expected, String got) {
        return Problem.invalid(
                name + ": cần " + expected + ", nhận được " + got, name + ": expected " + expected + ", got " + got);
    }
}
