package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Consents;
import vn.vongdoi.access.FamilyDoctors;
import vn.vongdoi.access.Guardians;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.client.Clients;
import vn.vongdoi.client.Redirect;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.person.Sex;
import vn.vongdoi.privacy.Basis;
import vn.vongdoi.privacy.Breaches;
import vn.vongdoi.privacy.Disclosures;
import vn.vongdoi.privacy.Kind;
import vn.vongdoi.privacy.Requests;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.school.SchoolYear;

/**
 * Every page, on a phone and on a desk, in light and dark (contrast does not depend on width): axe-core finds nothing
 * serious and nothing sticks out sideways. Leaves pictures in {@code target/pages} for people to look at.
 */
class AccessibilityTest {
    /** What a doctor's app asks for. */
    private static final String APP = "response_type=code&client_id=so-tay-bac-si&scope=openid%20user/*.rs"
            + "&redirect_uri=https://so-tay.example/ve&code_challenge=" + "A".repeat(43)
            + "&code_challenge_method=S256";

    private static final String LASTING = "patient/*.rs%20offline_access";

    private static final String PUPIL = "031318779200";
    private static final String GROWING = "031322007743";

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;
    static long breach;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        province.bean(Clients.class)
                .addApp(
                        "so-tay-bac-si",
                        Scopes.of("user/*.rs openid offline_access"),
                        List.of(new Redirect("https://so-tay.example/ve")),
                        Optional.empty());
        var told = "Ngày sinh ghi sai: tôi sinh ngày 2/9, không phải ngày 9/2; xin sửa cả trong sổ giấy của trạm.";
        province.bean(Requests.class).ask(Actor.console(), province.citizen().value(), Kind.CORRECT, told, null);
        breach = province.bean(Breaches.class)
                .record(
                        new Breaches.Found(
                                Instant.now(),
                                "Gửi nhầm danh sách tiêm chủng tháng 10 của trạm y tế cho một nhóm phụ huynh",
                                "Họ tên, ngày sinh, mũi tiêm",
                                43,
                                true,
                                "Đã thu hồi tin nhắn; nhắc lại quy định cho cả trạm"),
                        Actor.console());
        province.bean(Disclosures.class)
                .record(
                        province.citizen().value(),
                        "Công ty Cổ phần Bảo hiểm Nhân thọ An Khang Thịnh Vượng",
                        Basis.CONSENT,
                        "Đơn của người bệnh ngày 20/11/2026",
                        "Chẩn đoán và ngày khám năm 2026",
                        new byte[32],
                        Actor.console());
        var commune = Objects.requireNonNull(
                province.bean(People.class).person(province.citizen()).commune());
        province.add("tram-an", "Công Tằng Tôn Nữ Thị Trạm", Role.STATION_STAFF, new Area.Commune(commune));
        pupils(commune);
        province.bean(FamilyDoctors.class)
                .choose(province.citizen().value(), "quan", "Phiếu đăng ký số 15/2026", Actor.console());
        parent();
        StationOfTests.register(province, Files.createTempDirectory("station"));
        province.add("tram-ghi", "Nguyễn Thị Y Sĩ", Role.STATION_STAFF, new Area.Facility(StationOfTests.CODE));
        province.add("van-thu", "Lê Nguyễn Văn Thư", Role.HOSPITAL_CLERK, new Area.Facility(GoodVisit.FACILITY));
        province.add("may-o-cua", "Máy ở cửa", Role.KIOSK, new Area.Facility(GoodVisit.FACILITY));
        province.add("chuong-trinh-tinh", "Tôn Nữ Chương Trình", Role.PROGRAMME_STAFF, new Area.Province());
        province.add("so-y-te-tinh", "Tôn Thất Phan Sở Y", Role.LEADER, new Area.Province());
        province.bean(Consents.class)
                .give(
                        province.citizen().value(),
                        "31999",
                        Purpose.CARE,
                        "Đơn đề nghị số 12/2026",
                        Consents.GivenBy.SELF,
                        Actor.console());
    }

    /** Of a school with a long name, of whom one lives elsewhere. */
    private static void pupils(String commune) throws IOException {
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

    /** Somebody with two children, and an app that reads on. */
    private static void parent() throws IOException {
        var keys = province.bean(JdbcClient.class).sql("""
                        select person from claims.encounter where person is not null
                        group by person order by count(*) desc, person offset 1 limit 3""").query(Long.class).list();
        province.add("me-hai-con", "Công Tằng Tôn Nữ Thị Hoàng Mai Khanh", Role.CITIZEN, new Area.Province());
        province.bean(Accounts.class).belongsTo("me-hai-con", keys.getFirst());
        for (var child : keys.subList(1, 3)) {
            province.bean(Guardians.class)
                    .entrust(child, keys.getFirst(), "Giấy khai sinh", LocalDate.now(), null, Actor.console());
        }
        var checkUps = Files.createTempFile("checkups", ".csv");
        Files.writeString(
                checkUps,
                "cccd,bhxh,name,birth,sex,commune,facility,date,kind,height,weight\n"
                        + IntStream.of(1, 4, 9, 15, 22, 30, 41, 52)
                                .mapToObj(month -> GROWING + ",,Công Tằng Tôn Nữ Thị Lớn,2022-02-01,2,11542,31001,"
                                        + LocalDate.of(2022, 2, 3).plusMonths(month) + ",periodic,"
                                        + Math.round(53 + 16 * Math.log(1 + month / 4.0)) + ","
                                        + Math.round(40 + 26 * Math.log(1 + month / 3.0)) / 10.0)
                                .collect(Collectors.joining("\n")));
        var examined = province.bean(Registers.class).load(RegisterKind.CHECKUPS, checkUps);
        assertThat(examined.loaded()).as("%s", examined.issues()).isEqualTo(8);
        province.bean(Guardians.class)
                .entrust(growing().value(), keys.getFirst(), "Giấy khai sinh", LocalDate.now(), null, Actor.console());
        province.bean(JdbcClient.class).sql("""
                        insert into oauth.agreement (client, login, post, scopes, signed_in, agreed, until)
                        values ('so-tay-bac-si', 'me-hai-con', 1, 'patient/*.rs', now(), now(), now() + interval '90 days')""").update();
    }

    private static PersonKey growing() {
        return province.bean(People.class).holder(GROWING).orElseThrow().key();
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void everyPageCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            page.navigate(province.address("/sign-in").toString());
            check(page, "sign-in", width, scheme);
            province.signIn(page);
            page.waitForURL("**/account/second-factor");
            for (var path : paths(page)) {
                page.navigate(province.address(path).toString());
                check(page, path.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", ""), width, scheme);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT, p1", "390, LIGHT, p2", "390, DARK, p3"})
    void pagesOfThoseWhoWatchAndHelpCanBeUsedByEveryone(int width, ColorScheme scheme, String person)
            throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            province.signIn(page, "quan");
            page.waitForURL("**/account/second-factor");
            for (var path : List.of("/accounts", "/accounts/quan", "/accounts/nobody")) open(page, path, width, scheme);
            province.act(page, "Bác sĩ");
            page.navigate(province.address("/oauth2/authorize?" + APP).toString());
            check(page, "consent", width, scheme);
            open(page, "/people", width, scheme);
            page.navigate(province.address("/people/" + person).toString());
            check(page, "closed", width, scheme);
            page.locator("input[name='reason']")
                    .fill("Hôn mê sau tai nạn, cần biết dị ứng và thuốc chống đông đang dùng");
            page.locator("input[name='reason']").press("Enter");
            check(page, "opened", width, scheme);
            province.act(page, "bảo vệ dữ liệu");
            open(page, "/emergencies", width, scheme);
            open(page, "/requests", width, scheme);
            for (var path : List.of("/breaches", "/disclosures", "/processing")) open(page, path, width, scheme);
            page.navigate(province.address("/breaches/" + breach).toString());
            check(page, "breach", width, scheme);
            for (var path : List.of("/breaches", "/disclosures")) {
                page.navigate(province.address(path).toString());
                for (var form : page.locator("summary").all()) form.click();
                page.locator("main form").first().evaluate("form => { form.noValidate = true; form.requestSubmit() }");
                page.locator("main .wrong").first().waitFor();
                check(page, path.substring(1) + "-fault", width, scheme);
            }
            open(page, "/readings/" + person, width, scheme);
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void pagesOfACitizenCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            province.signInCitizen(page);
            check(page, "own-home", width, scheme);
            var person = province.citizen().id();
            page.navigate(province.address("/people/" + person).toString());
            check(page, "own-record", width, scheme);
            page.locator("ol.life > li details").first().evaluate("it => it.open = true");
            page.locator("a[href*='/visits/']").first().click();
            check(page, "own-share", width, scheme);
            page.locator("main form button").click();
            check(page, "own-shares", width, scheme);
            page.navigate(page.locator("#made a").getAttribute("href").replaceAll("^https?://[^/]*", at("")));
            check(page, "shared", width, scheme);
            page.locator("main form button").click();
            check(page, "shared-visit", width, scheme);
            page.navigate(at("/shared/none"));
            check(page, "shared-gone", width, scheme);
            page.navigate(province.address("/people/" + person + "/book").toString());
            check(page, "own-book", width, scheme);
            page.navigate(province.address("/readings/" + person).toString());
            page.locator("select[name='kind']").selectOption("correct");
            page.locator("textarea").fill(" ");
            page.locator("form[action$='/requests'] button").click();
            assertThat(page.locator("select[name='kind']").inputValue()).isEqualTo("correct");
            check(page, "own-readings-fault", width, scheme);
            page.locator("select[name='kind']").selectOption("correct");
            page.locator("textarea").fill("Ngày sinh ghi sai: tôi sinh ngày 2/9, không phải ngày 9/2.");
            page.locator("form[action$='/requests'] button").click();
            check(page, "own-readings", width, scheme);
            page.navigate(province.address("/consents/" + person).toString());
            page.locator("main form[action$='" + person + "']")
                    .evaluate("form => { form.noValidate = true; form.requestSubmit() }");
            page.locator("main .wrong").first().waitFor();
            check(page, "own-consents-fault", width, scheme);
            page.navigate(province.address("/consents/" + person).toString());
            check(page, "own-consents", width, scheme);
            page.navigate(province.address("/oauth2/authorize?" + APP).toString());
            check(page, "own-consent", width, scheme);
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void pagesOfAParentCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "me-hai-con");
            check(page, "parent-people", width, scheme);
            page.navigate(at("/people/" + growing().id()));
            assertThat(page.locator("figure.growth").count()).isEqualTo(2);
            check(page, "parent-growing-child", width, scheme);
            page.navigate(province.address("/oauth2/authorize?" + APP.replace("user/*.rs", LASTING))
                    .toString());
            check(page, "parent-app", width, scheme);
            page.navigate(province.address("/account").toString());
            check(page, "parent-account", width, scheme);
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void pagesOfAStationCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-an");
            var person = province.bean(People.class).person(province.citizen());
            page.navigate(province.address("/citizens/" + person.key().id()).toString());
            page.locator("input[name='number']").fill("31");
            page.locator("form[action$='/account'] button").click();
            for (var form : page.locator("summary").all()) form.click();
            check(page, "station-fault", width, scheme);
            page.locator("input[name='number']")
                    .fill(person.cccd().orElseThrow().value());
            page.locator("form[action$='/account'] button").click();
            check(page, "station-account", width, scheme);
            page.navigate(province.address("/due?lang=vi").toString());
            check(page, "station-due", width, scheme);
            page.navigate(province.address("/due/communes/" + person.commune() + "?near=khong-co")
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

    /** A clerk who has a file looked at before it is sent, and mends it. */
    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void pagesOfAClerkCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "van-thu");
            page.navigate(province.address("/submissions").toString());
            check(page, "clerk-submissions", width, scheme);
            look(page, "XML1.T_THUOC=1|XML2.MA_NHOM=99|XML7.SO_LUU_TRU=");
            assertThat(page.locator("main").textContent())
                    .contains("1 sẽ bị từ chối")
                    .contains("XML1 · T_THUOC");
            check(page, "clerk-checked", width, scheme);
            page.goBack();
            look(page, "");
            assertThat(page.locator("main").textContent()).contains("1 đạt");
            page.navigate(province.address("/submissions/portal?month=2026-08").toString());
            check(page, "clerk-portal", width, scheme);
        }
    }

    /** Somebody of the department: all facilities, one of them, and a period that is none. */
    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void theSubmissionsDeskCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "so-y-te-tinh");
            page.navigate(province.address("/desk").toString());
            for (var form : page.locator("summary").all()) form.click();
            check(page, "desk", width, scheme);
            page.locator("table.desk td a").first().click();
            check(page, "desk-facility", width, scheme);
            page.navigate(
                    province.address("/desk?from=2026-11-20&to=2026-11-01").toString());
            check(page, "desk-fault", width, scheme);
            page.navigate(province.address("/desk?commune=" + withoutFacility()).toString());
            assertThat(page.locator(".empty").textContent()).contains("Chưa cơ sở nào gửi tệp");
            check(page, "desk-empty", width, scheme);
        }
    }

    private static String at(String path) {
        return province.address("/").toString().replaceAll("/$", "") + path;
    }

    private static String withoutFacility() {
        return province.bean(JdbcClient.class).sql("""
                        select code from place.commune c where province = '31'
                        and not exists (select from place.facility where commune = c.code) order by code limit 1""").query(String.class).single();
    }

    /** At the entrance: somebody whose insurance is not known, and a line that is none. */
    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void theKioskCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            province.signInPlainly(page, "may-o-cua");
            page.navigate(province.address("/kiosk").toString());
            check(page, "kiosk", width, scheme);
            for (var name : List.of("new", "known")) {
                page.locator("#line").fill(name.equals("new") ? card() : card(province.citizen()));
                page.locator("#line").press("Enter");
                page.locator(".ticket").waitFor();
                check(page, "kiosk-" + name, width, scheme);
            }
            page.locator("#line").fill("https://example.org");
            page.locator("#line").press("Enter");
            page.locator(".wrong").waitFor();
            check(page, "kiosk-fault", width, scheme);
        }
    }

    private static String card() {
        return "031190777009||Công Tằng Tôn Nữ Thị Hoàng Mai Khanh|01021990|Nữ|Số 1, Lê Chân, Hải Phòng|15082021";
    }

    private static String card(PersonKey key) {
        var person = province.bean(People.class).person(key);
        return person.cccd().orElseThrow().value() + "||" + person.name() + "|"
                + person.birth().date().format(DateTimeFormatter.ofPattern("ddMMyyyy"))
                + (person.sex() == Sex.MALE ? "|Nam|" : "|Nữ|") + "Hải Phòng|15082021";
    }

    private static void look(Page page, String changes) {
        var file = new GoodVisit().with(changes).file(1);
        page.locator("input[type='file']")
                .setInputFiles(new FilePayload(
                        "ho-so-thang-11.xml", "application/xml", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("button[name='check']").click();
        page.locator("h1.path").waitFor();
    }

    private static void open(Page page, String path, int width, ColorScheme scheme) throws IOException {
        page.navigate(province.address(path).toString());
        check(page, path.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", ""), width, scheme);
    }

    @Test
    void theWholePageIsReachedWithTheKeyboardAlone() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(province.address("/indicators").toString());
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        }
    }

    /** One page of each kind; those of one person, file and document are found by following links. */
    private static List<String> paths(Page page) {
        page.navigate(province.address("/people?q=nguyen").toString());
        var person = href(page, "main a[href*='/people/p']");
        page.navigate(province.address("/submissions").toString());
        var day = href(page, "main a[href*='/submissions?day=']");
        page.navigate(province.address(day).toString());
        var file = href(page, "main a[href*='/submissions/']");
        page.navigate(province.address(file).toString());
        var original = href(page, "main a[href*='/originals/']");
        return List.of(
                "/",
                "/indicators",
                "/indicators/insurance-coverage",
                "/communes",
                "/schedules",
                "/schedules?on=2026-06-30&lang=en",
                "/schedules?on=2020-01-01&lang=vi",
                "/people",
                "/people?q=nguyen",
                "/people?q=khong-ai-ten-nay",
                person,
                "/account",
                "/account/second-factor",
                "/submissions",
                day,
                file,
                original,
                "/no-such-page");
    }

    private static String href(Page page, String selector) {
        return Objects.requireNonNull(page.locator(selector).first().getAttribute("href"), selector);
    }

    private static void check(Page page, String name, int width, ColorScheme scheme) throws IOException {
        Look.at(page, name, width, scheme);
    }
}
