package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Headers of requests, as RFC 9110 reads them. */
class FhirHeadersTest {
    private static final String BASIC = "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"a\"}}";

    private final FhirServer server = FhirServer.shared();
    private final String id = server.create("Basic", BASIC);

    @Test
    void aTagThatIsNoneOfOursMatchesNothing() {
        assertThat(read("If-None-Match", "\"abc\"")).isEqualTo(200);
        assertThat(read("If-None-Match", "\"abc\", W/\"1\"")).isEqualTo(304);
        assertThat(read("If-None-Match", "\"2,1\"")).isEqualTo(200);
        var body = BASIC.replace("{\"resource", "{\"id\":\"" + id + "\",\"resource");
        assertThat(server.send("PUT", "Basic/" + id, body, "If-Match", "\"abc\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(server.send("DELETE", "Basic/" + id, "", "If-Match", "abc").statusCode())
                .isEqualTo(412);
        assertThat(read()).isEqualTo(200);
    }

    @Test
    void aDateIsReadInAnyOfTheThreeFormsAndIgnoredInAnyOther() {
        for (var later : List.of(
                "Sun, 06 Nov 2039 08:49:37 GMT", "Sunday, 06-Nov-39 08:49:37 GMT", "Sun Nov  6 08:49:37 2039")) {
            assertThat(read("If-Modified-Since", later)).as(later).isEqualTo(304);
        }
        for (var before : List.of(
                "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994")) {
            assertThat(read("If-Modified-Since", before)).as(before).isEqualTo(200);
        }
        for (var none : List.of("yesterday", "2039-11-06T08:49:37Z", "Mon, 06 Nov 2039 08:49:37 GMT", "0")) {
            assertThat(read("If-Modified-Since", none)).as(none).isEqualTo(200);
        }
    }

    @Test
    void anEntryOfABundleSaysAnInstant() {
        var updated =
                server.read("Basic/" + id).path("meta").path("lastUpdated").asString();
        assertThat(entry(updated)).isEqualTo("304");
        assertThat(entry("2001-01-01T00:00:00+07:00")).isEqualTo("200");
    }

    @Test
    void whatIsWantedMostIsGiven() {
        assertThat(type("application/fhir+xml;q=0.1, application/fhir+json;q=0.9"))
                .isEqualTo("application/fhir+json");
        assertThat(type("application/fhir+json;q=0.1, application/fhir+xml")).isEqualTo("application/fhir+xml");
        assertThat(type("application/fhir+json;q=0, */*")).isEqualTo("application/fhir+xml");
        assertThat(type("*/*;q=0.1, application/xml")).isEqualTo("application/fhir+xml");
        assertThat(type("text/html, */*;q=0.8")).isEqualTo("application/fhir+json");
        assertThat(type("application/fhir+xml, application/fhir+json")).isEqualTo("application/fhir+xml");
        assertThat(read("Accept", "application/fhir+json;q=0, application/fhir+xml;q=0.0"))
                .isEqualTo(406);
    }

    @Test
    void anotherVersionOfFhirIsNeitherTakenNorGiven() {
        assertThat(read("Accept", "application/fhir+json; fhirVersion=3.0")).isEqualTo(406);
        assertThat(read("Accept", "application/fhir+json; fhirVersion=4.0")).isEqualTo(200);
        assertThat(post("application/fhir+json; fhirVersion=3.0")).isEqualTo(415);
        assertThat(post("application/fhir+json; fhirVersion=\"4.0\"; charset=UTF-8"))
                .isEqualTo(201);
    }

    @Test
    void aRefusalForWantOfATokenIsToldInTheFormatThatIsWanted() {
        var xml = server.get("Basic/" + id, "Authorization", "Bearer wrong", "Accept", "application/fhir+xml");
        assertThat(xml.statusCode()).isEqualTo(401);
        assertThat(xml.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+xml");
        assertThat(xml.body()).contains("<OperationOutcome").contains("<code value=\"login\"/>");
    }

    private int read(String... headers) {
        return server.get("Basic/" + id, headers).statusCode();
    }

    private int post(String contentType) {
        return server.send("POST", "Basic", BASIC, "Content-Type", contentType).statusCode();
    }

    private String type(String accept) {
        HttpResponse<String> response = server.get("Basic/" + id, "Accept", accept);
        return response.headers().firstValue("Content-Type").orElse("").split(";")[0];
    }

    private String entry(String ifModifiedSince) {
        var bundle = """
                {"resourceType":"Bundle","type":"batch","entry":[{"request":
                 {"method":"GET","url":"Basic/%s","ifModifiedSince":"%s"}}]}""".formatted(id, ifModifiedSince);
        var answer = server.send("POST", "", bundle);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("entry")
                .get(0)
                .path("response")
                .path("status")
                .asString();
    }
}
