package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;

/** In a real browser: who scrolls down a figure finds it by sex, age and group; communes are for those who work here. */
class BreakdownWalkTest {
    private static final String FIGURE = "/indicators/annual-checkup";

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        province.add("phan-to", "Vũ Thị Phân Tổ", Role.LEADER, new Area.Province());
        Files.createDirectories(Look.PICTURES);
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void whoScrollsDownFindsTheFigureBySexAndThenByAge() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(province.address(FIGURE).toString());
            var section = page.locator("#breakdown");
            section.scrollIntoViewIfNeeded();
            assertThat(section.locator("h2")).containsText("Theo giới tính: từ");
            assertThat(section.locator("tbody tr").filter(new FilterOptions().setHasText("Nữ")))
                    .hasCount(1);
            section.locator(".switch a", new com.microsoft.playwright.Locator.LocatorOptions().setHasText("nhóm tuổi"))
                    .click();
            assertThat(section.locator("h2")).containsText("Theo nhóm tuổi: từ");
            assertThat(section.locator("tbody tr.whole th")).hasText("Tất cả");
            assertThat(section.locator(".note")).containsText("Tuổi tính vào ngày cuối kỳ");
            assertThat(section.locator("select")).hasCount(0);
            assertThat(page).hasURL(province.address(FIGURE).toString());
        }
    }

    @Test
    void thePublicIsRefusedWhatOfACommuneCouldTellWhoSomebodyIs() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            var address = FIGURE + "/breakdown?by=sex&commune=" + commune();
            var answer = Objects.requireNonNull(
                    page.navigate(province.address(address).toString()));
            Assertions.assertThat(answer.status()).isEqualTo(403);
            assertThat(page.locator("main")).containsText("cán bộ đã đăng nhập");
            var unknown = page.navigate(
                    province.address(FIGURE + "/breakdown?by=ownership").toString());
            Assertions.assertThat(Objects.requireNonNull(unknown).status()).isEqualTo(400);
            assertThat(page.locator("main")).containsText("sex, age-band, priority-group");
        }
    }

    @Test
    void whoWorksHereChoosesACommuneAndTakesItsRowsAlong() throws IOException {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "phan-to");
            page.navigate(province.address(FIGURE).toString());
            var section = page.locator("#breakdown");
            section.scrollIntoViewIfNeeded();
            section.locator("select").selectOption(commune());
            assertThat(section.locator(".lede")).containsText(name());
            assertThat(section.locator("select")).hasValue(commune());
            var download = page.waitForDownload(() -> section.locator(".note a").click());
            Assertions.assertThat(Files.readString(download.path(), StandardCharsets.UTF_8))
                    .contains("area,by,band,name")
                    .contains("\"" + commune() + "\",\"sex\",\"female\",\"Nữ\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"390,LIGHT", "390,DARK", "1440,LIGHT"})
    void eachWayToLookAtItIsWithoutFault(int width, ColorScheme scheme) throws IOException {
        var options = new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
        try (var context = browser.newContext(options)) {
            var page = context.newPage();
            look(page, "annual-checkup", "sex", width, scheme);
            look(page, "annual-checkup", "priority-group", width, scheme);
            look(page, "insured-share-of-visits", "facility-kind", width, scheme);
            province.signInPlainly(page, "phan-to");
            look(page, "beds-per-10k", "ownership", width, scheme);
            look(page, "health-book", "age-band", width, scheme);
            page.navigate(province.address("/indicators/health-book").toString());
            page.locator("#breakdown").scrollIntoViewIfNeeded();
            assertThat(page.locator("#breakdown table")).isVisible();
            Look.at(page, "breakdown-in-its-place", width, scheme);
        }
    }

    private static void look(Page page, String code, String by, int width, ColorScheme scheme) throws IOException {
        page.navigate(
                province.address("/indicators/" + code + "/breakdown?by=" + by).toString());
        assertThat(page.locator("#breakdown h2")).isVisible();
        Look.at(page, "breakdown-" + by, width, scheme);
    }

    /** Where most people live. */
    private static String commune() {
        return province.bean(JdbcClient.class)
                .sql("select commune from person.person where registered group by 1 order by count(*) desc, 1 limit 1")
                .query(String.class)
                .single();
    }

    private static String name() {
        return province.bean(JdbcClient.class)
                .sql("select name from place.commune where code = :code")
                .param("code", commune())
                .query(String.class)
                .single();
    }
}
