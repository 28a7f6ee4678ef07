package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.vongdoi.client.Tokens;

/** R4's operation "everything" on a Patient, over HTTP. */
class FhirEverythingTest {
    private final FhirServer server = FhirServer.shared();
    private final String patient = server.create("Patient", "{\"resourceType\":\"Patient\"}");
    private final String observation = about("Observation", "\"status\":\"final\",\"code\":{\"text\":\"x\"},");
    private final String condition = about("Condition", "");

    @Test
    void everyTypeThatIsNamedCounts() {
        assertThat(ids("?_type=Observation&_type=Condition")).containsExactlyInAnyOrder(observation, condition);
        assertThat(ids("?_type=Observation,Condition")).containsExactlyInAnyOrder(observation, condition);
    }

    @Test
    void parametersInABodyAreHeeded() {
        assertThat(posted("{\"name\":\"_type\",\"valueCode\":\"Observation\"}")).containsExactly(observation);
        assertThat(posted("{\"name\":\"_type\",\"valueCode\":\"Observation\"},"
                        + "{\"name\":\"_type\",\"valueCode\":\"Condition\"}"))
                .containsExactlyInAnyOrder(observation, condition);
        assertThat(posted("{\"name\":\"_since\",\"valueInstant\":\""
                        + Instant.now().plusSeconds(3600) + "\"}"))
                .isEmpty();
        var page = FhirServer.json(post("{\"name\":\"_type\",\"valueCode\":\"Observation\"},"
                + "{\"name\":\"_type\",\"valueCode\":\"Condition\"},{\"name\":\"_count\",\"valueInteger\":1}"));
        assertThat(FhirServer.ids(page)).hasSize(1);
        var next = page.path("link").get(1).path("url").asString();
        assertThat(FhirServer.ids(server.read(next))).hasSize(1).doesNotContainAnyElementsOf(FhirServer.ids(page));
    }

    @Test
    void datesOfCareAreRefusedAndNotIgnored() {
        for (var lenient : List.of("handling=lenient", "handling=strict")) {
            var response = server.get("Patient/" + patient + "/$everything?start=2020-01-01", "Prefer", lenient);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("not-supported");
        }
    }

    @Test
    void whoMayNotReadThePatientIsNotToldThatThereIsOne() {
        var token = server.bean(Tokens.class).create("everything of nobody", Optional.of("79001"));
        var unread = server.get("Patient/" + patient + "/$everything", "Authorization", "Bearer " + token);
        var unknown = server.get("Patient/nobody/$everything", "Authorization", "Bearer " + token);
        assertThat(unread.statusCode()).isEqualTo(404);
        assertThat(unread.body().replace(patient, "nobody")).isEqualTo(unknown.body());
    }

    private List<String> ids(String query) {
        return FhirServer.ids(server.read("Patient/" + patient + "/$everything" + query));
    }

    private List<String> posted(String parameters) {
        return FhirServer.ids(FhirServer.json(post(parameters)));
    }

    private HttpResponse<String> post(String parameters) {
        var response = server.send(
                "POST",
                "Patient/" + patient + "/$everything",
                "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    private String about(String type, String more) {
        return server.create(
                type,
                "{\"resourceType\":\"" + type + "\"," + more + "\"subject\":{\"reference\":\"Patient/" + patient
                        + "\"}}");
    }
}
