package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.signin.SecondFactors;

/** In a real browser: the first administrator, an authenticator app, a passkey, and the places where one is signed in. */
class SecondFactorWalkTest {
    private static final String PASSWORD = "một câu dài để mở cửa";

    @TempDir
    static Path home;

    static Chromium chromium;
    static Browser browser;
    static ConfigurableApplicationContext server;
    static String base;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.open();
        browser = chromium.browser();
        try (var free = new ServerSocket(0)) {
            base = "http://localhost:" + free.getLocalPort();
        }
        server = new SpringApplicationBuilder(VongDoi.class)
                .run(
                        "--server.port=" + base.substring(base.lastIndexOf(':') + 1),
                        "--VONGDOI_HOME=" + home,
                        "--VONGDOI_ADDRESS=" + base);
    }

    @AfterAll
    static void close() {
        if (server != null) server.close();
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void lostPhone() {
        server.getBean(SecondFactors.class).removeAll("admin");
    }

    @Test
    void theFirstAdministratorSetsAPasswordAndMustSetUpASecondFactor() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(base + server.getBean(Accounts.class).invite("admin"));
            page.locator("input[name='password']").fill(PASSWORD);
            page.locator("input[name='again']").fill(PASSWORD);
            page.locator("input[name='again']").press("Enter");
            page.locator("input[name='password']").fill(PASSWORD);
            page.locator("input[name='password']").press("Enter");
            assertThat(page).hasURL(base + "/account/second-factor");

            page.navigate(base + "/people");
            assertThat(page).hasURL(base + "/account/second-factor");
            var key = setUpApp(page);
            // Who administers signs others in; records are not for them.
            page.navigate(base + "/people");
            assertThat(page.locator("main")).containsText("không được");
            page.navigate(base + "/account");

            page.locator("form[action='/sign-out'] button").click();
            password(page);
            assertThat(page).hasURL(base + "/sign-in/code");
            page.navigate(base + "/people");
            assertThat(page).hasURL(base + "/sign-in/code");
            page.navigate(base + "/account");
            assertThat(page).hasURL(base + "/sign-in/code");

            // The code that set the app up was used; the app's next one is taken half a minute early at most.
            code(page, Visitor.code(key, Instant.now().minusSeconds(120)));
            assertThat(page.locator("main .wrong")).containsText("Mã chưa đúng");
            code(page, Visitor.code(key, Instant.now().plusSeconds(30)));
            page.waitForURL(Pattern.compile("^(?!.*code).*$"));
            page.navigate(base + "/account");
            assertThat(page.locator("main")).containsText("Đang bật");
        }
    }

    @Test
    void aPasskeyNeedsNoPassword() {
        welcome();
        try (var context = browser.newContext()) {
            var page = context.newPage();
            var devices = context.newCDPSession(page);
            devices.send("WebAuthn.enable");
            devices.send("WebAuthn.addVirtualAuthenticator", authenticator());

            password(page);
            page.locator("input[name='label']").fill("Máy trạm y tế");
            page.locator("form[data-passkey='make'] button").click();
            // From now on the account has a second factor, and this session has not shown it.
            assertThat(page).hasURL(base + "/sign-in/code");
            page.locator("form[data-passkey='use'] button").click();
            page.waitForURL(Pattern.compile("^(?!.*code).*$"));
            page.navigate(base + "/account/second-factor");
            assertThat(page.locator("main tbody")).containsText("Máy trạm y tế");

            page.locator("form[action='/sign-out'] button").click();
            page.navigate(base + "/account");
            var before = context.cookies().getFirst().value;
            page.locator("form[data-passkey='use'] button").click();
            assertThat(page).hasURL(Pattern.compile(".*/account.*"));
            org.assertj.core.api.Assertions.assertThat(context.cookies().getFirst().value)
                    .as("a session known before the sign-in")
                    .isNotEqualTo(before);
        }
    }

    @Test
    void aPasskeyOfAnotherDeviceDoesNotOpen() {
        welcome();
        try (var context = browser.newContext()) {
            var page = context.newPage();
            var devices = context.newCDPSession(page);
            devices.send("WebAuthn.enable");
            devices.send("WebAuthn.addVirtualAuthenticator", authenticator());
            page.navigate(base + "/sign-in");
            page.locator("form[data-passkey='use'] button").click();
            page.locator("form[data-passkey='use'] [role='alert']")
                    .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                            .setState(WaitForSelectorState.VISIBLE));
            page.navigate(base + "/account");
            assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
        }
    }

    @Test
    void whoEverIsSignedInElsewhereCanBeEnded() {
        welcome();
        try (var station = browser.newContext();
                var home = browser.newContext()) {
            var page = station.newPage();
            password(page);
            var elsewhere = home.newPage();
            password(elsewhere);

            page.navigate(base + "/account");
            page.locator("form[action='/account/sessions/end'] button").first().click();
            assertThat(page.locator("form[action='/account/sessions/end']")).hasCount(0);
            elsewhere.navigate(base + "/account");
            assertThat(elsewhere).hasURL(Pattern.compile(".*/sign-in.*"));
        }
    }

    private static void welcome() {
        var accounts = server.getBean(Accounts.class);
        accounts.accept(accounts.invite("admin").substring("/welcome/".length()), PASSWORD);
    }

    private static void password(Page page) {
        page.navigate(base + "/sign-in");
        page.locator("input[name='name']").fill("admin");
        page.locator("input[name='password']").fill(PASSWORD);
        page.locator("input[name='password']").press("Enter");
        page.waitForURL(Pattern.compile("^(?!.*/sign-in$).*$"));
    }

    private static String setUpApp(Page page) {
        var key = Visitor.key(page.content());
        code(page, Visitor.code(key, Instant.now()));
        assertThat(page.locator("main")).containsText("Đã gắn");
        return key;
    }

    private static void code(Page page, String code) {
        page.locator("input[name='code']").fill(code);
        page.locator("input[name='code']").press("Enter");
    }

    /** The browser's own stand-in for a device that asks for a fingerprint. */
    private static JsonObject authenticator() {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var asked = new JsonObject();
        asked.add("options", options);
        return asked;
    }
}
