package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Bookcase.TODAY;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
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
    private static final String UNSURE = "031323774003";
    private static final String UNTOLD = "031224774004";
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
        give("again", "bOPV", BORN.plusMonths(3).toString(), "completed");
        give("cvx", "89", BORN.plusMonths(3).toString(), "completed");
        give("month", "Rota", BORN.plusMonths(3).toString().substring(0, 7), "completed");
        own = station.citizen("mui-tiem", baby);
    }

    private static void give(String vaccine, LocalDate day, String status) {
        give(vaccine + "-" + day, vaccine, day.toString(), status);
    }

    private static void give(String id, String vaccine, String day, String status) {
        station.write(
                "Immunization/due-" + id.toLowerCase(Locale.ROOT),
                """
                {"resourceType":"Immunization","id":"ID","status":"STATUS","patient":{PATIENT},"occurrenceDateTime":"ON",
                 "vaccineCode":{"coding":[{"system":"SYSTEM","code":"VACCINE"}]}}""".replace("ID", "due-" + id.toLowerCase(Locale.ROOT))
                        .replace("STATUS", status)
                        .replace("ON", day)
                        .replace(
                                "SYSTEM",
                                vaccine.matches("\\d+") ? "http://hl7.org/fhir/sid/cvx" : CodeSystem.VACCINE.url())
                        .replace("VACCINE", vaccine),
                CCCD);
    }

    private static JsonNode due(String on) {
        var answer = own.get("/people/" + baby.key().id() + "/due?lang=vi&on=" + on);
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
    void twoReportsOfOneDoseAreOneDose() {
        var opv = item(due(""), "opv");
        assertThat(opv.path("doses")).as("three reports of two doses").hasSize(3);
        assertThat(opv.path("doses").valueStream())
                .allMatch(dose -> dose.path("counts").asBoolean());
    }

    @Test
    void dosesThatNoScheduleUnderstandsAreNotPassedOverInSilence() {
        assertThat(due("").path("unread").valueStream().map(JsonNode::asString))
                .containsExactly("Immunization/due-cvx");
        assertThat(own.get("/people/" + baby.key().id() + "?lang=vi").body())
                .contains("1 mũi trong hồ sơ chưa hiểu được");
    }

    @Test
    void aDoseOfWhichOnlyTheMonthIsKnownCountsWhenItDoesOnAnyDayOfTheMonth() {
        var rota = item(due(""), "rota");
        assertThat(rota.path("dose").asInt()).isEqualTo(2);
        assertThat(rota.path("earliest").asString())
                .as("28 days after the last day on which it may have been given")
                .isEqualTo(BORN.plusMonths(3)
                        .with(TemporalAdjusters.lastDayOfMonth())
                        .plusDays(28)
                        .toString());
        assertThat(rota.at("/doses/0/entry").asString()).isEqualTo("Immunization/due-month");
    }

    @Test
    void ofAChildWhoseBirthdayIsNotKnownItIsSaidThatVaccinationsCannotBeReckoned() {
        station.write(
                "Patient/book-" + UNSURE,
                """
                {"resourceType":"Patient","id":"book-CCCD",
                 "identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"CCCD"}],
                 "name":[{"text":"Lý Thị Không Rõ"}],"gender":"female","birthDate":"YEAR"}""".replace("CCCD", UNSURE).replace("YEAR", String.valueOf(TODAY.getYear() - 3)),
                UNSURE);
        var child = province.bean(People.class).holder(UNSURE).orElseThrow();
        var reader = station.citizen("khong-ro", child);
        assertThat(reader.get("/people/" + child.key().id()).body())
                .contains("Chưa biết ngày sinh đầy đủ nên không tính được lịch tiêm")
                .contains("Khám sức khỏe định kỳ");
    }

    @Test
    void aDoseThatWasTakenBackDoesNotCount() {
        assertThat(item(due(""), "opv").path("dose").asInt()).isEqualTo(3);
    }

    @Test
    void onAnEarlierDayOnlyWhatHadBeenGivenThenCounts() {
        var list = due("" + BORN.plusDays(1));
        assertThat(item(list, "bcg").path("status").asString()).isEqualTo("due");
        assertThat(item(list, "hepb0").path("status").asString()).isEqualTo("done");
        assertThat(item(list, "dpt").path("status").asString()).isEqualTo("upcoming");
        assertThat(due("" + BORN.minusDays(1)).path("items")).isEmpty();
    }

    @Test
    void aDayThatIsNoneIsRefusedWithWhatWasExpected() {
        var answer = own.get("/people/" + baby.key().id() + "/due?on=tomorrow");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("2026-11-23").contains("tomorrow");
    }

    @Test
    void thePageOfThePersonSaysWhatIsToBeDone() {
        assertThat(own.get("/people/" + baby.key().id() + "?lang=vi").body())
                .contains("đã quá hạn")
                .contains("Mũi 2")
                .contains("Đã đủ: ")
                .contains("không được tính: quá sớm sau mũi trước")
                .contains("chưa đối chiếu hết với văn bản gốc");
        assertThat(own.get("/people/" + baby.key().id() + "?lang=en").body())
                .contains("of which overdue")
                .contains("Dose 2");
    }

    @Test
    void ofAChildOfWhomNoDoseIsToldTheBookletIsToBeAskedFor() {
        station.write(
                "Patient/book-" + UNTOLD,
                """
                {"resourceType":"Patient","id":"book-CCCD",
                 "identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"CCCD"}],
                 "name":[{"text":"Lý Văn Chưa Kể"}],"gender":"male","birthDate":"BIRTH"}""".replace("CCCD", UNTOLD).replace("BIRTH", TODAY.minusYears(2).toString()),
                UNTOLD);
        var child = province.bean(People.class).holder(UNTOLD).orElseThrow();
        var reader = station.citizen("chua-ke", child);
        assertThat(reader.get("/people/" + child.key().id()).body())
                .contains("hãy hỏi sổ tiêm chủng trước")
                .contains("đã quá hạn");
        assertThat(own.get("/people/" + baby.key().id() + "?lang=vi").body())
                .doesNotContain("hãy hỏi sổ tiêm chủng trước");
    }

    @Test
    void whoIsGrownUpHasNoCardOfVaccinations() {
        var grown = station.person(GROWN, "Lý Văn Người Lớn", "10507");
        var reader = station.citizen("nguoi-lon", grown);
        assertThat(reader.get("/people/" + grown.key().id()).body()).doesNotContain("vắc-xin");
        assertThat(reader.get("/people/" + baby.key().id() + "/due").statusCode())
                .as("of somebody else's child")
                .isEqualTo(403);
    }
}
