package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.claimfile.GoodCheckIn;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.Sex;

/** In a real browser: at the kiosk of a hospital a known and a new person scan their cards and get their numbers. */
class KioskWalkTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String HOSPITAL = "31998";

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;
    static JdbcClient sql;
    static Person known;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        sql = province.bean(JdbcClient.class);
        province.add("kiosk", "Kiosk cửa chính", Role.KIOSK, new Area.Facility(HOSPITAL));
        province.add("tram-kiosk", "Kiosk của trạm", Role.STATION_STAFF, new Area.Facility("31997"));
        comeElsewhere();
        known = province.bean(People.class).holder("031090777000").orElseThrow();
    }

    /** Known is who has been to another hospital, where the card was looked at. */
    private static void comeElsewhere() throws IOException, InterruptedException {
        var day = DateTimeFormatter.BASIC_ISO_DATE;
        var checkIn = new GoodCheckIn()
                .with("MA_LK=QUEN-1 SO_CCCD=031090777000 HO_TEN=Mô_Phỏng_Văn_Quen NGAY_SINH=199002010000")
                .with("MA_THE_BHYT=GD4310000077700 MA_CSKCB=31301 GT_THE_TU=20260101")
                .with("GT_THE_DEN=" + TODAY.plusDays(200).format(day))
                .with("NGAY_VAO=" + TODAY.minusDays(1).format(day) + "0800 NGAY_YL="
                        + TODAY.minusDays(1).format(day) + "0805");
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(province.address("/exchange/checkins"))
                    .header("Authorization", "Bearer " + province.token("kiosk-walk", Optional.of("31301")))
                    .POST(BodyPublishers.ofString(checkIn.document()))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("\"accepted\":1");
        }
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void aKnownAndANewPersonGetTheirNumbers() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "kiosk");
            page.waitForURL("**/kiosk");
            assertThat(page.locator("nav, .who form, a[href='/']")).hasCount(0);
            // Idle for hours, it keeps its session.
            assertThat(page.locator("[hx-get='/kiosk'][hx-trigger='every 300s'][hx-swap='none']"))
                    .hasCount(1);

            scan(page, "https://example.org/thuc-don");
            assertThat(page.locator(".wrong")).containsText("không phải mã QR của thẻ căn cước");

            scan(page, line(known));
            assertThat(page.locator(".ticket .number")).hasText("1");
            assertThat(page.locator(".ticket")).containsText(known.name());
            assertThat(page.locator(".ticket"))
                    .containsText(known.card().map(CardNumber::masked).orElseThrow());
            assertThat(page.locator(".ticket")).containsText("Thẻ có giá trị đến");
            assertThat(page.locator(".counter")).hasCount(0);

            scan(page, "031190777001||Mô Phỏng Thị Mới|01021990|Nữ|Số 1, Lê Chân, Hải Phòng|15082021||");
            assertThat(page.locator(".ticket .number")).hasText("2");
            assertThat(page.locator(".ticket")).containsText("Mô Phỏng Thị Mới");
            assertThat(page.locator(".ticket")).containsText("lần đầu");
            assertThat(page.locator(".counter")).containsText("đến quầy");

            scan(page, line(known));
            assertThat(page.locator(".ticket .number")).hasText("1");
            assertThat(page.locator(".ticket")).containsText("vẫn là số ấy");

            page.navigate(province.address("/kiosk?lang=en").toString());
            assertThat(page.locator(".lede")).containsText("citizen card");
            assertThat(page.locator(".ticket")).hasCount(0);
            page.navigate(province.address("/kiosk?lang=vi").toString());

            assertThat(page.navigate(province.address("/people?q=031190777001").toString())
                            .status())
                    .isEqualTo(403);
        }
        // The new person is in the index, and both have come.
        province.add("quay", "Quầy tiếp đón", Role.HOSPITAL_CLERK, new Area.Facility(HOSPITAL));
        var counter = province.visitor();
        counter.signIn("quay", province.password());
        assertThat(counter.get("/people?q=031190777001").body()).contains("Mô Phỏng Thị Mới");
        assertThat(sql.sql("""
                        select t.ma_lk from kiosk.ticket t
                        join claims.checkin c on c.facility = t.facility and c.ma_lk = t.ma_lk and c.person = t.person
                        join record.resource r on r.key = c.encounter and r.status = 'planned'
                        where t.facility = :facility order by t.number""").param("facility", HOSPITAL).query(String.class).list())
                .containsExactly(key(1), key(2));
    }

    @Test
    void theReadingStandsInThePersonsOwnList() {
        var visitor = province.visitor();
        visitor.signIn("tram-kiosk", province.password());
        var answer = visitor.form("/kiosk", "/kiosk", "line=" + Visitor.encoded(line(known)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(known.card().orElseThrow().value());
        assertThat(province.bean(AuditLog.class).of(known.key(), 50))
                .anySatisfy(event -> {
                    assertThat(event.actor()).isEqualTo("tram-kiosk");
                    assertThat(event.what()).isEqualTo("Coverage");
                })
                .anySatisfy(event -> {
                    assertThat(event.actor()).isEqualTo("tram-kiosk");
                    assertThat(event.what()).contains("Encounter");
                });
    }

    @Test
    void whoHoldsACardUnderAnotherNameIsToldNothingOfItsOwner() {
        var visitor = province.visitor();
        visitor.signIn("tram-kiosk", province.password());
        var number = known.cccd().orElseThrow().value();
        var answer = visitor.form(
                "/kiosk", "/kiosk", "line=" + Visitor.encoded(number + "||Người Khác Hẳn|03031955|Nam|x|15082021"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("đến quầy")
                .doesNotContain(known.name())
                .doesNotContain(known.card().map(CardNumber::masked).orElseThrow());
    }

    @Test
    void whoKnowsNumberAndBirthButNotTheNameIsToldNothingHoweverOften() {
        var visitor = province.visitor();
        visitor.signIn("tram-kiosk", province.password());
        for (var scan = 0; scan < 2; scan++) {
            var answer = visitor.form("/kiosk", "/kiosk", "line=" + Visitor.encoded(misspelt(known)));
            assertThat(answer.body())
                    .contains("Mô Phỏng Văn Quên", "đến quầy")
                    .doesNotContain(known.name())
                    .doesNotContain(known.card().map(CardNumber::masked).orElseThrow());
        }
        assertThat(province.bean(People.class).person(known.key()).name()).isEqualTo(known.name());
    }

    @Test
    void aMisspeltCardKeepsTheNumberOfItsOwner() {
        province.add("kiosk-ba", "Kiosk ba", Role.STATION_STAFF, new Area.Facility("31995"));
        var visitor = province.visitor();
        visitor.signIn("kiosk-ba", province.password());
        visitor.form("/kiosk", "/kiosk", "line=" + Visitor.encoded(line(known)));
        var again = visitor.form("/kiosk", "/kiosk", "line=" + Visitor.encoded(misspelt(known)));
        assertThat(again.body()).contains("vẫn là số ấy");
        assertThat(sql.sql("select number from kiosk.ticket where facility = '31995'")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
    }

    private static String misspelt(Person person) {
        return line(person).replace(person.name(), "Mô Phỏng Văn Quên");
    }

    @Test
    void numbersHaveNoGapsHoweverManyComeAtOnce() throws Exception {
        province.add("kiosk-hai", "Kiosk hai", Role.STATION_STAFF, new Area.Facility("31996"));
        var scans = new ArrayList<Callable<Integer>>();
        for (var desk = 0; desk < 4; desk++) {
            var visitor = province.visitor();
            visitor.signIn("kiosk-hai", province.password());
            var first = desk * 5;
            scans.add(() -> {
                for (var i = first; i < first + 5; i++) {
                    var line = "0310908880%02d||Mô Phỏng Văn %s|01021990|Nam|x|15082021".formatted(i, (char) ('A' + i));
                    assertThat(visitor.form("/kiosk", "/kiosk", "line=" + Visitor.encoded(line))
                                    .statusCode())
                            .isEqualTo(200);
                    visitor.form("/kiosk", "/kiosk", "line=hong");
                }
                return first;
            });
        }
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : desks.invokeAll(scans)) assertThat(done.get()).isNotNegative();
        }
        assertThat(sql.sql("select number from kiosk.ticket where facility = '31996' order by number")
                        .query(Integer.class)
                        .list())
                .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void nobodyElseOpensAKiosk() {
        province.add("tram-xa-kiosk", "Trạm của xã", Role.STATION_STAFF, new Area.Commune("10507"));
        var visitor = province.visitor();
        visitor.signIn("tram-xa-kiosk", province.password());
        assertThat(visitor.get("/kiosk").statusCode()).isEqualTo(403);
        assertThat(province.visitor().get("/kiosk").statusCode()).isEqualTo(302);
    }

    /** As a scanner does: the line and Enter, wherever the page has put the focus. */
    private static void scan(Page page, String line) {
        page.waitForFunction("document.readyState === 'complete' && document.activeElement?.id === 'line'");
        page.waitForNavigation(() -> {
            page.keyboard().insertText(line);
            page.keyboard().press("Enter");
        });
    }

    private static String line(Person person) {
        return Stream.of(
                        person.cccd().orElseThrow().value(),
                        "",
                        person.name(),
                        person.birth().date().format(DateTimeFormatter.ofPattern("ddMMyyyy")),
                        person.sex() == Sex.MALE ? "Nam" : "Nữ",
                        "Hải Phòng",
                        "15082021")
                .map(Objects::requireNonNull)
                .collect(Collectors.joining("|"));
    }

    private static String key(int number) {
        return "KIOSK-%s-%04d".formatted(TODAY.format(DateTimeFormatter.BASIC_ISO_DATE), number);
    }
}
