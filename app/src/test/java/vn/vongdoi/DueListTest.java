package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.FamilyDoctors;
import vn.vongdoi.access.Role;
import vn.vongdoi.person.People;
import vn.vongdoi.place.FacilityKind;
import vn.vongdoi.place.Places;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.schedule.Following;

/** Who of a commune is due, for its station. */
class DueListTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String LATE = "031225775001";
    private static final String SOON = "031225775002";

    static RunningProvince province;
    static Visitor nurse;
    static String station;
    static String commune;

    @BeforeAll
    static void fill() throws IOException {
        province = RunningProvince.shared();
        var facility = province.bean(Places.class).facilities().stream()
                .filter(it -> it.kind() == FacilityKind.STATION)
                .findFirst()
                .orElseThrow();
        station = facility.code().value();
        commune = facility.commune().value();
        var folder = Files.createTempDirectory("due");
        var file = Files.writeString(folder.resolve("people.csv"), """
                cccd,bhxh,name,birth,sex,commune,card,phone,address,guardian
                LATE,,Đào Nhật Muộn,BORN,2,COMMUNE,,0912775001,Thôn Thượng Đoạn Xá,Đào Thị Mẹ
                SOON,,Đào Nhật Sớm,YOUNG,1,COMMUNE,,,Thôn Kiều Trung,
                """.replace("LATE", LATE)
                .replace("SOON", SOON)
                .replace("COMMUNE", commune)
                .replace("BORN", TODAY.minusMonths(7).toString())
                .replace("YOUNG", TODAY.minusDays(40).toString()));
        var report = province.bean(Registers.class).load(RegisterKind.PEOPLE, file);
        assertThat(report.rejected()).as(report.toString()).isZero();
        province.add("tram-den-han", "Y tá Đến Hạn", Role.STATION_STAFF, new Area.Commune(commune));
        nurse = province.visitor();
        nurse.signIn("tram-den-han", province.password());
        province.bean(Following.class).settle();
    }

    private static JsonNode list(String query) {
        var answer = nurse.get("/stations/" + station + "/due?lang=vi" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static Optional<JsonNode> person(JsonNode list, String name) {
        return list.path("people")
                .valueStream()
                .filter(it -> it.path("name").asString().equals(name))
                .findFirst();
    }

    @Test
    void aBabyWhomNobodyVaccinatedIsOverdueAndHowTheMotherIsReachedStandsBeside() {
        var baby = person(list(""), "Đào Nhật Muộn").orElseThrow();
        assertThat(baby.path("phone").asString()).isEqualTo("0912775001");
        assertThat(baby.path("guardian").asString()).isEqualTo("Đào Thị Mẹ");
        assertThat(baby.at("/due/0/status").asString()).isEqualTo("overdue");
        assertThat(baby.path("due").valueStream().map(it -> it.path("series").asString()))
                .contains("dpt", "opv", "ipv");
    }

    @Test
    void theListOfTheStationIsTheSumOfWhatEachPersonIsDue() {
        var checked = 0;
        for (var one : list("").path("people")) {
            var own = nurse.get("/people/" + one.path("id").asString() + "/due?lang=vi");
            assertThat(own.statusCode()).isEqualTo(200);
            assertThat(tasks(one.path("due")))
                    .as(one.path("name").asString())
                    .isEqualTo(tasks(JsonMapper.shared().readTree(own.body()).path("items")));
            if (++checked == 25) break;
        }
        assertThat(checked).isPositive();
    }

    private static Map<String, String> tasks(JsonNode items) {
        var tasks = new TreeMap<String, String>();
        items.valueStream()
                .filter(it ->
                        List.of("due", "overdue").contains(it.path("status").asString()))
                .forEach(it -> tasks.put(
                        it.path("series").asString(),
                        it.path("status") + " " + it.path("dose") + " " + it.path("recommended")));
        return tasks;
    }

    @Test
    void whoIsLateStandsFirst() {
        var statuses = new ArrayList<String>();
        list("").path("people")
                .forEach(it -> statuses.add(it.at("/due/0/status").asString()));
        assertThat(statuses.lastIndexOf("overdue"))
                .isLessThan(statuses.indexOf("due") < 0 ? statuses.size() : statuses.indexOf("due"));
    }

    @Test
    void forADayToComeWhoeverIsDueThenIsListed() {
        assertThat(person(list(""), "Đào Nhật Sớm").orElseThrow().path("due").valueStream())
                .as("the birth dose of BCG is late, the doses of two months are not due")
                .extracting(it -> it.path("series").asString())
                .doesNotContain("dpt");
        var next = list("&on=" + TODAY.plusDays(60));
        assertThat(person(next, "Đào Nhật Sớm").orElseThrow().path("due").valueStream())
                .extracting(it -> it.path("series").asString())
                .contains("dpt", "opv");
    }

    @Test
    void forADayThatWasItIsReckonedAgain() {
        var then = list("&on=" + TODAY.minusMonths(5).plusDays(3));
        assertThat(person(then, "Đào Nhật Sớm")).as("not born").isEmpty();
        assertThat(person(then, "Đào Nhật Muộn").orElseThrow().path("due").valueStream())
                .extracting(it -> it.path("series").asString())
                .contains("dpt")
                .doesNotContain("ipv");
    }

    @Test
    void ofOneHamletOnlyThoseWhoLiveThereAreListed() {
        var hamlet = list("&near=" + URLEncoder.encode("thượng đoạn", StandardCharsets.UTF_8));
        assertThat(hamlet.path("people").valueStream())
                .extracting(it -> it.path("name").asString())
                .containsExactly("Đào Nhật Muộn");
    }

    @Test
    void theFileHasALineForEachTask() {
        var file = nurse.get("/due/communes/" + commune + ".csv");
        assertThat(file.statusCode()).isEqualTo(200);
        var tasks = list("").path("people")
                .valueStream()
                .mapToInt(it -> it.path("due").size())
                .sum();
        assertThat(file.body().lines()).hasSize(1 + tasks);
        assertThat(file.body()).contains("\"Đào Nhật Muộn\"", "\"0912775001\"");
    }

    @Test
    void anotherCommuneIsNotTold() {
        var other = province.bean(Places.class).facilities().stream()
                .filter(it -> !it.commune().value().equals(commune))
                .findFirst()
                .orElseThrow()
                .code();
        assertThat(nurse.get("/stations/" + other + "/due").statusCode()).isEqualTo(403);
        assertThat(nurse.get("/stations/00000/due").statusCode()).isEqualTo(404);
    }

    @Test
    void whatCannotBeAskedForIsToldSo() {
        var programme = nurse.get("/stations/" + station + "/due?programme=tiem");
        assertThat(programme.statusCode()).isEqualTo(400);
        assertThat(programme.body()).contains("immunization");
        assertThat(nurse.get("/stations/" + station + "/due?on=23/11/2026").statusCode())
                .isEqualTo(400);
        assertThat(nurse.get("/stations/" + station + "/due?on=2099-01-01").statusCode())
                .isEqualTo(400);
        assertThat(nurse.get("/stations/" + station + "/due?page=0").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aProgramOfTheProvinceMayAskAndAHospitalsMayNot() {
        var address = "/stations/" + station + "/due";
        assertThat(asked(address, province.token("due-province", Optional.empty()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(asked(address, province.token("due-hospital", Optional.of("31301")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(asked(address, "wrong").statusCode()).isEqualTo(401);
        var baby = province.bean(People.class).holder(LATE).orElseThrow().key().id();
        assertThat(asked("/people/" + baby + "/due", province.token("due-person", Optional.empty()))
                        .statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> asked(String path, String token) {
        var visitor = province.visitor();
        return visitor.send(HttpRequest.newBuilder(visitor.address(path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    @Test
    void aFamilyDoctorSeesThoseWhoChoseTheDoctor() {
        var baby = province.bean(People.class).holder(LATE).orElseThrow().key();
        province.add("bs-den-han", "Bác sĩ Gia Đình", Role.DOCTOR, new Area.Facility("31301"));
        province.bean(FamilyDoctors.class).choose(baby.value(), "bs-den-han", "Phiếu 775", Actor.console());
        var doctor = province.visitor();
        doctor.signIn("bs-den-han", province.password());
        var page = doctor.get("/due/patients?lang=vi");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Đào Nhật Muộn").doesNotContain("Đào Nhật Sớm");
        assertThat(doctor.get("/due/communes/" + commune).statusCode()).isEqualTo(403);
    }

    @Test
    void whoLooksAfterTheProvinceSeesHowManyAreDueInEachCommune() {
        province.add("dich-te-den-han", "Cán bộ Dịch Tễ", Role.EPIDEMIOLOGIST, new Area.Province());
        var epidemiologist = province.signedIn("dich-te-den-han");
        var page = epidemiologist.get("/due?lang=vi");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/due/communes/" + commune).doesNotContain("Đào Nhật Muộn");
        assertThat(epidemiologist.get("/due/communes/" + commune).body()).contains("Đào Nhật Muộn");
    }

    @Test
    void whoWasShownStandsInTheLog() {
        list("");
        // A reading is in the log a moment later.
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (readings() == 0 && System.nanoTime() < end) Thread.onSpinWait();
        assertThat(readings()).isPositive();
    }

    private static long readings() {
        return province.bean(JdbcClient.class)
                .sql("select count(*) from audit.event where what = 'due-list' and actor = 'tram-den-han'")
                .query(Long.class)
                .single();
    }
}
