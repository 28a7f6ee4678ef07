package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In a real browser: every number can be opened, down to the document it came from. */
class WalkTest {
    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void fromTheScoreboardDownToTheOriginalDocument() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signIn(page);
            province.act(page, "dịch tễ");
            page.navigate(province.address("/").toString());
            assertThat(page.locator("h1")).containsText("Hải Phòng");
            page.locator("main a[href*='/indicators/health-book']").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/indicators/health-book.*"));
            // The communes with the lowest share come first; one where somebody counts has somebody to open.
            page.locator("main tbody tr:not(:has(td[data-value='0.0'])) a[href^='/communes/']")
                    .first()
                    .click();
            page.locator("main a[href*='/indicators/health-book/communes/']")
                    .first()
                    .click();
            page.locator("main a[href*='counted=true']").first().click();
            page.locator("main a[href*='/people/p']").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/people/p[0-9]+.*"));
            var person = page.url();
            assertThat(page.locator("main a[href*='/originals/']")).hasCount(0);
            // A document shows all of a visit: it opens for who pays for it, not for who counts cases.
            province.act(page, "Giám định");
            page.navigate(person);
            page.locator("main a[href*='/originals/']").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/originals/[0-9]+.*"));
            assertThat(page.locator("main")).containsText("SHA-256");
            assertThat(page.locator("main")).containsText("MA_LK");
        }
    }

    @Test
    void withoutSignInOnlySumsAreShown() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(province.address("/indicators/health-book").toString());
            assertThat(page.locator("main a[href*='/people']")).hasCount(0);
            page.navigate(province.address("/people/p1").toString());
            assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
        }
    }

    @Test
    void theSwitchToEnglishStays() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(province.address("/").toString());
            assertThat(page.locator("html")).hasAttribute("lang", "vi");
            page.locator("a[href*='lang=en']").first().click();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            page.navigate(province.address("/indicators").toString());
            assertThat(page.locator("html")).hasAttribute("lang", "en");
        }
    }
}
