package vn.vongdoi.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Visitor.encoded;
import static vn.vongdoi.Visitor.location;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.FhirServer;
import vn.vongdoi.Visitor;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Guardians;
import vn.vongdoi.access.Role;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.client.Clients;
import vn.vongdoi.client.Redirect;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.person.People;

/** Apps that read of one person (SMART App Launch 2.2), and apps that go on when nobody is at the page. */
class AppsOfPatientsTest {
    private static final String PASSWORD = "một câu dài để mở cửa";
    private static final String VERIFIER = "mot-chuoi-ngau-nhien-du-dai-cho-mot-lan-dung-thoi";
    private static final String BACK = "https://app.example/back";
    private static final String FACILITY = "31301";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String ALL = "openid fhirUser launch/patient patient/*.rs offline_access";

    private final FhirServer server = FhirServer.shared();
    private final Accounts accounts = server.bean(Accounts.class);
    private final String issuer = server.bean(Endpoints.class).issuer();
    private final String app = "so-" + UUID.randomUUID();
    private final String login = "nd." + UUID.randomUUID().toString().substring(0, 8);
    private final Visitor citizen = new Visitor(URI.create(server.base()).getPort());
    private String bearer;
    private Known parent;
    private Known child;
    private Known stranger;

    /** @param id of the Patient on {@code /fhir} */
    private record Known(String number, long key, String id) {}

    @BeforeEach
    void register() {
        bearer = "Bearer " + server.bean(Tokens.class).create(app, Optional.of(FACILITY));
        server.bean(Clients.class)
                .addApp(app, Scopes.of("user/*.rs " + ALL), List.of(new Redirect(BACK)), Optional.empty());
        parent = patient();
        child = patient();
        stranger = patient();
        server.bean(Guardians.class).entrust(child.key(), parent.key(), "giấy khai sinh", TODAY, null, Actor.console());
        account(login, Role.CITIZEN, new Area.Province());
        accounts.belongsTo(login, parent.key());
        citizen.signIn(login, PASSWORD);
    }

    private Known patient() {
        var number = "031190%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        var id = server.create("Patient", """
                {"resourceType":"Patient","identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"%s"}],
                 "name":[{"text":"Vũ Thị %s"}],"gender":"female","birthDate":"1990-01-01"}""".formatted(number, number), "Authorization", bearer);
        server.create("Observation", """
                {"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/%s"}}""".formatted(id), "Authorization", bearer);
        var person = server.bean(People.class).holder(number).orElseThrow();
        return new Known(number, person.key().value(), id);
    }

    private void account(String name, Role role, Area area) {
        accounts.add(name, "Người dùng " + name);
        accounts.accept(accounts.invite(name).substring("/welcome/".length()), PASSWORD);
        accounts.give(name, new Post(0, role, area, TODAY, null), Actor.console());
    }

    @Test
    void aParentChoosesTheChildAndTheAppReadsOfNobodyElse() throws ParseException {
        var page = citizen.get(ask(ALL));
        assertThat(page.body()).contains("p" + parent.key()).contains("p" + child.key());
        assertThat(page.body()).as("nothing is chosen before").doesNotContain("checked");
        var tokens = tokens(citizen, ALL, "p" + child.key());
        assertThat(tokens.path("patient").stringValue()).isEqualTo(child.id());
        var claims = SignedJWT.parse(tokens.path("id_token").stringValue()).getJWTClaimsSet();
        assertThat(claims.getStringClaim("fhirUser")).isEqualTo(issuer + "/fhir/Patient/" + parent.id());

        var token = tokens.path("access_token").stringValue();
        assertThat(fhir("Patient/" + child.id(), token).statusCode()).isEqualTo(200);
        assertThat(fhir("Patient/" + child.id() + "/$everything", token).body()).contains("Observation");
        for (var other : List.of(parent, stranger)) {
            assertThat(fhir("Patient/" + other.id(), token).statusCode()).isEqualTo(404);
            assertThat(fhir("Patient/" + other.id() + "/$everything", token).statusCode())
                    .isEqualTo(404);
            assertThat(total("Observation?_summary=count&subject=Patient/" + other.id(), token))
                    .isZero();
            assertThat(total("Patient?_summary=count&identifier=" + other.number(), token))
                    .isZero();
        }
        assertThat(total("Observation?_summary=count", token)).isEqualTo(1);
        assertThat(total("Patient?_summary=count", token)).isEqualTo(1);
        assertThat(fhir("Patient/_history", token).body()).doesNotContain(parent.number());
        assertThat(fhir("_history", token).body()).doesNotContain(parent.number());
    }

    @Test
    void nobodyIsChosenWhoseRecordIsNotTheirs() {
        for (var wrong : List.of("", "p" + stranger.key(), stranger.number(), "p999999999999", "Patient/1")) {
            var answer = allow(citizen, ALL, wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).as("the page once more").contains("p" + child.key());
        }
    }

    @Test
    void aDoctorNamesThePersonByTheNumberOfTheCard() {
        account("bs-" + login, Role.DOCTOR, new Area.Facility(FACILITY));
        var doctor = new Visitor(URI.create(server.base()).getPort());
        doctor.signIn("bs-" + login, PASSWORD);
        assertThat(allow(doctor, "patient/*.rs", "").statusCode()).isEqualTo(400);
        var tokens = tokens(doctor, "openid fhirUser patient/*.rs", stranger.number());
        var token = tokens.path("access_token").stringValue();
        assertThat(fhir("Patient/" + stranger.id(), token).statusCode()).isEqualTo(200);
        assertThat(fhir("Patient/" + child.id(), token).statusCode()).isEqualTo(404);
        assertThat(tokens.path("id_token").stringValue().split("\\.")[1])
                .as("no Patient signed in")
                .satisfies(it -> assertThat(new String(Base64.getUrlDecoder().decode(it), StandardCharsets.UTF_8))
                        .doesNotContain("fhirUser"));
        var all = tokens(doctor, "launch/patient user/*.rs", stranger.number());
        assertThat(all.path("patient").stringValue()).isEqualTo(stranger.id());
        assertThat(fhir("Patient/" + child.id(), all.path("access_token").stringValue())
                        .statusCode())
                .as("told of whom it is about, and not bound to one")
                .isEqualTo(200);
    }

    @Test
    void anAssessorsAppMayBeAboutOnePersonToo() {
        account("gd-" + login, Role.INSURANCE_ASSESSOR, new Area.Province());
        var assessor = new Visitor(URI.create(server.base()).getPort());
        assessor.signIn("gd-" + login, PASSWORD);
        assessor.setUpApp();
        var tokens = tokens(assessor, "patient/*.rs", stranger.number());
        assertThat(tokens.path("patient").stringValue()).isEqualTo(stranger.id());
        assertThat(fhir("Patient/" + child.id(), tokens.path("access_token").stringValue())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void fewerScopesDoNotLoosenWhatIsBoundToOnePerson() {
        var agreed = "patient/Observation.rs user/Patient.rs offline_access";
        var refresh =
                tokens(citizen, agreed, "p" + child.key()).path("refresh_token").stringValue();
        var narrow = FhirServer.json(new Program(server, app)
                .post("grant_type=refresh_token&client_id=" + app + "&refresh_token=" + refresh + "&scope="
                        + encoded("user/Patient.rs")));
        var token = narrow.path("access_token").stringValue();
        assertThat(fhir("Patient/" + child.id(), token).statusCode()).isEqualTo(200);
        assertThat(fhir("Patient/" + parent.id(), token).statusCode()).isEqualTo(404);
    }

    @Test
    void theLogIsToldToCitizensAboutThemselvesOnly() {
        var token = tokens(citizen, "user/*.rs", "").path("access_token").stringValue();
        assertThat(log("patient=Patient/" + parent.id(), token)).isEqualTo(200);
        assertThat(log("patient=Patient/" + child.id(), token)).isEqualTo(200);
        assertThat(log("patient=Patient/" + stranger.id(), token)).isEqualTo(403);
        assertThat(log("date=ge2020-01-01", token)).isEqualTo(403);
        assertThat(fhir("AuditEvent/log-1-1", token).statusCode()).isEqualTo(403);
        var bound = tokens(citizen, "patient/*.rs", "p" + child.key())
                .path("access_token")
                .stringValue();
        assertThat(log("patient=Patient/" + child.id(), bound)).isEqualTo(200);
        assertThat(log("patient=Patient/" + parent.id(), bound)).isEqualTo(403);
        account("bs3-" + login, Role.DOCTOR, new Area.Facility(FACILITY));
        var doctor = new Visitor(URI.create(server.base()).getPort());
        doctor.signIn("bs3-" + login, PASSWORD);
        var doctors = tokens(doctor, "user/*.rs", "").path("access_token").stringValue();
        assertThat(log("patient=Patient/" + child.id(), doctors)).isEqualTo(403);
        assertThat(log("date=ge2020-01-01", doctors)).isEqualTo(403);
    }

    private int log(String query, String token) {
        return fhir("AuditEvent?_query=log&" + query, token).statusCode();
    }

    @Test
    void whoDispensesIsNotShownTheNumbersOfCards() {
        account("ds-" + login, Role.PHARMACIST, new Area.Facility(FACILITY));
        var pharmacist = new Visitor(URI.create(server.base()).getPort());
        pharmacist.signIn("ds-" + login, PASSWORD);
        var token = tokens(pharmacist, "user/*.rs", "").path("access_token").stringValue();
        var id = stranger.id();
        assertThat(total("Patient?_summary=count&identifier=" + stranger.number(), token))
                .as("found by who knows the number")
                .isEqualTo(1);
        for (var path : List.of(
                "Patient/" + id,
                "Patient/" + id + "/_history",
                "Patient/" + id + "/_history/1",
                "Patient?_id=" + id,
                "Patient/" + id + "/$everything?_type=Patient",
                "Patient/" + id + "?_format=xml")) {
            assertThat(fhir(path, token).body())
                    .as(path)
                    .contains("1990-01-01")
                    .contains("masked")
                    .contains("MASKED")
                    .doesNotContain("\"" + stranger.number() + "\"");
        }
        assertThat(FhirServer.json(fhir("Patient/" + id, token))
                        .at("/identifier/0/system")
                        .stringValue())
                .isEqualTo("http://fhir.hl7.org.vn/core/sid/cccd");
        assertThat(fhir("Patient?_sort=identifier&_count=1", token).statusCode())
                .isEqualTo(403);
        for (var guess : List.of(
                "identifier=" + stranger.number() + "," + child.number(),
                "identifier:not=" + stranger.number(),
                "link:Patient.identifier=1,2")) {
            assertThat(fhir("Patient?" + guess, token).statusCode()).as(guess).isEqualTo(403);
        }
        account("bs2-" + login, Role.DOCTOR, new Area.Facility(FACILITY));
        var doctor = new Visitor(URI.create(server.base()).getPort());
        doctor.signIn("bs2-" + login, PASSWORD);
        var seen = tokens(doctor, "user/*.rs", "").path("access_token").stringValue();
        assertThat(fhir("Patient/" + id, seen).body()).contains("\"" + stranger.number() + "\"");
    }

    @Test
    void anAppGoesOnWithATokenThatWorksOnceAndAThiefEndsIt() {
        var first = tokens(citizen, ALL, "p" + child.key());
        var refresh = first.path("refresh_token").stringValue();
        var second = FhirServer.json(refreshed(refresh));
        assertThat(second.path("patient").stringValue()).isEqualTo(child.id());
        assertThat(fhir("Patient/" + child.id(), second.path("access_token").stringValue())
                        .statusCode())
                .isEqualTo(200);
        assertThat(fhir("Patient/" + parent.id(), second.path("access_token").stringValue())
                        .statusCode())
                .isEqualTo(404);
        var third = FhirServer.json(refreshed(second.path("refresh_token").stringValue()));
        refused(refreshed(refresh));
        refused(refreshed(third.path("refresh_token").stringValue()));
    }

    @Test
    void withoutLeaveToGoOnThereIsNothingToGoOnWith() {
        assertThat(tokens(citizen, "patient/*.rs", "p" + child.key()).has("refresh_token"))
                .isFalse();
    }

    @Test
    void aRefreshTokenIsOfItsAppAndWidensNothing() {
        var refresh =
                tokens(citizen, ALL, "p" + child.key()).path("refresh_token").stringValue();
        var other = app + "-2";
        server.bean(Clients.class).addApp(other, Scopes.of(ALL), List.of(new Redirect(BACK)), Optional.empty());
        refused(new Program(server, other)
                .post("grant_type=refresh_token&client_id=" + other + "&refresh_token=" + refresh));
        var wider = new Program(server, app)
                .post("grant_type=refresh_token&client_id=" + app + "&refresh_token=" + refresh + "&scope="
                        + encoded("user/*.rs"));
        assertThat(FhirServer.json(wider).path("error").stringValue()).isEqualTo("invalid_scope");
        refused(new Program(server, app).post("grant_type=refresh_token&refresh_token=" + refresh));
    }

    @Test
    void whoAgreedEndsItAndSoDoesWhoSetsAnotherPassword() {
        var one = tokens(citizen, ALL, "p" + child.key()).path("refresh_token").stringValue();
        var account = citizen.get("/account");
        assertThat(account.body()).contains(app);
        var number = account.body().split("name=\"agreement\" value=\"")[1].split("\"")[0];
        citizen.form("/account", "/account/apps/end", "agreement=" + number);
        assertThat(citizen.get("/account").body()).doesNotContain(app);
        refused(refreshed(one));

        var two = tokens(citizen, ALL, "p" + child.key()).path("refresh_token").stringValue();
        var welcome = accounts.invite(login);
        var fields = "password=" + encoded(PASSWORD + " khác") + "&again=" + encoded(PASSWORD + " khác");
        assertThat(new Visitor(URI.create(server.base()).getPort())
                        .form(welcome, welcome, fields)
                        .statusCode())
                .isEqualTo(302);
        refused(refreshed(two));
    }

    @Test
    void anAppThatIsRegisteredAnewAsksAnew() {
        var refresh =
                tokens(citizen, ALL, "p" + child.key()).path("refresh_token").stringValue();
        server.bean(Clients.class).revoke(app);
        refused(refreshed(refresh));
        server.bean(JdbcClient.class)
                .sql("update oauth.agreement set agreed = agreed - interval '1 minute' where client = :app")
                .param("app", app)
                .update();
        server.bean(Clients.class).addApp(app, Scopes.of(ALL), List.of(new Redirect(BACK)), Optional.empty());
        refused(refreshed(refresh));
    }

    @Test
    void aCodeThatComesTwiceEndsWhatItBegan() {
        var answer = allow(citizen, ALL, "p" + child.key());
        var code = URLDecoder.decode(location(answer).split("code=")[1].split("&")[0], StandardCharsets.UTF_8);
        var form = "grant_type=authorization_code&code=" + code + "&redirect_uri=" + encoded(BACK) + "&client_id=" + app
                + "&code_verifier=" + VERIFIER;
        var refresh = FhirServer.json(new Program(server, app).post(form))
                .path("refresh_token")
                .stringValue();
        refused(new Program(server, app).post(form));
        refused(refreshed(refresh));
    }

    @Test
    void ofTwoWhoComeAtOnceWithOneTokenNoneGoesOn() throws Exception {
        var refresh =
                tokens(citizen, ALL, "p" + child.key()).path("refresh_token").stringValue();
        List<HttpResponse<String>> answers;
        try (var pool = Executors.newFixedThreadPool(4)) {
            var all = new ArrayList<Callable<HttpResponse<String>>>();
            for (var i = 0; i < 4; i++) all.add(() -> refreshed(refresh));
            answers = new ArrayList<>();
            for (var one : pool.invokeAll(all)) answers.add(one.get());
        }
        var won = answers.stream().filter(it -> it.statusCode() == 200).toList();
        assertThat(won).hasSizeLessThanOrEqualTo(1);
        for (var one : won)
            refused(refreshed(FhirServer.json(one).path("refresh_token").stringValue()));
    }

    @Test
    void whoeverChangesThePasswordEndsWhatWasAgreedBefore() {
        var refresh =
                tokens(citizen, ALL, "p" + child.key()).path("refresh_token").stringValue();
        var other = PASSWORD + " khác";
        var fields = "present=" + encoded(PASSWORD) + "&password=" + encoded(other) + "&again=" + encoded(other);
        assertThat(citizen.form("/account", "/account/password", fields).statusCode())
                .isEqualTo(302);
        refused(refreshed(refresh));
    }

    @Test
    void aPasswordOfLastYearOpensTheAccountPageOnly() {
        account("bs4-" + login, Role.DOCTOR, new Area.Facility(FACILITY));
        server.bean(JdbcClient.class)
                .sql("update account.account set password_set = now() - interval '7 months' where login = :login")
                .param("login", "bs4-" + login)
                .update();
        var doctor = new Visitor(URI.create(server.base()).getPort());
        assertThat(location(doctor.signIn("bs4-" + login, PASSWORD))).endsWith("/account");
        assertThat(location(doctor.get("/people"))).endsWith("/account");
        assertThat(location(doctor.get(ask("user/*.rs")))).endsWith("/account");
        assertThat(doctor.get("/account").body()).contains("quá sáu tháng");
        var again = "present=" + encoded(PASSWORD) + "&password=" + encoded(PASSWORD) + "&again=" + encoded(PASSWORD);
        assertThat(doctor.form("/account", "/account/password", again).statusCode())
                .isEqualTo(400);
        var other = encoded(PASSWORD + " khác");
        doctor.form(
                "/account",
                "/account/password",
                "present=" + encoded(PASSWORD) + "&password=" + other + "&again=" + other);
        assertThat(doctor.get("/people").statusCode()).isEqualTo(200);
    }

    @Test
    void whenTheRoleEndsSoDoesTheAgreement() {
        var refresh =
                tokens(citizen, ALL, "p" + child.key()).path("refresh_token").stringValue();
        accounts.take(login, Role.CITIZEN);
        refused(refreshed(refresh));
    }

    private String query(String scopes) {
        return "response_type=code&client_id=" + app + "&redirect_uri=" + encoded(BACK) + "&scope=" + encoded(scopes)
                + "&state=s&code_challenge=" + challenge() + "&code_challenge_method=S256";
    }

    private String ask(String scopes) {
        return "/oauth2/authorize?" + query(scopes);
    }

    private HttpResponse<String> allow(Visitor who, String scopes, String patient) {
        return who.form(
                ask(scopes), "/oauth2/authorize", query(scopes) + "&decision=allow&patient=" + encoded(patient));
    }

    private JsonNode tokens(Visitor who, String scopes, String patient) {
        var answer = allow(who, scopes, patient);
        assertThat(location(answer)).as(answer.body()).startsWith(BACK + "?code=");
        var code = URLDecoder.decode(location(answer).split("code=")[1].split("&")[0], StandardCharsets.UTF_8);
        var tokens = new Program(server, app)
                .post("grant_type=authorization_code&code=" + code + "&redirect_uri=" + encoded(BACK) + "&client_id="
                        + app + "&code_verifier=" + VERIFIER);
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        return FhirServer.json(tokens);
    }

    private HttpResponse<String> refreshed(String token) {
        return new Program(server, app)
                .post("grant_type=refresh_token&client_id=" + app + "&refresh_token=" + encoded(token));
    }

    private HttpResponse<String> fhir(String path, String token) {
        return server.get(path, "Authorization", "Bearer " + token);
    }

    private long total(String path, String token) {
        return FhirServer.json(fhir(path, token)).path("total").asLong(-1);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
        assertThat(FhirServer.json(answer).path("error").stringValue())
                .isIn("invalid_grant", "invalid_client", "invalid_request");
        assertThat(answer.body()).doesNotContain("token\"");
    }

    private static String challenge() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
