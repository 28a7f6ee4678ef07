package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.person.People;

/** In a real browser: a station takes back visits that it entered by mistake, before and after the day's file went out. */
class StationWithdrawalWalkTest {
    private static final String STATION = "31952";

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        StationOfTests.register(province, folder, STATION);
        province.add("tram-rut", "Mô Phỏng Thị Rút", Role.STATION_STAFF, new Area.Facility(STATION));
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void aVisitIsTakenBackWithItsReason() throws IOException {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-rut");
            var first = enter(page, "Mô Phỏng Văn Nhầm", "031057000952");
            var kept = enter(page, "Mô Phỏng Văn Đúng", "031057000953");
            assertThat(page.locator("tbody tr")).hasCount(2);

            // No file has gone out: there is nothing for the insurer to take back.
            withdraw(page, first, "Ghi hai lần");
            assertThat(page.locator("[role=status]")).containsText("Đã rút lượt khám " + first);
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator(".withdrawn")).containsText("Ghi hai lần");
            assertThat(page.locator(".withdrawn")).containsText("Chưa có trong tệp XML nào");
            assertThat(page.locator("main")).not().containsText("Mô Phỏng Văn Nhầm");
            assertThat(file(page)).contains(kept).doesNotContain(first, "<MA_DOITUONG_KCB>8<");

            // The file that was downloaded may have been sent on.
            withdraw(page, kept, "Ghi nhầm người");
            assertThat(page.locator("tbody tr")).hasCount(0);
            assertThat(page.locator(".withdrawn")).containsText("hãy tải lại và gửi");
            assertThat(file(page))
                    .contains(kept, "<MA_DOITUONG_KCB>8<", "<GHI_CHU>Ghi nhầm người<")
                    .doesNotContain(first, "Mô Phỏng Văn Đúng", "031057000953");

            // It is in the record no more, its history is, and its key is not used again.
            var person = province.bean(People.class).holder("031057000953").orElseThrow();
            assertThat(page.navigate(province.address("/people/" + person.key().id())
                                    .toString())
                            .text())
                    .doesNotContain("J06.9");
            assertThat(page.navigate(province.address("/visits/" + kept).toString())
                            .status())
                    .isEqualTo(409);
            assertThat(page.locator("main")).containsText("đã rút");
        }
    }

    @Test
    void theKeyOfAWithdrawnVisitIsRefusedHoweverItComes() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-rut");
            var maLk = enter(page, "Mô Phỏng Thị Khóa", "031157000954");
            page.navigate(province.address("/visits/" + maLk).toString());
            var form = page.context().newPage();
            form.navigate(province.address("/visits/" + maLk).toString());
            withdraw(page, maLk, "Ghi nhầm");
            form.locator("form.visit button[type=submit]").click();
            assertThat(form.locator("main")).containsText("Mã này không dùng lại");
        }
    }

    @Test
    void withoutAReasonNothingIsTakenBack() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-rut");
            var maLk = enter(page, "Mô Phỏng Văn Còn", "031057000955");
            withdraw(page, maLk, " ");
            assertThat(page.locator(".wrong")).containsText("Hãy ghi lý do rút");
            page.navigate(province.address("/visits/" + maLk).toString());
            assertThat(page.locator("#name")).hasValue("Mô Phỏng Văn Còn");
        }
    }

    private static String enter(Page page, String name, String number) {
        page.navigate(province.address("/visits/new").toString());
        page.locator("#name").fill(name);
        page.locator("#birth").fill("1957");
        page.locator("input[name=sex][value='" + (number.charAt(3) == '0' ? 1 : 2) + "']")
                .check();
        page.locator("#cccd").fill(number);
        page.locator("#entitlement").selectOption("9");
        page.locator("#address").fill("Số 5");
        page.locator("#reason").fill("Ho");
        page.locator("#weight").fill("50");
        page.locator("#icd").fill("J06.9");
        page.locator("form.visit button[type=submit]").click();
        var told = page.locator("[role=status] p").first().textContent();
        return told.replaceAll(".*(TYT-\\d+-\\d+).*", "$1");
    }

    private static void withdraw(Page page, String maLk, String reason) {
        page.navigate(province.address("/visits/" + maLk).toString());
        page.locator("a[href$='/withdrawal']").click();
        page.locator("#reason").fill(reason);
        page.locator("form.visit button[type=submit]").click();
    }

    private static String file(Page page) throws IOException {
        page.navigate(province.address("/visits").toString());
        var download = page.waitForDownload(
                () -> page.locator("a[href^='/visits/file']").click());
        return StationVisitWalkTest.tables(Files.readString(download.path()));
    }
}
