package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.client.Clients;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.oauth.Program;
import vn.vongdoi.summary.Summaries;

/** The International Patient Summary of one person, over HTTP. */
class FhirSummaryTest {
    private static final String MEDICATIONS = "10160-0";
    private static final String ALLERGIES = "48765-2";
    private static final String PROBLEMS = "11450-4";
    private static final String PAST = "11348-0";
    private static final String RESULTS = "30954-2";
    private static final LocalDate TODAY = LocalDate.now();

    private final FhirServer server = FhirServer.shared();
    private final String cccd =
            "0310" + String.format("%08d", Math.abs(UUID.randomUUID().hashCode()) % 100_000_000);
    private final String patient = server.create("Patient", """
            {"resourceType":"Patient","identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"%s"}],
             "name":[{"family":"Bùi","given":["Thị Sương"]}],"gender":"female","birthDate":"1960-05-06"}""".formatted(cccd));

    @Test
    void ofSomebodyOfWhomNothingIsKnownNothingIsDenied() {
        var document = summary();
        assertThat(sections(document)).containsExactly(MEDICATIONS, ALLERGIES, PROBLEMS);
        for (var section : composition(document).path("section")) {
            assertThat(section.has("entry")).isFalse();
            assertThat(section.at("/emptyReason/coding/0/code").asString()).isEqualTo("unavailable");
            assertThat(section.at("/text/div").asString())
                    .contains("không có nghĩa là người này không có", "does not mean that there is none");
        }
        assertThat(document.toString()).doesNotContain("no-known").doesNotContain("nilknown");
    }

    @Test
    void theDocumentSaysWhoseItIsWhoMadeItAndWhoKeepsIt() {
        var document = summary();
        assertThat(document.path("type").asString()).isEqualTo("document");
        assertThat(document.at("/identifier/value").asString()).startsWith("urn:uuid:");
        var composition = composition(document);
        assertThat(composition.path("resourceType").asString()).isEqualTo("Composition");
        assertThat(composition.at("/type/coding/0/code").asString()).isEqualTo("60591-5");
        assertThat(referred(document, composition.at("/subject/reference"))
                        .at("/name/0/family")
                        .asString())
                .isEqualTo("Bùi");
        assertThat(referred(document, composition.at("/author/0/reference"))
                        .path("resourceType")
                        .asString())
                .isEqualTo("Device");
        assertThat(referred(document, composition.at("/custodian/reference"))
                        .path("name")
                        .asString())
                .contains("Sở Y tế");
        assertThat(summary().at("/identifier/value"))
                .as("each document is its own")
                .isNotEqualTo(document.at("/identifier/value"));
    }

    @Test
    void whatIsKnownStandsInItsSectionByFullUrl() {
        create("AllergyIntolerance", "\"code\":{\"text\":\"Penicillin <tiêm>\"},", "patient");
        create("Condition", icd("I10", TODAY.minusYears(3)), "subject");
        create("Condition", icd("J06.9", TODAY.minusYears(2)), "subject");
        create("Condition", icd("S52.5", TODAY.minusDays(5)), "subject");
        create(
                "MedicationRequest",
                "\"status\":\"active\",\"intent\":\"order\",\"authoredOn\":\"" + TODAY.minusDays(3)
                        + "\",\"medicationCodeableConcept\":{\"text\":\"Amlodipin 5 mg\"},",
                "subject");
        create(
                "MedicationRequest",
                "\"status\":\"completed\",\"intent\":\"order\",\"authoredOn\":\"" + TODAY.minusYears(2)
                        + "\",\"medicationCodeableConcept\":{\"text\":\"Amoxicilin\"},",
                "subject");
        for (var value : List.of("5.9", "7.1")) {
            create(
                    "Observation",
                    "\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"14749-6\"}]},"
                            + "\"effectiveDateTime\":\"" + TODAY.minusDays(value.equals("7.1") ? 1 : 9)
                            + "\",\"valueQuantity\":{\"value\":" + value
                            + ",\"unit\":\"mmol/L\"},",
                    "subject");
        }
        var document = summary();
        assertThat(told(document, ALLERGIES)).singleElement().asString().contains("Penicillin");
        assertThat(told(document, PROBLEMS))
                .hasSize(2)
                .anyMatch(it -> it.contains("I10"))
                .anyMatch(it -> it.contains("S52.5"));
        assertThat(told(document, PAST)).singleElement().asString().contains("J06.9");
        assertThat(told(document, MEDICATIONS)).singleElement().asString().contains("Amlodipin");
        assertThat(told(document, RESULTS))
                .as("of what repeats the newest")
                .singleElement()
                .asString()
                .contains("7.1");
        assertThat(section(document, ALLERGIES).at("/text/div").asString()).contains("Penicillin &lt;tiêm&gt;");
    }

    @Test
    void whatWasTakenBackOrRefutedIsLeftOut() {
        create(
                "AllergyIntolerance",
                "\"code\":{\"text\":\"Tôm\"},\"verificationStatus\":{\"coding\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification\",\"code\":\"refuted\"}]},",
                "patient");
        create(
                "Immunization",
                "\"status\":\"entered-in-error\",\"vaccineCode\":{\"text\":\"BCG\"},\"occurrenceDateTime\":\"2001\",",
                "patient");
        assertThat(summary().toString()).doesNotContain("Tôm").doesNotContain("BCG");
    }

    /** The older word stands in the record too; it is not the last one. */
    @Test
    void whatWasToldLastOfADiseaseDecidesWhetherItIsOver() {
        create("Condition", icd("J45.9", TODAY.minusYears(1)) + clinical("condition-clinical", "active"), "subject");
        create("Condition", icd("J45.9", TODAY.minusDays(9)) + clinical("condition-clinical", "resolved"), "subject");
        create(
                "Condition",
                onset(1) + icd("M54.5", TODAY.minusDays(8)) + clinical("condition-clinical", "resolved"),
                "subject");
        create(
                "Condition",
                onset(0) + icd("M54.5", TODAY.minusDays(12)) + clinical("condition-clinical", "active"),
                "subject");
        var document = summary();
        assertThat(section(document, PROBLEMS).has("entry")).isFalse();
        assertThat(told(document, PAST))
                .hasSize(2)
                .allMatch(it -> it.contains("resolved"))
                .anyMatch(it -> it.contains("J45.9"))
                .anyMatch(it -> it.contains("M54.5"));
    }

    /** As the health book, which does not tell it either. */
    @Test
    void anAllergyThatIsOverIsNoneOfToday() {
        create(
                "AllergyIntolerance",
                "\"code\":{\"text\":\"Sữa\"}," + clinical("allergyintolerance-clinical", "resolved"),
                "patient");
        create(
                "AllergyIntolerance",
                "\"code\":{\"text\":\"Lạc\"}," + clinical("allergyintolerance-clinical", "active"),
                "patient");
        assertThat(told(summary(), ALLERGIES)).singleElement().asString().contains("Lạc");
    }

    @Test
    void aProgramNeedsTheScopesOfAllThatItMayHold() {
        var program = new Program(server, "summary-" + UUID.randomUUID());
        server.bean(Clients.class).add(program.name(), Optional.empty(), Scopes.ALL, program.publicKey());
        var few = asked(program.token("system/Patient.rs system/Condition.r"));
        assertThat(few.statusCode()).isEqualTo(403);
        assertThat(few.body()).contains("system/");
        assertThat(asked(program.token("system/*.rs")).statusCode()).isEqualTo(200);
    }

    @Test
    void whoMayNotReadThePatientIsNotToldThatThereIsOne() {
        var token = server.bean(Tokens.class).create("summary of nobody", Optional.of("79001"));
        var unread = asked(token);
        var unknown = server.get("Patient/nobody/$summary", "Authorization", "Bearer " + token);
        assertThat(unread.statusCode()).isEqualTo(404);
        assertThat(unread.body().replace(patient, "nobody")).isEqualTo(unknown.body());
    }

    /** Of protected data HIV alone is open to an epidemiologist. */
    @Test
    void protectedRowsAreLeftOutAndNotHintedAt() {
        create("Condition", icd("F20", TODAY.minusDays(10)), "subject");
        var epidemiologist = new Actor("dt", Role.EPIDEMIOLOGIST, new Area.Province());
        var document = read(epidemiologist, Purpose.PUBLIC_HEALTH);
        assertThat(summary().toString()).contains("F20");
        assertThat(document.toString()).doesNotContain("F20");
        assertThat(section(document, PROBLEMS).at("/emptyReason/coding/0/code").asString())
                .isEqualTo("unavailable");
        create("Condition", icd("B20", TODAY.minusDays(10)), "subject");
        assertThat(read(epidemiologist, Purpose.PUBLIC_HEALTH).toString()).contains("B20");
    }

    @Test
    void aKindThatARoleMayNotReadIsWithheldAndNotUnknown() {
        var epidemiologist = new Actor("dt", Role.EPIDEMIOLOGIST, new Area.Province());
        var document = read(epidemiologist, Purpose.PUBLIC_HEALTH);
        assertThat(section(document, MEDICATIONS)
                        .at("/emptyReason/coding/0/code")
                        .asString())
                .isEqualTo("withheld");
        assertThat(section(document, PROBLEMS).at("/emptyReason/coding/0/code").asString())
                .isEqualTo("unavailable");
    }

    @Test
    void onlyTheProfileOfIpsCanBeAskedFor() {
        var ips = "http://hl7.org/fhir/uv/ips/StructureDefinition/Composition-uv-ips";
        assertThat(status("GET", "?profile=" + ips, "")).isEqualTo(200);
        assertThat(status("GET", "?profile=" + ips + "%7C2.0.0", "")).isEqualTo(200);
        assertThat(status("GET", "?profile=http://a.vn/other", "")).isEqualTo(400);
        assertThat(status("GET", "?graph=x", "")).isEqualTo(400);
        assertThat(status("POST", "", "")).isEqualTo(200);
        assertThat(status(
                        "POST",
                        "",
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"profile\",\"valueCanonical\":\""
                                + ips + "\"}]}"))
                .isEqualTo(200);
        assertThat(status("PUT", "", "{}")).isEqualTo(405);
        assertThat(server.get("Observation/x/$summary").statusCode()).isEqualTo(404);
    }

    @Test
    void itIsGivenAsXmlToo() {
        var xml = server.get("Patient/" + patient + "/$summary", "Accept", "application/fhir+xml");
        assertThat(xml.statusCode()).isEqualTo(200);
        assertThat(xml.body()).contains("<Bundle", "<Composition>", "60591-5");
    }

    @Test
    void theCapabilityStatementNamesIt() {
        var operations = server.read("metadata")
                .path("rest")
                .get(0)
                .path("resource")
                .valueStream()
                .filter(type -> type.path("type").asString().equals("Patient"))
                .flatMap(type -> type.path("operation").valueStream())
                .map(operation -> operation.path("definition").asString());
        assertThat(operations).contains("http://hl7.org/fhir/uv/ips/OperationDefinition/summary");
    }

    private JsonNode summary() {
        return server.read("Patient/" + patient + "/$summary");
    }

    private JsonNode read(Actor actor, Purpose purpose) {
        var id = new ResourceId(ResourceType.PATIENT, patient);
        return JsonMapper.shared()
                .readTree(server.bean(Summaries.class)
                        .document(actor, purpose, id, server.base())
                        .orElseThrow());
    }

    private HttpResponse<String> asked(String token) {
        return server.get("Patient/" + patient + "/$summary", "Authorization", "Bearer " + token);
    }

    private int status(String method, String query, String body) {
        return server.send(method, "Patient/" + patient + "/$summary" + query, body)
                .statusCode();
    }

    private void create(String type, String more, String subject) {
        server.create(
                type,
                "{\"resourceType\":\"" + type + "\"," + more + "\"" + subject + "\":{\"reference\":\"Patient/" + patient
                        + "\"}}");
    }

    private static String clinical(String list, String status) {
        return "\"clinicalStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/" + list
                + "\",\"code\":\"" + status + "\"}]},";
    }

    private static String onset(int yearsAgo) {
        return "\"onsetDateTime\":\"" + TODAY.minusYears(yearsAgo).minusDays(12) + "\",";
    }

    private static String icd(String code, LocalDate day) {
        return "\"recordedDate\":\"" + day
                + "\",\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"" + code
                + "\"}]},";
    }

    private static JsonNode composition(JsonNode document) {
        return document.at("/entry/0/resource");
    }

    private static Stream<String> sections(JsonNode document) {
        return composition(document)
                .path("section")
                .valueStream()
                .map(section -> section.at("/code/coding/0/code").asString());
    }

    private static JsonNode section(JsonNode document, String loinc) {
        return composition(document)
                .path("section")
                .valueStream()
                .filter(section -> section.at("/code/coding/0/code").asString().equals(loinc))
                .findFirst()
                .orElseThrow();
    }

    /** The resources of a section. */
    private static List<String> told(JsonNode document, String loinc) {
        return section(document, loinc)
                .path("entry")
                .valueStream()
                .map(entry -> referred(document, entry.path("reference")).toString())
                .toList();
    }

    private static JsonNode referred(JsonNode document, JsonNode fullUrl) {
        return document.path("entry")
                .valueStream()
                .filter(entry -> entry.path("fullUrl").equals(fullUrl))
                .map(entry -> entry.path("resource"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the document: " + fullUrl));
    }
}
