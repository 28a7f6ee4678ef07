package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vongdoi.client.Tokens;

/** Two hospitals' systems on one record: each changes what it wrote, and reads that and the catalogues. */
class FhirFacilityTest {
    private final FhirServer server = FhirServer.shared();
    private final String mark = UUID.randomUUID().toString();

    private String here;
    private String there;

    @BeforeEach
    void tokens() {
        var tokens = server.bean(Tokens.class);
        here = tokens.create("here " + mark, Optional.of("31301"));
        there = tokens.create("there " + mark, Optional.of("31302"));
    }

    @Test
    void whatAnotherFacilityWroteIsNeitherChangedNorDeletedNorShown() {
        var patient = "{\"resourceType\":\"Patient\",\"id\":\"" + mark + "\",\"name\":[{\"text\":\"Vũ Thị Kín\"}]}";
        assertThat(as(here, "PUT", "Patient/" + mark, patient).statusCode()).isEqualTo(201);

        assertThat(as(there, "GET", "Patient/" + mark, "").statusCode()).isEqualTo(404);
        assertThat(as(there, "PUT", "Patient/" + mark, patient.replace("Kín", "Hở"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(as(there, "DELETE", "Patient/" + mark, "").statusCode()).isEqualTo(403);
        var patched = as(there, "PATCH", "Patient/" + mark, "[]", "Content-Type", "application/json-patch+json");
        assertThat(patched.statusCode()).isEqualTo(403);
        assertThat(patched.body()).doesNotContain("Kín");
        var transaction = """
                {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Parameters"},
                 "request":{"method":"PATCH","url":"Patient/%s"}}]}""".formatted(mark);
        assertThat(as(there, "POST", "", transaction).statusCode()).isEqualTo(403);

        var still = as(here, "GET", "Patient/" + mark, "");
        assertThat(still.statusCode()).isEqualTo(200);
        assertThat(still.headers().firstValue("etag")).contains("W/\"1\"");
    }

    @Test
    void whenTheProvinceCorrectsAResourceItStaysItsFacilitys() {
        as(here, "PUT", "Patient/" + mark, "{\"resourceType\":\"Patient\",\"id\":\"" + mark + "\"}");
        var corrected = "{\"resourceType\":\"Patient\",\"id\":\"" + mark + "\",\"active\":true}";
        assertThat(server.send("PUT", "Patient/" + mark, corrected).statusCode())
                .isEqualTo(200);
        var read = as(here, "GET", "Patient/" + mark, "");
        assertThat(read.headers().firstValue("etag")).contains("W/\"2\"");
        assertThat(as(there, "GET", "Patient/" + mark, "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"subject\":{\"identifier\":{\"system\":\"http://fhir.hl7.org.vn/core/sid/cccd\",\"value\":\"030161069350\"}}",
                "\"subject\":{\"reference\":\"http://his-a.example/fhir/Patient/5\"}",
                "\"subject\":{\"reference\":\"#p\"},\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\"}]"
            })
    void whoIsToldInAWayThatNamesNoPatientOfTheRecordIsNobodysCatalogue(String subject) {
        var observation =
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}," + subject + "}";
        var made = FhirServer.json(as(here, "POST", "Observation", observation))
                .path("id")
                .asString();
        assertThat(as(here, "GET", "Observation/" + made, "").statusCode()).isEqualTo(200);
        assertThat(as(there, "GET", "Observation/" + made, "").statusCode()).isEqualTo(404);
        assertThat(as(there, "GET", "Observation/_history?_count=1000", "").body())
                .doesNotContain(made);
    }

    @Test
    void cataloguesAreForAll() {
        var organization = "{\"resourceType\":\"Organization\",\"id\":\"" + mark + "\",\"name\":\"Bệnh viện\"}";
        as(here, "PUT", "Organization/" + mark, organization);
        assertThat(as(there, "GET", "Organization/" + mark, "").statusCode()).isEqualTo(200);
        assertThat(as(there, "DELETE", "Organization/" + mark, "").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> as(String token, String method, String path, String body, String... more) {
        var headers = new String[more.length + 2];
        headers[0] = "Authorization";
        headers[1] = "Bearer " + token;
        System.arraycopy(more, 0, headers, 2, more.length);
        return server.send(method, path, body, headers);
    }
}
