package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.claimfile.GoodCheckIn;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Records;

/** XML0 over real HTTP: who comes is in the record at once, and the claim that follows takes the place of it. */
class CheckInsTest {
    private static final Actor DOCTOR = new Actor("bs", Role.DOCTOR, new Area.Facility(GoodVisit.FACILITY));

    private final FhirServer server = FhirServer.shared();
    private final JdbcClient sql = server.bean(JdbcClient.class);
    private final String token = token(GoodVisit.FACILITY);
    private String maLk;

    @BeforeEach
    void anotherVisit() {
        maLk = "LK-" + UUID.randomUUID();
    }

    @Test
    void aCheckInOpensAnEncounterInProgress() {
        assertThat(status(post(checkIn().document()))).isEqualTo("accepted");
        var encounter = encounter();
        assertThat(encounter.at("/status").asString()).isEqualTo("in-progress");
        assertThat(encounter.at("/class/code").asString()).isEqualTo("AMB");
        assertThat(encounter.at("/period/start").asString()).startsWith("2026-08-03T08:00");
        assertThat(encounter.at("/period/end").isMissingNode()).isTrue();
        assertThat(encounter.at("/identifier/0/value").asString()).isEqualTo(maLk);
        assertThat(sql.sql(
                                "select p.name from person.person p join claims.checkin c using (person) where c.ma_lk = :it")
                        .param("it", maLk)
                        .query(String.class)
                        .single())
                .isEqualTo("Mô Phỏng Văn A");
    }

    @Test
    void sentTwiceItIsStoredOnce() {
        post(checkIn().document());
        assertThat(status(post("\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n"
                        + checkIn().with("STT=7 VENDOR=x").document().replace("Khám", "<![CDATA[Khám]]>"))))
                .isEqualTo("duplicate");
        assertThat(encounters()).isEqualTo(1);
        assertThat(encounter().at("/meta/versionId").asString()).isEqualTo("1");
    }

    @Test
    void aCorrectedCheckInIsANewVersion() {
        post(checkIn().document());
        var inpatient =
                checkIn().with("MA_LOAI_KCB=03 NGAY_VAO_NOI_TRU=202608030900 LY_DO_VNT=Viêm_phổi MA_DICH_VU=03.18");
        assertThat(status(post(inpatient.document()))).isEqualTo("replaced");
        assertThat(encounter().at("/class/code").asString()).isEqualTo("IMP");
        assertThat(encounter().at("/meta/versionId").asString()).isEqualTo("2");
    }

    @Test
    void theClaimEndsTheEncounterAndLeavesNothingOver() {
        post(checkIn().document());
        assertThat(status(claim(""))).isEqualTo("accepted");
        assertThat(encounters()).isEqualTo(1);
        assertThat(encounter().at("/status").asString()).isEqualTo("finished");
        assertThat(encounter().at("/period/end").asString()).startsWith("2026-08-05T10:00");
        assertThat(status(claim(""))).isEqualTo("duplicate");
    }

    @Test
    void aCheckInAfterTheClaimChangesNothing() {
        claim("");
        var late = post(checkIn().document());
        assertThat(status(late)).isEqualTo("duplicate");
        assertThat(late.body()).contains("older-than-current");
        assertThat(encounter().at("/status").asString()).isEqualTo("finished");
        assertThat(encounter().at("/meta/versionId").asString()).isEqualTo("1");
        claim("XML1.MA_DOITUONG_KCB=8");
        assertThat(status(post(checkIn().document()))).isEqualTo("duplicate");
        assertThat(encounters()).isZero();
    }

    @Test
    void aRejectedClaimLeavesTheCheckIn() {
        post(checkIn().document());
        assertThat(status(claim("XML1.HO_TEN="))).isEqualTo("rejected");
        assertThat(encounter().at("/status").asString()).isEqualTo("in-progress");
    }

    @Test
    void aWithdrawnClaimTakesTheCheckInWithIt() {
        post(checkIn().document());
        assertThat(status(claim("XML1.MA_DOITUONG_KCB=8"))).isEqualTo("withdrawn");
        assertThat(encounters()).isZero();
    }

    @Test
    void aCheckInIsTakenBackByItsFacility() {
        post(checkIn().document());
        var back = checkIn().with("MA_DOITUONG_KCB=8").document();
        assertThat(status(post(back))).isEqualTo("withdrawn");
        assertThat(encounters()).isZero();
        assertThat(status(post(back))).isEqualTo("duplicate");
        assertThat(status(claim(""))).as("the visit took place after all").isEqualTo("accepted");
        assertThat(encounter().at("/status").asString()).isEqualTo("finished");
    }

    @Test
    void severalRowsAreAnsweredOneByOne() {
        var other = maLk + "-2";
        var report = report(post(GoodCheckIn.document(
                checkIn(),
                checkIn().with("STT=2 NGAY_VAO=202613030800 MA_LK=" + maLk + "-x"),
                checkIn().with("STT=3 SO_CCCD=031190000456 HO_TEN=Mô_Phỏng_Thị_C GIOI_TINH=2 MA_LK=" + other),
                checkIn().with("STT=4 MA_LOAI_KCB=02"))));
        assertThat(report.at("/files/0/encounters"))
                .extracting(it -> it.at("/status").asString())
                .containsExactly("accepted", "rejected", "accepted", "replaced");
        assertThat(encounter().at("/type/0/coding/0/code").asString()).isEqualTo("02");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MA_LK=                                | MA_LK            | required",
                "STT=x                                 | STT              | number-format",
                "MA_BN=                                | MA_BN            | required",
                "HO_TEN=                               | HO_TEN           | required",
                "SO_CCCD=0310900001230310              | SO_CCCD          | size",
                "NGAY_SINH=1990                        | NGAY_SINH        | date-format",
                "GIOI_TINH=9                           | GIOI_TINH        | list",
                "MA_THE_BHYT=GD931304006400            | MA_THE_BHYT      | card-format",
                "MA_DKBD=3130                          | MA_DKBD          | card-lists",
                "GT_THE_TU=20260101;20260102           | GT_THE_TU        | date-format",
                "GT_THE_TU=20260231                    | GT_THE_TU        | date-format",
                "MA_DOITUONG_KCB=77                    | MA_DOITUONG_KCB  | list",
                "NGAY_VAO=                             | NGAY_VAO         | required",
                "NGAY_VAO=209908030800                 | NGAY_VAO         | time-order",
                "NGAY_VAO_NOI_TRU=202608020800         | LY_DO_VNT        | required",
                "NGAY_VAO_NOI_TRU=202608020800         | NGAY_VAO_NOI_TRU | time-order",
                "MA_LOAI_KCB=77                        | MA_LOAI_KCB      | list",
                "MA_CSKCB=                             | MA_CSKCB         | required",
                "MA_DICH_VU=                           | MA_DICH_VU       | required",
                "TEN_DICH_VU=                          | TEN_DICH_VU      | required",
                "MA_DICH_VU= MA_THUOC=40.154           | TEN_THUOC        | required",
                "MA_DICH_VU= MA_VAT_TU=N03.01          | TEN_VAT_TU       | required",
                "NGAY_YL=202608030700                  | NGAY_YL          | time-order",
            })
    void aFaultIsNamedByFieldAndStoresNothing(String change, String field, String rule) {
        var report = report(post(checkIn().with(change).document()));
        assertThat(report.at("/files/0/encounters/0/status").asString())
                .as(report.toString())
                .isEqualTo("rejected");
        assertThat(report.at("/files/0/encounters/0/issues")).anySatisfy(issue -> {
            assertThat(issue.at("/table").asString()).isEqualTo("XML0");
            assertThat(issue.at("/field").asString()).isEqualTo(field);
            assertThat(issue.at("/rule").asString()).isEqualTo(rule);
            assertThat(issue.at("/severity").asString()).isEqualTo("reject");
        });
        assertThat(encounters()).isZero();
    }

    @Test
    void aCardNeedsNothingBesideIt() {
        assertThat(status(post(checkIn().with("MA_DKBD= GT_THE_TU= GT_THE_DEN=").document())))
                .isEqualTo("accepted");
    }

    @Test
    void aMedicineMayBeTheFirstCost() {
        var medicine = checkIn().with("MA_DICH_VU= TEN_DICH_VU= MA_THUOC=40.154 TEN_THUOC=Amoxicilin");
        assertThat(status(post(medicine.document()))).isEqualTo("accepted");
    }

    @Test
    void anotherFacilitysCheckInIsForbidden() {
        var answer =
                post(GoodCheckIn.document(checkIn(), checkIn().with("MA_CSKCB=31401 MA_LK=" + maLk + "-2")), token);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("31401");
        assertThat(encounters()).isZero();
        assertThat(post(checkIn().document(), "invented").statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNoCheckInIsRefusedWithTheReason() {
        for (var body : new String[] {
            new GoodVisit().file(1),
            "{\"a\":1}",
            "<CHI_TIEU_TRANG_THAI_KCB/>",
            checkIn().document().substring(0, 200),
            " "
        }) {
            var answer = post(body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("XML0");
        }
        assertThat(post("").statusCode()).isEqualTo(400);
        var bomb = post("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><CHI_TIEU_TRANG_THAI_KCB>&a;</CHI_TIEU_TRANG_THAI_KCB>");
        assertThat(bomb.statusCode()).isEqualTo(400);
        assertThat(bomb.body()).contains("DOCTYPE");
        assertThat(encounters()).isZero();
    }

    @Test
    void insideAClaimFileACheckInIsNoTable() {
        var claim = visit("")
                .file(1)
                .replace(
                        "</HOSO>",
                        "<FILEHOSO><LOAIHOSO>XML0</LOAIHOSO><NOIDUNGFILE><![CDATA["
                                + checkIn().document() + "]]></NOIDUNGFILE></FILEHOSO></HOSO>");
        var report = report(send("/exchange/claims", claim, token));
        assertThat(report.at("/files/0/encounters/0/issues").toString()).contains("table-unknown");
        assertThat(sql.sql("select count(*) from claims.checkin where ma_lk = :it")
                        .param("it", maLk)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoHasCheckedInIsTreatedNow() {
        var number = "0310900%05d".formatted(Math.floorMod(maLk.hashCode(), 100_000));
        var patient = server.create("Patient", """
                {"resourceType":"Patient","identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"%s"}],
                 "name":[{"text":"Mô Phỏng Văn A"}],"gender":"male","birthDate":"1990-01-02"}""".formatted(number), "Authorization", "Bearer " + token);
        var encounter = server.create("Encounter", """
                {"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},
                 "subject":{"reference":"Patient/%s"},"period":{"start":"2023-08-03T08:00:00+07:00"}}""".formatted(patient), "Authorization", "Bearer " + token);
        var condition =
                server.create("Condition", """
                {"resourceType":"Condition","subject":{"reference":"Patient/%s"},"encounter":{"reference":"Encounter/%s"},
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"B20"}]}}""".formatted(patient, encounter), "Authorization", "Bearer " + token);
        assertThat(reads(condition)).isFalse();
        assertThat(status(post(checkIn()
                        .with("SO_CCCD=" + number + " MA_THE_BHYT= MA_DOITUONG_KCB=9")
                        .document())))
                .isEqualTo("accepted");
        assertThat(reads(condition)).isTrue();
    }

    @Test
    void checkInAndClaimAtTheSameTimeMakeOneFinishedEncounter() throws Exception {
        for (var round = 0; round < 5; round++) {
            anotherVisit();
            var document = checkIn().document();
            var claim = visit("").file(1);
            try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<HttpResponse<String>> check = () -> post(document);
                Callable<HttpResponse<String>> bill = () -> send("/exchange/claims", claim, token);
                var one = senders.submit(check);
                var two = senders.submit(bill);
                assertThat(status(one.get())).isIn("accepted", "duplicate");
                assertThat(status(two.get())).isEqualTo("accepted");
            }
            assertThat(encounters()).isEqualTo(1);
            assertThat(encounter().at("/status").asString()).isEqualTo("finished");
        }
    }

    private boolean reads(String condition) {
        return server.bean(Records.class)
                .find(DOCTOR, Purpose.CARE, ResourceType.CONDITION, condition)
                .isPresent();
    }

    private GoodCheckIn checkIn() {
        return new GoodCheckIn().with("MA_LK=" + maLk);
    }

    private GoodVisit visit(String changes) {
        var all = new StringBuilder(changes);
        var rows = new String[] {
            "XML1", "XML2", "XML3", "XML3[2]", "XML3[3]", "XML4", "XML4[2]", "XML5", "XML7", "XML8", "XML14"
        };
        for (var row : rows) all.append('|').append(row).append(".MA_LK=").append(maLk);
        return new GoodVisit().with(all.toString());
    }

    private HttpResponse<String> claim(String changes) {
        return send("/exchange/claims", visit(changes).file(1), token);
    }

    private HttpResponse<String> post(String document) {
        return post(document, token);
    }

    private HttpResponse<String> post(String document, String bearer) {
        return send("/exchange/checkins", document, bearer);
    }

    private HttpResponse<String> send(String path, String body, String bearer) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(server.base().replace("/fhir", path)))
                    .header("Authorization", "Bearer " + bearer)
                    .POST(BodyPublishers.ofString(body));
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static JsonNode report(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String status(HttpResponse<String> answer) {
        return report(answer).at("/files/0/encounters/0/status").asString();
    }

    /** As the facility finds it by its own key. */
    private JsonNode found() {
        var answer = server.send("GET", "Encounter?identifier=" + maLk, "", "Authorization", "Bearer " + token);
        return report(answer);
    }

    private long encounters() {
        return found().at("/entry").size();
    }

    private JsonNode encounter() {
        return found().at("/entry/0/resource");
    }

    private String token(String facility) {
        return server.bean(Tokens.class).create("checkins-" + UUID.randomUUID(), Optional.of(facility));
    }
}
