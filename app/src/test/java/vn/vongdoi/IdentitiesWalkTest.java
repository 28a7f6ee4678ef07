package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.linkage.Linkage;
import vn.vongdoi.person.People;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;

/** In a real browser: two who look alike are looked at, joined, and parted again. */
class IdentitiesWalkTest {
    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        var file = RegisterKind.PEOPLE.file(folder);
        Files.writeString(file, """
                cccd,bhxh,card,name,birth,sex,commune,cmnd,phone,address,guardian,household
                ,3152000961,,Mô Phỏng Gia An,2021-05-06,1,10507,,0912000961,"Số 7 phố Thử, tổ 3",Mô Phỏng Thị Mẹ,HK-961
                ,3152000962,,Mô Phỏng Gia Ân,2021-05-06,1,10507,,0912000961,"Số 7 phố Thử, tổ 3",Mô Phỏng Thị Mẹ,HK-961
                031057000963,,,Công Tằng Tôn Nữ Mô Phỏng Khanh,1957-02-09,2,10507,031057963,0912000963,Số 9 phố Thử,,
                ,3152000964,,Công Tằng Tôn Nữ Mô Phỏng Khánh,1957-09-02,2,10507,,0912000963,Số 9 phố Thử,,
                """);
        assertThat(province.bean(Registers.class)
                        .load(RegisterKind.PEOPLE, file)
                        .issues())
                .isEmpty();
        province.bean(Linkage.class).settle();
        province.add("tram-ai", "Mô Phỏng Thị Ai", Role.STATION_STAFF, new Area.Commune("10507"));
        province.add("tram-khac", "Mô Phỏng Thị Khác", Role.STATION_STAFF, new Area.Commune("11383"));
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void twoWhoLookAlikeAreJoinedAndPartedAgain() throws IOException {
        var people = province.bean(People.class);
        var one = people.holder("031057000963").orElseThrow().key();
        var other = people.holder("3152000964").orElseThrow().key();
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-ai");
            page.navigate(province.address("/identities").toString());
            page.locator("tr:has-text('Công Tằng Tôn Nữ Mô Phỏng Khanh') a").click();
            assertThat(page.locator("h1")).hasText("Có phải một người không?");
            assertThat(page.locator("main")).containsText("09/02/1957");
            assertThat(page.locator("main")).containsText("02/09/1957");
            assertThat(page.locator("main")).not().containsText("031057000963");
            page.locator("#join-told").fill("Xem căn cước: sinh ngày 9 tháng 2");
            page.locator("form[action$='/join'] button").click();
            assertThat(page.locator("[role=status]")).containsText("Đã gộp.");
            assertThat(page.locator("main")).not().containsText("Mô Phỏng Khanh");

            // Whoever opens either opens the person.
            page.navigate(province.address("/people/" + other.id()).toString());
            assertThat(page).hasURL(province.address("/people/" + one.id()).toString());

            page.navigate(province.address("/identities/joined").toString());
            var line = page.locator("tr:has-text('Công Tằng Tôn Nữ Mô Phỏng Khanh')");
            assertThat(line).containsText("tram-ai");
            assertThat(line).containsText("Xem căn cước");
            line.locator("input[name=told]").fill("Nhầm: hai chị em họ");
            line.locator("button").click();
            assertThat(page.locator("[role=status]")).containsText("Đã tách");
            assertThat(page.locator("tr:has-text('Công Tằng Tôn Nữ Mô Phỏng Khanh')"))
                    .containsText("Nhầm: hai chị em họ");
            page.navigate(province.address("/people/" + other.id()).toString());
            assertThat(page).hasURL(province.address("/people/" + other.id()).toString());
        }
    }

    @Test
    void whoLivesTogetherStandsOnEachOthersPage() {
        var an = province.bean(People.class).holder("3152000961").orElseThrow();
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-ai");
            page.navigate(province.address("/people/" + an.key().id()).toString());
            assertThat(page.locator("section:has(h2:text-is('Nơi ở và hộ gia đình'))"))
                    .containsText("Mô Phỏng Gia Ân");
        }
    }

    @Test
    void whoMayNotReadBothIsNotEvenToldThatTheyLookAlike() {
        var people = province.bean(People.class);
        var an = people.holder("3152000961").orElseThrow().key();
        var twin = people.holder("3152000962").orElseThrow().key();
        var pair = "/identities/" + an.id() + "-" + twin.id();
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-khac");
            page.navigate(province.address("/identities").toString());
            assertThat(page.locator("main")).not().containsText("Mô Phỏng Gia");
            assertThat(page.navigate(province.address(pair).toString()).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void theDeskCanBeUsedByEveryone() throws IOException {
        for (var width : List.of(1440, 390)) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) look(width, scheme);
        }
    }

    private static void look(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-ai");
            open(page, "/identities", "identities", width, scheme);
            page.locator("tr:has-text('Mô Phỏng Gia') a").first().click();
            Look.at(page, "identities-pair", width, scheme);
            open(page, "/identities/joined", "identities-joined", width, scheme);
            context.clearCookies();
            province.signInPlainly(page, "tram-khac");
            open(page, "/identities", "identities-empty", width, scheme);
        }
    }

    private static void open(Page page, String path, String name, int width, ColorScheme scheme) throws IOException {
        page.navigate(province.address(path).toString());
        Look.at(page, name, width, scheme);
    }
}
