package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vongdoi.mirror.Mirror;

/** Somebody asks what was known on a day: the pages and open data tell it, say so, and lead back. */
class PastWalkTest {
    private static final String INDICATOR = "/indicators/insurance-coverage";

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;
    static Mirror mirror;
    static LocalDate today;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        today = LocalDate.now(province.bean(Clock.class));
        mirror = province.bean(Mirror.class);
        if (!mirror.exists()) mirror.rebuild((_, _, _) -> {});
        mirror.follow(true);
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, DARK"})
    void aDayIsChosenAndTheWayLeadsBack(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = context.newPage();
            for (var path : List.of(INDICATOR, "/programmes/hp-03-ctr-tu-2025")) {
                page.navigate(province.address(path + "?lang=vi").toString());
                page.locator("details:has(#as-of) summary").click();
                page.locator("#as-of").fill(today.toString());
                page.locator("form:has(#as-of) button").click();
                page.locator(".then").waitFor();
                assertThat(page.url()).contains("as-of=" + today);
                assertThat(page.locator(".then").innerText())
                        .contains("như đã biết vào cuối ngày", "Về số liệu hôm nay");
                Look.at(page, "past" + (path.equals(INDICATOR) ? "-indicator" : "-programme"), width, scheme);
                if (!path.equals(INDICATOR)) {
                    assertThat(page.locator(".figures a[href*='as-of=" + today + "']")
                                    .count())
                            .isPositive();
                }
                page.locator(".then a").click();
                page.waitForURL(url -> !url.contains("as-of"));
                assertThat(page.locator(".then").count()).isZero();
            }
        }
    }

    @Test
    void openDataTellWhatWasKnownAtAPosition() {
        var visitor = province.visitor();
        var position = mirror.position();
        for (var path : List.of(
                "/open/indicators?as-of=",
                "/open/indicators/insurance-coverage?as-of=",
                "/open/indicators/insurance-coverage/communes?as-of=",
                "/open/programmes/hp-03-ctr-tu-2025?as-of=")) {
            var answer = visitor.get(path + position);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("\"position\":" + position);
        }
        assertThat(visitor.get("/open/indicators/insurance-coverage/months?as-of=" + position)
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.get(INDICATOR + "/communes.csv?as-of=" + position).body())
                .contains("," + position);
        // Of people in a commune the public sees what is told of today only.
        assertThat(visitor.get("/open/indicators/insurance-coverage/communes?as-of=" + position)
                        .body())
                .doesNotContain("\"numerator\"");
    }

    @Test
    void whatIsNotKnownIsRefusedTellingFromWhereOnItIs() {
        var visitor = province.visitor();
        for (var asked : List.of("999999999999", "2020-01-01", today.plusDays(1).toString(), "yesterday")) {
            for (var path : List.of("/open/indicators?as-of=", INDICATOR + "?as-of=")) {
                var answer = visitor.get(path + asked);
                assertThat(answer.statusCode()).as(path + asked).isEqualTo(400);
                assertThat(answer.body()).contains(asked);
            }
        }
        assertThat(visitor.get("/open/indicators?as-of=2020-01-01").body()).contains("from position");
    }
}
