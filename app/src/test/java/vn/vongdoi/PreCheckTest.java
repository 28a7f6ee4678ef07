package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.claimfile.GoodVisit;

/** {@code POST /exchange/claims?check=only} answers as the door would, and nothing is kept. */
class PreCheckTest {
    static RunningProvince province;
    static String token;

    @BeforeAll
    static void open() {
        province = RunningProvince.shared();
        token = province.token("precheck", Optional.of(GoodVisit.FACILITY));
    }

    @Test
    void aSoundFileIsToldToBeSoundAndAFaultyOneWhatIsWrong() throws Exception {
        var before = kept();
        var sound = checked(new GoodVisit().file(1));
        assertThat(sound.at("/files/0/encounters/0/status").asString()).isEqualTo("sound");
        assertThat(sound.at("/totals/sound").asInt()).isEqualTo(1);
        assertThat(sound.at("/totals/accepted").asInt()).isZero();
        var faulty = checked(new GoodVisit().with("XML1.GIOI_TINH=7").file(1));
        assertThat(faulty.at("/files/0/encounters/0/status").asString()).isEqualTo("rejected");
        assertThat(faulty.at("/files/0/encounters/0/issues/0/field").asString()).isEqualTo("GIOI_TINH");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void itAnswersTheSameAsTheDoor() throws Exception {
        var file = new GoodVisit()
                .with("XML1.T_THUOC=1|XML2.NGAY_YL=|XML7.SO_LUU_TRU=|XML1.SO_CCCD=031190000123")
                .file(1);
        var checked = checked(file).at("/files/0/encounters/0/issues");
        var answered = JsonMapper.shared().readTree(post(file, "").body()).at("/files/0/encounters/0/issues");
        assertThat(checked).isNotEmpty().isEqualTo(answered);
    }

    @Test
    void theFaultsComeAsAWorkbookForWhoeverAsksForOne() throws Exception {
        var file = new GoodVisit().with("XML1.GIOI_TINH=7|XML1.HO_TEN==1+1").file(1);
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(province.address("/exchange/claims?check=only"))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                    .POST(BodyPublishers.ofString(file));
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
                var faults = workbook.getFirstSheet().read();
                assertThat(faults.getFirst().getCellText(0)).isEqualTo("MA_LK");
                assertThat(faults)
                        .anySatisfy(row -> {
                            assertThat(row.getCellText(0)).isEqualTo("LK1");
                            assertThat(row.getCellText(4)).isEqualTo("GIOI_TINH");
                            assertThat(row.getCellText(5)).isEqualTo("7");
                            assertThat(row.getCellText(7)).contains("GIOI_TINH");
                        })
                        .allSatisfy(row -> assertThat(
                                        row.stream().filter(Objects::nonNull).map(Cell::getType))
                                .doesNotContain(CellType.FORMULA));
                assertThat(workbook.getSheet(1).orElseThrow().read()).hasSize(2);
            }
        }
    }

    @Test
    void whatTheDoorRefusesItRefusesToo() throws Exception {
        var empty = GoodVisit.envelope("").replace("<MACSKCB>31301<", "<MACSKCB>31302<");
        var refusal = post(empty, "").statusCode();
        var before = kept();
        assertThat(post("<GIAMDINHHS>", "?check=only").statusCode()).isEqualTo(400);
        assertThat(post("%PDF-1.7", "?check=only").statusCode()).isEqualTo(415);
        var strange = new GoodVisit().file(1).replace("<MACSKCB>31301<", "<MACSKCB>31302<");
        assertThat(post(strange, "?check=only").statusCode()).isEqualTo(403);
        assertThat(post(empty, "?check=only").statusCode()).isEqualTo(refusal).isEqualTo(403);
        assertThat(post(new GoodVisit().file(1), "?check=yes").statusCode()).isEqualTo(400);
        assertThat(kept()).isEqualTo(before);
    }

    private static JsonNode checked(String file) throws IOException, InterruptedException {
        var answer = post(file, "?check=only");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String kept() {
        return province.bean(JdbcClient.class).sql("""
                        select (select count(*) from claims.delivery) || ' ' || (select count(*) from claims.submission)
                            || ' ' || (select position from record.head)""").query(String.class).single();
    }

    private static HttpResponse<String> post(String file, String query) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(province.address("/exchange/claims" + query))
                    .header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.ofString(file));
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
