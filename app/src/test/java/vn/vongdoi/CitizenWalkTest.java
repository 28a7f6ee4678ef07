package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;

/**
 * In a real browser: a station checks a card and opens an account, writes down a parent; the parent sees the child's
 * record, agrees for both that a hospital reads, and takes it back.
 */
class CitizenWalkTest {
    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;
    static Person parent;
    static Person child;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        var sql = province.bean(JdbcClient.class);
        var commune = sql.sql("""
                        select c.commune from person.person c
                        where c.birth between current_date - 15 * 365 and current_date - 8 * 365
                          and exists (select from person.person p where p.commune = c.commune and exists (
                                          select from person.identifier i where i.person = p.person and i.system = 1)
                                      and p.birth between current_date - 45 * 365 and current_date - 25 * 365)
                        order by c.person limit 1""").query(String.class).single();
        parent = somebody(
                commune,
                25,
                45,
                "and exists (select from person.identifier i where i.person = p.person and i.system = 1)");
        child = somebody(commune, 8, 15, "");
        province.add("tram", "Đặng Thị Trạm", Role.STATION_STAFF, new Area.Commune(commune));
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    private static Person somebody(String commune, int from, int to, String more) {
        var key = province.bean(JdbcClient.class)
                .sql("""
                        select person from person.person p
                        where commune = :commune and birth between current_date - :to * 365 and current_date - :from * 365
                        %s order by person limit 1""".formatted(more))
                .param("commune", commune)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
        return province.bean(People.class).person(new PersonKey(key));
    }

    @Test
    void aCardOpensAnAccountAParentSeesTheChildAndConsentIsGivenAndTakenBack() {
        try (var counter = browser.newContext();
                var phone = browser.newContext()) {
            var station = counter.newPage();
            province.signInPlainly(station, "tram");
            go(station, "/people/" + parent.key().id());
            station.locator("a[href^='/citizens/']").click();
            account(station, "031000000000");
            assertThat(station.locator(".wrong")).containsText("không phải của người này");
            account(station, parent.cccd().orElseThrow().value());
            assertThat(station.locator("svg.qr")).isVisible();
            var link = URI.create(station.locator("[role='status'] code").innerText());

            var own = phone.newPage();
            go(own, link.getPath());
            own.locator("input[name='password']").fill("mot-mat-khau-rat-dai-2026");
            own.locator("input[name='again']").fill("mot-mat-khau-rat-dai-2026");
            own.locator("input[name='again']").press("Enter");
            own.waitForURL("**/sign-in");
            var login = station.locator("[role='status'] h2").innerText().replace("Tên đăng nhập: ", "");
            own.locator("input[name='name']").fill(login);
            own.locator("input[name='password']").fill("mot-mat-khau-rat-dai-2026");
            own.locator("input[name='password']").press("Enter");
            own.waitForURL("**/people/" + parent.key().id());
            assertThat(own.locator("h1")).hasText(parent.name());
            go(own, "/people/" + child.key().id());
            assertThat(own.locator("main")).not().containsText(child.name());

            go(station, "/citizens/" + child.key().id());
            station.locator("summary").first().click();
            guardian(station, parent.cccd().orElseThrow().value(), "x");
            assertThat(station.locator(".wrong")).containsText("giấy tờ đã xem");
            guardian(station, parent.cccd().orElseThrow().value(), "Giấy khai sinh số 12/2016");
            assertThat(station.locator("main")).containsText("Giấy khai sinh số 12/2016");

            go(own, "/people");
            own.locator("a", new Page.LocatorOptions().setHasText(child.name()))
                    .first()
                    .click();
            assertThat(own.locator("h1")).hasText(child.name());
            own.locator("a[href^='/consents/']").click();
            own.locator("input[name='facility']").fill("00000");
            own.locator("input[name='agreed']").check();
            own.locator("input[name='asked']").check();
            own.locator("main .btn").click();
            assertThat(own.locator(".wrong")).containsText("Không có cơ sở");
            own.locator("input[name='facility']").fill(facility());
            own.locator("input[name='agreed']").check();
            own.locator("input[name='asked']").check();
            own.locator("main .btn").click();
            assertThat(consent(own)).containsText("trẻ và người đại diện đồng ý");
            own.locator("form[action$='/withdraw'] button").click();
            assertThat(consent(own)).containsText(Pattern.compile("đã rút"));

            // What the station and the parent did stands in the child's own list of accesses.
            go(own, "/readings/" + child.key().id());
            assertThat(own.locator("main")).containsText("Đặng Thị Trạm");
            assertThat(own.locator("main")).containsText("người chăm sóc");
        }
    }

    private static String facility() {
        return province.bean(JdbcClient.class)
                .sql("select code from place.facility order by code limit 1")
                .query(String.class)
                .single();
    }

    private static void account(Page page, String number) {
        page.locator("form[action$='/account'] input[name='number']").fill(number);
        page.locator("form[action$='/account'] button").click();
    }

    private static void guardian(Page page, String number, String paper) {
        page.locator("input[name='guardian']").fill(number);
        page.locator("#guardian-paper").fill(paper);
        page.locator("#guardian-paper").evaluate("field => field.form.noValidate = true");
        page.locator("form[action$='/guardians'] button").click();
    }

    private static Locator consent(Page page) {
        return page.locator("main ul.list li").first();
    }

    private static void go(Page page, String path) {
        page.navigate(province.address(path).toString());
    }
}
