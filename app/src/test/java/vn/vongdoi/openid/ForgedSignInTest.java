package vn.vongdoi.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Visitor.encoded;
import static vn.vongdoi.Visitor.location;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.FhirServer;
import vn.vongdoi.Visitor;
import vn.vongdoi.VongDoi;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;

/** A provider, or somebody who speaks in its name, tells what is not true; and accounts that should not open. */
class ForgedSignInTest {
    private static final String PASSWORD = "một câu dài để mở cửa";
    private static final String BEGIN = "/sign-in/openid";
    private static final String NOT_YOUR_ATTEMPT = "bắt đầu ở trình duyệt khác";
    private static final String NOT_RIGHT = "không đúng với lần này";

    @TempDir
    static Path home;

    static ForgingProvider provider;
    static ConfigurableApplicationContext server;
    static int port;

    private final String subject = UUID.randomUUID().toString();
    private final String login = "bs." + subject.substring(0, 8);
    private final Visitor visitor = new Visitor(port);

    @BeforeAll
    static void open() throws IOException, JOSEException {
        provider = new ForgingProvider();
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        // The provider is down as the server starts.
        provider.up(false);
        server = new SpringApplicationBuilder(VongDoi.class)
                .run(
                        "--server.port=" + port,
                        "--VONGDOI_HOME=" + home,
                        "--VONGDOI_ADDRESS=http://127.0.0.1:" + port,
                        "--VONGDOI_OPENID_ISSUER=" + provider.issuer(),
                        "--VONGDOI_OPENID_CLIENT_ID=" + ForgingProvider.CLIENT,
                        "--VONGDOI_OPENID_CLIENT_SECRET=" + ForgingProvider.SECRET);
        var down = new Visitor(port).get(BEGIN);
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body())
                .contains("hiện không trả lời")
                .contains("name=\"password\"")
                .doesNotContain("Exception");
        provider.up(true);
    }

    @AfterAll
    static void close() {
        if (server != null) server.close();
        if (provider != null) provider.close();
    }

    @BeforeEach
    void aDoctorWhoHasLinkedTheAccount() throws JOSEException {
        var accounts = accounts();
        accounts.add(login, "Bác sĩ " + login);
        accounts.give(login, post(Role.DOCTOR, new Area.Facility("31301")), Actor.console());
        accounts.accept(accounts.invite(login).substring("/welcome/".length()), PASSWORD);
        visitor.signIn(login, PASSWORD);
        assertThat(location(comesBack(visitor, link(visitor), subject))).endsWith("/account");
        visitor.form("/account", "/sign-out", "");
        assertThat(location(visitor.get("/account"))).contains("/sign-in");
    }

    @Test
    void theRightAnswerSignsInWithANewSessionAndLeavesNoTokenBehind() throws JOSEException {
        var before = visitor.session();
        var asked = begin(visitor);
        assertThat(comesBack(visitor, asked, subject).statusCode()).isEqualTo(302);
        assertThat(visitor.get("/account").body()).contains(login);
        assertThat(visitor.session()).isNotEqualTo(before);
        var old = new Visitor(port);
        assertThat(location(old.getWith(before, "/account"))).contains("/sign-in");

        assertThat(asked.parameters())
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("code_challenge", hash(provider.asked("code_verifier")))
                .containsEntry("scope", "openid")
                .containsEntry("redirect_uri", "http://127.0.0.1:" + port + OpenId.BACK);
        var credentials = encoded(ForgingProvider.CLIENT) + ":" + encoded(ForgingProvider.SECRET);
        assertThat(provider.authorization())
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        assertThat(sql().sql("""
                        select string_agg(encode(attribute_bytes, 'escape'), ' ') from account.session_attributes
                        join account.session on primary_id = session_primary_id where principal_name = :login""").param("login", login).query(String.class).single())
                .contains(login)
                .doesNotContain("eyJ")
                .doesNotContain("OidcIdToken")
                .doesNotContain(subject);
    }

    @Test
    void aTokenThatIsNotRightOpensNothing() throws JOSEException {
        var later = Date.from(Instant.now().plusSeconds(600));
        var before = Date.from(Instant.now().minusSeconds(600));
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("iss", "https://other.example"),
                Map.of("aud", "another-client"),
                Map.of("aud", List.of(ForgingProvider.CLIENT, "another-client")),
                Map.of("exp", before),
                Map.of("iat", later),
                Map.of("nonce", "x"),
                Map.of("nonce", ""),
                Map.of("sub", " "),
                Map.of("sub", "x".repeat(256)))) {
            refused(asked -> provider.signed(with(asked, wrong)), wrong.toString());
        }
        for (var missing : List.of("iss", "sub", "aud", "exp", "iat", "nonce")) {
            refused(asked -> provider.signed(without(asked, missing)), "without " + missing);
        }
        refused(asked -> provider.unsigned(claims(asked)), "alg none");
        refused(asked -> provider.signedWithThePublicKey(claims(asked)), "the public key as a secret");
        refused(asked -> provider.signed(claims(asked), ForgingProvider.key()), "another key");
        refused(asked -> provider.signed(claims(asked)) + "A", "a signature that was changed");
        refused(_ -> "x", "no token at all");
    }

    /** What the browser was sent to the provider with. */
    private record Asked(Map<String, String> parameters) {
        String state() {
            return Objects.requireNonNull(parameters.get("state"));
        }

        String nonce() {
            return Objects.requireNonNull(parameters.get("nonce"));
        }
    }

    /** Makes the token for what was asked. */
    private interface Forgery {
        String token(Asked asked) throws JOSEException;
    }

    private void refused(Forgery forgery, String what) throws JOSEException {
        var asked = begin(visitor);
        provider.tells(forgery.token(asked));
        refused(visitor.get(back(asked.state())), 400, NOT_RIGHT, what);
        assertThat(location(visitor.get("/people"))).as(what).contains("/sign-in");
    }

    @Test
    void anAnswerWorksOnceAndOnlyInTheSessionThatAsked() throws JOSEException {
        var asked = begin(visitor);
        provider.tells(provider.signed(claims(asked)));
        var stranger = new Visitor(port);
        refused(stranger.get(back(asked.state())), 400, NOT_YOUR_ATTEMPT, "no session");
        begin(stranger);
        refused(stranger.get(back(asked.state())), 400, NOT_RIGHT, "the state of another session");
        refused(stranger.get(back(asked.state())), 400, NOT_YOUR_ATTEMPT, "a second try");

        assertThat(visitor.get(back(asked.state())).statusCode()).isEqualTo(302);
        refused(visitor.get(back(asked.state())), 400, NOT_YOUR_ATTEMPT, "replayed");
        for (var state : List.of("", "&state=", "&state=" + "A".repeat(44))) {
            var another = new Visitor(port);
            begin(another);
            refused(another.get(OpenId.BACK + "?code=c" + state), 400, NOT_RIGHT, state);
        }
        var mixedUp = begin(stranger);
        refused(
                stranger.get(back(mixedUp.state()) + "&iss=" + encoded("https://other.example")),
                400,
                NOT_RIGHT,
                "another issuer");
    }

    @Test
    void nobodysIdentityIsLinkedToTheAccountOfSomebodyElse() throws JOSEException {
        var victim = another("nan.nhan");
        victim.signIn("nan.nhan", PASSWORD);
        // The attacker's own attempt, whose last step the victim's browser is led to.
        visitor.signIn(login, PASSWORD);
        var asked = link(visitor);
        provider.tells(provider.signed(provider.claims("ke.gian", asked.nonce())));
        refused(victim.get(back(asked.state())), 400, NOT_YOUR_ATTEMPT, "the attempt of another session");
        assertThat(victim.post("/account/openid", "").statusCode()).isEqualTo(403);
        assertThat(victim.get("/account/openid").statusCode()).isEqualTo(405);
        assertThat(linked("nan.nhan")).isZero();

        // Somebody else has signed in since in this browser.
        visitor.signIn("nan.nhan", PASSWORD);
        var answer = visitor.get(back(asked.state()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(linked("nan.nhan")).isZero();

        // What has a place already stays there.
        var taken = comesBack(victim, link(victim), subject);
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("tài khoản khác");
        assertThat(linked("nan.nhan")).isZero();
    }

    @Test
    void whoeverUnlinksAnIdentityOfSomebodyElseChangesNothing() {
        another("to.mo").signIn("to.mo", PASSWORD);
        var curious = new Visitor(port);
        curious.signIn("to.mo", PASSWORD);
        curious.form("/account", "/account/openid/unlink", "subject=" + subject);
        assertThat(linked(login)).isEqualTo(1);
    }

    @Test
    void anIdentityOfNobodyIsToldWhatToDo() throws JOSEException {
        var answer = comesBack(visitor, begin(visitor), "ai.do");
        refused(answer, 403, "đăng nhập bằng mật khẩu một lần", "nobody's");
        assertThat(accounts().login("ai.do")).isEmpty();
    }

    @Test
    void anAccountThatHasEndedStaysClosedAndOneWithoutARoleOpensNothing() throws JOSEException {
        accounts().take(login, Role.DOCTOR);
        comesBack(visitor, begin(visitor), subject);
        assertThat(visitor.get("/people").statusCode()).isEqualTo(403);
        visitor.form("/account", "/sign-out", "");

        accounts().end(login);
        refused(comesBack(visitor, begin(visitor), subject), 403, "đã kết thúc", "ended");
        // Its person may get another account.
        var successor = another("moi." + login);
        successor.signIn("moi." + login, PASSWORD);
        assertThat(location(comesBack(successor, link(successor), subject))).endsWith("/account");
    }

    @Test
    void aRoleThatReachesManyPeopleStillNeedsItsSecondFactor() throws JOSEException {
        accounts().give(login, post(Role.EPIDEMIOLOGIST, new Area.Province()), Actor.console());
        accounts().take(login, Role.DOCTOR);
        assertThat(location(comesBack(visitor, begin(visitor), subject))).endsWith("/account/second-factor");
        assertThat(location(visitor.get("/people"))).endsWith("/account/second-factor");
        visitor.setUpApp();
        assertThat(visitor.get("/people").statusCode()).isEqualTo(200);

        var again = new Visitor(port);
        assertThat(location(comesBack(again, begin(again), subject))).endsWith("/sign-in/code");
        assertThat(location(again.get("/people"))).endsWith("/sign-in/code");
        assertThat(location(again.get("/account"))).endsWith("/sign-in/code");
    }

    @Test
    void aProviderThatFailsIsToldFromAnAnswerThatIsWrong() throws JOSEException {
        var asked = begin(visitor);
        provider.refuses("invalid_grant");
        refused(visitor.get(back(asked.state())), 400, NOT_RIGHT, "a code of another attempt");
        for (var error : List.of("server_error", "invalid_client")) {
            asked = begin(visitor);
            provider.refuses(error);
            refused(visitor.get(back(asked.state())), 503, "hiện không trả lời", error);
        }
        asked = begin(visitor);
        provider.up(false);
        refused(visitor.get(back(asked.state())), 503, "hiện không trả lời", "down");
        provider.up(true);
        asked = begin(visitor);
        provider.tellsNoIdToken();
        refused(visitor.get(back(asked.state())), 400, NOT_RIGHT, "plain OAuth");
        asked = begin(visitor);
        refused(
                visitor.get(OpenId.BACK + "?error=access_denied&state=" + encoded(asked.state())),
                403,
                "chưa đồng ý",
                "declined");
        asked = begin(visitor);
        refused(
                visitor.get(OpenId.BACK + "?error=" + encoded("<script>\r\nx") + "&state=" + encoded(asked.state())),
                400,
                NOT_RIGHT,
                "an error of no kind");
    }

    @Test
    void withoutAProviderThereIsNoButtonAndNoDoor() {
        var plain = new Visitor(URI.create(FhirServer.shared().base()).getPort());
        assertThat(plain.get("/sign-in").body()).doesNotContain(BEGIN);
        assertThat(plain.get(BEGIN).statusCode()).isEqualTo(404);
        assertThat(plain.get(OpenId.BACK + "?code=c&state=s").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/sign-in").body()).contains(BEGIN).contains("Đăng nhập bằng OpenID");
    }

    private void refused(HttpResponse<String> answer, int status, String why, String what) {
        assertThat(answer.statusCode()).as(what + answer.body()).isEqualTo(status);
        assertThat(answer.body()).as(what).contains(why).doesNotContain("Exception", "<script>");
    }

    private static Asked begin(Visitor visitor) {
        return query(location(visitor.get(BEGIN)));
    }

    private static Asked link(Visitor visitor) {
        var answer = visitor.form("/account", "/account/openid", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        var refresh = answer.headers().firstValue("Refresh").orElseThrow();
        return query(refresh.substring(refresh.indexOf("http")));
    }

    private static HttpResponse<String> comesBack(Visitor visitor, Asked asked, String subject) throws JOSEException {
        provider.tells(provider.signed(provider.claims(subject, asked.nonce())));
        return visitor.get(back(asked.state()));
    }

    private static String back(String state) {
        return OpenId.BACK + "?code=c&state=" + encoded(state);
    }

    private static Asked query(String address) {
        assertThat(address).startsWith(provider.issuer() + "/authorize?");
        return new Asked(Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))));
    }

    private Map<String, Object> claims(Asked asked) {
        return provider.claims(subject, asked.nonce());
    }

    private Map<String, Object> with(Asked asked, Map<String, Object> wrong) {
        var claims = claims(asked);
        claims.putAll(wrong);
        return claims;
    }

    private Map<String, Object> without(Asked asked, String claim) {
        var claims = claims(asked);
        claims.remove(claim);
        return claims;
    }

    private static Visitor another(String login) {
        var accounts = accounts();
        accounts.add(login, "Người khác");
        accounts.accept(accounts.invite(login).substring("/welcome/".length()), PASSWORD);
        return new Visitor(port);
    }

    private static int linked(String login) {
        return sql().sql("select count(*) from account.external where login = :login")
                .param("login", login)
                .query(Integer.class)
                .single();
    }

    private static Post post(Role role, Area area) {
        return new Post(0, role, area, LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")), null);
    }

    private static Accounts accounts() {
        return server.getBean(Accounts.class);
    }

    private static JdbcClient sql() {
        return server.getBean(JdbcClient.class);
    }

    private static String hash(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
