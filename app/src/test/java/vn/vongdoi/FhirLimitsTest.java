package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is large, slow or odd is answered, and keeps nobody else from working. */
class FhirLimitsTest {
    private final FhirServer server = FhirServer.shared();

    @Test
    void aPageOfLargeResourcesIsShorterAndGoesOn() {
        var scan = new byte[6 << 20];
        new Random(1).nextBytes(scan);
        var ids = new ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            scan[i] ^= 1;
            ids.add(server.create(
                    "Binary",
                    "{\"resourceType\":\"Binary\",\"contentType\":\"application/pdf\",\"data\":\""
                            + Base64.getEncoder().encodeToString(scan) + "\"}"));
        }
        var page = server.read("Binary");
        assertThat(page.path("entry").size()).isBetween(1, 2);
        var seen = new ArrayList<>(FhirServer.ids(page));
        for (var next = next(page); next != null; next = next(page)) {
            page = server.read(next);
            seen.addAll(FhirServer.ids(page));
        }
        assertThat(seen).containsAll(ids).doesNotHaveDuplicates();
        ids.forEach(id -> server.send("DELETE", "Binary/" + id, ""));
    }

    @Test
    void aBatchThatAsksForTooMuchGetsWhatFits() {
        var text = "x".repeat(500_000);
        for (var i = 0; i < 10; i++) {
            server.create(
                    "Linkage",
                    "{\"resourceType\":\"Linkage\",\"item\":[{\"type\":\"source\",\"resource\":" + "{\"display\":\"" + i
                            + text + "\"}}]}");
        }
        var entry = "{\"request\":{\"method\":\"GET\",\"url\":\"Linkage?_count=10\"}}";
        var answer = server.send(
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                        + String.join(",", Collections.nCopies(20, entry)) + "]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        var statuses = FhirServer.json(answer)
                .path("entry")
                .valueStream()
                .map(e -> e.path("response").path("status").asString())
                .toList();
        assertThat(statuses).hasSize(20).startsWith("200").endsWith("413");
    }

    @Test
    void whoSendsSlowlyKeepsNobodyOut() throws IOException {
        var url = URI.create(server.base());
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 3; i++) {
                var socket = new Socket(url.getHost(), url.getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /fhir/Basic HTTP/1.1\r\nHost: " + url.getAuthority()
                                        + "\r\nAuthorization: Bearer " + server.token()
                                        + "\r\nContent-Type: application/fhir+json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            assertThat(server.create("Basic", "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}"))
                    .isNotEmpty();
        } finally {
            for (var socket : slow) socket.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Observation, `\"status\":\"final\",\"code\":{\"text\":\"x\"},\"valueQuantity\":{\"value\":1e400}`",
                "Encounter, `\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"period\":{\"end\":\"2024-06-30T23:59:60Z\"}`",
                "Encounter, `\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"period\":{\"end\":\"2024-06-30T23:59:59.123456789012Z\"}`"
            })
    void oddButSoundValuesAreStored(String type, String fields) {
        var made = server.create(type, "{\"resourceType\":\"" + type + "\"," + fields + "}");
        assertThat(server.get(type + "/" + made).statusCode()).isEqualTo(200);
    }

    @Test
    void linksNameTheServerWhateverItsNameIs() throws Exception {
        var url = URI.create(server.base());
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            var body = "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}";
            socket.getOutputStream()
                    .write(("POST /fhir/Basic HTTP/1.1\r\nHost: fhir.example.vn\r\nX-Forwarded-Proto: https\r\n"
                                    + "Authorization: Bearer " + server.token() + "\r\nContent-Length: " + body.length()
                                    + "\r\nConnection: close\r\nContent-Type: application/fhir+json\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).containsPattern("(?i)\nLocation: https://fhir\\.example\\.vn/fhir/Basic/");
        }
    }

    private static @Nullable String next(JsonNode page) {
        return page.path("link")
                .valueStream()
                .filter(link -> link.path("relation").asString().equals("next"))
                .map(link -> link.path("url").asString())
                .findFirst()
                .orElse(null);
    }
}
