package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In a real browser: a citizen opens the own book on a phone, unfolds a stay, and prints it. */
class BookWalkTest {
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
    void aCitizenOpensTheBookUnfoldsAVisitAndPrintsAllOfIt() {
        try (var phone = browser.newContext(new NewContextOptions().setViewportSize(390, 844))) {
            var page = phone.newPage();
            province.signInCitizen(page);
            page.navigate(province.address("/people/" + province.citizen().id()).toString());
            page.locator("a[href$='/book']").click();
            page.waitForURL("**/book");
            assertThat(page.locator("#first h2")).hasText("Cần biết trước");
            for (var group : new String[] {"a. ", "b. ", "c. ", "d. "}) {
                assertThat(page.locator("h2", new Page.LocatorOptions().setHasText(group)))
                        .isVisible();
            }
            var second = page.locator("#c details").nth(1);
            assertThat(second.locator(".parts")).isHidden();
            second.locator("summary").click();
            assertThat(second.locator(".parts")).isVisible();
            second.locator("summary").click();
            Assertions.assertEquals(
                    390, page.evaluate("document.documentElement.scrollWidth"), "nothing sticks out sideways");

            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(second.locator(".parts")).isVisible();
            assertThat(page.locator("[data-print]")).isHidden();
            page.setViewportSize(794, 1123);
            page.screenshot(new ScreenshotOptions()
                    .setPath(Path.of("target/pages/own-book-print.png"))
                    .setFullPage(true));
        }
    }
}
