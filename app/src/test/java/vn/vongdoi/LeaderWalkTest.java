package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicators;

/** In a real browser: a leader goes from the board to the worst commune; people open for whoever looks after them. */
class LeaderWalkTest {
    private static final Pattern COMMUNE = Pattern.compile("/communes/([0-9]{5})/people");

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        province.add("lanh-dao", "Tôn Thất Lãnh Đạo", Role.LEADER, new Area.Province());
        // The points of the trends are worked out one by one behind the pages.
        var indicators = province.bean(Indicators.class);
        var doctors = indicators.indicator("doctors-per-10k");
        var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (indicators.series(doctors, indicators.home(), Audience.PUBLIC).size() < 12 && System.nanoTime() < end)
            Thread.onSpinWait();
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void fromTheBoardToTheWorstCommuneAndItsPeople() {
        String people;
        String commune;
        try (var context = browser.newContext()) {
            var page = context.newPage();
            var faults = faults(page);
            province.signInPlainly(page, "lanh-dao");
            assertThat(page).hasURL(Pattern.compile(".*/scoreboard.*"));
            assertThat(page.locator("h1")).containsText("Hải Phòng");
            // What is late stands before what is not, and what nobody knows stands last.
            assertThat(page.locator("table.board tbody tr")
                            .first()
                            .locator(".chip")
                            .first()
                            .getAttribute("class"))
                    .contains("late");
            page.locator("table.board a[href='/indicators/health-book']").click();
            page.locator("figure[data-painted]").first().waitFor();
            // The worst commune stands first; the leader opens what is told of it.
            page.locator("#communes").waitFor();
            var worst = page.locator(".two tbody tr:has(td.n[data-value]:not([data-value='']))")
                    .first()
                    .locator("a[href^='/communes/']");
            commune = worst.getAttribute("href").substring("/communes/".length());
            worst.click();
            assertThat(page.locator("h1")).isVisible();
            // Planning sees sums only: no figure leads a leader to people, and the address is refused with what to do.
            assertThat(page.locator("main a[href*='/people']")).hasCount(0);
            people = "/indicators/health-book/communes/" + commune + "/people";
            var refused = page.navigate(at(people));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(page.locator("h1")).containsText("Không được phép");
            assertThat(page.locator("main")).containsText("cán bộ trạm y tế");
            assertThat(page.locator("main a.btn")).hasCount(1);
            assertThat(faults.stream().filter(it -> !it.contains("403"))).isEmpty();
        }
        province.add("tram-xau-nhat", "Lò Thị Trạm Xá", Role.STATION_STAFF, new Area.Commune(commune));
        try (var context = browser.newContext()) {
            var page = context.newPage();
            province.signInPlainly(page, "tram-xau-nhat");
            page.locator(".login").waitFor();
            page.navigate(at("/indicators/health-book"));
            var own = page.locator(".two a[href$='/people']");
            assertThat(own).hasCount(1);
            assertThat(COMMUNE.matcher(own.getAttribute("href")).results().map(it -> it.group(1)))
                    .containsExactly(commune);
            own.click();
            assertThat(page.locator("h1")).containsText("người");
            assertThat(page.locator("main tbody tr").first()).isVisible();
        }
    }

    @Test
    void thePublicSeesNeitherTheBoardNorASmallCommuneInTheFunnel() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(at("/scoreboard"));
            assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
            page.navigate(at("/indicators/insurance-coverage"));
            var hidden = page.locator(".two tbody tr:has-text('không công bố') a[href^='/communes/']").all().stream()
                    .map(it -> it.getAttribute("href"))
                    .toList();
            assertThat(hidden).hasSizeGreaterThan(1);
            var drawn = String.join(
                    " ",
                    page.locator("figure[data-plot]").all().stream()
                            .map(it -> it.getAttribute("data-plot"))
                            .toList());
            for (var commune : hidden) assertThat(drawn).doesNotContain(commune);
            page.navigate(at("/indicators/insurance-coverage/what-if?goal=98,5"));
            for (var commune : hidden)
                assertThat(page.locator("main a[href='" + commune + "']")).hasCount(0);
            assertThat(page.locator("main")).containsText("Các xã không công bố");
        }
    }

    @Test
    void withoutScriptsTheDrawingAndTheNumbersStandThere() {
        try (var context = browser.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(at("/indicators/doctors-per-10k"));
            var trend = page.locator("figure.plotted").first();
            assertThat(trend.locator("svg")).isVisible();
            trend.locator("summary").click();
            assertThat(trend.locator("tbody tr").first()).isVisible();
            page.navigate(at("/indicators/doctors-per-10k/what-if?goal=30"));
            assertThat(page.locator("h1")).containsText("cần thêm");
            page.locator("#goal").fill("0,5");
            page.locator("main form button").click();
            assertThat(page.locator("h1")).containsText("đã đạt");
        }
    }

    @Test
    void filesHoldWhatThePagesShow() throws IOException {
        var leader = province.visitor();
        leader.signIn("lanh-dao", province.password());
        var csv = leader.get("/scoreboard/targets.csv").body().lines().toList();
        var workbook = leader.file("/scoreboard/targets.xlsx");
        assertThat(workbook.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).contains("spreadsheetml"));
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(workbook.body()))) {
            var rows = read.getFirstSheet().read();
            assertThat(rows).hasSameSizeAs(csv);
            assertThat(rows.get(1).getCellText(0)).isEqualTo(csv.get(1).split("\"")[1]);
        }
        assertThat(csv).hasSize(1 + 23); // every target of 03-CTr/TU
        assertThat(leader.get("/scoreboard?standing=blue").statusCode()).isEqualTo(400);
        for (var path : List.of(
                "/indicators/doctors-per-10k/trend.xlsx",
                "/indicators/insurance-coverage/communes.xlsx",
                "/indicators/insurance-coverage/what-if.csv?goal=99",
                "/compare/programmes.csv",
                "/compare/provinces.xlsx?province=22")) {
            assertThat(leader.file(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(leader.get("/indicators/insurance-coverage/what-if?goal=120").statusCode())
                .isEqualTo(400);
        assertThat(leader.get("/indicators/life-expectancy/what-if").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK", "1440, DARK"})
    void thePagesCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            var faults = faults(page);
            province.signInPlainly(page, "lanh-dao");
            page.locator(".login").waitFor();
            look(page, "/scoreboard?lang=vi", "board", width, scheme);
            look(page, "/scoreboard?standing=none", "board-none", width, scheme);
            look(page, "/compare", "compare", width, scheme);
            look(page, "/compare?province=38", "compare-empty", width, scheme);
            for (var code :
                    List.of("insurance-coverage", "doctors-per-10k", "insured-visits-at-stations", "life-expectancy")) {
                page.navigate(at("/indicators/" + code));
                if (page.locator("figure[data-plot]").count() > 0) {
                    page.locator("figure[data-painted]").first().waitFor();
                }
                Look.at(page, "indicator-" + code, width, scheme);
            }
            look(page, "/indicators/insurance-coverage/what-if?goal=99,5", "what-if", width, scheme);
            look(page, "/indicators/insurance-coverage/what-if?goal=1", "what-if-met", width, scheme);
            page.navigate(at("/indicators/health-book/communes/10507/people"));
            Look.at(page, "people-refused", width, scheme);
            assertThat(faults.stream().filter(it -> !it.contains("403"))).isEmpty();
        }
    }

    private static void look(Page page, String path, String name, int width, ColorScheme scheme) throws IOException {
        page.navigate(at(path));
        Look.at(page, name, width, scheme);
    }

    /** What the browser complains of, such as a script or style that the security policy refuses. */
    private static List<String> faults(Page page) {
        var faults = new ArrayList<String>();
        page.onConsoleMessage(it -> {
            if (it.type().equals("error")) faults.add(it.text());
        });
        page.onPageError(faults::add);
        return faults;
    }

    private static String at(String path) {
        return province.address(path).toString();
    }
}
