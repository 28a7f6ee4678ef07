package vn.vongdoi.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Visitor.encoded;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.FhirServer;
import vn.vongdoi.Visitor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.client.Clients;
import vn.vongdoi.client.Redirect;

/** Apps that go on when nobody is at the page any more (offline_access), and everything that stops them. */
class LastingAgreementsTest {
    private final AppOfAFamily family = new AppOfAFamily();
    private final Accounts accounts = family.server.bean(Accounts.class);

    /** A refresh token for an app that reads of the child. */
    private String lasting() {
        return family.tokens(family.citizen, AppOfAFamily.ALL, "p" + family.child.key())
                .path("refresh_token")
                .stringValue();
    }

    @Test
    void anAppGoesOnWithATokenThatWorksOnceAndAThiefEndsIt() {
        var first = family.tokens(family.citizen, AppOfAFamily.ALL, "p" + family.child.key());
        var refresh = first.path("refresh_token").stringValue();
        var second = FhirServer.json(family.refreshed(refresh));
        assertThat(second.path("patient").stringValue()).isEqualTo(family.child.id());
        assertThat(family.fhir(
                                "Patient/" + family.child.id(),
                                second.path("access_token").stringValue())
                        .statusCode())
                .isEqualTo(200);
        assertThat(family.fhir(
                                "Patient/" + family.parent.id(),
                                second.path("access_token").stringValue())
                        .statusCode())
                .isEqualTo(404);
        var third =
                FhirServer.json(family.refreshed(second.path("refresh_token").stringValue()));
        refused(family.refreshed(refresh));
        refused(family.refreshed(third.path("refresh_token").stringValue()));
    }

    @Test
    void withoutLeaveToGoOnThereIsNothingToGoOnWith() {
        assertThat(family.tokens(family.citizen, "patient/*.rs", "p" + family.child.key())
                        .has("refresh_token"))
                .isFalse();
    }

    @Test
    void aRefreshTokenIsOfItsAppAndWidensNothing() {
        var refresh = lasting();
        var other = family.app + "-2";
        family.server
                .bean(Clients.class)
                .addApp(other, Scopes.of(AppOfAFamily.ALL), List.of(new Redirect(AppOfAFamily.BACK)), Optional.empty());
        refused(new Program(family.server, other)
                .post("grant_type=refresh_token&client_id=" + other + "&refresh_token=" + refresh));
        var wider = new Program(family.server, family.app)
                .post("grant_type=refresh_token&client_id=" + family.app + "&refresh_token=" + refresh + "&scope="
                        + encoded("user/*.rs"));
        assertThat(FhirServer.json(wider).path("error").stringValue()).isEqualTo("invalid_scope");
        refused(new Program(family.server, family.app).post("grant_type=refresh_token&refresh_token=" + refresh));
    }

    @Test
    void whoAgreedEndsItAndSoDoesWhoSetsAnotherPassword() {
        var one = lasting();
        var account = family.citizen.get("/account");
        assertThat(account.body()).contains(family.app);
        var number = account.body().split("name=\"agreement\" value=\"")[1].split("\"")[0];
        family.citizen.form("/account", "/account/apps/end", "agreement=" + number);
        assertThat(family.citizen.get("/account").body()).doesNotContain(family.app);
        refused(family.refreshed(one));

        var two = lasting();
        var welcome = accounts.invite(family.login);
        var fields = "password=" + encoded(AppOfAFamily.PASSWORD + " khác") + "&again="
                + encoded(AppOfAFamily.PASSWORD + " khác");
        assertThat(new Visitor(URI.create(family.server.base()).getPort())
                        .form(welcome, welcome, fields)
                        .statusCode())
                .isEqualTo(302);
        refused(family.refreshed(two));
    }

    @Test
    void anAppThatIsRegisteredAnewAsksAnew() {
        var refresh = lasting();
        family.server.bean(Clients.class).revoke(family.app);
        refused(family.refreshed(refresh));
        family.server
                .bean(JdbcClient.class)
                .sql("update oauth.agreement set agreed = agreed - interval '1 minute' where client = :app")
                .param("app", family.app)
                .update();
        family.server
                .bean(Clients.class)
                .addApp(
                        family.app,
                        Scopes.of(AppOfAFamily.ALL),
                        List.of(new Redirect(AppOfAFamily.BACK)),
                        Optional.empty());
        refused(family.refreshed(refresh));
    }

    @Test
    void aCodeThatComesTwiceEndsWhatItBegan() {
        var code = family.code(family.citizen, AppOfAFamily.ALL, "p" + family.child.key());
        var refresh =
                FhirServer.json(family.exchange(code)).path("refresh_token").stringValue();
        refused(family.exchange(code));
        refused(family.refreshed(refresh));
    }

    @Test
    void ofTwoWhoComeAtOnceWithOneTokenNoneGoesOn() throws Exception {
        var refresh = lasting();
        List<HttpResponse<String>> answers;
        try (var pool = Executors.newFixedThreadPool(4)) {
            var all = new ArrayList<Callable<HttpResponse<String>>>();
            for (var i = 0; i < 4; i++) all.add(() -> family.refreshed(refresh));
            answers = new ArrayList<>();
            for (var one : pool.invokeAll(all)) answers.add(one.get());
        }
        var won = answers.stream().filter(it -> it.statusCode() == 200).toList();
        assertThat(won).hasSizeLessThanOrEqualTo(1);
        for (var one : won)
            refused(family.refreshed(FhirServer.json(one).path("refresh_token").stringValue()));
    }

    @Test
    void whoeverChangesThePasswordEndsWhatWasAgreedBefore() {
        var refresh = lasting();
        var other = AppOfAFamily.PASSWORD + " khác";
        var fields = "present=" + encoded(AppOfAFamily.PASSWORD) + "&password=" + encoded(other) + "&again="
                + encoded(other);
        assertThat(family.citizen.form("/account", "/account/password", fields).statusCode())
                .isEqualTo(302);
        refused(family.refreshed(refresh));
    }

    @Test
    void whenTheRoleEndsSoDoesTheAgreement() {
        var refresh = lasting();
        accounts.take(family.login, Role.CITIZEN);
        refused(family.refreshed(refresh));
    }

    @Test
    void fewerScopesDoNotLoosenWhatIsBoundToOnePerson() {
        var agreed = "patient/Observation.rs user/Patient.rs offline_access";
        var refresh = family.tokens(family.citizen, agreed, "p" + family.child.key())
                .path("refresh_token")
                .stringValue();
        var narrow = FhirServer.json(new Program(family.server, family.app)
                .post("grant_type=refresh_token&client_id=" + family.app + "&refresh_token=" + refresh + "&scope="
                        + encoded("user/Patient.rs")));
        var token = narrow.path("access_token").stringValue();
        assertThat(family.fhir("Patient/" + family.child.id(), token).statusCode())
                .isEqualTo(200);
        assertThat(family.fhir("Patient/" + family.parent.id(), token).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAdministratorWhoTakesTheFactorsAwayEndsWhatWasAgreed() {
        var refresh = lasting();
        var administrator = family.colleague(Role.ADMINISTRATOR, new Area.Province());
        administrator.setUpApp();
        administrator.form("/accounts/" + family.login, "/accounts/" + family.login + "/reset-factors", "");
        refused(family.refreshed(refresh));
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
        assertThat(FhirServer.json(answer).path("error").stringValue())
                .isIn("invalid_grant", "invalid_client", "invalid_request");
        assertThat(answer.body()).doesNotContain("token\"");
    }
}
