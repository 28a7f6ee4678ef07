package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Visitor.encoded;
import static vn.vongdoi.Visitor.location;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody tries who wants in: each is refused, and refused the same way whoever tries it. */
class AttacksTest {
    private final RunningProvince province = RunningProvince.shared();

    @Test
    void aFormThatAnotherSiteSendsChangesNothing() {
        var quan = province.signedIn("quan");
        for (var path :
                List.of("/accounts", "/accounts/lan/end", "/account/sessions/others", "/sign-out", "/sign-in")) {
            assertThat(quan.post(path, "login=mallory&name=Mallory").statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(quan.post(path, "_csrf=" + "A".repeat(96) + "&login=mallory&name=Mallory")
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(quan.get("/accounts").body()).contains("lan").doesNotContain("Mallory");
    }

    @Test
    void theCookieOfAPersonOpensNoDoorOfMachines() {
        var quan = province.signedIn("quan");
        assertThat(quan.get("/accounts").statusCode()).isEqualTo(200);
        for (var path : List.of("/fhir/Patient", "/fhir", "/exchange/claims")) {
            assertThat(quan.get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void aSessionThatStoodBeforeTheSignInDoesNotSignAnybodyIn() {
        var visitor = province.visitor();
        var planted = cookie(visitor.get("/sign-in"));
        var signedIn = visitor.signIn("quan", province.password());
        assertThat(cookie(signedIn)).isNotEqualTo(planted);
        assertThat(location(with(planted, "/account"))).contains("/sign-in");
        assertThat(location(with("vongdoi=" + "A".repeat(48), "/account"))).contains("/sign-in");
    }

    @Test
    void cookiesAreKeptFromScriptsAndFromOtherSites() {
        assertThat(province.visitor().get("/sign-in").headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    }

    @Test
    void noAddressLeadsToAnotherSite() {
        for (var elsewhere :
                List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)")) {
            for (var name : List.of("continue", "next", "url", "redirect", "returnTo", "target")) {
                var visitor = province.visitor();
                visitor.get("/people?" + name + "=" + encoded(elsewhere));
                var answer = visitor.form(
                        "/sign-in?" + name + "=" + encoded(elsewhere),
                        "/sign-in?" + name + "=" + encoded(elsewhere),
                        "name=cong&password=" + encoded(province.password()));
                assertThat(location(answer)).as(name + "=" + elsewhere).satisfies(AttacksTest::staysHere);
            }
        }
        for (var path : List.of(
                "//evil.example/", "//evil.example/people", "/%2F%2Fevil.example", "/people/..//evil.example")) {
            var answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).doesNotContainPattern("(?i)location: *(https?:)?//evil");
        }
    }

    private static void staysHere(String location) {
        assertThat(location)
                .doesNotContainPattern("^(https?:)?[/\\\\]{2}(?!127\\.0\\.0\\.1)")
                .doesNotContain("javascript:");
    }

    @Test
    void aLineBreakInAnAddressOrAFieldWritesNoHeader() {
        var quan = province.signedIn("quan");
        var split = "x%0d%0aSet-Cookie:%20planted=1%0d%0a%0d%0a<script>";
        for (var path : List.of(
                "/people/" + split,
                "/accounts/" + split,
                "/sign-in?name=" + split,
                "/?lang=" + split,
                "/fhir/Patient/" + split)) {
            var answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 ").doesNotContain("\r\nSet-Cookie: planted");
        }
        var answer = quan.form("/accounts", "/accounts", "login=" + split + "&name=" + split);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("planted"));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void noPageAllowsAScriptOfItsOwnOrToBeFramed() {
        var quan = province.signedIn("quan");
        for (var path : List.of(
                "/sign-in",
                "/programmes/hai-phong",
                "/account",
                "/accounts",
                "/emergencies",
                "/people",
                "/nothing",
                "/account/second-factor")) {
            var answer = quan.get(path);
            var policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy)
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("script-src 'self';")
                    .contains("style-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.body())
                    .as(path)
                    .doesNotContainPattern("<script(?![^>]*\\ssrc=)[^>]*>")
                    .doesNotContainPattern("\\son[a-z]+=\"")
                    .doesNotContainPattern("\\sstyle=\"")
                    .doesNotContain("javascript:");
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .hasValue("nosniff");
        }
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .filter(cookie -> cookie.startsWith("vongdoi="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no session in " + answer.headers()));
    }

    private HttpResponse<String> with(String cookie, String path) {
        return province.visitor()
                .send(HttpRequest.newBuilder(province.address(path))
                        .header("Cookie", cookie)
                        .build());
    }

    private String raw(String request) {
        try (var socket = new Socket("127.0.0.1", province.address("/").getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
