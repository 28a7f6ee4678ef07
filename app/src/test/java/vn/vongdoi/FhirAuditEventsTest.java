package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.client.Tokens;

/** Every request that touches a person leaves one event for each person, which FHIR tells as AuditEvents. */
class FhirAuditEventsTest {
    private final FhirServer server = FhirServer.shared();
    private final String patient = UUID.randomUUID().toString();

    private String here;
    private String there;

    @BeforeEach
    void somebodyIsTreated() {
        here = server.bean(Tokens.class).create("h " + patient, Optional.of("31301"));
        there = server.bean(Tokens.class).create("t " + patient, Optional.of("31302"));
        var body = "{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"name\":[{\"text\":\"Vũ Thị Kín\"}]}";
        assertThat(as(here, "PUT", "Patient/" + patient, body)).isEqualTo(201);
    }

    @Test
    void aTransactionIsOneEventOfWhatItWroteOfAPerson() {
        var transaction = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/%1$s"}},
                  "request":{"method":"POST","url":"Observation"}},
                 {"resource":{"resourceType":"Observation","status":"final","code":{"text":"y"},"subject":{"reference":"Patient/%1$s"}},
                  "request":{"method":"POST","url":"Observation"}},
                 {"resource":{"resourceType":"Condition","subject":{"reference":"Patient/%1$s"}},
                  "request":{"method":"POST","url":"Condition"}}]}""".formatted(patient);
        assertThat(as(here, "POST", "", transaction)).isEqualTo(200);
        assertThat(told()).containsExactly("C Condition, Observation×2 h 0", "C Patient h 0");
    }

    @Test
    void changingDeletingReadingAndSearchingAreToldApart() {
        var path = "Patient/" + patient;
        as(here, "PUT", path, "{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"active\":true}");
        as(here, "GET", path, "");
        as(here, "GET", "Patient?_id=" + patient, "");
        as(here, "GET", path + "/_history", "");
        as(here, "GET", path + "/$everything", "");
        as(here, "DELETE", path, "");
        assertThat(told())
                .containsExactly(
                        "D Patient h 0",
                        "R Patient h 0",
                        "E Patient×2 h 0",
                        "E Patient h 0",
                        "R Patient h 0",
                        "U Patient h 0",
                        "C Patient h 0");
    }

    @Test
    void whatWasRefusedIsToldToo() {
        assertThat(as(there, "GET", "Patient/" + patient, "")).isEqualTo(404);
        assertThat(told()).first().isEqualTo("R Patient t 4");
        assertThat(server.search("AuditEvent?_query=log&outcome=4&patient=" + patient))
                .hasSize(1);
    }

    @Test
    void aWriteThatFailsLeavesNoEventAndAReadOfNobodyNone() {
        var before = told();
        as(here, "PUT", "Patient/" + patient, "{\"resourceType\":\"Patient\",\"id\":\"other\"}");
        as(there, "PUT", "Patient/" + patient, "{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}");
        as(here, "GET", "Organization?_count=5", "");
        assertThat(told()).isEqualTo(before);
    }

    @Test
    void anEventTellsWhoFromWhereForWhatAndThePseudonymOnly() {
        as(here, "GET", "Patient/" + patient, "");
        var event = server.read("AuditEvent?_query=log&_count=1&patient=Patient/" + patient)
                .path("entry")
                .path(0)
                .path("resource");
        assertThat(event.path("agent").path(0).path("who").path("display").asString())
                .isEqualTo("31301");
        assertThat(event.path("agent").path(0).path("network").path("address").asString())
                .isEqualTo("127.0.0.1");
        assertThat(event.path("purposeOfEvent")
                        .path(0)
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("TREAT");
        assertThat(event.path("entity")
                        .path(0)
                        .path("what")
                        .path("identifier")
                        .path("value")
                        .asString())
                .matches(Pattern.compile("urn:uuid:[0-9a-f-]{36}"));
        assertThat(event.toString()).doesNotContain("Kín").doesNotContain("Patient/" + patient);
        var id = event.path("id").asString();
        assertThat(server.read("AuditEvent/" + id).path("id").asString()).isEqualTo(id);
        var valid = server.send("POST", "AuditEvent/$validate", event.toString());
        assertThat(valid.body()).doesNotContain("\"error\"");
    }

    @Test
    void aFacilitySeesWhatWasDoneInItsNameAndPagesFollowEachOther() {
        as(there, "GET", "Patient/" + patient, "");
        for (var i = 0; i < 5; i++) as(here, "GET", "Patient/" + patient, "");
        var all = server.search("AuditEvent?_query=log&_count=100&patient=" + patient);
        var first = server.read("AuditEvent?_query=log&_count=4&patient=" + patient);
        var next = first.path("link")
                .valueStream()
                .filter(link -> link.path("relation").asString().equals("next"))
                .findFirst()
                .orElseThrow()
                .path("url")
                .asString();
        // The first search is an event itself.
        assertThat(FhirServer.ids(first).subList(1, 4)).isEqualTo(all.subList(0, 3));
        assertThat(FhirServer.ids(server.read(next))).startsWith(all.get(3));

        var own = FhirServer.json(
                server.get("AuditEvent?_query=log&patient=" + patient, "Authorization", "Bearer " + there));
        assertThat(FhirServer.ids(own)).hasSize(1);
        assertThat(as(there, "GET", "AuditEvent/" + all.getFirst(), "")).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_query=log",
                "_query=log&patient=no/body",
                "_query=log&date=yesterday",
                "_query=log&date=xx2026-01-01",
                "_query=log&date=2026-01-01&outcome=8",
                "_query=log&date=2026-01-01&action=X",
                "_query=log&date=2026-01-01&subtype=read",
                "_query=log&date=2026-01-01&_page=9-9-9"
            })
    void whatCannotBeAnsweredIsRefused(String query) {
        assertThat(server.get("AuditEvent?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void theLogOfEverythingThatTestsDidIsWhole() {
        assertThat(server.bean(AuditLog.class).verify(List.of()).finding()).isEmpty();
    }

    /** Action, what, whose token, outcome; newest first; the asking itself left out. */
    private List<String> told() {
        return server.read("AuditEvent?_query=log&_count=100&patient=" + patient)
                .path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(event -> !event.path("entity")
                        .path(0)
                        .path("description")
                        .asString()
                        .equals("AuditEvent"))
                .map(FhirAuditEventsTest::told)
                .toList();
    }

    private static String told(JsonNode event) {
        return event.path("action").asString() + " "
                + event.path("entity").path(0).path("description").asString() + " "
                + event.path("agent").path(0).path("altId").asString().charAt(0) + " "
                + event.path("outcome").asString();
    }

    private int as(String token, String method, String path, String body) {
        return server.send(method, path, body, "Authorization", "Bearer " + token)
                .statusCode();
    }
}
