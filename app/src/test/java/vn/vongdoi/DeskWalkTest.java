package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.claimfile.GoodVisit;

/** In a real browser: the department sees who fell silent and with which faults; a clerk goes on to the files. */
class DeskWalkTest {
    /** Of the synthetic province; what it sent came long ago, as if it had sent every day and stopped six weeks ago. */
    private static String silent = "";

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        province.add("so-y-te", "Trần Văn Sở", Role.LEADER, new Area.Province());
        province.add("vt-ban", "Nguyễn Thị Văn Thư", Role.HOSPITAL_CLERK, new Area.Facility(GoodVisit.FACILITY));
        var sql = province.bean(JdbcClient.class);
        silent = sql.sql("""
                        select facility from claims.answer_day join place.facility on code = facility
                        where facility <> '31301' group by facility order by sum(accepted) desc, facility limit 1""").query(String.class).single();
        sql.sql("delete from claims.file_day where facility = :facility")
                .param("facility", silent)
                .update();
        sql.sql(
                        "insert into claims.file_day select :facility, d::date, 1, 0 from generate_series(:from, :to, '1 day') d")
                .param("facility", silent)
                .param("from", LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusDays(70))
                .param("to", LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusDays(42))
                .update();
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void anOfficerOfTheDepartmentSeesWhoFellSilentAndOpensItAndNotItsFiles() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "so-y-te");
            page.locator("nav a[href='/desk']").click();
            assertThat(page.locator("h1")).hasText("Tình hình gửi hồ sơ");
            assertThat(page.locator(".lede")).containsText("cơ sở gửi");
            var first = page.locator("table.desk tbody tr").first();
            assertThat(first).containsText(silent);
            assertThat(first.locator(".chip.late")).containsText("im lặng");
            first.locator("a").click();
            page.waitForURL("**/desk/" + silent + "?*");
            assertThat(page).hasURL(Pattern.compile(".*/desk/" + silent + "\\?from=.*"));
            assertThat(page.locator(".lede")).containsText("Hãy gọi cho cơ sở");
            page.locator(".switch a", new Page.LocatorOptions().setHasText("90 ngày"))
                    .click();
            // Its visits were loaded today, months after they ended; what each fault asks for is said beside it.
            assertThat(page.locator(".faults h3").first()).isVisible();
            assertThat(page.locator("main")).containsText("Lần cuối ở XML");
            assertThat(page.locator("main a[href^='/submissions']")).hasCount(0);
            page.navigate(province.address("/submissions").toString());
            assertThat(page.locator("h1")).not().hasText("Hồ sơ gửi đến");
        }
    }

    @Test
    void aClerkSeesTheOwnFaultsAndOpensTheFileThatHasThem() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "vt-ban");
            page.navigate(province.address("/submissions").toString());
            page.locator("#file")
                    .setInputFiles(new FilePayload(
                            "sai-gioi.xml",
                            "application/xml",
                            new GoodVisit()
                                    .keyed("DESK")
                                    .with("XML1.GIOI_TINH=7|XML1.MA_DANTOC=99")
                                    .file(1)
                                    .getBytes(StandardCharsets.UTF_8)));
            page.locator("form.card button").first().click();
            page.locator("nav a[href='/desk']").click();
            assertThat(page).hasURL(Pattern.compile(".*/desk/" + GoodVisit.FACILITY));
            var fault = page.locator(".faults li", new Page.LocatorOptions().setHasText("Mã ngoài danh mục"));
            assertThat(fault).containsText("Cập nhật danh mục trong phần mềm");
            fault.locator("a").click();
            assertThat(page.locator("main")).containsText("GIOI_TINH");
            page.navigate(province.address("/desk/" + silent).toString());
            assertThat(page.locator("main")).containsText("cơ sở hoặc địa bàn mình phụ trách");
        }
    }

    @Test
    void aPeriodThatIsNoneIsToldAndWhatWasTypedStays() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "so-y-te");
            var answer = page.navigate(
                    province.address("/desk?from=2026-11-20&to=2026-11-01").toString());
            Assertions.assertEquals(400, answer.status());
            assertThat(page.locator("[role=alert]")).containsText("2026-11-01");
            assertThat(page.locator("#from")).hasValue("2026-11-20");
            assertThat(page.locator("table.desk")).hasCount(0);
            page.locator("#from").fill("2026-10-01");
            page.locator("form.upload button").click();
            assertThat(page.locator("table.desk")).isVisible();
        }
    }

    @Test
    void theSameRowsComeAsAFile() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "so-y-te");
            page.navigate(province.address("/desk").toString());
            var rows = page.locator("table.desk tbody tr").count();
            var file = page.context()
                    .request()
                    .get(province.address(page.locator("a[href^='/desk/facilities.csv']")
                                    .getAttribute("href"))
                            .toString());
            var lines = file.text().strip().split("\r\n");
            Assertions.assertEquals(rows + 1, lines.length);
            Assertions.assertTrue(lines[0].startsWith("\ufefffacility,name,commune"), lines[0]);
            Assertions.assertTrue(lines[1].startsWith("\"" + silent + "\"") && lines[1].contains(",true,"), lines[1]);
        }
    }
}
