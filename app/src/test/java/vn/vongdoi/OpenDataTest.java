package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs and other sites are answered without any account, over a real port. */
class OpenDataTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static RunningProvince province;
    private static Visitor anybody;

    @BeforeAll
    static void open() {
        province = RunningProvince.shared();
        anybody = province.visitor();
    }

    @Test
    void theIndexNamesEveryTableAndEachIsAnsweredAsJsonAndAsCsvWithTheColumnsOfTheDictionary() {
        var index = json(anybody.get("/open"));
        assertThat(index.get("licence").asString()).isEqualTo("CC BY 4.0");
        assertThat(index.get("position").asLong()).isPositive();
        var tables = index.get("tables");
        assertThat(tables.valueStream().map(it -> it.get("path").asString()))
                .contains(
                        "/open/indicators",
                        "/open/indicators/{code}",
                        "/open/indicators/{code}/communes",
                        "/open/indicators/{code}/months",
                        "/open/programmes",
                        "/open/programmes/{id}",
                        "/open/statistics",
                        "/open/lists",
                        "/open/communes");
        for (var table : tables) {
            var path = table.get("example").asString();
            assertThat(json(anybody.get(path))).isEqualTo(json(anybody.get(path + ".json")));
            var columns = table.get("columns")
                    .valueStream()
                    .map(it -> it.get("name").asString())
                    .toList();
            for (var csv : List.of(
                    anybody.get(path + ".csv"),
                    anybody.get(path + "?format=csv"),
                    anybody.send(HttpRequest.newBuilder(anybody.address(path))
                            .header("Accept", "text/csv")
                            .build()))) {
                assertThat(csv.statusCode()).as(path).isEqualTo(200);
                assertThat(header(csv, "Content-Type")).contains("text/csv", "UTF-8", "header=present");
                assertThat(csv.body().lines().findFirst().orElseThrow().replace("\"", ""))
                        .as("no byte-order mark, the columns of the dictionary: " + path)
                        .isEqualTo(String.join(",", columns));
            }
        }
        assertThat(anybody.get("/open/indicators/insurance-coverage/communes.csv")
                        .body()
                        .lines())
                .hasSize(115);
        assertThat(anybody.get("/open/communes.csv").body().lines()).hasSize(115);
    }

    @Test
    void aTargetTellsWhoAnswersAndHowLongThereIs() {
        var targets = json(anybody.get("/open/programmes/hp-03-ctr-tu-2025")).get("targets");
        assertThat(targets.valueStream().filter(it -> it.get("key").asString().contains("/2030/")))
                .isNotEmpty()
                .allSatisfy(it -> {
                    assertThat(it.get("lastDay").asString()).isEqualTo("2030-12-31");
                    assertThat(it.has("daysLeft")).isTrue();
                    assertThat(it.get("standing").asString()).isNotBlank();
                });
    }

    @Test
    void aBrowserIsShownAPageInBothLanguages() {
        for (var wanted : Map.of("vi", "Số nhỏ được che", "en", "Small figures are hidden")
                .entrySet()) {
            var page = province.visitor()
                    .send(HttpRequest.newBuilder(anybody.address("/open?lang=" + wanted.getKey()))
                            .header("Accept", "text/html,application/xhtml+xml")
                            .build());
            assertThat(header(page, "Content-Type")).contains("text/html");
            assertThat(page.body())
                    .contains(wanted.getValue(), "curl ", "/open/indicators/{code}/communes", "CC BY 4.0");
        }
    }

    @Test
    void pagesOfOtherSitesMayReadOpenDataAndNothingElse() {
        assertThat(header(anybody.get("/open/indicators"), "Access-Control-Allow-Origin"))
                .isEqualTo("*");
        assertThat(header(anybody.get("/open/indicators/nothing"), "Access-Control-Allow-Origin"))
                .isEqualTo("*");
        var preflight = anybody.send(HttpRequest.newBuilder(anybody.address("/open/indicators"))
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
        for (var closed :
                List.of("/", "/indicators/insurance-coverage", "/health", "/embed/indicators/insurance-coverage")) {
            assertThat(header(anybody.get(closed), "Access-Control-Allow-Origin"))
                    .as(closed)
                    .isEmpty();
        }
        var posted = anybody.post("/open/indicators", "x=1");
        assertThat(posted.statusCode()).isEqualTo(405);
    }

    @Test
    void whatIsWrongIsToldAsJson() {
        for (var wrong : Map.of(
                        "/open/indicators/khong-co/communes.csv", 404,
                        "/open/indicators/khong-co.csv", 404,
                        "/open/programmes/khong-co.csv", 404,
                        "/open/khong-co", 404,
                        "/open/indicators?format=xml", 400,
                        "/open/indicators/insurance-coverage?commune=1", 400)
                .entrySet()) {
            var answer = anybody.get(wrong.getKey());
            assertThat(answer.statusCode()).as(wrong.getKey()).isEqualTo(wrong.getValue());
            var told = json(answer);
            assertThat(told.get("status").asInt()).isEqualTo(wrong.getValue());
            assertThat(told.get("message").asString()).isNotBlank();
            assertThat(told.get("messageEn").asString()).isNotBlank();
        }
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        for (var path :
                List.of("/open/statistics.csv", "/open/communes", "/open/indicators/private-bed-share/communes.csv")) {
            var tag = header(anybody.get(path), "ETag");
            var again = anybody.send(HttpRequest.newBuilder(anybody.address(path))
                    .header("If-None-Match", tag)
                    .build());
            assertThat(again.statusCode()).as(path).isEqualTo(304);
        }
    }

    @Test
    void aCardStandsInAFrameOfAnySiteWithoutCookieAndWithoutScript() {
        for (var path : List.of(
                "/embed/indicators/insurance-coverage?lang=en",
                "/embed/indicators/life-expectancy",
                "/embed/programmes/hp-03-ctr-tu-2025?lang=vi")) {
            var card = province.visitor().get(path);
            assertThat(card.statusCode()).as(path).isEqualTo(200);
            assertThat(card.headers().allValues("Set-Cookie")).as(path).isEmpty();
            assertThat(header(card, "X-Frame-Options")).isEmpty();
            assertThat(header(card, "Content-Security-Policy"))
                    .contains("frame-ancestors *", "default-src 'none'")
                    .doesNotContain("script-src");
            assertThat(card.body())
                    .contains("target=\"_blank\" rel=\"noopener\"")
                    .doesNotContain("<script", "<nav", "<form");
        }
        assertThat(anybody.get("/embed/indicators/insurance-coverage?lang=en").body())
                .contains("lang=\"en\"", "/indicators/insurance-coverage?lang=en");
        assertThat(anybody.get("/embed/indicators/khong-co").statusCode()).isEqualTo(404);
        assertThat(anybody.get("/embed/people/p1").statusCode()).isEqualTo(404);
        assertThat(anybody.post("/embed/indicators/insurance-coverage", "x=1").statusCode())
                .isEqualTo(403);
        for (var other : List.of("/", "/indicators/insurance-coverage", "/programmes/hp-03-ctr-tu-2025")) {
            assertThat(header(anybody.get(other), "Content-Security-Policy")).contains("frame-ancestors 'none'");
        }
        assertThat(anybody.get("/indicators/insurance-coverage").body())
                .contains("&lt;iframe", "/embed/indicators/insurance-coverage?lang=");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(header(answer, "Content-Type")).as(answer.uri().getPath()).contains("json");
        return JSON.readTree(answer.body());
    }
}
