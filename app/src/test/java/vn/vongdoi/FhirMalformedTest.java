package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.fhir.FhirXml;
import vn.vongdoi.fhir.Incoming;

/** What nobody should send is answered with 400 and an OperationOutcome. */
class FhirMalformedTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final FhirServer server = FhirServer.shared();

    @Test
    void aQueryThatIsNoUtf8TextIsRefused() throws IOException {
        for (var query : List.of("_id=%zz", "_id=%", "_id=%f", "_id=%ff", "a%00=1", "_id=a%00b", "_id=%C0%AF")) {
            refused(raw("GET", "/fhir/Basic?" + query, "", new byte[0]), query);
            refused(raw("POST", "/fhir/Basic/_search", FORM, bytes(query)), query);
        }
        refused(
                raw("POST", "/fhir/Basic/_search", FORM, new byte[] {'_', 'i', 'd', '=', (byte) 0xC0, (byte) 0xAF}),
                "");
    }

    @Test
    void aQueryThatIsNoTextIsTheFaultOfItsEntryAlone() {
        for (var type : List.of("batch", "transaction")) {
            var bundle = """
                    {"resourceType":"Bundle","type":"%s","entry":[
                     {"request":{"method":"GET","url":"Basic?_id=%%zz"}},
                     {"resource":{"resourceType":"Basic","code":{"text":"a"}},"request":{"method":"POST","url":"Basic"}}]}""".formatted(type);
            var answer = server.send("POST", "", bundle);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var statuses = FhirServer.json(answer)
                    .path("entry")
                    .valueStream()
                    .map(entry -> entry.path("response").path("status").asString());
            assertThat(statuses).containsExactly("400", "201");
        }
    }

    @Test
    void aPathThatIsNoneIsRefused() throws IOException {
        for (var path : List.of(
                "/fhir/Basic/a\\b",
                "/fhir/Basic/a%5Cb",
                "/fhir/Basic/a%2Fb",
                "/fhir/Basic/%zz",
                "/fhir/Basic/a%00",
                "/fhir/Basic/a;b",
                "/fhir/Basic?_id=" + "a".repeat(9_000))) {
            refused(raw("GET", path, "", new byte[0]), path);
        }
    }

    @Test
    void aPageOfAnotherOrderIsRefused() {
        server.create("Patient", "{\"resourceType\":\"Patient\",\"birthDate\":\"1990-01-01\"}");
        server.create("Patient", "{\"resourceType\":\"Patient\",\"birthDate\":\"1991-01-01\"}");
        var page = server.read("Patient?_sort=birthdate&_count=1").path("link");
        var next = page.get(page.size() - 1).path("url").asString();
        assertThat(server.get(next).statusCode()).isEqualTo(200);
        for (var other : List.of("-birthdate", "birthdate%2Cgender", "gender", "_id")) {
            var response = server.get(next.replace("_sort=birthdate", "_sort=" + other));
            assertThat(response.statusCode()).as(other).isEqualTo(400);
        }
        for (var forged : List.of(
                "{\"values\":null,\"key\":1}",
                "{\"order\":\"birthdate\",\"values\":null,\"key\":1}",
                "{\"order\":\"birthdate\",\"values\":[],\"key\":1}",
                "{}",
                "null",
                "[]")) {
            var cursor = Base64.getUrlEncoder().encodeToString(bytes(forged));
            assertThat(server.get("Patient?_sort=birthdate&_page=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8))
                            .statusCode())
                    .as(forged)
                    .isEqualTo(400);
        }
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() throws IOException {
        var basic = "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"Ánh 😀\"}}";
        assertThat(post(bytes(basic))).startsWith("HTTP/1.1 201");
        for (var charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1")) {
            refused(post(basic.getBytes(Charset.forName(charset))), charset);
        }
        for (var wrong : List.of("C0AF", "E080AF", "EDA080", "F4908080", "FF", "C3", "80")) {
            var body = new StringBuilder(basic.replace("😀", ""));
            body.insert(body.indexOf("nh"), "~");
            refused(post(with(bytes(body.toString()), wrong)), wrong);
        }
    }

    @Test
    void whatIsToldOfAControlCharacterIsXmlAllTheSame() throws IOException {
        var body = "{\"resourceType\":\"Basic\",\"\\u0001\":1,\"code\":{\"text\":\"\\uD800\"}}";
        var answer = server.send("POST", "Basic", body, "Accept", "application/fhir+xml");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("<?xml").doesNotContain("\u0001");
        assertThat(FhirXml.read(answer.body().getBytes(StandardCharsets.UTF_8))).isInstanceOf(Incoming.Accepted.class);
    }

    /** The tilde replaced by the bytes. */
    private static byte[] with(byte[] body, String hex) {
        var text = new String(body, StandardCharsets.ISO_8859_1);
        var wrong = new StringBuilder();
        for (var i = 0; i < hex.length(); i += 2) wrong.append((char) Integer.parseInt(hex.substring(i, i + 2), 16));
        return text.replace("~", wrong).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String post(byte[] body) throws IOException {
        return raw("POST", "/fhir/Basic", "application/fhir+json", body);
    }

    private static void refused(String response, String sent) {
        assertThat(response).as(sent).startsWith("HTTP/1.1 400");
        var body = response.substring(response.indexOf("\r\n\r\n") + 4);
        assertThat(body).as(sent).contains("OperationOutcome");
        JsonNode outcome = JsonMapper.shared().readTree(body);
        assertThat(outcome.path("resourceType").asString()).as(sent).isEqualTo("OperationOutcome");
    }

    /** What no HTTP client would send. */
    private String raw(String method, String path, String contentType, byte[] body) throws IOException {
        var address = URI.create(server.base());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var head = method + " " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nConnection: close\r\nAuthorization: Bearer " + server.token() + "\r\nContent-Length: "
                    + body.length + (contentType.isEmpty() ? "" : "\r\nContent-Type: " + contentType) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
