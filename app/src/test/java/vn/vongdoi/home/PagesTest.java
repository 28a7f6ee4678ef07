package vn.vongdoi.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.vongdoi.Visitor.encoded;
import static vn.vongdoi.Visitor.location;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.vongdoi.Visitor;
import vn.vongdoi.VongDoi;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.signin.SecondFactors;

/** The whole server over HTTP: who may see what, in which language, and a person down to the original document. */
@SpringBootTest(classes = VongDoi.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class PagesTest {
    @TempDir
    static Path home;

    @LocalServerPort
    int port;

    @Autowired
    Tokens tokens;

    @Autowired
    Accounts accounts;

    @Autowired
    SecondFactors factors;

    @Autowired
    ClaimsDoor door;

    Visitor visitor;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) {
        properties.add("VONGDOI_HOME", () -> home.toString());
    }

    @BeforeEach
    void openBrowser() {
        visitor = new Visitor(port);
    }

    @Test
    void healthTellsVersionAndPosition() throws Exception {
        var answer = get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"ready\"").contains("\"position\":");
    }

    @Test
    void peopleAndDocumentsNeedASignIn() throws Exception {
        for (var path : List.of("/people", "/people/p1", "/submissions", "/originals/1", "/anything-new")) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(location(answer)).as(path).contains("/sign-in");
        }
    }

    @Test
    void aWrongPasswordSaysWhatToDoAndKeepsTheName() throws Exception {
        var answer = visitor.signIn("admin", "not-the-password");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Caps Lock").contains("value=\"admin\"");
    }

    @Test
    void whoSignsInGetsToThePageThatWasWantedWithANewSession() throws Exception {
        get("/people");
        var answer = visitor.signIn("lan", assessorsPassword());
        assertThat(location(answer)).endsWith("/account/second-factor");
        var key = Visitor.key(visitor.get("/account/second-factor").body());
        var confirmed = visitor.form(
                "/account/second-factor", "/account/second-factor/app", "code=" + Visitor.code(key, Instant.now()));
        assertThat(location(confirmed)).contains("/people");
        assertThat(answer.headers().firstValue("set-cookie").orElse(""))
                .contains("vongdoi=")
                .contains("HttpOnly");
        assertThat(get("/people").body()).contains("Tìm một người");
    }

    @Test
    void anInvitationSetsAPasswordOnceAndWhoHasNoRoleOpensOnlyTheOwnAccount() throws Exception {
        accounts.add("thu", "Bùi Thị Thu");
        var link = accounts.invite("thu");
        assertThat(get(link).body()).contains("Bùi Thị Thu").contains("Mật khẩu mới");

        assertThat(welcome(link, "ngắn", "ngắn").body()).contains("từ 10 đến 200 ký tự");
        assertThat(welcome(link, "một câu dài khác", "một câu dài").body()).contains("chưa giống nhau");
        var accepted = welcome(link, "một câu dài khác", "một câu dài khác");
        assertThat(location(accepted)).endsWith("/sign-in");
        assertThat(get(link).statusCode()).isEqualTo(404);

        assertThat(location(visitor.signIn("thu", "một câu dài khác"))).doesNotContain("sign-in");
        assertThat(get("/account").body()).contains("Bùi Thị Thu").contains("Chưa có vai trò");
        assertThat(get("/people").statusCode()).isEqualTo(403);
        assertThat(get("/submissions").statusCode()).isEqualTo(403);
    }

    @Test
    void whoHasSeveralRolesChoosesOneAndOnlyOnesOwn() throws Exception {
        accounts.add("hai", "Lý Hải");
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        accounts.give("hai", new Post(0, Role.LEADER, new Area.Province(), today, null), Actor.console());
        accounts.give("hai", new Post(0, Role.EPIDEMIOLOGIST, new Area.Province(), today, null), Actor.console());
        accounts.accept(accounts.invite("hai").substring("/welcome/".length()), "một câu dài khác");
        visitor.signIn("hai", "một câu dài khác");
        assertThat(get("/people").statusCode()).isEqualTo(403);

        var second = accounts.posts("hai").get(1).number();
        assertThat(visitor.form("/account", "/account/acting", "post=" + second).statusCode())
                .isEqualTo(302);
        assertThat(location(get("/people"))).endsWith("/account/second-factor");
        visitor.setUpApp();
        assertThat(get("/people").statusCode()).isEqualTo(200);
        assertThat(visitor.form("/account", "/account/acting", "post=1").statusCode())
                .isEqualTo(404);

        accounts.end("hai");
        assertThat(get("/people").statusCode()).isEqualTo(403);
    }

    @Test
    void aFormFromElsewhereIsRefused() throws Exception {
        signInAsAssessor();
        var answer = visitor.post("/sign-out", "");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(get("/people").statusCode()).isEqualTo(200);
    }

    @Test
    void thePageSpeaksTheLanguageThatWasChosenAndRemembersIt() throws Exception {
        assertThat(get("/sign-in").body()).contains("<html lang=\"vi\">").contains("Đăng nhập");
        assertThat(get("/sign-in?lang=en").body())
                .contains("<html lang=\"en\">")
                .contains("Sign in");
        assertThat(get("/sign-in").body()).contains("<html lang=\"en\">");
        assertThat(get("/sign-in?lang=vi").body()).contains("<html lang=\"vi\">");
        assertThat(get("/sign-in?lang=xx").body()).contains("<html lang=\"vi\">");
    }

    @Test
    void nothingInlineIsAllowedAndNothingInlineIsSent() throws Exception {
        var answer = get("/sign-in");
        assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.body())
                .doesNotContain(" style=")
                .doesNotContain("<style")
                .doesNotContain("onclick");
    }

    @Test
    void styleAndFontsMayBeKeptForGood() throws Exception {
        var page = get("/sign-in").body();
        var style = Pattern.compile("href=\"(/assets/[^\"]+page\\.css)\"").matcher(page);
        assertThat(style.find()).isTrue();
        var answer = get(style.group(1));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("immutable");
        assertThat(answer.body())
                .contains("Be Vietnam Pro")
                .doesNotContain("http://")
                .doesNotContain("https://");
    }

    @Test
    void aPageThatIsNotThereSaysWhatToDo() throws Exception {
        var answer = get("/programmes/khong-co/gi-ca");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("href=\"/\"").contains("<html lang=\"vi\">");
    }

    @Test
    void theDoorsForMachinesAnswerInJson() throws Exception {
        var missing = get("/open/no-such-thing");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).startsWith("{").contains("\"status\":404");

        var refused = visitor.post("/exchange/claims", "<x/>");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("www-authenticate").orElse("")).startsWith("Bearer");
        assertThat(refused.body()).startsWith("{");
    }

    @Test
    void aRevokedTokenOpensNothing() throws Exception {
        var token = tokens.create("máy thử", Optional.empty());
        assertThat(exchange(token).statusCode()).isNotEqualTo(401);
        tokens.revoke("máy thử");
        assertThat(exchange(token).statusCode()).isEqualTo(401);
        assertThat(exchange("x".repeat(43)).statusCode()).isEqualTo(401);
    }

    @Test
    void textFromOutsideIsNeverMarkup() throws Exception {
        signInAsAssessor();
        var answer = get("/people?q=" + encoded("\"><script>alert(1)</script>"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<script>alert");
    }

    @Test
    void fromAPersonToTheOriginalDocument() throws Exception {
        var samples =
                Path.of(System.getProperty("vongdoi.shared", "../../shared")).resolve("samples/claims");
        assumeTrue(Files.isDirectory(samples), "no samples at " + samples);
        door.receive(List.of(samples.resolve("inpatient.xml")), Actor.console(), file -> {});
        signInAsAssessor();

        // inpatient.xml is of Lê Thị Thúy Tuyết, born 29/03/1961: dengue, five days.
        var search = get("/people?q=" + encoded("le thi thuy tuyet"));
        assertThat(search.body())
                .contains("Lê Thị Thúy Tuyết")
                .contains("29/03/1961")
                .doesNotContain("030161069350");

        var person = get(first(search.body(), "/people/p\\d+"));
        assertThat(person.body()).contains("Nằm viện 5 ngày").contains("A97.0").contains("1.229.452");

        var found = get(first(person.body(), "/originals/encounter/\\d+"));
        assertThat(found.statusCode()).isEqualTo(302);
        var original = get(URI.create(location(found)).getPath());
        assertThat(original.body())
                .contains("31303.261014.0000995")
                .contains("Oresol")
                .containsPattern("[0-9a-f]{64}");

        assertThat(get("/submissions").body()).contains("/submissions?day=");
        assertThat(get(first(original.body(), "/submissions/\\d+")).body()).contains("inpatient.xml");
    }

    @Test
    void whoeverIsNotThereIsNotFound() throws Exception {
        signInAsAssessor();
        var nowhere = List.of("/people/p999999999", "/people/abc", "/originals/999999999", "/submissions/999999999");
        for (var path : nowhere) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("/originals/abc").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> welcome(String link, String password, String again) {
        return visitor.form(link, link, "password=" + encoded(password) + "&again=" + encoded(again));
    }

    /** Somebody who may open people and documents, with an authenticator app of this visit. */
    private void signInAsAssessor() {
        var password = assessorsPassword();
        visitor.signIn("lan", password);
        visitor.setUpApp();
    }

    private String assessorsPassword() {
        if (accounts.login("lan").isEmpty()) {
            accounts.add("lan", "Trần Thị Lan");
            var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
            var post = new Post(0, Role.INSURANCE_ASSESSOR, new Area.Province(), today, null);
            accounts.give("lan", post, Actor.console());
        }
        factors.removeAll("lan");
        return password("lan");
    }

    private HttpResponse<String> exchange(String token) {
        return visitor.send(HttpRequest.newBuilder(visitor.address("/exchange/claims"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("<x/>"))
                .build());
    }

    private HttpResponse<String> get(String path) {
        return visitor.get(path);
    }

    /** Set anew by each test that asks: the link works once. */
    private String password(String login) {
        var password = "một câu dài để mở cửa";
        accounts.accept(accounts.invite(login).substring("/welcome/".length()), password);
        return password;
    }

    private static String first(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group();
    }
}
