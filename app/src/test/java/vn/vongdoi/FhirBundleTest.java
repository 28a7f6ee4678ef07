package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.vongdoi.person.People;

/** Batches and transactions, over HTTP. */
class FhirBundleTest {
    private final FhirServer server = FhirServer.shared();

    @Test
    void aTransactionHoldsWholeOrNotAtAll() {
        var value = UUID.randomUUID().toString();
        var bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{"resourceType":"Patient",
                  "identifier":[{"system":"http://t","value":"VALUE"}]},"request":{"method":"POST","url":"Patient"}},
                 {"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},
                  "subject":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"}},
                  "request":{"method":"POST","url":"Observation"}},
                 {"resource":{"resourceType":"Basic","id":"other","code":{"text":"x"}},
                  "request":{"method":"PUT","url":"Basic/other-VALUE"}}]}""".replace("VALUE", value);
        assertThat(server.send("POST", "", bundle).statusCode()).isEqualTo(400);
        assertThat(server.search("Patient?identifier=http://t%7C" + value)).isEmpty();

        var sound = server.send("POST", "", bundle.replace("\"id\":\"other\"", "\"id\":\"other-" + value + "\""));
        assertThat(sound.statusCode()).isEqualTo(200);
        var entries = FhirServer.json(sound).path("entry");
        assertThat(entries.valueStream()
                        .map(e -> e.path("response").path("status").asString()))
                .containsExactly("201", "201", "201");
        var patient = server.search("Patient?identifier=http://t%7C" + value).getFirst();
        assertThat(entries.get(1)
                        .path("resource")
                        .path("subject")
                        .path("reference")
                        .asString())
                .isEqualTo("Patient/" + patient);
        assertThat(server.search("Observation?patient=" + patient)).hasSize(1);
    }

    @Test
    void aTransactionThatFailsLeavesNobodyInThePersonIndex() {
        var cccd = "0" + (System.nanoTime() % 90_000_000_000L + 10_000_000_000L);
        var bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"resource":{"resourceType":"Patient","identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"CCCD"}],
                  "name":[{"text":"Phạm Thị Nửa Vời"}],"gender":"female","birthDate":"1980-01-01"},
                  "request":{"method":"POST","url":"Patient"}},
                 {"resource":{"resourceType":"Basic","id":"vd-zzzzzz","code":{"text":"x"}},
                  "request":{"method":"PUT","url":"Basic/vd-zzzzzz"}}]}""".replace("CCCD", cccd);
        assertThat(server.send("POST", "", bundle).statusCode()).isEqualTo(400);
        assertThat(server.bean(People.class).search(cccd, 1)).isEmpty();
    }

    @Test
    void aTransactionMayReferByCriteria() {
        var value = UUID.randomUUID().toString();
        var practitioner = server.create(
                "Practitioner",
                "{\"resourceType\":\"Practitioner\",\"identifier\":[{\"system\":\"http://p\",\"value\":\"" + value
                        + "\"}]}");
        var bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Observation",
                 "status":"final","code":{"text":"x"},"performer":[{"reference":"Practitioner?identifier=http://p|VALUE"}]},
                 "request":{"method":"POST","url":"Observation"}}]}""";
        var done = server.send("POST", "", bundle.replace("VALUE", value));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(server.search("Observation?performer=Practitioner/" + practitioner))
                .hasSize(1);
        assertThat(server.send("POST", "", bundle.replace("VALUE", "none")).statusCode())
                .isEqualTo(412);
    }

    @Test
    void theEntriesOfABatchStandAlone() {
        var bundle = """
                {"resourceType":"Bundle","type":"batch","entry":[
                 {"resource":{"resourceType":"Basic","code":{"text":"x"}},"request":{"method":"POST","url":"Basic"}},
                 {"resource":{"resourceType":"Basic","nothing":1},"request":{"method":"POST","url":"Basic"}},
                 {"request":{"method":"GET","url":"Patient/nobody"}}]}""";
        var done = server.send("POST", "", bundle);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(FhirServer.json(done)
                        .path("entry")
                        .valueStream()
                        .map(e -> e.path("response").path("status").asString()))
                .containsExactly("201", "400", "404");
    }

    @Test
    void anEntryCannotBeABundleItself() {
        var inner = "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}";
        var done = server.send(
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":" + inner
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"/\"}}]}");
        assertThat(done.statusCode()).isEqualTo(200);
        var response = FhirServer.json(done).path("entry").get(0).path("response");
        assertThat(response.path("status").asString()).isEqualTo("400");
        assertThat(response.path("outcome")
                        .path("issue")
                        .get(0)
                        .path("diagnostics")
                        .asString())
                .contains("batch");
    }

    @Test
    void patientsOfOneTransactionWithOneCccdAreOnePerson() {
        var cccd = "0" + (System.nanoTime() % 90_000_000_000L + 10_000_000_000L);
        var patient = """
                {"resource":{"resourceType":"Patient","identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"CCCD"}],
                  "name":[{"text":"NAME"}],"gender":"female","birthDate":"1980-01-01"},
                  "request":{"method":"POST","url":"Patient"}}""".replace("CCCD", cccd);
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + patient.replace("NAME", "Phạm Thị Một") + "," + patient.replace("NAME", "Phạm Thị Một") + ","
                + patient.replace(cccd, "0" + (Long.parseLong(cccd.substring(1)) + 1))
                        .replace("NAME", "Phạm Thị Hai")
                + "]}";
        var done = server.send("POST", "", bundle);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(server.bean(People.class).search(cccd, 5)).hasSize(1);
        var ids = FhirServer.json(done)
                .path("entry")
                .valueStream()
                .map(e -> e.path("response").path("location").asString().split("/")[1])
                .toList();
        var observation = server.create(
                "Observation",
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/"
                        + ids.get(0) + "\"}}");
        assertThat(server.search("Observation?patient=" + ids.get(1))).containsExactly(observation);
        assertThat(server.search("Observation?patient=" + ids.get(2))).isEmpty();
    }
}
