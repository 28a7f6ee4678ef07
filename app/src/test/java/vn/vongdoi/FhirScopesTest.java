package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.client.Clients;
import vn.vongdoi.oauth.Program;

/** A program does on {@code /fhir} what its scopes name, and is told which one it lacks for the rest. */
class FhirScopesTest {
    private static final String OBSERVATION = """
            {"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/%s"}}""";
    private static final String PATCH = "[{\"op\":\"add\",\"path\":\"/active\",\"value\":true}]";

    private final FhirServer server = FhirServer.shared();
    private final Program program = new Program(server, "scoped-" + UUID.randomUUID());
    private final String mark = UUID.randomUUID().toString();

    private String patient;
    private String observation;

    @BeforeEach
    void write() {
        server.bean(Clients.class).add(program.name(), Optional.empty(), Scopes.ALL, program.publicKey());
        patient = server.create(
                "Patient", "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"Vũ Thị " + mark + "\"}]}");
        observation = server.create("Observation", OBSERVATION.formatted(patient));
    }

    @Test
    void whoMayReadAndSearchDoesNotWrite() {
        var as = holding("system/*.rs");
        as.may("GET", "Patient/" + patient);
        as.may("GET", "Patient/" + patient + "/_history/1");
        as.may("GET", "Patient/" + patient + "/_history");
        as.may("GET", "Patient?_id=" + patient);
        as.may("GET", "Patient/_history?_count=1");
        as.may("GET", "_history?_count=1");
        as.may("GET", "Patient/" + patient + "/$everything");
        as.lacks("system/Patient.c", "POST", "Patient", patient());
        as.lacks("system/Patient.u", "PUT", "Patient/" + patient, patient());
        as.lacks("system/Patient.u", "PUT", "Patient?_id=" + patient, patient());
        as.lacks("system/Patient.u", "PATCH", "Patient/" + patient, PATCH);
        as.lacks("system/Patient.d", "DELETE", "Patient/" + patient, "");
        as.lacks("system/Patient.d", "DELETE", "Patient?_id=" + patient, "");
        assertThat(server.read("Patient/" + patient).at("/meta/versionId").asString())
                .isEqualTo("1");
    }

    @Test
    void oneTypeIsOneType() {
        var as = holding("system/Observation.cruds");
        as.may("GET", "Observation/" + observation);
        as.may("GET", "Observation?_id=" + observation);
        as.may("POST", "Observation", OBSERVATION.formatted(patient));
        as.lacks("system/Patient.r", "GET", "Patient/" + patient, "");
        as.lacks("system/Patient.r", "HEAD", "Patient/" + patient, "");
        as.lacks("system/Patient.r", "GET", "Patient/" + patient + "/_history", "");
        as.lacks("system/Patient.r", "GET", "Patient/" + patient + "/_history/1", "");
        as.lacks("system/Patient.r", "GET", "Patient/" + patient + "/$validate", "");
        as.lacks("system/Patient.s", "GET", "Patient", "");
        as.lacks("system/Patient.s", "GET", "Patient/_history", "");
        as.lacks("system/*.s", "GET", "_history", "");
    }

    @Test
    void toReadIsNotToSearchAndTheOtherWayRound() {
        var reads = holding("system/Patient.r");
        reads.may("GET", "Patient/" + patient);
        reads.lacks("system/Patient.s", "GET", "Patient?_id=" + patient, "");
        reads.lacks("system/Patient.s", "POST", "Patient/_search", "");
        var searches = holding("system/Patient.s");
        searches.may("GET", "Patient?_id=" + patient);
        searches.lacks("system/Patient.r", "GET", "Patient/" + patient, "");
    }

    @Test
    void whatASearchLooksIntoOrBringsAlongNeedsItsScope() {
        var as = holding("system/Observation.rs");
        as.lacks("system/Patient.r", "GET", "Observation?_id=" + observation + "&_include=Observation:patient", "");
        as.lacks("system/Patient.r", "GET", "Observation?_include=Observation:subject:Patient", "");
        as.lacks("system/*.r", "GET", "Observation?_include=*", "");
        as.lacks("system/Provenance.s", "GET", "Observation?_revinclude=Provenance:target", "");
        as.lacks("system/*.s", "GET", "Observation?_revinclude=*", "");
        as.lacks("system/Patient.s", "GET", "Observation?patient.name=" + mark, "");
        as.lacks("system/Patient.s", "GET", "Observation?subject:Patient.name=" + mark, "");
        as.lacks("system/Encounter.s", "GET", "Observation?encounter.class=AMB", "");
        as.lacks("system/Provenance.s", "GET", "Observation?_has:Provenance:target:_id=x", "");
        var both = holding("system/Observation.rs system/Patient.rs");
        both.may("GET", "Observation?_include=Observation:patient&patient.name=" + mark);
        both.may("GET", "Patient?_has:Observation:patient:_id=" + observation);
        both.lacks("system/Encounter.s", "GET", "Patient?_has:Observation:patient:encounter.class=AMB", "");
        // A reference of its own needs no more.
        as.may("GET", "Observation?patient=Patient/" + patient);
    }

    @Test
    void everythingNeedsAllTypesOrThoseThatAreNamed() {
        var as = holding("system/Patient.rs system/Observation.rs");
        as.lacks("system/*.r", "GET", "Patient/" + patient + "/$everything", "");
        as.lacks("system/Condition.r", "GET", "Patient/" + patient + "/$everything?_type=Observation,Condition", "");
        var found = as.send("GET", "Patient/" + patient + "/$everything?_type=Patient,Observation", "");
        assertThat(FhirServer.ids(FhirServer.json(found))).contains(patient, observation);
        holding("system/Observation.rs system/Patient.r")
                .lacks("system/Patient.s", "GET", "Patient/" + patient + "/$everything?_type=Observation", "");
    }

    @Test
    void conditionsOfAWriteAreSearches() {
        var as = holding("system/Patient.cud");
        as.may("POST", "Patient", patient());
        as.lacks("system/Patient.s", "PUT", "Patient?_id=" + patient, patient());
        as.lacks("system/Patient.s", "DELETE", "Patient?_id=" + patient, "");
        var conditional = as.send("POST", "Patient", patient(), "If-None-Exist", "name=" + mark);
        assertThat(conditional.statusCode()).isEqualTo(403);
        assertThat(conditional.body()).contains("system/Patient.s");
        holding("system/Patient.cuds")
                .lacks("system/Observation.s", "PUT", "Patient?_has:Observation:patient:_id=" + observation, patient());
        assertThat(server.search("Patient?_id=" + patient)).containsExactly(patient);
    }

    @Test
    void eachEntryOfABatchAsksForItself() {
        var batch = bundle("batch", entry("GET", "Patient/" + patient), entry("GET", "Observation/" + observation));
        var answer = FhirServer.json(holding("system/Patient.rs").send("POST", "", batch));
        assertThat(answer.at("/entry/0/response/status").asString()).startsWith("200");
        assertThat(answer.at("/entry/1/response/status").asString()).startsWith("403");
        assertThat(answer.at("/entry/1").toString())
                .contains("system/Observation.r")
                .doesNotContain("final");
    }

    @Test
    void aTransactionWithOneEntryTooManyWritesNothing() {
        var as = holding("system/Patient.c");
        var before =
                server.read("Patient?_summary=count&name=" + mark).path("total").asInt();
        for (var entry : new String[] {
            "{\"resource\":" + OBSERVATION.formatted(patient)
                    + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}",
            "{\"request\":{\"method\":\"DELETE\",\"url\":\"Observation/" + observation + "\"}}",
            "{\"resource\":" + patient() + ",\"request\":{\"method\":\"PUT\",\"url\":\"Patient/" + patient + "\"}}",
            "{\"resource\":" + patient()
                    + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\"name=x\"}}"
        }) {
            var made = "{\"resource\":{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"Vũ Thị " + mark
                    + "\"}]},\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}";
            var answer = as.send("POST", "", bundle("transaction", made, entry));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        }
        assertThat(server.read("Patient?_summary=count&name=" + mark)
                        .path("total")
                        .asInt())
                .isEqualTo(before);
        assertThat(server.get("Observation/" + observation).statusCode()).isEqualTo(200);
    }

    @Test
    void aReferenceThatIsACriterionIsASearch() {
        var observed = "{\"resource\":" + OBSERVATION.formatted("x").replace("Patient/x", "Patient?name=" + mark)
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}";
        holding("system/Observation.cruds").lacks("system/Patient.s", "POST", "", bundle("transaction", observed));
        holding("system/Observation.c system/Patient.s").may("POST", "", bundle("transaction", observed));
    }

    @Test
    void whatTheServerCanDoIsToldToAll() {
        assertThat(server.get("metadata", "Authorization", "").body())
                .contains("SMART-on-FHIR")
                .contains("oauth-uris")
                .contains("/oauth2/token");
        var smart = FhirServer.json(server.get(".well-known/smart-configuration", "Authorization", ""));
        assertThat(smart.path("token_endpoint").asString()).endsWith("/oauth2/token");
        assertThat(smart.path("grant_types_supported").toString()).contains("client_credentials");
        assertThat(smart.path("capabilities").toString()).contains("client-confidential-asymmetric", "permission-v2");
        assertThat(smart.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        for (var path : new String[] {"oauth-authorization-server", "openid-configuration"}) {
            var metadata = server.get(server.base().replace("/fhir", "/.well-known/" + path), "Authorization", "");
            assertThat(metadata.statusCode()).isEqualTo(200);
            assertThat(metadata.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(FhirServer.json(metadata).path("jwks_uri").asString()).endsWith("/oauth2/jwks");
        }
    }

    private Holder holding(String scope) {
        return new Holder(server, program.token(scope));
    }

    /** Whoever holds a token. */
    private record Holder(FhirServer server, String token) {
        HttpResponse<String> send(String method, String path, String body, String... more) {
            var headers = new String[more.length + 4];
            System.arraycopy(more, 0, headers, 4, more.length);
            headers[0] = "Authorization";
            headers[1] = "Bearer " + token;
            headers[2] = "Content-Type";
            headers[3] = method.equals("PATCH") ? "application/json-patch+json" : "application/fhir+json";
            return server.send(method, path, body, headers);
        }

        void may(String method, String path) {
            may(method, path, "");
        }

        void may(String method, String path, String body) {
            var answer = send(method, path, body);
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isBetween(200, 299);
        }

        void lacks(String scope, String method, String path, String body) {
            var answer = send(method, path, body);
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isEqualTo(403);
            if (method.equals("HEAD")) return;
            assertThat(answer.body())
                    .as(method + " " + path)
                    .contains("OperationOutcome")
                    .contains("\"forbidden\"")
                    .contains(scope + ".");
        }
    }

    private String patient() {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}";
    }

    private static String entry(String method, String url) {
        return "{\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}";
    }

    private static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }
}
