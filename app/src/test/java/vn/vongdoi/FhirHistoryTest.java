package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** R4's interaction "history", over HTTP. */
class FhirHistoryTest {
    private final FhirServer server = FhirServer.shared();
    private final String id = "h-" + UUID.randomUUID();

    @Test
    void atAPeriodFindsEveryVersionThatWasCurrentAtSomePointOfIt() {
        put("a");
        put("b");
        var year = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear();
        assertThat(versions("?_at=" + year)).containsExactly("2", "1");
        assertThat(versions("?_at=" + (year - 1))).isEmpty();
        assertThat(versions("?_at=" + (year + 1))).containsExactly("2");
        server.send("DELETE", "Basic/" + id, "");
        assertThat(versions("?_at=" + year)).containsExactly("2", "1");
        assertThat(versions("?_at=" + (year + 1))).isEmpty();
    }

    @Test
    void atAnInstantFindsTheVersionThatWasCurrentThen() {
        put("a");
        var first = server.read("Basic/" + id).path("meta").path("lastUpdated").asString();
        put("b");
        assertThat(versions("?_at=" + first)).containsExactly("1");
    }

    @Test
    void ofNoEntriesNoneAreGiven() {
        put("a");
        var history = server.read("Basic/" + id + "/_history?_count=0");
        assertThat(history.path("entry").isMissingNode()).isTrue();
        assertThat(history.path("link").size()).isEqualTo(1);
        assertThat(server.get("Basic/nobody/_history?_count=0").statusCode()).isEqualTo(404);
    }

    @Test
    void anEntryTellsTheInteractionThatMadeIt() {
        put("a");
        put("b");
        server.send("DELETE", "Basic/" + id, "");
        put("c");
        assertThat(requests("Basic/" + id))
                .containsExactly(
                        "PUT Basic/" + id + " 201",
                        "DELETE Basic/" + id + " 204",
                        "PUT Basic/" + id + " 200",
                        "PUT Basic/" + id + " 201");
        var given = server.create("Basic", "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"a\"}}");
        assertThat(requests("Basic/" + given)).containsExactly("POST Basic 201");
    }

    private void put(String text) {
        var body = "{\"resourceType\":\"Basic\",\"id\":\"" + id + "\",\"code\":{\"text\":\"" + text + "\"}}";
        assertThat(server.send("PUT", "Basic/" + id, body).statusCode()).isBetween(200, 201);
    }

    private List<String> versions(String query) {
        return entries("Basic/" + id + "/_history" + query).stream()
                .map(entry ->
                        entry.path("resource").path("meta").path("versionId").asString())
                .toList();
    }

    private List<String> requests(String path) {
        return entries(path + "/_history").stream()
                .map(entry -> entry.path("request").path("method").asString() + " "
                        + entry.path("request").path("url").asString() + " "
                        + entry.path("response").path("status").asString())
                .toList();
    }

    private List<JsonNode> entries(String path) {
        return server.read(path).path("entry").valueStream().toList();
    }
}
