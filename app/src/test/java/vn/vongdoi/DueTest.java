package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Bookcase.TODAY;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;

/** What a baby of five months is due, of whom two facilities told. */
class DueTest {
    private static final String CCCD = "031225774001";
    private static final String GROWN = "031190774002";
    private static final LocalDate BORN = TODAY.minusMonths(5).minusDays(10);

    static RunningProvince province;
    static Bookcase station;
    static Person baby;
    static Visitor own;

    @BeforeAll
    static void vaccinate() {
        province = RunningProvince.shared();
        station = new Bookcase(province, "31301");
        station.write("Patient/book-" + CCCD, """
                {"resourceType":"Patient","id":"book-CCCD",
                 "identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"CCCD"}],
                 "name":[{"text":"Lý Hà Mũi Tiêm"}],"gender":"female","birthDate":"BORN"}""".replace("CCCD", CCCD).replace("BORN", BORN.toString()), CCCD);
        baby = province.bean(People.class).holder(CCCD).orElseThrow();
        give("HepB", BORN, "completed");
        give("BCG", BORN.plusDays(3), "completed");
        give("DPT-HepB-Hib", BORN.plusMonths(2), "completed");
        give("DPT-HepB-Hib", BORN.plusMonths(2).plusDays(14), "completed");
        give("bOPV", BORN.plusMonths(2), "completed");
        give("bOPV", BORN.plusMonths(3), "completed");
        give("bOPV", BORN.plusMonths(4), "entered-in-error");
        own = station.citizen("mui-tiem", baby);
    }

    private static void give(String vaccine, LocalDate day, String status) {
        var id = "due-" + vaccine.toLowerCase(Locale.ROOT) + "-" + day;
        station.write(
                "Immunization/" + id,
                """
                {"resourceType":"Immunization","id":"ID","status":"STATUS","patient":{PATIENT},"occurrenceDateTime":"ON",
                 "vaccineCode":{"coding":[{"system":"SYSTEM","code":"VACCINE"}]}}""".replace("ID", id)
                        .replace("STATUS", status)
                        .replace("ON", day.toString())
                        .replace("SYSTEM", CodeSystem.VACCINE.url())
                        .replace("VACCINE", vaccine),
                CCCD);
    }

    private static JsonNode due(String on) {
        var answer = own.get("/people/" + baby.key().id() + "/due" + on);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode item(JsonNode list, String series) {
        return list.path("items")
                .valueStream()
                .filter(it -> it.path("series").asString().equals(series))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachLineOfTheScheduleSaysWhereTheBabyStands() {
        var list = due("");
        var statuses = list.path("items")
                .valueStream()
                .collect(Collectors.toMap(
                        it -> it.path("series").asString(),
                        it -> it.path("status").asString()));
        assertThat(statuses)
                .containsEntry("hepb0", "done")
                .containsEntry("bcg", "done")
                .containsEntry("dpt", "overdue")
                .containsEntry("opv", "overdue")
                .containsEntry("ipv", "due")
                .containsEntry("rota", "over")
                .containsEntry("measles", "upcoming")
                .containsEntry("hpv", "upcoming")
                .doesNotContainKey("pcv");
        assertThat(list.at("/items/0/status").asString())
                .as("the most urgent first")
                .isEqualTo("overdue");
    }

    @Test
    void theDosesThatWereUsedAreNamedWithTheReasonWhyOneDoesNotCount() {
        var dpt = item(due(""), "dpt");
        assertThat(dpt.path("dose").asInt()).isEqualTo(2);
        assertThat(dpt.path("earliest").asString())
                .as("28 days after the dose that came too soon")
                .isEqualTo(BORN.plusMonths(2).plusDays(42).toString());
        assertThat(dpt.path("doses")).hasSize(2);
        assertThat(dpt.at("/doses/0/counts").asBoolean()).isTrue();
        assertThat(dpt.at("/doses/1/counts").asBoolean()).isFalse();
        assertThat(dpt.at("/doses/1/reason").asString()).isEqualTo("quá sớm sau mũi trước");
        assertThat(dpt.at("/doses/1/entry").asString()).startsWith("Immunization/due-dpt");
        assertThat(dpt.path("source").asString()).contains("TT 52/2025");
        assertThat(dpt.path("confidence").asString()).isEqualTo("secondary");
    }

    @Test
    void aDoseThatWasTakenBackDoesNotCount() {
        assertThat(item(due(""), "opv").path("dose").asInt()).isEqualTo(3);
    }

    @Test
    void onAnEarlierDayOnlyWhatHadBeenGivenThenCounts() {
        var list = due("?on=" + BORN.plusDays(1));
        assertThat(item(list, "bcg").path("status").asString()).isEqualTo("due");
        assertThat(item(list, "hepb0").path("status").asString()).isEqualTo("done");
        assertThat(item(list, "dpt").path("status").asString()).isEqualTo("upcoming");
        assertThat(due("?on=" + BORN.minusDays(1)).path("items")).isEmpty();
    }

    @Test
    void aDayThatIsNoneIsRefusedWithWhatWasExpected() {
        var answer = own.get("/people/" + baby.key().id() + "/due?on=tomorrow");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("2026-11-23").contains("tomorrow");
    }

    @Test
    void thePageOfThePersonSaysWhatIsToBeDone() {
        assertThat(own.get("/people/" + baby.key().id()).body())
                .contains("đã quá hạn")
                .contains("Mũi 2")
                .contains("Đã đủ: ")
                .contains("không được tính: quá sớm sau mũi trước")
                .contains("chưa đối chiếu với văn bản gốc");
        assertThat(own.get("/people/" + baby.key().id() + "?lang=en").body())
                .contains("of which overdue")
                .contains("Dose 2");
    }

    @Test
    void whoIsGrownUpHasNoCardOfVaccinations() {
        var grown = station.person(GROWN, "Lý Văn Người Lớn", "10507");
        var reader = station.citizen("nguoi-lon", grown);
        assertThat(reader.get("/people/" + grown.key().id()).body()).doesNotContain("vắc-xin");
    }
}
