package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import vn.vongdoi.person.People;

/** The interactions of R4's page "RESTful API", over HTTP. */
class FhirInteractionsTest {
    private static final String PATIENT = """
            {"resourceType":"Patient","name":[{"family":"Trần","given":["Thị","Mai"]}],"gender":"female","birthDate":"1990-02-03"}""";

    private final FhirServer server = FhirServer.shared();

    @Test
    void aCreatedResourceIsReadBackWithVersionAndTime() {
        var created = server.send("POST", "Patient", PATIENT);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "ETag")).isEqualTo("W/\"1\"");
        var id = FhirServer.json(created).path("id").stringValue();
        assertThat(header(created, "Location")).isEqualTo(server.base() + "/Patient/" + id + "/_history/1");

        var read = server.get("Patient/" + id);
        assertThat(read.statusCode()).isEqualTo(200);
        var patient = FhirServer.json(read);
        assertThat(patient.path("meta").path("versionId").asString()).isEqualTo("1");
        assertThat(patient.path("meta").path("lastUpdated").asString()).endsWith("Z");
        assertThat(patient.path("name").get(0).path("family").asString()).isEqualTo("Trần");
    }

    @Test
    void theIdInACreateIsIgnored() {
        var id = server.create("Patient", PATIENT.replace("{\"resourceType\"", "{\"id\":\"mine\",\"resourceType\""));
        assertThat(id).isNotEqualTo("mine");
    }

    @Test
    void anUpdateMakesANewVersionAndTheOldOneStaysReadable() {
        var id = server.create("Patient", PATIENT);
        var changed = PATIENT.replace("{\"resource", "{\"id\":\"" + id + "\",\"resource")
                .replace("1990-02-03", "1991-02-03");
        var updated = server.send("PUT", "Patient/" + id, changed);
        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(header(updated, "ETag")).isEqualTo("W/\"2\"");
        assertThat(server.read("Patient/" + id + "/_history/1")
                        .path("birthDate")
                        .asString())
                .isEqualTo("1990-02-03");
        assertThat(server.read("Patient/" + id + "/_history/2")
                        .path("birthDate")
                        .asString())
                .isEqualTo("1991-02-03");
        var history = server.read("Patient/" + id + "/_history");
        assertThat(history.path("type").asString()).isEqualTo("history");
        assertThat(history.path("entry")
                        .valueStream()
                        .map(e -> e.path("request").path("method").asString()))
                .containsExactly("PUT", "POST");
    }

    @Test
    void anUpdateUnderAnIdOfOnesOwnCreates() {
        var id = "own-" + UUID.randomUUID();
        var body = PATIENT.replace("{\"resource", "{\"id\":\"" + id + "\",\"resource");
        assertThat(server.send("PUT", "Patient/" + id, body).statusCode()).isEqualTo(201);
        assertThat(server.send("PUT", "Patient/" + id, body.replace("1990", "1980"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theSameAgainMakesNoVersion() {
        var id = "same-" + UUID.randomUUID();
        var body = PATIENT.replace("{\"resource", "{\"id\":\"" + id + "\",\"resource");
        server.send("PUT", "Patient/" + id, body);
        assertThat(header(server.send("PUT", "Patient/" + id, body), "ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void whatTheServerNeverGaveIsNotAnIdToWriteUnder() {
        var body = PATIENT.replace("{\"resource", "{\"id\":\"vd-zzzzzz\",\"resource");
        assertThat(server.send("PUT", "Patient/vd-zzzzzz", body).statusCode()).isEqualTo(400);
    }

    @Test
    void theIdInBodyAndUrlMustAgree() {
        assertThat(server.send("PUT", "Patient/a", PATIENT).statusCode()).isEqualTo(400);
        assertThat(server.send("PUT", "Patient/a", PATIENT.replace("{\"resource", "{\"id\":\"b\",\"resource"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void ifNoneMatchOfAnythingCreatesAndNeverReplaces() {
        var id = UUID.randomUUID().toString();
        var body = PATIENT.replace("{\"resource", "{\"id\":\"" + id + "\",\"resource");
        assertThat(server.send("PUT", "Patient/" + id, body, "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(201);
        var again = server.send("PUT", "Patient/" + id, body.replace("1990", "1981"), "If-None-Match", "*");
        assertThat(again.statusCode()).isEqualTo(412);
        assertThat(server.send("GET", "Patient/" + id, "").body())
                .contains("1990")
                .doesNotContain("1981");
        assertThat(server.send("DELETE", "Patient/" + id, "").statusCode()).isEqualTo(204);
        assertThat(server.send("PUT", "Patient/" + id, body, "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void ifMatchRefusesAWriteOnAnOldVersion() {
        var id = server.create("Patient", PATIENT);
        var body = PATIENT.replace("{\"resource", "{\"id\":\"" + id + "\",\"resource");
        assertThat(server.send("PUT", "Patient/" + id, body.replace("1990", "1981"), "If-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(200);
        var late = server.send("PUT", "Patient/" + id, body.replace("1990", "1982"), "If-Match", "W/\"1\"");
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(FhirServer.json(late).path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(server.read("Patient/" + id).path("birthDate").asString()).isEqualTo("1981-02-03");
    }

    @Test
    void whoHasTheCurrentVersionIsToldSo() {
        var id = server.create("Patient", PATIENT);
        var read = server.get("Patient/" + id, "If-None-Match", "W/\"1\"");
        assertThat(read.statusCode()).isEqualTo(304);
        assertThat(read.body()).isEmpty();
        var modified = header(server.get("Patient/" + id), "Last-Modified");
        assertThat(server.get("Patient/" + id, "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
        assertThat(server.get("Patient/" + id, "If-Modified-Since", "Tue, 02 Jan 2001 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDeletedResourceIsGoneAndKeepsItsHistory() {
        var id = server.create("Patient", PATIENT);
        assertThat(server.send("DELETE", "Patient/" + id, "").statusCode()).isEqualTo(204);
        assertThat(server.get("Patient/" + id).statusCode()).isEqualTo(410);
        assertThat(server.get("Patient/" + id + "/_history/1").statusCode()).isEqualTo(200);
        assertThat(server.get("Patient/" + id + "/_history/2").statusCode()).isEqualTo(410);
        assertThat(server.send("DELETE", "Patient/" + id, "").statusCode()).isEqualTo(204);
        assertThat(server.search("Patient?_id=" + id)).isEmpty();
        var history = server.read("Patient/" + id + "/_history").path("entry");
        assertThat(history.get(0).path("request").path("method").asString()).isEqualTo("DELETE");
        assertThat(history.get(0).path("resource").isMissingNode()).isTrue();

        var again = PATIENT.replace("{\"resource", "{\"id\":\"" + id + "\",\"resource");
        assertThat(header(server.send("PUT", "Patient/" + id, again), "ETag")).isEqualTo("W/\"3\"");
        assertThat(server.search("Patient?_id=" + id)).containsExactly(id);
    }

    @Test
    void whatIsNotThereIs404WithAnOutcome() {
        for (var path :
                new String[] {"Patient/nobody", "Patient/nobody/_history/1", "Nothing/1", "Patient/nobody/_history"}) {
            var response = server.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(FhirServer.json(response).path("resourceType").asString())
                    .isEqualTo("OperationOutcome");
        }
    }

    @Test
    void aFaultyResourceIsRefusedWithTheExpression() {
        var response = server.send("POST", "Patient", "{\"resourceType\":\"Patient\",\"nmae\":[{\"family\":\"A\"}]}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(FhirServer.json(response)
                        .path("issue")
                        .get(0)
                        .path("expression")
                        .get(0)
                        .asString())
                .isEqualTo("Patient.nmae");
        assertThat(server.send("POST", "Patient", "{\"resourceType\":").statusCode())
                .isEqualTo(400);
        assertThat(server.send("POST", "Patient", PATIENT, "Content-Type", "text/csv")
                        .statusCode())
                .isEqualTo(415);
        assertThat(server.get("Patient/x", "Accept", "application/pdf").statusCode())
                .isEqualTo(406);
    }

    @Test
    void aConditionalCreateMakesOneAndThenFindsIt() {
        var value = UUID.randomUUID().toString();
        var body = PATIENT.replace(
                "{\"resource", "{\"identifier\":[{\"system\":\"http://a\",\"value\":\"" + value + "\"}],\"resource");
        var first = server.send("POST", "Patient", body, "If-None-Exist", "identifier=http://a|" + value);
        assertThat(first.statusCode()).isEqualTo(201);
        var second = server.send("POST", "Patient", body, "If-None-Exist", "identifier=http://a|" + value);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(header(second, "Location")).isEqualTo(header(first, "Location"));
    }

    @Test
    void ofManyConditionalCreatesAtOnceOneIsMade() throws Exception {
        var value = UUID.randomUUID().toString();
        var body = PATIENT.replace(
                "{\"resource", "{\"identifier\":[{\"system\":\"http://a\",\"value\":\"" + value + "\"}],\"resource");
        var tries = new ArrayList<Callable<HttpResponse<String>>>();
        for (var i = 0; i < 24; i++) {
            tries.add(() -> server.send("POST", "Patient", body, "If-None-Exist", "identifier=http://a|" + value));
        }
        try (var threads = Executors.newFixedThreadPool(12)) {
            var statuses = new ArrayList<Integer>();
            for (var done : threads.invokeAll(tries)) statuses.add(done.get().statusCode());
            assertThat(statuses).containsOnlyOnce(201);
            assertThat(statuses).filteredOn(s -> s == 200).hasSize(23);
        }
        assertThat(server.search("Patient?identifier=http://a|" + value)).hasSize(1);
    }

    @Test
    void conditionalUpdateAndDeleteFollowTheNumberOfMatches() {
        var value = UUID.randomUUID().toString();
        var body = PATIENT.replace(
                "{\"resource", "{\"identifier\":[{\"system\":\"http://b\",\"value\":\"" + value + "\"}],\"resource");
        var criteria = "Patient?identifier=http://b%7C" + value;
        assertThat(server.send("PUT", criteria, body).statusCode()).isEqualTo(201);
        var updated = server.send("PUT", criteria, body.replace("1990", "1970"));
        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(header(updated, "ETag")).isEqualTo("W/\"2\"");
        server.create("Patient", body);
        assertThat(server.send("PUT", criteria, body).statusCode()).isEqualTo(412);
        assertThat(server.send("DELETE", criteria, "").statusCode()).isEqualTo(412);
        assertThat(server.send("DELETE", "Patient?identifier=http://b%7Cnone", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.send("DELETE", "Patient", "").statusCode()).isEqualTo(412);
    }

    @Test
    void aPreferredMinimalAnswerHasNoBody() {
        var created = server.send("POST", "Patient", PATIENT, "Prefer", "return=minimal");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).isEmpty();
        var outcome = server.send("POST", "Patient", PATIENT, "Prefer", "return=OperationOutcome");
        assertThat(FhirServer.json(outcome).path("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    @Test
    void aPatientWithACccdIsThePersonWhoHoldsIt() {
        var cccd = "0" + (System.nanoTime() % 90_000_000_000L + 10_000_000_000L);
        var body = PATIENT.replace(
                "{\"resource",
                "{\"identifier\":[{\"system\":\"http://fhir.hl7.org.vn/core/sid/cccd\",\"value\":\"" + cccd
                        + "\"}],\"resource");
        var first = server.create("Patient", body);
        var second = server.create("Patient", body);
        var observation = server.create(
                "Observation",
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/"
                        + first + "\"}}");
        assertThat(server.search("Observation?patient=" + second)).containsExactly(observation);
        assertThat(server.bean(People.class).search(cccd, 2)).hasSize(1);
        assertThat(server.send("POST", "Patient", body.replace(cccd, "12345")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aJsonPatchChangesAndAFailingOneDoesNot() {
        var id = server.create("Patient", PATIENT);
        var patched = server.send(
                "PATCH",
                "Patient/" + id,
                "[{\"op\":\"replace\",\"path\":\"/birthDate\",\"value\":\"1999-09-09\"}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(server.read("Patient/" + id).path("birthDate").asString()).isEqualTo("1999-09-09");
        var failed = server.send(
                "PATCH",
                "Patient/" + id,
                "[{\"op\":\"test\",\"path\":\"/birthDate\",\"value\":\"2000-01-01\"}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(failed.statusCode()).isEqualTo(422);
        assertThat(server.read("Patient/" + id).path("meta").path("versionId").asString())
                .isEqualTo("2");
    }

    @Test
    void aFhirPathPatchChangesWhatItNames() {
        var id = server.create("Patient", PATIENT);
        var patch = """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                 {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Patient.birthDate"},
                 {"name":"value","valueDate":"2001-01-01"}]}]}""";
        assertThat(server.send("PATCH", "Patient/" + id, patch).statusCode()).isEqualTo(200);
        assertThat(server.read("Patient/" + id).path("birthDate").asString()).isEqualTo("2001-01-01");
    }

    @Test
    void withoutATokenNothingIsSaid() {
        var refused = server.get("Patient", "Authorization", "Bearer wrong");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(FhirServer.json(refused).path("issue").get(0).path("code").asString())
                .isEqualTo("login");
    }

    @Test
    void whatTheServerCanDoIsSaidWithoutAToken() {
        var said = server.get("metadata", "Authorization", "Bearer wrong");
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(FhirServer.json(said).path("resourceType").asString()).isEqualTo("CapabilityStatement");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
