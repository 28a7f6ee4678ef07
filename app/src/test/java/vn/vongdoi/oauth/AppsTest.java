package vn.vongdoi.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.vongdoi.Visitor.encoded;
import static vn.vongdoi.Visitor.location;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.FhirServer;
import vn.vongdoi.Visitor;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.client.Clients;
import vn.vongdoi.client.Redirect;
import vn.vongdoi.page.Problem;

/** A doctor lets an app read for her; whoever else wants the code or the token gets neither. */
class AppsTest {
    private static final String PASSWORD = "một câu dài để mở cửa";
    private static final String VERIFIER = AppOfAFamily.VERIFIER;
    private static final String BACK = "https://app.example/back?here=1";
    private static final String OWN_SCHEME = "vn.example.app:/back";

    private final FhirServer server = FhirServer.shared();
    private final Clients clients = server.bean(Clients.class);
    private final Accounts accounts = server.bean(Accounts.class);
    private final String issuer = server.bean(Endpoints.class).issuer();
    private final String app = "app-" + UUID.randomUUID();
    private final String login = "bs." + UUID.randomUUID().toString().substring(0, 8);
    private final Visitor doctor = new Visitor(URI.create(server.base()).getPort());

    @BeforeEach
    void register() {
        clients.addApp(app, Scopes.OF_APPS, List.of(new Redirect(BACK), new Redirect(OWN_SCHEME)), Optional.empty());
        person(Role.DOCTOR, new Area.Facility("31301"));
    }

    @Test
    void aDoctorSignsInAgreesAndTheAppReadsForHerForFiveMinutes() throws ParseException, JOSEException {
        var asked = doctor.get(ask());
        assertThat(location(asked)).contains("/sign-in");
        assertThat(location(doctor.signIn(login, PASSWORD))).contains("/oauth2/authorize");
        var page = doctor.get(ask());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(app).contains("https://app.example").contains("Bác sĩ");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self' https://app.example;")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");

        var answer = agree(ask());
        assertThat(location(answer)).startsWith(BACK + "&code=");
        assertThat(told(answer, "state")).isEqualTo("s t&a=t%");
        assertThat(told(answer, "iss")).isEqualTo(issuer);
        var tokens = exchange(told(answer, "code"), BACK, VERIFIER);
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(tokens.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var body = FhirServer.json(tokens);
        assertThat(body.has("refresh_token")).isFalse();
        assertThat(body.path("expires_in").asInt()).isBetween(298, 300);
        isSheIn(body);

        var bearer = body.path("access_token").stringValue();
        assertThat(fhir("GET", "Patient?_count=1", "", bearer).statusCode()).isEqualTo(200);
        var written = fhir("POST", "Patient", "{\"resourceType\":\"Patient\"}", bearer);
        assertThat(written.statusCode()).isEqualTo(403);
        assertThat(written.body()).contains("user/Patient.c");
        var claims = server.base().replace("/fhir", "/exchange/claims");
        assertThat(fhir("POST", claims, "x", bearer).statusCode()).isEqualTo(403);
        var id = body.path("id_token").stringValue();
        assertThat(fhir("GET", "Patient", "", id).statusCode())
                .as("an ID token opens nothing")
                .isEqualTo(401);
    }

    private void isSheIn(JsonNode body) throws ParseException, JOSEException {
        var id = SignedJWT.parse(body.path("id_token").stringValue());
        var key = server.bean(SigningKeys.class).keys().getFirst();
        assertThat(id.verify(new ECDSAVerifier(key.toECPublicKey()))).isTrue();
        var claims = id.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(issuer);
        assertThat(claims.getSubject()).isEqualTo(login);
        assertThat(claims.getAudience()).containsExactly(app);
        assertThat(claims.getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(claims.getDateClaim("auth_time")).isNotNull();
        assertThat(claims.getClaims().keySet()).as("nothing more of her").doesNotContain("name", "email", "post");
    }

    @Test
    void anAppSeesNoMoreThanTheDoctorDoes() {
        var here = server.create("Patient", "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"Ở tỉnh\"}]}");
        var token = token();
        assertThat(fhir("GET", "Patient/" + here, "", token).statusCode())
                .as("of no facility of hers")
                .isEqualTo(404);
    }

    @Test
    void aCodeWorksOnceAndOnlyForWhoBeganWithIt() {
        clients.addApp(app + "-2", Scopes.OF_APPS, List.of(new Redirect(BACK)), Optional.empty());
        doctor.signIn(login, PASSWORD);
        refused(exchange(code(), BACK, "another-verifier-that-is-as-long-as-the-first-one-was"));
        refused(exchange(code(), OWN_SCHEME, VERIFIER));
        refused(post("grant_type=authorization_code&code=" + code() + "&redirect_uri=" + encoded(BACK) + "&client_id="
                + app + "-2&code_verifier=" + VERIFIER));
        refused(post("grant_type=authorization_code&code=" + code() + "&redirect_uri=" + encoded(BACK) + "&client_id="
                + app));
        refused(exchange("x".repeat(43), BACK, VERIFIER));
        var code = code();
        assertThat(exchange(code, BACK, VERIFIER).statusCode()).isEqualTo(200);
        refused(exchange(code, BACK, VERIFIER));
        assertThat(server.bean(JdbcClient.class)
                        .sql("select encode(hash, 'escape') from oauth.code")
                        .query(String.class)
                        .list())
                .doesNotContain(code);
        var late = code();
        server.bean(JdbcClient.class)
                .sql("update oauth.code set until = now() - interval '1 second' where used is null")
                .update();
        refused(exchange(late, BACK, VERIFIER));
    }

    @Test
    void whoDeniesGivesNothing() {
        doctor.signIn(login, PASSWORD);
        var answer = doctor.form(ask(), "/oauth2/authorize", query() + "&decision=deny");
        assertThat(told(answer, "error")).isEqualTo("access_denied");
        assertThat(location(answer)).startsWith(BACK).doesNotContain("code=");
        var undecided = doctor.form(ask(), "/oauth2/authorize", query());
        assertThat(told(undecided, "error")).isEqualTo("access_denied");
    }

    @Test
    void nobodyIsSentToAnAddressThatIsNotRegistered() {
        doctor.signIn(login, PASSWORD);
        for (var elsewhere : List.of(
                "https://evil.example/",
                "https://app.example/back",
                "https://app.example/back?here=1&more=1",
                "https://app.example.evil.example/back?here=1",
                "https://app.example/back?here=1#x",
                "//app.example/back?here=1",
                "javascript:alert(1)",
                "")) {
            var answer = doctor.get("/oauth2/authorize?" + query().replace(encoded(BACK), encoded(elsewhere)));
            assertThat(answer.statusCode()).as(elsewhere).isEqualTo(400);
            assertThat(location(answer)).isEmpty();
        }
        for (var other : List.of("unknown", "", "' or true --")) {
            var answer = doctor.get("/oauth2/authorize?" + query().replace(app, encoded(other)));
            assertThat(answer.statusCode()).as(other).isEqualTo(400);
        }
        var machine = "machine-" + UUID.randomUUID();
        clients.add(machine, Optional.empty(), Scopes.ALL, new Program(server, machine).publicKey());
        assertThat(doctor.get("/oauth2/authorize?" + query().replace(app, machine))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsWrongIsToldToTheAppAndNoPageIsShown() {
        doctor.signIn(login, PASSWORD);
        told("invalid_request", "code_challenge_method=S256", "code_challenge_method=plain");
        told("invalid_request", "&code_challenge_method=S256", "");
        told("invalid_request", "code_challenge=", "code_challeng=");
        told("invalid_request", "nonce=n-1", "nonce=n-1&nonce=n-2");
        told("invalid_request", "nonce=n-1", "aud=https://other.example/fhir");
        told("invalid_request", "response_type=code&", "");
        told("unsupported_response_type", "response_type=code", "response_type=token");
        told("interaction_required", "nonce=n-1", "prompt=none");
        told("request_not_supported", "nonce=n-1", "request=e30.e30.");
        for (var scope : List.of("system/*.rs", "user/*.cruds", "exchange", "patient/*.cruds", "offline_access", "")) {
            told("invalid_scope", "scope=" + encoded("openid user/*.rs"), "scope=" + encoded(scope));
        }
    }

    private void told(String error, String right, String wrong) {
        var answer = doctor.get("/oauth2/authorize?" + query().replace(right, wrong));
        assertThat(answer.statusCode()).as(wrong).isEqualTo(302);
        assertThat(location(answer)).as(wrong).startsWith(BACK);
        assertThat(told(answer, "error")).as(wrong).isEqualTo(error);
        assertThat(told(answer, "state")).as(wrong).isEqualTo("s t&a=t%");
    }

    @Test
    void aPasswordAloneDoesNotDoWhereASecondFactorIsDue() {
        person(Role.EPIDEMIOLOGIST, new Area.Province());
        accounts.take(login, Role.DOCTOR);
        doctor.signIn(login, PASSWORD);
        assertThat(location(doctor.get(ask()))).contains("/account/second-factor");
        doctor.setUpApp();
        assertThat(doctor.get(ask()).statusCode()).isEqualTo(200);
        var again = new Visitor(URI.create(server.base()).getPort());
        again.signIn(login, PASSWORD);
        assertThat(location(again.get(ask()))).contains("/sign-in/code");
    }

    @Test
    void aFormThatAnotherSiteSendsAgreesToNothing() {
        doctor.signIn(login, PASSWORD);
        assertThat(doctor.post("/oauth2/authorize", query() + "&decision=allow").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whenTheRoleOrTheAppEndsSoDoesTheToken() {
        var token = token();
        assertThat(fhir("GET", "Patient?_count=1", "", token).statusCode()).isEqualTo(200);
        accounts.take(login, Role.DOCTOR);
        assertThat(fhir("GET", "Patient?_count=1", "", token).statusCode()).isEqualTo(401);
        person(Role.DOCTOR, new Area.Facility("31301"));
        assertThat(fhir("GET", "Patient?_count=1", "", token).statusCode())
                .as("a role given anew is another one")
                .isEqualTo(401);

        var later = token();
        clients.revoke(app);
        assertThat(fhir("GET", "Patient?_count=1", "", later).statusCode()).isEqualTo(401);
    }

    @Test
    void anAppWithItsOwnSchemeIsALocalOneAndOneWithAKeyProvesItself() {
        doctor.signIn(login, PASSWORD);
        var local = ask().replace(encoded(BACK), encoded(OWN_SCHEME));
        var answer = doctor.form(
                local, "/oauth2/authorize", query().replace(encoded(BACK), encoded(OWN_SCHEME)) + "&decision=allow");
        assertThat(location(answer)).startsWith(OWN_SCHEME + "?code=");

        var program = new Program(server, "web-" + UUID.randomUUID(), Program.ecKey(Curve.P_256));
        clients.addApp(program.name(), Scopes.OF_APPS, List.of(new Redirect(BACK)), Optional.of(program.publicKey()));
        var query = query().replace(app, program.name());
        var code =
                told(doctor.form("/oauth2/authorize?" + query, "/oauth2/authorize", query + "&decision=allow"), "code");
        var form = "grant_type=authorization_code&code=" + code + "&redirect_uri=" + encoded(BACK) + "&code_verifier="
                + VERIFIER;
        assertThat(post(form + "&client_id=" + program.name()).statusCode())
                .as("without its key")
                .isEqualTo(401);
        var proof = "&client_assertion_type=" + encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                + "&client_assertion=" + program.signed(program.claims());
        assertThat(post(form + proof).statusCode()).isEqualTo(200);
        var machine = post("grant_type=client_credentials&scope=" + encoded("user/*.rs")
                + "&client_assertion_type=" + encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                + "&client_assertion=" + program.signed(program.claims()));
        assertThat(FhirServer.json(machine).path("error").stringValue()).isEqualTo("unauthorized_client");
    }

    @Test
    void onlySafeAddressesAndReadingScopesAreRegistered() {
        for (var address : List.of(
                "http://app.example/",
                "javascript:alert(1)",
                "data:text/html,x",
                "app:/x",
                "/x",
                "",
                "https://u:p@app.example/",
                "https://app.example/#x",
                "https://")) {
            assertThatThrownBy(() -> new Redirect(address)).as(address).isInstanceOf(Problem.class);
        }
        for (var scopes : List.of("user/*.cruds", "system/*.rs", "openid exchange")) {
            assertThatThrownBy(() ->
                            clients.addApp("greedy", Scopes.of(scopes), List.of(new Redirect(BACK)), Optional.empty()))
                    .as(scopes)
                    .isInstanceOf(Problem.class);
        }
        assertThat(new Redirect("http://127.0.0.1:9000/cb").origin()).isEqualTo("http://127.0.0.1:9000");
    }

    private void person(Role role, Area area) {
        if (accounts.login(login).isEmpty()) {
            accounts.add(login, "Bác sĩ " + login);
            accounts.accept(accounts.invite(login).substring("/welcome/".length()), PASSWORD);
        }
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        accounts.give(login, new Post(0, role, area, today, null), Actor.console());
    }

    private String query() {
        return "response_type=code&client_id=" + app + "&redirect_uri=" + encoded(BACK) + "&scope="
                + encoded("openid user/*.rs") + "&state=" + encoded("s t&a=t%") + "&nonce=n-1&code_challenge="
                + AppOfAFamily.challenge() + "&code_challenge_method=S256";
    }

    private String ask() {
        return "/oauth2/authorize?" + query();
    }

    private HttpResponse<String> agree(String page) {
        return doctor.form(page, "/oauth2/authorize", query() + "&decision=allow");
    }

    private String code() {
        return told(agree(ask()), "code");
    }

    private String token() {
        doctor.signIn(login, PASSWORD);
        return FhirServer.json(exchange(code(), BACK, VERIFIER))
                .path("access_token")
                .stringValue();
    }

    private HttpResponse<String> exchange(String code, String redirect, String verifier) {
        return post("grant_type=authorization_code&code=" + code + "&redirect_uri=" + encoded(redirect) + "&client_id="
                + app + "&code_verifier=" + verifier);
    }

    private HttpResponse<String> post(String form) {
        return new Program(server, app).post(form);
    }

    private HttpResponse<String> fhir(String method, String path, String body, String token) {
        return server.send(method, path, body, "Authorization", "Bearer " + token);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
        assertThat(FhirServer.json(answer).path("error").stringValue()).isIn("invalid_grant", "invalid_client");
        assertThat(answer.body()).doesNotContain("token\"");
    }

    private static String told(HttpResponse<String> answer, String name) {
        var query = URI.create(location(answer)).getRawQuery();
        return Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + query));
    }
}
