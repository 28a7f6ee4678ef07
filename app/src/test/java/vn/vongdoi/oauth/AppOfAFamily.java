package vn.vongdoi.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Visitor.encoded;
import static vn.vongdoi.Visitor.location;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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

/** A parent with a child and a stranger, whom one hospital wrote of, and an app. New each time. */
final class AppOfAFamily {
    static final String PASSWORD = "một câu dài để mở cửa";
    static final String VERIFIER = "mot-chuoi-ngau-nhien-du-dai-cho-mot-lan-dung-thoi";
    static final String BACK = "https://app.example/back";
    static final String FACILITY = "31301";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    static final String ALL = "openid fhirUser launch/patient patient/*.rs offline_access";

    final FhirServer server = FhirServer.shared();
    private final Accounts accounts = server.bean(Accounts.class);
    final String issuer = server.bean(Endpoints.class).issuer();
    final String app = "so-" + UUID.randomUUID();
    final String login = "nd." + UUID.randomUUID().toString().substring(0, 8);
    final Visitor citizen = new Visitor(URI.create(server.base()).getPort());
    final Known parent;
    final Known child;
    final Known stranger;
    private final String bearer;

    /** @param id of the Patient on {@code /fhir} */
    record Known(String number, long key, String id) {}

    AppOfAFamily() {
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

    /** Somebody who works there and has just signed in. */
    Visitor colleague(Role role, Area area) {
        var name = role.word() + "-" + UUID.randomUUID();
        account(name, role, area);
        var visitor = new Visitor(URI.create(server.base()).getPort());
        visitor.signIn(name, PASSWORD);
        return visitor;
    }

    private String query(String scopes) {
        return "response_type=code&client_id=" + app + "&redirect_uri=" + encoded(BACK) + "&scope=" + encoded(scopes)
                + "&state=s&code_challenge=" + challenge() + "&code_challenge_method=S256";
    }

    String ask(String scopes) {
        return "/oauth2/authorize?" + query(scopes);
    }

    HttpResponse<String> allow(Visitor who, String scopes, String patient) {
        return who.form(
                ask(scopes), "/oauth2/authorize", query(scopes) + "&decision=allow&patient=" + encoded(patient));
    }

    String code(Visitor who, String scopes, String patient) {
        var answer = allow(who, scopes, patient);
        assertThat(location(answer)).as(answer.body()).startsWith(BACK + "?code=");
        return URLDecoder.decode(location(answer).split("code=")[1].split("&")[0], StandardCharsets.UTF_8);
    }

    HttpResponse<String> exchange(String code) {
        return new Program(server, app)
                .post("grant_type=authorization_code&code=" + code + "&redirect_uri=" + encoded(BACK) + "&client_id="
                        + app + "&code_verifier=" + VERIFIER);
    }

    JsonNode tokens(Visitor who, String scopes, String patient) {
        var tokens = exchange(code(who, scopes, patient));
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        return FhirServer.json(tokens);
    }

    HttpResponse<String> refreshed(String token) {
        return new Program(server, app)
                .post("grant_type=refresh_token&client_id=" + app + "&refresh_token=" + encoded(token));
    }

    HttpResponse<String> fhir(String path, String token) {
        return server.get(path, "Authorization", "Bearer " + token);
    }

    long total(String path, String token) {
        return FhirServer.json(fhir(path, token)).path("total").asLong(-1);
    }

    static String challenge() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
