package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** R4's operation "validate" on a resource, over HTTP. */
class FhirValidateTest {
    private static final String SOUND = "{\"resourceType\":\"Patient\",\"gender\":\"female\"}";
    /** pat-1: a contact has details or an organization. */
    private static final String BROKEN = "{\"resourceType\":\"Patient\",\"contact\":[{\"gender\":\"male\"}]}";

    private final FhirServer server = FhirServer.shared();

    @Test
    void aSoundResourceIsAnsweredWithAnOutcomeWithoutErrors() {
        var issues = issues(server.send("POST", "Patient/$validate", SOUND));
        assertThat(issues)
                .isNotEmpty()
                .allSatisfy(issue -> assertThat(severity(issue)).isEqualTo("information"));
    }

    @Test
    void eachFaultIsToldWithSeverityCodeDiagnosticsAndExpression() {
        for (var faulty : List.of(
                BROKEN,
                "{\"resourceType\":\"Patient\",\"nmae\":[]}",
                "{\"resourceType\":\"Patient\",\"gender\":\"nam\"}")) {
            assertThat(issues(server.send("POST", "Patient/$validate", faulty))).anySatisfy(issue -> {
                assertThat(severity(issue)).isEqualTo("error");
                assertThat(issue.path("code").asString()).isIn("invariant", "structure", "code-invalid");
                assertThat(issue.path("diagnostics").asString()).isNotBlank();
                assertThat(issue.path("expression").get(0).asString()).startsWith("Patient.");
            });
        }
    }

    @Test
    void whatCannotBeValidatedIsNotCalledSound() {
        var map = """
                {"resourceType":"StructureMap","url":"http://x/y","name":"X","status":"draft","import":["http://x/*"],
                 "group":[{"name":"g","typeMode":"none","input":[{"name":"s","mode":"source"}],
                  "rule":[{"name":"r","source":[{"context":"s"}]}]}]}""";
        var issue = issues(server.send("POST", "StructureMap/$validate", map)).getFirst();
        assertThat(severity(issue)).isEqualTo("error");
        assertThat(issue.path("code").asString()).isEqualTo("not-supported");
    }

    @Test
    void nothingIsWritten() {
        var value = UUID.randomUUID().toString();
        var body = SOUND.replace("{\"resource", "{\"identifier\":[{\"value\":\"" + value + "\"}],\"resource");
        server.send("POST", "Patient/$validate", parameters(body, "{\"name\":\"mode\",\"valueCode\":\"create\"}"));
        assertThat(server.search("Patient?identifier=" + value)).isEmpty();
    }

    @Test
    void theResourceMayComeInParameters() {
        assertThat(severities(server.send("POST", "Patient/$validate", parameters(SOUND))))
                .doesNotContain("error");
        var broken = issues(server.send("POST", "Patient/$validate", parameters(BROKEN)));
        assertThat(broken.getFirst().path("expression").get(0).asString()).isEqualTo("Patient.contact[0]");
        var unknown = parameters("{\"resourceType\":\"Patient\",\"nmae\":[]}");
        assertThat(issues(server.send("POST", "Patient/$validate", unknown))
                        .getFirst()
                        .path("expression")
                        .get(0)
                        .asString())
                .isEqualTo("Patient.nmae");
    }

    @Test
    void xmlIsTakenAndGiven() {
        var sound = "<Patient xmlns='http://hl7.org/fhir'><gender value='female'/></Patient>";
        var faulty = "<Patient xmlns='http://hl7.org/fhir'><gender value='nam'/></Patient>";
        for (var xml : List.of(sound, faulty)) {
            var answer = server.send(
                    "POST",
                    "Patient/$validate",
                    xml,
                    "Content-Type",
                    "application/fhir+xml",
                    "Accept",
                    "application/fhir+xml");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("<OperationOutcome");
            assertThat(answer.body().contains("<severity value=\"error\"/>")).isEqualTo(xml.equals(faulty));
        }
    }

    @Test
    void aResourceOfAnotherTypeIsAFault() {
        assertThat(severities(server.send("POST", "Observation/$validate", SOUND)))
                .containsExactly("error");
    }

    @Test
    void aStoredResourceIsLookedAtWhereItStands() {
        var sound = server.create("Patient", SOUND);
        var broken = server.create("Patient", BROKEN);
        assertThat(severities(server.send("POST", "Patient/" + sound + "/$validate", "")))
                .doesNotContain("error");
        assertThat(severities(server.get("Patient/" + broken + "/$validate"))).contains("error");
        assertThat(severities(server.get("Patient/" + broken + "/$validate?mode=profile&profile="
                        + "http://hl7.org/fhir/StructureDefinition/Patient")))
                .contains("error");
    }

    @Test
    void aResourceMayBeLookedAtInTheStoredOnesPlace() {
        var id = server.create("Patient", SOUND);
        var own = SOUND.replace("{\"resource", "{\"id\":\"" + id + "\",\"resource");
        var update = "{\"name\":\"mode\",\"valueCode\":\"update\"}";
        assertThat(severities(server.send("POST", "Patient/" + id + "/$validate", parameters(own, update))))
                .doesNotContain("error");
        var issues = issues(
                server.send("POST", "Patient/" + id + "/$validate", parameters(own.replace(id, "another"), update)));
        assertThat(issues).anySatisfy(issue -> {
            assertThat(severity(issue)).isEqualTo("error");
            assertThat(issue.path("expression").get(0).asString()).isEqualTo("Patient.id");
        });
    }

    @Test
    void whatACreateWouldRefuseIsToldWhenAskedForOne() {
        var body = """
                {"resourceType":"Patient","identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"12345"}],
                 "name":[{"family":"Trần","given":["Thị","Mai"]}],"gender":"female","birthDate":"1990-02-03"}""";
        assertThat(severities(server.send("POST", "Patient/$validate", body))).doesNotContain("error");
        assertThat(severities(server.send("POST", "Patient/$validate?mode=create", body)))
                .contains("error");
    }

    @Test
    void whetherItMayBeDeletedIsAskedOfAResourceThatIsThere() {
        var id = server.create("Patient", SOUND);
        var delete = "Patient/" + id + "/$validate?mode=delete";
        assertThat(severities(server.send("POST", delete, ""))).doesNotContain("error");
        assertThat(server.get("Patient/" + id).statusCode()).isEqualTo(200);
        server.send("DELETE", "Patient/" + id, "");
        assertThat(server.send("POST", delete, "").statusCode()).isEqualTo(410);
        assertThat(server.send("POST", "Patient/nobody-here/$validate", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsNoQuestionIsRefused() {
        assertThat(server.send("POST", "Patient/$validate", "").statusCode()).isEqualTo(400);
        assertThat(server.send("POST", "Patient/$validate", "{\"resourceType\":")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("POST", "Patient/$validate?mode=update", SOUND).statusCode())
                .isEqualTo(400);
        assertThat(server.send("POST", "Patient/$validate?mode=wrong", SOUND).statusCode())
                .isEqualTo(400);
        assertThat(server.send("PUT", "Patient/$validate", SOUND).statusCode()).isEqualTo(405);
        assertThat(server.send("POST", "Nothing/$validate", SOUND).statusCode()).isEqualTo(404);
        // A profile that cannot be held to is an error of the request, says the operation's definition.
        assertThat(server.send("POST", "Patient/$validate?profile=http://a.vn/unknown", SOUND)
                        .statusCode())
                .isEqualTo(422);
        var large = SOUND.replace("{\"resource", "{\"name\":[{\"text\":\"" + "x".repeat(2_000_000) + "\"}],\"resource");
        assertThat(server.send("POST", "Patient/$validate", large).statusCode()).isEqualTo(413);
    }

    @Test
    void theCapabilityStatementNamesItForEveryType() {
        var types = server.read("metadata").path("rest").get(0).path("resource");
        assertThat(types.valueStream())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.path("operation")
                                .valueStream()
                                .map(operation -> operation.path("definition").asString()))
                        .contains("http://hl7.org/fhir/OperationDefinition/Resource-validate"));
    }

    private static String parameters(String resource, String... others) {
        var more = others.length == 0 ? "" : "," + String.join(",", others);
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":" + resource + "}"
                + more + "]}";
    }

    private static List<JsonNode> issues(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var outcome = FhirServer.json(answer);
        assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
        return outcome.path("issue").valueStream().toList();
    }

    private static List<String> severities(HttpResponse<String> answer) {
        return issues(answer).stream().map(FhirValidateTest::severity).toList();
    }

    private static String severity(JsonNode issue) {
        return issue.path("severity").asString();
    }
}
