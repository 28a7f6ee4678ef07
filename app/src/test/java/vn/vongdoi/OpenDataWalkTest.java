package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.place.Places;

/** In a browser: figures of all communes are entered by a file, approved in one step by somebody else, and seen by everybody. */
class OpenDataWalkTest {
    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        province.add("tep-nhap", "Công Tằng Tôn Nữ Thị Bảng Biểu", Role.PROGRAMME_STAFF, new Area.Province());
        province.add("tep-duyet", "Nguyễn Phúc Người Duyệt Tệp", Role.LEADER, new Area.Province());
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT, smoking", "390, LIGHT, premarital-counselling", "390, DARK, physical-activity"})
    void figuresOfAllCommunesAreEnteredByFileApprovedInOneStepAndSeen(int width, ColorScheme scheme, String code)
            throws IOException {
        String path;
        var commune = province.bean(Places.class)
                .communesOf(province.bean(Places.class).province().code())
                .getFirst();
        try (var context = browser.newContext(look(width, scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "tep-nhap");
            page.locator(".login").waitFor();
            go(page, "/statistics?lang=vi");
            page.locator("main a[href='/statistics/files']").click();
            Look.at(page, "statistics-file", width, scheme);
            fill(page, file(code, "21,5").replaceFirst("21,5", "chưa có").replaceFirst("2025-12-31", "31/13/2025"));
            page.locator("[role='alert']").waitFor();
            assertThat(page.locator("[role='alert']").innerText())
                    .contains("2 chỗ sai", "chưa có", "value", "31/13/2025", "to");
            Look.at(page, "statistics-file-faults", width, scheme);
            go(page, "/statistics");
            assertThat(page.locator("main").innerText()).as("nothing was taken").doesNotContain(code + ".csv");
            go(page, "/statistics/files");
            fill(page, file(code, "21,5").replace("2025-12-31", "31/12/2025"));
            page.locator("[role='status']").waitFor();
            path = page.url();
            assertThat(page.locator("h1").innerText()).contains("114 dòng");
            assertThat(page.locator("main form"))
                    .satisfies(it -> assertThat(it.count()).isZero());
            Look.at(page, "statistics-batch-waiting", width, scheme);
        }
        assertThat(value(code, commune.code().value())).as("it waits").contains("\"value\":null");
        try (var context = browser.newContext(look(width, scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "tep-duyet");
            page.locator(".login").waitFor();
            go(page, "/statistics");
            Look.at(page, "statistics-with-batch", width, scheme);
            page.locator("main a[href='" + path.substring(path.indexOf("/statistics/")) + "']")
                    .click();
            assertThat(page.locator("main .list li").count())
                    .as("one step, told once")
                    .isEqualTo(1);
            Look.at(page, "statistics-batch-decide", width, scheme);
            page.locator("form[action$='/approved'] button").click();
            page.locator("[role='status']").waitFor();
            assertThat(value(code, commune.code().value())).contains("\"value\":21.5");
            assertThat(province.visitor()
                            .get("/open/statistics.csv")
                            .body()
                            .lines()
                            .filter(it -> it.contains(code)))
                    .hasSize(114);
            page.locator("form[action$='/withdrawn'] input[name='reason']").fill("Xong phần xem trang");
            page.locator("form[action$='/withdrawn'] button").click();
            page.locator("[role='status']").waitFor();
            assertThat(value(code, commune.code().value())).contains("\"value\":null");
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK", "320, LIGHT", "320, DARK"})
    void theOpenPageAndTheCardsCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(look(width, scheme))) {
            var page = context.newPage();
            if (width > 320) {
                go(page, "/open?lang=vi");
                Look.at(page, "open", width, scheme);
                go(page, "/indicators/insurance-coverage");
                page.locator(".embed-code summary").click();
                assertThat(page.locator(".embed-code button").isVisible()).isTrue();
                page.locator(".embed-code button").click();
                page.getByText("Đã chép", new Page.GetByTextOptions().setExact(true))
                        .waitFor();
                Look.at(page, "indicator-embed-code", width, scheme);
            }
            go(page, "/embed/indicators/insurance-coverage?lang=vi");
            Look.at(page, "embed-indicator", width, scheme);
            go(page, "/embed/indicators/life-expectancy?lang=en");
            Look.at(page, "embed-unknown", width, scheme);
            go(page, "/embed/programmes/hp-03-ctr-tu-2025?lang=vi");
            Look.at(page, "embed-programme", width, scheme);
        }
    }

    private static void fill(Page page, String file) {
        page.locator("#file")
                .setInputFiles(new FilePayload("bang.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("#publisher").fill("Thống kê thành phố Hải Phòng");
        page.locator("#title").fill("Niên giám thống kê 2025, bảng 214");
        page.locator("#dated").fill("2026-06-30");
        page.locator("main form[enctype] button").click();
    }

    /** As a Vietnamese spreadsheet saves it. */
    private static String file(String code, String value) {
        return "\ufeffindicator;area;name;from;to;value\r\n"
                + province
                        .bean(Places.class)
                        .communesOf(province.bean(Places.class).province().code())
                        .stream()
                        .map(it ->
                                code + ";" + it.code().value() + ";" + it.title() + ";2025-01-01;2025-12-31;" + value)
                        .collect(Collectors.joining("\r\n"));
    }

    private static String value(String code, String commune) {
        return province.visitor()
                .get("/open/indicators/" + code + "?commune=" + commune)
                .body();
    }

    private static NewContextOptions look(int width, ColorScheme scheme) {
        return new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
    }

    private static void go(Page page, String path) {
        page.navigate(province.address(path).toString());
    }
}
