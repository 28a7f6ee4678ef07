package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Visitor.location;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.client.Clients;
import vn.vongdoi.client.Redirect;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.openid.OpenId;
import vn.vongdoi.person.People;

/**
 * In a real browser, with two servers of ours: people sign in at one by what the other knows of them. The one that knows
 * calls them by their CCCD, as a national identity would tell it.
 */
class OpenIdWalkTest {
    private static final Path PICTURES = Path.of("target/pages");
    private static final String PASSWORD = "một câu dài để mở cửa";
    private static final String CITIZEN = "031085001234";
    private static final String WITHOUT_ACCOUNT = "031085005678";
    /** Cookies do not tell ports apart: two hosts, two jars. */
    private static final String THERE = "http://localhost:";

    private static final String HERE = "http://127.0.0.1:";

    @TempDir
    static Path home;

    static Chromium chromium;
    static Browser browser;
    static ConfigurableApplicationContext provider;
    static ConfigurableApplicationContext server;
    static int portThere;
    static int portHere;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.open();
        browser = chromium.browser();
        portThere = freePort();
        portHere = freePort();
        provider = start(home.resolve("there"), portThere, THERE);
        server = start(
                home.resolve("here"),
                portHere,
                HERE,
                "--VONGDOI_OPENID_ISSUER=" + THERE + portThere,
                "--VONGDOI_OPENID_CLIENT_ID=vong-doi",
                "--VONGDOI_OPENID_NAME=Định danh tỉnh",
                "--VONGDOI_OPENID_NUMBER_CLAIM=sub");
        provider.getBean(Clients.class)
                .addApp("vong-doi", Scopes.of("openid"), List.of(new Redirect(here(OpenId.BACK))), Optional.empty());
        for (var login : List.of(CITIZEN, WITHOUT_ACCOUNT, "bs.minh", "bs.nam")) {
            person(provider, login, Role.DOCTOR, new Area.Facility("31301"));
        }
        person(server, "an", Role.CITIZEN, new Area.Province());
        server.getBean(Accounts.class).belongsTo("an", indexed(CITIZEN));
        indexed(WITHOUT_ACCOUNT);
        person(server, "minh", Role.DOCTOR, new Area.Facility("31301"));
    }

    private static ConfigurableApplicationContext start(Path home, int port, String host, String... more) {
        var arguments = new ArrayList<>(
                List.of("--server.port=" + port, "--VONGDOI_HOME=" + home, "--VONGDOI_ADDRESS=" + host + port));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(VongDoi.class).run(arguments.toArray(String[]::new));
    }

    @AfterAll
    static void close() {
        if (server != null) server.close();
        if (provider != null) provider.close();
        if (chromium != null) chromium.close();
    }

    @Test
    void aCitizenWhoseNumberTheProviderHasVerifiedNeedsNoPasswordHere() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(here("/sign-in"));
            var before = session(context);
            page.locator("a[href='/sign-in/openid']").click();
            signInThere(page, CITIZEN);
            agree(page);
            page.waitForURL(here("/people/**"));
            assertThat(page.locator(".who .login")).hasText("an");
            assertThat(session(context)).isNotEqualTo(before);

            // The second time too, and to the page that was wanted.
            page.locator("form[action='/sign-out'] button").click();
            page.navigate(here("/account?lang=vi"));
            page.locator("a[href='/sign-in/openid']").click();
            agree(page);
            page.waitForURL(here("/account**"));
            assertThat(page.locator("main")).containsText("Gắn từ");
        }
    }

    @Test
    void somebodyLinksTheIdentitySignsInWithItAndTakesItBack() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(here("/sign-in"));
            pictures(page, "sign-in-openid");
            page.locator("input[name='name']").fill("minh");
            page.locator("input[name='password']").fill(PASSWORD);
            page.locator("input[name='password']").press("Enter");
            assertThat(page.locator(".who .login")).hasText("minh");
            page.navigate(here("/account"));
            pictures(page, "account-openid");
            page.locator("form[action='/account/openid'] button").click();
            signInThere(page, "bs.minh");
            agree(page);
            assertThat(page).hasURL(here("/account"));
            assertThat(page.locator("main")).containsText("Gắn từ");
            pictures(page, "account-openid-linked");

            page.locator("form[action='/sign-out'] button").click();
            page.navigate(here("/sign-in"));
            page.locator("a[href='/sign-in/openid']").click();
            agree(page);
            assertThat(page.locator(".who .login")).hasText("minh");

            page.navigate(here("/account"));
            page.locator("form[action='/account/openid/unlink'] button").click();
            assertThat(page.locator("form[action='/account/openid/unlink']")).hasCount(0);
            page.locator("form[action='/sign-out'] button").click();
            page.navigate(here("/sign-in"));
            page.locator("a[href='/sign-in/openid']").click();
            agree(page);
            assertThat(page.locator("main [role='alert']:not([hidden])"))
                    .containsText("đăng nhập bằng mật khẩu một lần");
            assertThat(page.locator("input[name='password']")).isVisible();
            pictures(page, "sign-in-openid-refused");
        }
    }

    @Test
    void anAdministratorTakesAnIdentityAwayAndWhoeverItLetInIsOut() {
        person(server, "quan-tri", Role.ADMINISTRATOR, new Area.Province());
        person(server, "nam", Role.DOCTOR, new Area.Facility("31301"));
        server.getBean(JdbcClient.class)
                .sql("""
                        insert into account.external (issuer, subject, login, linked_at)
                        values (:issuer, 'bs.nam', 'nam', now())""")
                .param("issuer", THERE + portThere)
                .update();
        var doctor = new Visitor(portHere);
        doctor.signIn("nam", PASSWORD);
        assertThat(doctor.get("/account").body()).contains("Gắn từ");
        var administrator = new Visitor(portHere);
        administrator.signIn("quan-tri", PASSWORD);
        administrator.setUpApp();
        assertThat(administrator.get("/accounts/nam").body()).contains("Danh tính bên ngoài");
        administrator.form("/accounts/nam", "/accounts/nam/unlink", "subject=bs.nam");
        assertThat(administrator.get("/accounts/nam").body()).doesNotContain("Danh tính bên ngoài");
        assertThat(doctor.get("/account").statusCode()).as("signed in no more").isEqualTo(302);
    }

    @Test
    void aCitizenWithoutAnAccountIsSentToAStation() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(here("/sign-in/openid"));
            signInThere(page, WITHOUT_ACCOUNT);
            agree(page);
            assertThat(page.locator("main [role='alert']:not([hidden])")).containsText("đến trạm y tế");
            assertThat(page.locator(".who .login")).hasCount(0);
        }
    }

    @Test
    void whoDoesNotAgreeIsNotSignedIn() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(here("/sign-in/openid"));
            signInThere(page, CITIZEN);
            page.locator("button[value='deny']").click();
            assertThat(page.locator("main [role='alert']:not([hidden])")).containsText("chưa đồng ý");
        }
    }

    @Test
    void aCodeThatAnotherSessionWasGivenOpensNothing() {
        var there = new Visitor(portThere);
        there.signIn("bs.nam", PASSWORD);
        var thief = new Visitor(portHere);
        var victim = new Visitor(portHere);
        var given = agreed(there, location(victim.get("/sign-in/openid")));
        var own = agreed(there, location(thief.get("/sign-in/openid")));

        var swapped = own.replaceAll("code=[^&]+", "code=" + value(given, "code"));
        var answer = thief.get(swapped);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("không đúng với lần này");
        assertThat(thief.get(given).statusCode()).isEqualTo(400);
        assertThat(location(thief.get("/account"))).contains("/sign-in");
    }

    /** The path here to which the provider sends back who agrees. */
    private static String agreed(Visitor there, String address) {
        var asked = URI.create(address);
        var page = asked.getRawPath() + "?" + asked.getRawQuery();
        var answer = there.form(page, asked.getRawPath(), asked.getRawQuery() + "&decision=allow");
        var back = URI.create(location(answer));
        assertThat(back.toString()).startsWith(here(OpenId.BACK));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private static String value(String address, String name) {
        var found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(address);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void signInThere(Page page, String login) {
        page.waitForURL(THERE + portThere + "/sign-in**");
        page.locator("input[name='name']").fill(login);
        page.locator("input[name='password']").fill(PASSWORD);
        page.locator("input[name='password']").press("Enter");
    }

    private static void agree(Page page) {
        page.waitForURL(THERE + portThere + "/oauth2/authorize**");
        page.locator("button[value='allow']").click();
    }

    private static void pictures(Page page, String name) {
        for (var width : List.of(1440, 390)) {
            page.setViewportSize(width, 900);
            var picture = PICTURES.resolve(name + "-" + width + "-light.png");
            page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(picture));
        }
    }

    private static String session(BrowserContext context) {
        return context.cookies(here("/")).getFirst().value;
    }

    private static String here(String path) {
        return HERE + portHere + path;
    }

    private static void person(ConfigurableApplicationContext where, String login, Role role, Area area) {
        var accounts = where.getBean(Accounts.class);
        accounts.add(login, "Người " + login);
        var post = new Post(0, role, area, LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")), null);
        accounts.give(login, post, Actor.console());
        accounts.accept(accounts.invite(login).substring("/welcome/".length()), PASSWORD);
    }

    /** Somebody in the person index here, by a Patient that a hospital sends. */
    private static long indexed(String cccd) {
        var token = server.getBean(Tokens.class).create("benh-vien-" + cccd, Optional.empty());
        var patient = """
                {"resourceType":"Patient","name":[{"text":"Nguyễn Văn An"}],"gender":"male","birthDate":"1985-02-09",
                 "identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"%s"}]}""".formatted(cccd);
        var answer = new Visitor(portHere)
                .send(HttpRequest.newBuilder(URI.create(here("/fhir/Patient")))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(patient))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return server.getBean(People.class).holder(cccd).orElseThrow().key().value();
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
