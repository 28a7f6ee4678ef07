package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Period;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;

/**
 * Somebody without an account reads every public page, table and card of a province, and has the real figures of every
 * commune to compare: nothing that was read gives away fewer than five people.
 */
class PublicSiteTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
    /** {@code 1.234 / 5.678}: what was divided, as pages write it. */
    private static final Pattern PARTS = Pattern.compile("(?<![\\d.,/])([\\d.]+) / ([\\d.]+)(?![\\d/])");

    private static RunningProvince province;
    private static Visitor anybody;
    private static Map<Indicator, Map<CommuneCode, Value>> real;

    @BeforeAll
    static void open() {
        province = RunningProvince.shared();
        anybody = province.visitor();
        var indicators = province.bean(Indicators.class);
        var figures = indicators.current();
        real = new TreeMap<>((one, other) -> one.code().compareTo(other.code()));
        for (var indicator : indicators.list()) {
            if (indicator.calculation() instanceof Calculation.Computed computed && computed.personal()) {
                real.put(
                        indicator,
                        figures.byCommune(
                                indicator,
                                province.bean(Places.class).province().code(),
                                Audience.STAFF));
            }
        }
    }

    @Test
    void noTableOfCommunesShowsASmallCellOrGivesOneAwayBySubtraction() {
        var hiddenInAll = 0;
        var shownInAll = 0;
        for (var indicator : real.keySet()) {
            var total = json("/open/indicators/" + indicator.code());
            var table = json("/open/indicators/" + indicator.code() + "/communes");
            var counted = total.has("numerator") ? total.get("numerator").asDouble() : 0;
            var all = total.has("denominator") ? total.get("denominator").asDouble() : 0;
            var hidden = new ArrayList<String>();
            for (var row : table.get("communes")) {
                if (row.get("status").asString().equals("hidden"))
                    hidden.add(row.get("commune").asString());
                if (!row.has("denominator")) continue;
                shownInAll++;
                var n = row.get("numerator").asDouble();
                var d = row.get("denominator").asDouble();
                counted -= n;
                all -= d;
                assertThat(List.of(n, d)).as("%s %s", indicator.code(), row).noneMatch(PublicSiteTest::small);
                if (isShare(indicator))
                    assertThat(small(d - n)).as("%s %s", indicator.code(), row).isFalse();
            }
            hiddenInAll += hidden.size();
            if (hidden.isEmpty()) continue;
            assertThat(table.get("hidden").asInt()).isEqualTo(hidden.size());
            var everything = table.get("communes")
                    .valueStream()
                    .noneMatch(
                            it -> it.has("denominator") && it.get("denominator").asDouble() > 0);
            if (everything) continue; // the province itself has so few
            assertThat(hidden).as(indicator.code()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(small(counted))
                    .as("%s: %s remain of the total", indicator.code(), counted)
                    .isFalse();
            assertThat(small(all))
                    .as("%s: %s remain in all", indicator.code(), all)
                    .isFalse();
            if (isShare(indicator))
                assertThat(small(all - counted)).as(indicator.code()).isFalse();
        }
        assertThat(hiddenInAll).as("there is something to hide").isGreaterThan(100);
        assertThat(shownInAll).as("and something is shown").isGreaterThan(500);
    }

    @Test
    void everyPublicPageTellsOnlyWhatTheTablesTell() {
        var hidden = hiddenParts();
        var pages = crawl();
        assertThat(pages.keySet())
                .contains("/open", "/indicators", "/communes", "/indicators/insurance-coverage")
                .hasSizeGreaterThan(250);
        for (var page : pages.entrySet()) {
            var path = page.getKey();
            var parts = PARTS.matcher(page.getValue().replace('\u00a0', ' '));
            while (parts.find()) {
                var told =
                        parts.group(1).replace(".", "") + "/" + parts.group(2).replace(".", "");
                if (path.startsWith("/communes/")) {
                    assertThat(hidden.getOrDefault(path.substring("/communes/".length()), Set.of()))
                            .as(path)
                            .doesNotContain(told);
                }
            }
            assertThat(page.getValue()).as(path).doesNotContain("/people/p", "/people\"");
        }
        for (var indicator : real.keySet()) {
            var shown = new HashSet<String>();
            for (var row :
                    json("/open/indicators/" + indicator.code() + "/communes").get("communes")) {
                if (row.has("denominator"))
                    shown.add(told(
                            row.get("numerator").asDouble(),
                            row.get("denominator").asDouble()));
            }
            var total = json("/open/indicators/" + indicator.code());
            if (total.has("denominator"))
                shown.add(told(
                        total.get("numerator").asDouble(),
                        total.get("denominator").asDouble()));
            for (var path : List.of("/indicators/" + indicator.code(), "/embed/indicators/" + indicator.code())) {
                var parts = PARTS.matcher(anybody.get(path + "?lang=vi").body().replace('\u00a0', ' '));
                while (parts.find()) {
                    assertThat(shown)
                            .as(path)
                            .contains(parts.group(1).replace(".", "") + "/"
                                    + parts.group(2).replace(".", ""));
                }
            }
            var rows = anybody.get("/indicators/" + indicator.code() + "/communes.csv")
                    .body()
                    .lines()
                    .skip(1)
                    .toList();
            for (var row : rows) {
                var cells = row.split(",");
                if (cells.length < 5 || cells[3].isEmpty() || cells[4].isEmpty()) continue;
                assertThat(shown).as(row).contains(told(Double.parseDouble(cells[3]), Double.parseDouble(cells[4])));
            }
        }
    }

    /** Also where a page is asked for a goal, another province or parts. */
    @Test
    void noPageAboutPeopleShowsFewerThanFive() {
        var read = 0;
        for (var indicator : real.keySet()) {
            var own = "/indicators/" + indicator.code();
            var paths = new ArrayList<>(List.of(
                    own,
                    own + "?province=22",
                    own + "/what-if",
                    own + "/what-if?goal=50",
                    own + "/what-if?province=22"));
            indicator.disaggregations().parts().forEach(it -> paths.add(own + "/breakdown?by=" + it.word()));
            for (var path : paths) {
                var answer = anybody.get(path);
                assertThat(answer.statusCode()).as(path).isIn(200, 400, 404);
                var parts = PARTS.matcher(answer.body().replace('\u00a0', ' '));
                while (parts.find()) {
                    var counted = Double.parseDouble(parts.group(1).replace(".", ""));
                    var all = Double.parseDouble(parts.group(2).replace(".", ""));
                    assertThat(small(counted) || small(all) || isShare(indicator) && small(all - counted))
                            .as("%s: %s", path, parts.group())
                            .isFalse();
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(500);
    }

    @Test
    void ofASingleCommuneThereIsNoOtherPeriodThatADayCouldBeTakenFrom() {
        var told = real.keySet().stream()
                .filter(it -> it.calculation() instanceof Calculation.Computed computed
                        && computed.period() == Period.Kind.TWELVE_MONTHS)
                .map(it -> json("/open/indicators/" + it.code() + "/communes"))
                .filter(it -> it.get("communes").valueStream().anyMatch(row -> row.has("denominator")))
                .findFirst()
                .orElseThrow();
        var indicator = told.get("code").asString();
        var commune = told.get("communes")
                .valueStream()
                .filter(row -> row.has("denominator"))
                .findFirst()
                .orElseThrow()
                .get("commune")
                .asString();
        var usual = json("/open/indicators/" + indicator + "?commune=" + commune);
        assertThat(usual.get("value").isNull()).isFalse();
        var to = usual.get("period").get("to").asString();
        for (var other : List.of("from=2026-01-01&to=" + to, "to=2026-01-31", "from=2026-01-01&to=2026-06-30")) {
            var answer = json("/open/indicators/" + indicator + "?commune=" + commune + "&" + other);
            assertThat(answer.get("value").isNull()).as(other).isTrue();
            assertThat(answer.has("numerator")).as(other).isFalse();
            assertThat(answer.get("reason").get("en").asString()).contains("usual period");
        }
        // Nor of the province are there two that differ by a day.
        for (var other : List.of("from=2026-01-02", "to=2026-01-30", "from=2026-01-01&to=2026-06-29")) {
            var answer = province.visitor().get("/open/indicators/" + indicator + "?" + other);
            assertThat(answer.statusCode()).as(other).isEqualTo(400);
            assertThat(answer.body()).contains("whole months");
        }
    }

    /** Of each commune what the public must not read: {@code 3/41}, unless it reads the same of something else there. */
    private static Map<String, Set<String>> hiddenParts() {
        var hidden = new TreeMap<String, Set<String>>();
        var shown = partsOfFacilities();
        for (var indicator : real.entrySet()) {
            for (var row : json("/open/indicators/" + indicator.getKey().code() + "/communes")
                    .get("communes")) {
                var commune = row.get("commune").asString();
                if (row.has("denominator")) {
                    shown.computeIfAbsent(commune, _ -> new HashSet<>())
                            .add(told(
                                    row.get("numerator").asDouble(),
                                    row.get("denominator").asDouble()));
                } else if (Objects.requireNonNull(indicator.getValue().get(new CommuneCode(commune)))
                                .outcome()
                        instanceof Value.Known known) {
                    hidden.computeIfAbsent(commune, _ -> new HashSet<>())
                            .add(told(known.numerator(), known.denominator()));
                }
            }
        }
        hidden.forEach((commune, parts) -> parts.removeAll(shown.getOrDefault(commune, Set.of())));
        assertThat(hidden).isNotEmpty();
        return hidden;
    }

    /** Of each commune what is told of its stations and beds: 1/1 there is nobody. */
    private static Map<String, Set<String>> partsOfFacilities() {
        var told = new TreeMap<String, Set<String>>();
        var indicators = province.bean(Indicators.class);
        for (var indicator : indicators.list()) {
            if (real.containsKey(indicator)) continue;
            indicators
                    .current()
                    .byCommune(indicator, province.bean(Places.class).province().code(), Audience.PUBLIC)
                    .forEach((commune, value) -> {
                        if (value.outcome() instanceof Value.Known known) {
                            told.computeIfAbsent(commune.value(), _ -> new HashSet<>())
                                    .add(told(known.numerator(), known.denominator()));
                        }
                    });
        }
        return told;
    }

    /** Every page that is reached from the front door without signing in. */
    private static Map<String, String> crawl() {
        var pages = new TreeMap<String, String>();
        var seen = new LinkedHashSet<>(List.of("/", "/open"));
        var waiting = new ArrayDeque<>(seen);
        while (!waiting.isEmpty()) {
            var path = waiting.remove();
            var answer = path.equals("/open") ? page(path) : anybody.get(path);
            var type = answer.headers().firstValue("Content-Type").orElse("");
            answer.headers()
                    .firstValue("Location")
                    .map(it -> it.replaceFirst("^https?://[^/]*", ""))
                    .filter(it -> !it.startsWith("/sign-in") && seen.add(it))
                    .ifPresent(waiting::add);
            if (answer.statusCode() != 200 || !type.contains("html")) continue;
            pages.put(path, answer.body());
            var links = LINK.matcher(answer.body());
            while (links.find()) {
                var link = links.group(1).replaceAll("\\?lang=(vi|en)$", "");
                if (link.startsWith("/assets/") || link.startsWith("/sign-in") || link.contains("?")) continue;
                if (seen.add(link)) waiting.add(link);
            }
        }
        return pages;
    }

    private static HttpResponse<String> page(String path) {
        return anybody.send(HttpRequest.newBuilder(anybody.address(path))
                .header("Accept", "text/html")
                .build());
    }

    private static boolean isShare(Indicator indicator) {
        return indicator.unit().word().equals("percent")
                || indicator.unit().word().startsWith("per-");
    }

    private static boolean small(double count) {
        return Math.abs(count) > 0 && Math.abs(count) < 5;
    }

    private static String told(double numerator, double denominator) {
        return Math.round(numerator) + "/" + Math.round(denominator);
    }

    private static JsonNode json(String path) {
        return JSON.readTree(anybody.get(path).body());
    }
}
