package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;

/** As {@link AccessibilityTest}: a figure is entered by one person, approved by another, and seen by everybody. */
class StatisticAccessibilityTest {
    private static final Map<String, String> FIGURE = Map.of(
            "value", "94,6",
            "publisher", "Bảo hiểm xã hội thành phố Hải Phòng",
            "title", "Công văn số 1234/BHXH-TST về tình hình tham gia bảo hiểm y tế quý III năm 2026",
            "address", "https://baohiemxahoi.example.vn/cong-van/1234",
            "note", "Tính cả học sinh, sinh viên tạm trú; mẫu số là dân số trung bình");

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        province.add("so-lieu-mot", "Công Tằng Tôn Nữ Thị Nhập Liệu", Role.PROGRAMME_STAFF, new Area.Province());
        province.add("so-lieu-hai", "Nguyễn Phúc Người Duyệt", Role.LEADER, new Area.Province());
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void aFigureIsEnteredApprovedAndSeen(int width, ColorScheme scheme) throws IOException {
        String path;
        try (var context = browser.newContext(look(width, scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "so-lieu-mot");
            page.locator(".login").waitFor();
            go(page, "/statistics?lang=vi");
            Look.at(page, "statistics-empty", width, scheme);
            page.locator("main a[href='/statistics/new']").click();
            page.locator("main form button").click();
            page.locator(".wrong").first().waitFor();
            assertThat(page.locator(".wrong").count()).isEqualTo(7);
            Look.at(page, "statistics-faults", width, scheme);
            page.locator("#indicator").selectOption("insurance-coverage");
            FIGURE.forEach((field, value) -> page.locator("#" + field).fill(value));
            for (var day : new String[] {"from", "to", "dated"})
                page.locator("#" + day).fill("2026-09-30");
            page.locator("main form button").click();
            page.locator("[role='status']").waitFor();
            path = page.url();
            Look.at(page, "statistics-waiting", width, scheme);
            go(page, "/statistics/lists");
            Look.at(page, "statistics-lists", width, scheme);
            go(page, "/statistics/lists/mobile-clinics/new");
            Look.at(page, "statistics-entry", width, scheme);
        }
        try (var context = browser.newContext(look(width, scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "so-lieu-hai");
            page.locator(".login").waitFor();
            go(page, "/statistics");
            Look.at(page, "statistics", width, scheme);
            page.navigate(path);
            Look.at(page, "statistics-decide", width, scheme);
            page.locator("form[action$='/approved'] button").click();
            page.locator("[role='status']").waitFor();
            Look.at(page, "statistics-approved", width, scheme);
            go(page, "/indicators/insurance-coverage");
            assertThat(page.locator("main").innerText()).contains("94,6", "Bảo hiểm xã hội thành phố Hải Phòng");
            Look.at(page, "indicator-beside", width, scheme);
            page.navigate(path);
            page.locator("form[action$='/withdrawn'] input[name='reason']").fill("Xong phần xem trang");
            page.locator("form[action$='/withdrawn'] button").click();
            page.locator("[role='status']").waitFor();
        }
        try (var context = browser.newContext(look(width, scheme))) {
            var page = context.newPage();
            go(page, "/programmes/hn-91-kh-ubnd-2018?lang=vi");
            Look.at(page, "programme-owners", width, scheme);
        }
    }

    private static NewContextOptions look(int width, ColorScheme scheme) {
        return new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
    }

    private static void go(Page page, String path) {
        page.navigate(province.address(path).toString());
    }
}
