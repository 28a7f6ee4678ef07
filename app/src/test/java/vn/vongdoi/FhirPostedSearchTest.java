package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a search is asked: by a form, by the URL, for the number alone. */
class FhirPostedSearchTest {
    private final FhirServer server = FhirServer.shared();
    private final String word = "w" + UUID.randomUUID();

    @Test
    void aCountOfNothingAsksForTheNumber() {
        observation("final");
        observation("final");
        var found = server.read("Observation?code:text=" + word + "&_count=0");
        assertThat(found.path("total").asInt(-1)).isEqualTo(2);
        assertThat(found.path("entry").isMissingNode()).isTrue();
    }

    @Test
    void parametersOfTheFormAndOfTheUrlBothCount() {
        var wanted = observation("final");
        observation("amended");
        assertThat(FhirServer.ids(FhirServer.json(post("?status=final", "code:text=" + word))))
                .containsExactly(wanted);
    }

    @Test
    void theFormatMayStandInTheForm() {
        assertThat(post("", "_format=xml&_id=none").body()).startsWith("<?xml");
    }

    @Test
    void aSearchInJsonIsNotASearchForEverything() {
        for (var path : new String[] {"Observation/_search", "Patient/_search"}) {
            assertThat(server.send("POST", path, "{\"code\":\"x\"}").statusCode())
                    .isEqualTo(415);
        }
        assertThat(server.send("POST", "Observation", "a=b", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void aFormTooLargeIsRefusedWithAnOutcome() {
        refused(post("", "_id=" + "a".repeat(3_000_000)), 413);
        var many = IntStream.range(0, 2_000).mapToObj(i -> "_id=" + i).collect(Collectors.joining("&"));
        refused(post("", many), 400);
    }

    @Test
    void aLongSearchIsAnsweredWholeOrNotAtAll() {
        var one = observation("final");
        var two = observation("final");
        var ids = IntStream.range(0, 200)
                .mapToObj(i -> UUID.randomUUID().toString())
                .collect(Collectors.joining(","));
        var both = "_id=" + one + "," + two + "," + ids;
        assertThat(FhirServer.ids(FhirServer.json(post("", both)))).containsExactlyInAnyOrder(one, two);
        refused(post("", both + "&_count=1"), 400);
    }

    private static void refused(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(FhirServer.json(response).path("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    private HttpResponse<String> post(String query, String form) {
        return server.send(
                "POST", "Observation/_search" + query, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private String observation(String status) {
        return server.create(
                "Observation",
                "{\"resourceType\":\"Observation\",\"status\":\"" + status + "\",\"code\":{\"text\":\"" + word
                        + "\"}}");
    }
}
