package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
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
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;

/** In a real browser: what registers tell of a life stands on the person's page. */
class RegistersWalkTest {
    private static final String STATION = "31952";

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        load(folder, RegisterKind.FACILITIES, """
                code,name,kind,level,commune,ownership,beds,doctors
                31952,Trạm Y tế phường Thử Nghiệm Tiêm Chủng,station,initial,10507,public,0,1
                """);
        load(folder, RegisterKind.IMMUNISATIONS, """
                cccd,bhxh,name,birth,sex,commune,vaccine,dose,date,facility,antigens,withdrawn
                031225000952,,Mô Phỏng Bé Tiêm,2025-03-01,1,10507,HepB,1,2025-03-01T10:00,31952,,
                031225000952,,Mô Phỏng Bé Tiêm,2025-03-01,1,10507,BCG,1,2025-03-20,31952,,
                031225000952,,Mô Phỏng Bé Tiêm,2025-03-01,1,10507,Measles,1,2025-12-02,31952,,yes
                031031000953,,Mô Phỏng Cụ Mất,1931-05-01,2,10507,Td,1,2020-01-01,31952,,
                """);
        load(folder, RegisterKind.DEATHS, """
                cccd,bhxh,name,birth,sex,commune,died,cause,cause_text
                031031000953,,Mô Phỏng Cụ Mất,1931-05-01,2,10507,2026-04-30,I64,Đột quỵ
                """);
        province.add("tram-tiem", "Mô Phỏng Thị Tiêm", Role.STATION_STAFF, new Area.Facility(STATION));
    }

    private static void load(Path folder, RegisterKind kind, String csv) throws IOException {
        Files.writeString(kind.file(folder), csv);
        var report = province.bean(Registers.class).load(kind, kind.file(folder));
        assertThat(report.issues()).as(kind.word()).isEmpty();
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void dosesStandOnThePersonsPageInBothLanguages() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-tiem");
            page.navigate(person("031225000952"));
            var doses = page.locator("section.card:has(h2:text-is('Tiêm chủng'))");
            assertThat(doses.locator("li")).hasCount(2);
            assertThat(doses).containsText("Lao (BCG)");
            assertThat(doses).containsText("Mũi 1");
            assertThat(doses).containsText("Trạm Y tế phường Thử Nghiệm Tiêm Chủng");
            page.navigate(person("031225000952") + "?lang=en");
            assertThat(page.locator("section.card:has(h2:text-is('Immunisations'))"))
                    .containsText("Dose 1");
            page.navigate(person("031225000952") + "?lang=vi");
        }
    }

    @Test
    void whoDiedIsShownWithTheDayAndNoOlderThanThen() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-tiem");
            page.navigate(person("031031000953"));
            assertThat(page.locator(".facts")).containsText("Mất ngày 30/04/2026");
            assertThat(page.locator(".age")).containsText("94");
        }
    }

    private static String person(String number) {
        var person = province.bean(People.class).holder(number).orElseThrow();
        return province.address("/people/" + person.key().id()).toString();
    }
}
