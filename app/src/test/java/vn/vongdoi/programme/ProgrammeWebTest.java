package vn.vongdoi.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.analytics.SmallProvince;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.Document;
import vn.vongdoi.statistic.Statistics;
import vn.vongdoi.statistic.Step;

/** The public JSON and the pages over a real port, on the province counted by hand. */
@DirtiesContext // its folder goes with the class
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ProgrammeWebTest {
    @TempDir
    private static Path home;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @TestConfiguration
    static class Today {
        @Bean
        @Primary
        Clock fixed() {
            return Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
        }
    }

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) {
        properties.add("VONGDOI_HOME", home::toString);
        // Rows that come by no door take no position, and no mirror sees them.
        properties.add("VONGDOI_MIRROR", () -> "off");
    }

    @BeforeAll
    static void fill(@Autowired DataSource dataSource) {
        new SmallProvince(dataSource).fill();
    }

    @Test
    void anIndicatorTellsValueNumeratorDenominatorPeriodPositionDefinitionAndSource() throws Exception {
        var answer = body("/open/indicators/beds-per-10k");
        assertThat(answer.get("value").asDouble()).isEqualTo(10_000 * 150.0 / 6);
        assertThat(answer.get("numerator").asDouble()).isEqualTo(150);
        assertThat(answer.get("denominator").asDouble()).isEqualTo(6);
        assertThat(answer.get("period").get("from").asString()).isEqualTo("2026-11-21");
        assertThat(answer.get("period").get("to").asString()).isEqualTo("2026-11-21");
        assertThat(answer.get("position").asLong()).isPositive();
        assertThat(answer.get("definition").get("vi").asString()).contains("giường");
        assertThat(answer.get("definition").get("en").asString()).contains("beds");
        assertThat(answer.get("source").asString()).contains("thống kê quốc gia");
        assertThat(answer.has("reason")).isFalse();
    }

    /** Two of four visits: whoever knows the four knows what became of each. */
    @Test
    void alsoOfAProvinceSoFewAreNotPublished() throws Exception {
        var answer = body("/open/indicators/insured-visits-at-stations");
        assertThat(answer.get("value").isNull()).isTrue();
        assertThat(answer.has("numerator")).isFalse();
        assertThat(answer.get("period").get("from").asString()).isEqualTo("2025-11-22");
        assertThat(answer.get("reason").get("en").asString()).contains("Fewer than 5");
    }

    @Test
    void whatIsNotKnownIsNullWithItsReason() throws Exception {
        for (var code : new String[] {"life-expectancy", "nurses-per-10k"}) {
            var answer = body("/open/indicators/" + code);
            assertThat(answer.has("value")).isTrue();
            assertThat(answer.get("value").isNull()).isTrue();
            assertThat(answer.get("reason").get("vi").asString()).isNotBlank();
            assertThat(answer.get("reason").get("en").asString()).isNotBlank();
        }
    }

    @Test
    void theParametersNarrowPlaceAndTime() throws Exception {
        var beds = body("/open/indicators/private-bed-share?commune=" + SmallProvince.SOUTH);
        assertThat(beds.get("area").asString()).isEqualTo(SmallProvince.SOUTH);
        assertThat(beds.get("value").asDouble()).isEqualTo(100);
        var june = body("/open/indicators/transfer-rate?from=2026-06-01&to=2026-06-30");
        assertThat(june.get("period").get("from").asString()).isEqualTo("2026-06-01");
        assertThat(june.get("period").get("to").asString()).isEqualTo("2026-06-30");
        assertThat(get("/open/indicators/transfer-rate?from=2026-06-01&to=2026-07-01")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("/open/indicators/transfer-rate?by=age-band&as-of=2026-11-01")
                        .statusCode())
                .isEqualTo(400);
        var few = body("/open/indicators/health-book?commune=" + SmallProvince.NORTH);
        assertThat(few.get("value").isNull()).isTrue();
        assertThat(few.get("reason").get("en").asString()).contains("Fewer than 5");
    }

    @Test
    void theListHoldsEveryIndicator() throws Exception {
        var list = body("/open/indicators").get("indicators");
        assertThat(list.size()).isGreaterThan(45);
        assertThat(list).allSatisfy(i -> assertThat(i.get("value").isNull()).isEqualTo(i.has("reason")));
    }

    @Test
    void whatIsBrokenDownIsToldOfTheProvinceWithoutSmallBands() throws Exception {
        var beds = body("/open/indicators/beds-per-10k?by=ownership");
        assertThat(beds.get("addsUp").asBoolean()).isTrue();
        assertThat(beds.get("parts").get(0).get("band").asString()).isEqualTo("public");
        assertThat(beds.get("parts").get(0).get("numerator").asDouble()).isEqualTo(100);
        assertThat(beds.get("whole").get("numerator").asDouble()).isEqualTo(150);
        var people = body("/open/indicators/health-book?by=sex");
        assertThat(people.get("parts")).isNotEmpty().allSatisfy(part -> {
            assertThat(part.get("value").isNull()).isTrue();
            assertThat(part.get("reason").get("en").asString()).contains("Fewer than 5");
        });
        assertThat(get("/open/indicators/health-book?by=ownership").statusCode())
                .isEqualTo(400);
        assertThat(get("/open/indicators/health-book?by=sex&commune=" + SmallProvince.NORTH)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aProgrammeIsScored() throws Exception {
        var programmes = body("/open/programmes").get("programmes");
        assertThat(programmes)
                .anySatisfy(p -> assertThat(p.get("id").asString()).isEqualTo("hp-03-ctr-tu-2025"));
        var board = body("/open/programmes/hp-03-ctr-tu-2025");
        assertThat(board.get("counted").asInt()).isEqualTo(21); // 10 of the annex and 11 of the text, without 2045
        var targets = board.get("targets");
        assertThat(targets.size()).isEqualTo(23);
        var beds = only(targets, "beds-per-10k");
        assertThat(beds.get("target").get("op").asString()).isEqualTo(">=");
        assertThat(beds.get("target").get("value").get(0).asDouble()).isEqualTo(43);
        assertThat(beds.get("target").get("by").asInt()).isEqualTo(2030);
        assertThat(beds.get("value").asDouble()).isEqualTo(250_000);
        assertThat(beds.get("standing").asString()).isEqualTo("reached");
        var visits = only(targets, "insured-visits-at-stations");
        assertThat(visits.get("value").isNull()).isTrue();
        assertThat(visits.get("reason").get("vi").asString()).contains("Dưới 5");
        var life = only(targets, "physical-activity");
        assertThat(life.get("value").isNull()).isTrue();
        assertThat(life.get("standing").asString()).isEqualTo("no-data");
        assertThat(life.get("reason").get("vi").asString()).isNotBlank();
    }

    @Test
    void aProgrammeOfAnotherProvinceHasNoDataHere() throws Exception {
        var board = body("/open/programmes/hn-06-ctr-tu");
        assertThat(board.get("noData").asInt()).isEqualTo(board.get("counted").asInt());
    }

    /** Who travelled to be seen here tells nothing of the others. */
    @Test
    void ofAnotherProvinceNothingIsComputedFromWhoWasSeenHere() throws Exception {
        assertThat(page("/indicators/health-book?province=22"))
                .contains("Chỉ tính cho tỉnh này")
                .doesNotContain(" / 6");
        assertThat(page("/embed/indicators/health-book?province=22")).contains("Chỉ tính cho tỉnh này");
        assertThat(get("/indicators/health-book/what-if?province=22").statusCode())
                .isEqualTo(404);
    }

    /** Five weeks before the end of 2026 what is asked by then comes before what is asked by 2030. */
    @Test
    void theNextTargetIsTheOneThatIsHeldAgainst() throws Exception {
        var card = page("/embed/indicators/insurance-coverage");
        assertThat(card.indexOf("95\u00a0%")).isPositive();
        assertThat(card.indexOf("98\u00a0%")).isGreaterThan(card.indexOf("95\u00a0%"));
    }

    @Test
    void wrongRequestsSayWhatWasExpectedAndWhatCame() throws Exception {
        assertThat(get("/open/indicators/no-such-code").statusCode()).isEqualTo(404);
        assertThat(get("/open/programmes/no-such-programme").statusCode()).isEqualTo(404);
        for (var query : new String[] {"commune=99999", "commune=abc", "from=21/11/2026", "to=2026-13-01"}) {
            var answer = get("/open/indicators/transfer-rate?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(json.readTree(answer.body()).get("message").asString())
                    .contains(query.substring(query.indexOf('=') + 1));
        }
        assertThat(get("/open/indicators/transfer-rate?from=2026-02-01&to=2026-01-01")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSamePositionIsNotSentTwice() throws Exception {
        for (var path : new String[] {"/open/indicators/transfer-rate", "/open/programmes/hp-03-ctr-tu-2025"}) {
            var tag = get(path).headers().firstValue("ETag").orElseThrow();
            var again = http.send(
                    HttpRequest.newBuilder(uri(path))
                            .header("If-None-Match", tag)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(again.statusCode()).isEqualTo(304);
        }
    }

    @Test
    void aFigureThatIsApprovedIsSentAnewThoughTheRecordStoodStill(@Autowired Statistics statistics) throws Exception {
        var path = "/open/indicators/smoking";
        var before = get(path).headers().firstValue("ETag").orElseThrow();
        var list = get("/open/indicators").headers().firstValue("ETag").orElseThrow();
        var board = get("/open/programmes/hp-03-ctr-tu-2025")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var day = LocalDate.of(2025, 12, 31);
        var number = statistics.enter(
                new Actor("hoa", Role.PROGRAMME_STAFF, new Area.Province()),
                new Content.Figure("smoking", "31", day, day, 21.5),
                new Document("Bộ Y tế", "Điều tra STEPS", day, Optional.empty()),
                "");
        var leader = new Actor("giam-doc", Role.LEADER, new Area.Province());
        statistics.decide(leader, number, Step.Kind.APPROVED, "");
        assertThat(get(path).headers().firstValue("ETag").orElseThrow()).isNotEqualTo(before);
        assertThat(get("/open/indicators").headers().firstValue("ETag").orElseThrow())
                .isNotEqualTo(list);
        assertThat(get("/open/programmes/hp-03-ctr-tu-2025")
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow())
                .isNotEqualTo(board);
        assertThat(body(path).get("value").asDouble()).isEqualTo(21.5);
        statistics.decide(leader, number, Step.Kind.WITHDRAWN, "Xong");
    }

    @Test
    void theScoreboardSaysTheFindingFirst() throws Exception {
        var page = page("/programmes/hp-03-ctr-tu-2025");
        assertThat(page).containsPattern("<h1>Hải Phòng đạt \\d+ trong 21 chỉ tiêu đến năm 2030");
        assertThat(page)
                .contains("Tỷ lệ khám bệnh chữa bệnh bảo hiểm y tế tại trạm y tế cấp xã", "50,0", "&gt;\u00a020\u00a0%")
                .contains("Tầm nhìn 2045");
        assertThat(page("/programmes/hp-03-ctr-tu-2025?lang=en")).containsPattern("<h1>Haiphong reaches \\d+ of 21");
    }

    @Test
    void aScoreboardWithoutDataSaysSo() throws Exception {
        assertThat(page("/programmes/hn-06-ctr-tu")).contains("chưa có dữ liệu cho 21 chỉ tiêu");
    }

    @Test
    void anIndicatorShowsItsCommunesItsDefinitionAndItsQuery() throws Exception {
        var page = page("/indicators/private-bed-share");
        assertThat(page).contains("33,3", "Hải Dương", "analytics.bed", "tilemap");
        assertThat(page("/indicators/bed-occupancy"))
                .contains(
                        "Lưu ý",
                        "là quá tải",
                        "xã, phường, đặc khu; tháng; loại cơ sở; cơ sở công, tư",
                        "/indicators/bed-occupancy/breakdown");
        assertThat(page("/indicators/bed-occupancy?lang=en"))
                .contains("Caveats", "hospitals are overloaded", "commune; month; kind of facility");
        assertThat(page("/indicators/commune-stations")).doesNotContain("Lưu ý", "/breakdown");
        assertThat(page("/open/indicators/bed-occupancy"))
                .contains(
                        "\"caveats\":{\"vi\":\"Cơ sở không gửi",
                        "\"disaggregations\":[\"commune\",\"month\",\"facility-kind\",\"ownership\"]",
                        "\"unit\":\"percent-of-capacity\"");
        assertThat(page("/indicators/life-expectancy")).contains("Chưa có dữ liệu", "thống kê");
        assertThat(page("/indicators")).contains("trong 102 chỉ tiêu");
    }

    @Test
    void thePublicSeesNoSmallCellsAndNoPeople() throws Exception {
        assertThat(page("/indicators/insurance-coverage"))
                .contains("không công bố")
                .doesNotContain("1 / 3");
        assertThat(page("/communes/" + SmallProvince.NORTH))
                .contains("không công bố")
                .doesNotContain("/people");
        var csv = get("/indicators/insurance-coverage/communes.csv");
        assertThat(csv.body().lines())
                .hasSize(115)
                .anySatisfy(line ->
                        assertThat(line).startsWith(SmallProvince.NORTH).contains("Phường Thành Đông", ",,,,\"Dưới 5"));
        var people = get("/indicators/annual-checkup/communes/" + SmallProvince.NORTH + "/people");
        assertThat(people.statusCode()).isIn(302, 401);
        assertThat(people.body()).doesNotContain("Người Thử");
    }

    @Test
    void placesThatAreNotThereAreNotFound() throws Exception {
        assertThat(get("/communes/99999").statusCode()).isEqualTo(404);
        assertThat(get("/indicators/transfer-rate?province=xx").statusCode()).isEqualTo(400);
        assertThat(page("/communes")).contains("114");
    }

    private static JsonNode only(JsonNode targets, String code) {
        return targets.valueStream()
                .filter(t -> t.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode body(String path) throws IOException, InterruptedException {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).contains("json"));
        return json.readTree(answer.body());
    }

    private String page(String path) throws IOException, InterruptedException {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
