package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.person.People;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.school.SchoolYear;

/** As {@link AccessibilityTest}: whom a station has to ask in, what the schedules ask for, and what a station writes down. */
class StationAccessibilityTest {
    private static final String PUPIL = "031318779200";

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;
    static String commune;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        commune = Objects.requireNonNull(
                province.bean(People.class).person(province.citizen()).commune());
        province.add("tram-den-han-xem", "Công Tằng Tôn Nữ Thị Trạm", Role.STATION_STAFF, new Area.Commune(commune));
        pupils();
        StationOfTests.register(province, Files.createTempDirectory("station"));
        province.add("tram-ghi", "Nguyễn Thị Y Sĩ", Role.STATION_STAFF, new Area.Facility(StationOfTests.CODE));
        province.add("chuong-trinh-tinh", "Tôn Nữ Chương Trình", Role.PROGRAMME_STAFF, new Area.Province());
    }

    /** Of a school with a long name, of whom one lives elsewhere. */
    private static void pupils() throws IOException {
        var year = SchoolYear.of(LocalDate.now()).beginning();
        var file = Files.writeString(
                Files.createTempFile("pupils", ".csv"),
                "cccd,bhxh,name,birth,sex,commune,phone,guardian,address,school,school_name,school_commune,kind,class,year\n"
                        + IntStream.range(0, 8)
                                .mapToObj(i -> "03131877920" + i + ",,Công Tằng Tôn Nữ Thị Học Sinh "
                                        + List.of("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khoa", "Lan")
                                                .get(i) + ","
                                        + LocalDate.of(year - 6 - i % 5, 3, 1) + ",2," + (i == 7 ? "00004" : commune)
                                        + ",0912779200,Hoàng Thị Mẹ,\"Tổ dân phố số 12 Vĩnh Niệm, phường Mô Phỏng\",TH-779,"
                                        + "Trường Tiểu học và Trung học cơ sở Nguyễn Bỉnh Khiêm," + commune
                                        + ",primary,"
                                        + (i % 5 + 1) + "A" + i % 2 + "," + year)
                                .collect(Collectors.joining("\n")));
        var report = province.bean(Registers.class).load(RegisterKind.PUPILS, file);
        assertThat(report.issues()).isEmpty();
        var fitness = Files.writeString(
                Files.createTempFile("fitness", ".csv"),
                "cccd,bhxh,name,birth,sex,commune,school,date,class,grip,sit_ups,long_jump,run_5min\n" + PUPIL
                        + ",,Công Tằng Tôn Nữ Thị Học Sinh An," + LocalDate.of(year - 6, 3, 1) + ",2," + commune
                        + ",TH-779," + SchoolYear.of(LocalDate.now()).first() + ",pass,\"9,5\",12,115,710\n");
        assertThat(province.bean(Registers.class)
                        .load(RegisterKind.FITNESS, fitness)
                        .issues())
                .isEmpty();
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void listsOfWhoIsDueCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-den-han-xem");
            page.navigate(province.address("/due?lang=vi").toString());
            check(page, "station-due", width, scheme);
            page.navigate(province.address("/due/communes/" + commune + "?near=khong-co")
                    .toString());
            check(page, "station-due-none", width, scheme);
            page.navigate(at("/due/schools/TH-779"));
            assertThat(page.locator("tbody tr").count()).isEqualTo(7);
            check(page, "station-due-school", width, scheme);
            page.navigate(at("/people/"
                    + province.bean(People.class)
                            .holder(PUPIL)
                            .orElseThrow()
                            .key()
                            .id()));
            check(page, "station-pupil", width, scheme);
            page.navigate(at("/due/schools/TH-779?on=" + LocalDate.now().plusYears(1)));
            check(page, "station-due-school-nobody", width, scheme);
        }
    }

    /** Where the department decides what the schedules ask for: the reason left out, and all of it. */
    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void theDecisionAboutSchedulesCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "chuong-trinh-tinh");
            page.locator(".login").waitFor();
            page.navigate(province.address("/schedules").toString());
            page.locator("#unverified form").evaluate("form => { form.noValidate = true; form.requestSubmit() }");
            page.locator("#unverified .wrong").waitFor();
            check(page, "schedules-fault", width, scheme);
            for (var decision : List.of("off", "on")) {
                page.locator("#unverified input[name='reason']").fill("Theo Công văn số 1234/SYT-NVY ngày 20/11/2026");
                page.locator("#unverified form button").click();
                page.locator("#unverified [role='status']").waitFor();
                check(page, "schedules-" + decision, width, scheme);
            }
        }
    }

    /** Where a visit is entered: empty, with faults, with all of it, and the book of the day. */
    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void pagesOfAStationsVisitsCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-ghi");
            page.navigate(province.address("/visits?day=2026-01-01").toString());
            check(page, "visits-empty", width, scheme);
            page.navigate(province.address("/visits/new").toString());
            check(page, "visit-new", width, scheme);
            for (var field : Map.of(
                            "name", "Công Tằng Tôn Nữ Thị Hoàng Mai Khanh",
                            "birth", "1957",
                            "address", "Số 1, Lê Chân",
                            "reason", "Đau đầu",
                            "weight", "50",
                            "icd", "I10",
                            "pressure", "cao",
                            "card", "HT231")
                    .entrySet()) {
                page.locator("#" + field.getKey()).fill(field.getValue());
            }
            page.locator("input[name=sex][value='2']").check();
            page.locator("#entitlement").selectOption("1.1");
            page.locator("#registered").fill(StationOfTests.CODE);
            page.locator("[name=medicine]").first().fill("Thuốc không có trong danh mục của trạm");
            page.locator("form.visit button[type=submit]").click();
            check(page, "visit-fault", width, scheme);
            page.locator("#pressure").fill("150/90");
            page.locator("#card").fill("HT2313105700951");
            page.locator("#cardFrom").fill("2026-01-01");
            page.locator("#cardUntil").fill("2027-12-31");
            page.locator("[name=medicine]").first().fill("Amlodipin 5mg (VD-18532-13)");
            page.locator("[name=medicineQuantity]").first().fill("30");
            page.locator("form.visit button[type=submit]").click();
            page.locator("[role=status]").waitFor();
            check(page, "visits", width, scheme);
            page.locator("a[href$='/note']").last().click();
            check(page, "visit-note", width, scheme);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Look.PICTURES.resolve("visit-note-printed-" + width + ".png")));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.navigate(province.address("/visits").toString());
            page.locator("a[aria-label^='Sửa']").last().click();
            check(page, "visit-correct", width, scheme);
            page.locator("a[href$='/withdrawal']").click();
            check(page, "visit-withdrawal", width, scheme);
            page.locator("#reason").fill(" ");
            page.locator("form.visit button[type=submit]").click();
            check(page, "visit-withdrawal-fault", width, scheme);
            page.locator("#reason").fill("Ghi hai lần cho cùng một người, lượt này không có thật");
            page.locator("form.visit button[type=submit]").click();
            page.locator(".withdrawn").waitFor();
            check(page, "visits-withdrawn", width, scheme);
            page.navigate(province.address("/visits/new").toString());
            page.locator("#line").fill("https://example.org");
            page.locator("#line").press("Enter");
            page.locator("#line-note.wrong").waitFor();
            check(page, "visit-card-fault", width, scheme);
        }
    }

    private static String at(String path) {
        return province.address("/").toString().replaceAll("/$", "") + path;
    }

    private static void check(Page page, String name, int width, ColorScheme scheme) throws IOException {
        Look.at(page, name, width, scheme);
    }
}
