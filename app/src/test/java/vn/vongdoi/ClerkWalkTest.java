package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.claimfile.GoodVisit;

/** In a real browser: a hospital's clerk hands in a file, reads its faults, checks again, mends it and sends it. */
class ClerkWalkTest {
    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        province.add("vt-tra", "Nguyễn Thị Văn Thư", Role.HOSPITAL_CLERK, new Area.Facility(GoodVisit.FACILITY));
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void aClerkReadsTheFaultsMendsThemAndSendsAgain() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "vt-tra");
            upload(page, "loi.xml", visit().with("XML1.GIOI_TINH=7"));
            assertThat(page.locator("[role=status]")).containsText("từ chối 1");
            page.locator("table a").first().click();
            page.locator("table a").first().click();
            var report = page.url();
            assertThat(page.locator("main")).containsText("GIOI_TINH");
            var again = page.locator("form[action$='/again'] button");
            again.click();
            assertThat(page.locator("[role=status]")).containsText("vẫn bị từ chối 1");

            upload(page, "da-sua.xml", visit().with("XML1.MA_BENH_KT=E11.9"));
            assertThat(page.locator("[role=status]")).containsText("nhận 1");
            page.navigate(report);
            assertThat(again).isVisible();
        }
    }

    private static GoodVisit visit() {
        var visit = new GoodVisit();
        for (var table : "XML1 XML2 XML3 XML3[2] XML3[3] XML4 XML4[2] XML5 XML7 XML8 XML14".split(" ")) {
            visit.with(table + ".MA_LK=CLERK");
        }
        return visit;
    }

    private static void upload(Page page, String name, GoodVisit visit) {
        page.navigate(province.address("/submissions").toString());
        page.locator("#file")
                .setInputFiles(
                        new FilePayload(name, "application/xml", visit.file(1).getBytes(StandardCharsets.UTF_8)));
        page.locator("form.upload button").first().click();
    }
}
