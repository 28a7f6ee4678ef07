package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.place.Places;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.schedule.Following;
import vn.vongdoi.school.SchoolYear;

/** Who of a school is due, for the station of the commune in which it stands. */
class SchoolListTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String SCHOOL = "LIEN-CAP-778";

    static RunningProvince province;
    static Visitor nurse;
    static String commune;
    static String elsewhere;

    @BeforeAll
    static void fill() throws IOException {
        province = RunningProvince.shared();
        var places = province.bean(Places.class);
        var communes = places.communesOf(places.province().code()).reversed();
        commune = communes.get(0).code().value();
        elsewhere = communes.get(1).code().value();
        var year = SchoolYear.of(TODAY).beginning();
        load(RegisterKind.PUPILS, """
                cccd,bhxh,name,birth,sex,commune,address,phone,school,school_name,school_commune,kind,class,year,left
                031216778001,,Đỗ Học Mười,TEENAGER,1,HERE,"Thôn Vĩnh Khê, xã Thử",0912778001,SCHOOL,TH và THCS Thử Nghiệm,HERE,lower-secondary,10A,YEAR,
                031216778002,,Đỗ Học Hai,CHILD,2,HERE,"thôn vĩnh khê , xã Thử",,SCHOOL,TH và THCS Thử Nghiệm,HERE,primary,2B,YEAR,
                031216778003,,Đỗ Học Xa,CHILD,2,ELSEWHERE,,,SCHOOL,TH và THCS Thử Nghiệm,HERE,primary,2B,YEAR,
                031216778004,,Đỗ Thôi Học,CHILD,1,HERE,"Thôn Một Người, xã Thử",,SCHOOL,TH và THCS Thử Nghiệm,HERE,primary,2A,YEAR,LEFT
                031216778005,,Đỗ Học Chưa Rõ,CHILD,1,HERE,"Thôn Vĩnh Khê, xã Thử",,SCHOOL,TH và THCS Thử Nghiệm,HERE,primary,,YEAR,
                """.replace(
                        "TEENAGER", LocalDate.of(year - 14, 3, 1).toString())
                .replace("CHILD", LocalDate.of(year - 7, 3, 1).toString())
                .replace("ELSEWHERE", elsewhere)
                .replace("HERE", commune)
                .replace("SCHOOL", SCHOOL)
                .replace("LEFT", TODAY.toString())
                .replace("YEAR", String.valueOf(year)));
        province.add("tram-hoc-duong", "Y tá Học Đường", Role.STATION_STAFF, new Area.Commune(commune));
        nurse = province.visitor();
        nurse.signIn("tram-hoc-duong", province.password());
    }

    private static void load(RegisterKind kind, String csv) throws IOException {
        var file = Files.writeString(Files.createTempFile("school", ".csv"), csv);
        var report = province.bean(Registers.class).load(kind, file);
        assertThat(report.issues()).isEmpty();
    }

    private static JsonNode list(String query) {
        var answer = nurse.get("/schools/" + SCHOOL + "/due?lang=vi" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<String> names(JsonNode list) {
        return list.path("people")
                .valueStream()
                .map(it -> it.path("name").asString())
                .toList();
    }

    @Test
    void pupilsStandByClassAsClassesFollowOneAnother() {
        var list = list("");
        assertThat(names(list)).containsExactly("Đỗ Học Hai", "Đỗ Học Mười", "Đỗ Học Chưa Rõ");
        assertThat(list.at("/people/0/class").asString()).isEqualTo("2B");
        assertThat(list.at("/people/1/class").asString()).isEqualTo("10A");
        assertThat(list.at("/people/1/phone").asString()).isEqualTo("0912778001");
        assertThat(list.path("year").asInt()).isEqualTo(SchoolYear.of(TODAY).beginning());
    }

    @Test
    void whoeverNeverWasWeighedAtSchoolIsDueForIt() {
        assertThat(list("&programme=child").at("/people/0/due").valueStream())
                .extracting(it -> it.path("series").asString())
                .contains("pupil-bmi");
    }

    @Test
    void whoseFitnessWasTestedThisMonthIsNotDueForIt() throws IOException {
        assertThat(due("Đỗ Học Hai")).contains("pupil-fitness");
        assertThat(due("Đỗ Học Mười")).contains("pupil-fitness");
        load(RegisterKind.FITNESS, """
                cccd,bhxh,name,birth,sex,commune,school,date,class,long_jump
                031216778001,,Đỗ Học Mười,TEENAGER,1,HERE,SCHOOL,TODAY,pass,190
                """.replace(
                        "TEENAGER",
                        LocalDate.of(SchoolYear.of(TODAY).beginning() - 14, 3, 1)
                                .toString())
                .replace("HERE", commune)
                .replace("SCHOOL", SCHOOL)
                .replace("TODAY", TODAY.toString()));
        province.bean(Following.class).settle();
        assertThat(due("Đỗ Học Mười")).doesNotContain("pupil-fitness");
        assertThat(due("Đỗ Học Hai")).contains("pupil-fitness");
    }

    private static List<String> due(String name) {
        return list("&programme=child")
                .path("people")
                .valueStream()
                .filter(it -> it.path("name").asString().equals(name))
                .flatMap(it -> it.path("due").valueStream())
                .map(it -> it.path("series").asString())
                .toList();
    }

    @Test
    void whoEntersPrimarySchoolIsDueForTheReviewOfVaccination() throws IOException {
        var year = SchoolYear.of(TODAY).beginning();
        load(RegisterKind.PUPILS, """
                cccd,bhxh,name,birth,sex,commune,school,school_name,school_commune,kind,class,year,left
                031220778006,,Đỗ Vào Lớp Một,BIRTH,1,HERE,SCHOOL-1,Tiểu học Thử Vào,HERE,primary,1A,YEAR,
                """.replace(
                        "BIRTH", LocalDate.of(year - 6, 12, 1).toString())
                .replace("HERE", commune)
                .replace("SCHOOL", SCHOOL)
                .replace("YEAR", String.valueOf(year)));
        province.bean(Following.class).settle();
        var entering = nurse.get("/schools/" + SCHOOL + "-1/due?programme=child&on="
                + Stream.of(TODAY, LocalDate.of(year, 9, 1))
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
        assertThat(entering.body()).contains("vaccination-review");
    }

    @Test
    void whoLivesWhereTheNurseMayNotReadIsCountedAndNotNamed() {
        var list = list("");
        assertThat(list.path("pupils").asInt()).isEqualTo(4);
        assertThat(list.path("hidden").asInt()).isEqualTo(1);
        assertThat(names(list)).doesNotContain("Đỗ Học Xa");
        var page = nurse.get("/due/schools/" + SCHOOL + "?lang=vi");
        assertThat(page.body()).contains("1 trong 4 học sinh").doesNotContain("Đỗ Học Xa");
        var whole = asked(province.token("school-province", Optional.empty()));
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(names(JsonMapper.shared().readTree(whole.body()))).contains("Đỗ Học Xa");
    }

    @Test
    void whoLeftStandsOnTheListOfTheDayBeforeOnly() {
        assertThat(names(list("&on=" + TODAY))).doesNotContain("Đỗ Thôi Học");
        var before = TODAY.minusDays(1);
        if (SchoolYear.of(TODAY).has(before))
            assertThat(names(list("&on=" + before))).contains("Đỗ Thôi Học");
    }

    @Test
    void aSchoolIsToldOfNothingButSchoolHealth() {
        assertThat(list("").path("people")
                        .valueStream()
                        .flatMap(it -> it.path("due").valueStream())
                        .map(it -> it.path("programme").asString()))
                .isSubsetOf("child", "checkup", "immunization");
        var answer = nurse.get("/schools/" + SCHOOL + "/due?programme=pregnancy");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("checkup, child, immunization");
    }

    @Test
    void theSchoolYearOfTheDayThatIsAskedForSaysWhoGoesThere() {
        var next = SchoolYear.of(TODAY.plusYears(1)).first();
        var list = list("&on=" + next);
        assertThat(list.path("pupils").asInt()).isZero();
        assertThat(nurse.get("/due/schools/" + SCHOOL + "?lang=vi&on=" + next).body())
                .contains("chưa có ai học ở trường này trong năm học " + SchoolYear.of(next));
    }

    @Test
    void theFileHasTheClassFirstAndALineForEachTask() {
        var file = nurse.get("/due/schools/" + SCHOOL + ".csv");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body().lines().findFirst().orElseThrow()).contains("class,id,name,birth");
        var tasks = list("").path("people")
                .valueStream()
                .mapToInt(it -> it.path("due").size())
                .sum();
        assertThat(file.body().lines()).hasSize(1 + tasks);
        assertThat(file.body()).contains("\"2B\",").contains("\"10A\",");
    }

    @Test
    void theListOfTheCommuneLeadsToItsSchoolsAndBackOnTheDayThatIsAskedFor() {
        var whole = nurse.get("/due/communes/" + commune + "?lang=vi");
        assertThat(whole.body()).contains("/due/schools/" + SCHOOL + "?on=" + TODAY, "TH và THCS Thử Nghiệm");
        var day = SchoolYear.of(TODAY).first();
        assertThat(nurse.get("/due/communes/" + commune + "?on=" + day).body())
                .contains("\"/due/schools/" + SCHOOL + "?on=" + day + "\"");
        assertThat(nurse.get("/due/schools/lien-cap-778?lang=vi&on=" + day).body())
                .contains("\"/due/communes/" + commune + "?on=" + day + "\"");
    }

    @Test
    void whoeverDoesNotLookAfterTheCommuneIsRefused() {
        province.add("tram-noi-khac", "Y tá Nơi Khác", Role.STATION_STAFF, new Area.Commune(elsewhere));
        var stranger = province.visitor();
        stranger.signIn("tram-noi-khac", province.password());
        for (var path : List.of("/schools/SCHOOL/due", "/due/schools/SCHOOL", "/due/schools/SCHOOL.csv")) {
            assertThat(stranger.get(path.replace("SCHOOL", SCHOOL)).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(nurse.get(path.replace("SCHOOL", "KHONG-CO")).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(nurse.get("/due/schools/a%20b").statusCode()).isEqualTo(404);
        assertThat(asked(province.token("school-hospital", Optional.of("31301")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void hamletsOfSeveralPeopleAreOfferedToChooseFrom() {
        var page = nurse.get("/due/communes/" + commune + "?lang=vi").body();
        assertThat(page).contains("<option value=\"Thôn Vĩnh Khê\">").doesNotContain("value=\"Thôn Một Người\"");
        assertThat(nurse.get("/due/schools/" + SCHOOL).body()).doesNotContain("<datalist");
    }

    private static HttpResponse<String> asked(String token) {
        var visitor = province.visitor();
        return visitor.send(HttpRequest.newBuilder(visitor.address("/schools/" + SCHOOL + "/due"))
                .header("Authorization", "Bearer " + token)
                .build());
    }
}
