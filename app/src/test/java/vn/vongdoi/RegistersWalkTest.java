package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.People;
import vn.vongdoi.record.Entry;
import vn.vongdoi.record.Records;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;

/** In a real browser: what registers tell of a life stands on the person's page. */
class RegistersWalkTest {
    private static final String STATION = "31952";
    private static final String CARD_HOLDER = "031085000954";

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
                031085000954,,Mô Phỏng Văn Thẻ,1985-01-02,1,10507,Td,1,2026-02-01,31952,,
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

    @Test
    void aCorrectedCardIsTheOneCardThatThePageAndTheKioskShow(@TempDir Path folder) throws IOException {
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        card(folder, today.minusDays(1));
        card(folder, today.plusYears(1));
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-tiem");
            page.navigate(person(CARD_HOLDER));
            assertThat(page.locator(".facts")).containsText("đến " + day(today.plusYears(1)));
            assertThat(page.locator(".facts")).not().containsText(day(today.minusDays(1)));
            page.navigate(province.address("/kiosk").toString());
            page.locator("input[name='line']").fill(CARD_HOLDER + "||Mô Phỏng Văn Thẻ|02011985|Nam|x|15082021");
            page.locator("input[name='line']").press("Enter");
            assertThat(page.locator(".ticket")).containsText("Thẻ có giá trị đến " + day(today.plusYears(1)));
        }
    }

    @Test
    void aCoverageOnWhichAClaimStandsIsTheClaimsToCorrect(@TempDir Path folder) throws Exception {
        var june = LocalDate.of(2026, 6, 30);
        var december = LocalDate.of(2026, 12, 31);
        var number = "031085000955";
        card(folder, number, june);
        card(folder, number, december);
        claim(number);
        card(folder, number, june);
        var coverages = province
                .bean(Records.class)
                .timeline(
                        Actor.console(),
                        Purpose.CARE,
                        province.bean(People.class).holder(number).orElseThrow().key())
                .stream()
                .filter(entry -> entry.type() == ResourceType.COVERAGE)
                .toList();
        assertThat(coverages)
                .extracting(
                        entry -> entry.resource()
                                .tree()
                                .at("/period/end")
                                .asString()
                                .substring(0, 10),
                        Entry::status)
                .containsExactlyInAnyOrder(tuple("2026-06-30", "active"), tuple("2026-12-31", "active"));
    }

    /** A hospital's visit of August with the card to the end of December. */
    private static void claim(String number) throws IOException, InterruptedException {
        var visit = new GoodVisit().keyed("THE-" + number).with("XML1.SO_CCCD=" + number);
        for (var table : List.of("XML1", "XML14")) {
            visit.with(table + ".HO_TEN=Mô Phỏng Văn Thẻ|" + table + ".NGAY_SINH=198501020000|" + table
                    + ".MA_THE_BHYT=" + insurance(number));
        }
        var request = HttpRequest.newBuilder(province.address("/exchange/claims"))
                .header("Authorization", "Bearer " + province.token("cards-walk", Optional.of(GoodVisit.FACILITY)))
                .POST(BodyPublishers.ofString(visit.file(1)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("\"accepted\":1");
        }
    }

    private static void card(Path folder, LocalDate until) throws IOException {
        card(folder, CARD_HOLDER, until);
    }

    private static void card(Path folder, String number, LocalDate until) throws IOException {
        load(folder, RegisterKind.CARDS, """
                cccd,bhxh,name,birth,sex,commune,card,from,to
                %s,,Mô Phỏng Văn Thẻ,1985-01-02,1,10507,%s,2026-01-01,%s
                """.formatted(number, insurance(number), until));
    }

    private static String insurance(String number) {
        return "GD431" + number.substring(2);
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
    }

    private static String person(String number) {
        var person = province.bean(People.class).holder(number).orElseThrow();
        return province.address("/people/" + person.key().id()).toString();
    }
}
