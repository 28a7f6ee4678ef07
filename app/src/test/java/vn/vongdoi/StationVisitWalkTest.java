package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;

/** In a real browser: a station without a system of its own enters a visit, corrects it and takes the file to send. */
class StationVisitWalkTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        StationOfTests.register(province, folder);
        province.add("tram-kham", "Mô Phỏng Thị Y Sĩ", Role.STATION_STAFF, new Area.Facility(StationOfTests.CODE));
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void aVisitIsEnteredOnceCorrectedAndSentAway() throws IOException, InterruptedException {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-kham");
            page.locator("nav a[href='/visits']").click();
            assertThat(page.locator(".empty")).containsText("chưa ghi lượt khám nào");
            page.locator("a[href='/visits/new']").click();

            page.locator("#name").fill("Mô Phỏng Văn Khám");
            page.locator("#birth").fill("11/2/1957");
            page.locator("input[name=sex][value='1']").check();
            page.locator("#cccd").fill("031057000951");
            page.locator("#card").fill("HT2313105700951");
            page.locator("#cardFrom").fill("2026-01-01");
            page.locator("#cardUntil").fill("2027-12-31");
            page.locator("#registered").fill(StationOfTests.CODE);
            page.locator("#entitlement").selectOption("1.1");
            page.locator("#address").fill("Số 5, phường Thử Nghiệm");
            page.locator("#reason").fill("Đau đầu, kiểm tra huyết áp");
            page.locator("#weight").fill("61,5");
            page.locator("#pressure").fill("150 trên 90");
            page.locator("#icd").fill("i10");
            page.locator("[name=medicine]").first().fill("Amlodipin 5mg (VD-18532-13)");
            page.locator("[name=medicineQuantity]").first().fill("30");
            page.locator("#returns").fill(TODAY.plusDays(28).toString());
            save(page);

            // One thing was not right; all else stays as typed, and nothing was stored.
            assertThat(page.locator("#pressure-note")).containsText("120/80");
            assertThat(page.locator("#reason")).hasValue("Đau đầu, kiểm tra huyết áp");
            assertThat(page.locator("[name=medicineQuantity]").first()).hasValue("30");
            page.locator("#pressure").fill("150/90");
            save(page);
            assertThat(page.locator("[role=status]")).containsText("Đã lưu lượt khám TYT-");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody")).containsText("Mô Phỏng Văn Khám");

            page.locator("tbody a[aria-label^='Sửa']").last().click();
            assertThat(page.locator("#pressure")).hasValue("150/90");
            assertThat(page.locator("#cardUntil")).hasValue("2027-12-31");
            assertThat(page.locator("#ended")).hasValue(Pattern.compile(TODAY + "T.*"));
            var ended = "<NGAY_RA>"
                    + page.locator("#ended").inputValue().replaceAll("\\D", "").substring(0, 12) + "<";
            page.locator("#others").fill("e11.9");
            save(page);
            assertThat(page.locator("tbody tr")).hasCount(1);

            page.locator("tbody a[href^='/people/']").click();
            assertThat(page.locator("main")).containsText("150/90");
            assertThat(page.locator("main")).containsText("Amlodipin 5mg");
            assertThat(page.locator("main")).containsText("Giấy hẹn khám lại");

            // The next visit begins with what mostly stays.
            page.locator("a[href^='/visits/new?person=']").click();
            assertThat(page.locator("#icd")).hasValue("I10");
            assertThat(page.locator("[name=medicine]").first()).hasValue("Amlodipin 5mg (VD-18532-13)");
            assertThat(page.locator("#pressure")).hasValue("");

            theNoteFitsHalfASheet(page);

            page.navigate(province.address("/visits").toString());
            var download = page.waitForDownload(
                    () -> page.locator("a[href^='/visits/file']").click());
            var file = Files.readString(download.path());
            assertThat(checked(file)).contains("\"sound\":1");
            // The correction, what was prescribed, and the time of the visit, not of the correction.
            assertThat(tables(file)).contains("<MA_BENH_KT>E11.9<", "<T_THUOC>9600<", "<T_BHTT>46100<", ended);
        }
    }

    private static void theNoteFitsHalfASheet(Page page) {
        page.navigate(province.address("/visits").toString());
        page.locator("tbody a[href$='/note']").first().click();
        var sheet = page.locator(".sheet");
        for (var told : new String[] {
            "Trạm Y tế phường Thử Nghiệm",
            "Mô Phỏng Văn Khám",
            "I10",
            "Amlodipin 5mg",
            "Mỗi lần 1 viên, ngày 1 lần",
            "1 tablet(s) each time, once a day",
            "Mô Phỏng Thị Y Sĩ",
            "150/90",
            TODAY.plusDays(28).format(DateTimeFormatter.ofPattern("dd/MM/yyyy"))
        }) assertThat(sheet).containsText(told);
        assertThat(sheet).not().containsText("031057000951");
        var pdf = new String(
                page.pdf(new Page.PdfOptions()
                        .setPreferCSSPageSize(true)
                        .setPath(Path.of("target/pages/visit-note.pdf"))),
                StandardCharsets.ISO_8859_1);
        assertThat(Pattern.compile("/Type /Page\\b").matcher(pdf).results()).hasSize(1);
    }

    @Test
    void whoGoesBackToTheFirstFormIsBelieved(@TempDir Path folder) throws IOException {
        StationOfTests.register(province, folder, "31954");
        province.add("tram-lai", "Mô Phỏng Thị Lại", Role.STATION_STAFF, new Area.Facility("31954"));
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-lai");
            page.navigate(province.address("/visits/new").toString());
            page.locator("#name").fill("Mô Phỏng Văn Lại");
            page.locator("#birth").fill("1957");
            page.locator("input[name=sex][value='1']").check();
            fillWhatIsAsked(page);
            save(page);
            for (var code : new String[] {"J02.9", "J06.9", "J02.9", "J02.9", "J06.9"}) {
                page.locator("tbody a[aria-label^='Sửa']").click();
                page.locator("#icd").fill(code);
                save(page);
                assertThat(page.locator("[role=status]")).containsText("Đã lưu");
                assertThat(page.locator("tbody tr")).hasCount(1);
                assertThat(page.locator("tbody tr")).containsText(code);
            }
        }
    }

    @Test
    void whoTookANumberAtTheKioskIsSeenUnderTheSameKey() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-kham");
            page.navigate(province.address("/kiosk").toString());
            page.locator("#line")
                    .fill("031190777951||Mô Phỏng Thị Chờ|01021990|Nữ|Số 1, Lê Chân, Hải Phòng|15082021||");
            page.locator("#line").press("Enter");
            var key = page.locator(".ticket dd.code-text").last().textContent();
            page.navigate(province.address("/visits").toString());
            page.locator("a[href*='ticket=']").click();
            assertThat(page.locator("#name")).hasValue("Mô Phỏng Thị Chờ");
            var form = page.url();
            fillWhatIsAsked(page);
            save(page);
            assertThat(page.locator("[role=status]")).containsText("Đã lưu lượt khám " + key);
            assertThat(page.locator("a[href*='ticket=']")).hasCount(0);
            // The form that began the visit, sent once more: neither a second visit nor a correction.
            page.navigate(form);
            fillWhatIsAsked(page);
            save(page);
            assertThat(page.locator("main")).containsText("đã được lưu");
            page.navigate(province.address("/visits").toString());
            page.locator("tbody a", new Page.LocatorOptions().setHasText("Mô Phỏng Thị Chờ"))
                    .click();
            assertThat(page.locator("main")).not().containsText("Đang khám");
        }
    }

    private static void fillWhatIsAsked(Page page) {
        for (var closed = page.locator("details:not([open]) > summary"); closed.count() > 0; )
            closed.first().click();
        page.locator("#address").fill("Số 1, Lê Chân");
        page.locator("#entitlement").selectOption("9");
        page.locator("#reason").fill("Ho");
        page.locator("#weight").fill("50");
        page.locator("#icd").fill("J06.9");
    }

    private static void save(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lưu lượt khám"))
                .click();
    }

    static String tables(String file) {
        var text = new StringBuilder();
        for (var table : file.split("<NOIDUNGFILE>")) {
            if (table.contains("</NOIDUNGFILE>"))
                text.append(new String(
                        Base64.getDecoder().decode(table.substring(0, table.indexOf('<'))), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static String checked(String file) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(province.address("/exchange/claims?check=only"))
                    .header("Authorization", "Bearer " + province.token("tram-gui", Optional.of(StationOfTests.CODE)))
                    .POST(BodyPublishers.ofString(file))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
