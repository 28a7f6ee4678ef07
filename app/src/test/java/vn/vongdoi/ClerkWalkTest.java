package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.claimfile.GoodCheckIn;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claimfile.Signing;

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

    @Test
    void whatWasRejectedInAnotherFileIsCheckedAgainThere() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "vt-tra");
            for (var name : new String[] {"lan-dau.xml", "lan-hai.xml"}) {
                upload(page, name, new GoodVisit().keyed("TWICE").with("XML1.GIOI_TINH=7"));
                page.locator("table a").first().click();
                page.locator("table a", new Page.LocatorOptions().setHasText(name))
                        .first()
                        .click();
                assertThat(page.locator("h1")).containsText(name);
                assertThat(page.locator("form[action$='/again']")).hasCount(name.equals("lan-dau.xml") ? 1 : 0);
            }
        }
    }

    @Test
    void aRejectedCheckInStandsAmongTheFilesAndIsCheckedAgain() throws Exception {
        var faulty = new GoodCheckIn().with("MA_LK=TOI-1 GIOI_TINH=7").document();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(province.address("/exchange/checkins?name=toi-kham.xml"))
                    .header("Authorization", "Bearer " + province.token("clerk-walk", Optional.of(GoodVisit.FACILITY)))
                    .POST(HttpRequest.BodyPublishers.ofString(faulty))
                    .build();
            client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "vt-tra");
            page.navigate(province.address("/submissions").toString());
            page.locator("table a").first().click();
            page.locator("table a", new Page.LocatorOptions().setHasText("Check-in (XML0): toi-kham.xml"))
                    .click();
            assertThat(page.locator("main")).containsText("XML0 · GIOI_TINH");
            page.locator("table a", new Page.LocatorOptions().setHasText("TOI-1"))
                    .click();
            assertThat(page.locator("main")).containsText("Mô Phỏng Văn A");
            page.locator(".way a").last().click();
            page.locator("form[action$='/again'] button").click();
            assertThat(page.locator("[role=status]")).containsText("vẫn bị từ chối 1");
        }
    }

    private static GoodVisit visit() {
        return new GoodVisit().keyed("CLERK");
    }

    @Test
    void aClerkSeesWhichVisitsThePortalRefused() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "vt-tra");
            upload(page, "mot.xml", new GoodVisit().keyed("PORTAL-1"));
            upload(page, "hai.xml", new GoodVisit().keyed("PORTAL-2"));
            page.locator("a[href='/submissions/portal']").click();
            results(
                    page,
                    "MA_LK,KET_QUA,MA_LOI,MO_TA\nPORTAL-1,hợp lệ,,\nPORTAL-2,không hợp lệ,155,Sai tổng chi phí\n");
            assertThat(page.locator("[role=status]")).containsText("Đọc 2 dòng, nhận 2");
            page.locator("#month").selectOption("2026-08");
            page.locator("form[method='get'] button").click();
            assertThat(page.locator(".lede")).containsText("Tháng 08/2026: đã gửi");
            var refused = page.locator("tr", new Page.LocatorOptions().setHasText("PORTAL-2"));
            assertThat(refused).containsText("Sai tổng chi phí");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("PORTAL-1")))
                    .hasCount(0);
            results(page, "MA_LK;TRANG_THAI\nPORTAL-1;1\n");
            assertThat(page.locator("[role=status]")).containsText("thiếu cột ket_qua");
        }
    }

    @Test
    void aSignedFileSaysWhetherItIsStillWhatWasSigned(@TempDir Path folder) throws Exception {
        var signed = new Signing(folder).signed(new GoodVisit().keyed("SIGNED").file(1), "");
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "vt-tra");
            hand(page, "da-ky.xml", signed);
            page.locator("table a").first().click();
            page.locator("table a", new Page.LocatorOptions().setHasText("da-ky.xml"))
                    .first()
                    .click();
            assertThat(page.locator("main")).containsText("Đúng: các hồ sơ còn nguyên như lúc ký.");
            assertThat(page.locator("main")).containsText("CN=Benh vien Mo Phong");
            hand(page, "sua-sau-khi-ky.xml", signed.replace("<SOLUONGHOSO>1", "<SOLUONGHOSO>2"));
            page.locator("table a").first().click();
            page.locator("table a", new Page.LocatorOptions().setHasText("sua-sau-khi-ky.xml"))
                    .first()
                    .click();
            assertThat(page.locator("main")).containsText("Sai: tệp đã bị sửa sau khi ký");
        }
    }

    private static void results(Page page, String csv) {
        page.locator("#file")
                .setInputFiles(new FilePayload("ket-qua.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.locator("form.card button").click();
    }

    private static void upload(Page page, String name, GoodVisit visit) {
        hand(page, name, visit.file(1));
    }

    private static void hand(Page page, String name, String file) {
        page.navigate(province.address("/submissions").toString());
        page.locator("#file")
                .setInputFiles(new FilePayload(name, "application/xml", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("form.card button").first().click();
    }
}
