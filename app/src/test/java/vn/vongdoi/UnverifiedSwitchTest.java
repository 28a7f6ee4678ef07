package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.person.People;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.schedule.Following;

/** The department switches off what is known from memory only: of HPV that is the second dose. */
class UnverifiedSwitchTest {
    private static final String GIRL = "031314779001";
    private static final String COMMUNE = "11383";

    static RunningProvince province;
    static Visitor staff;
    static Visitor nurse;
    static String girl;

    @BeforeAll
    static void giveTheFirstDose() throws IOException {
        province = RunningProvince.shared();
        var file = Files.createTempFile("people", ".csv");
        Files.writeString(file, """
                cccd,bhxh,name,birth,sex,commune,card,phone,address,guardian
                GIRL,,Đinh Nhật Tắt Bật,BORN,2,COMMUNE,,0912779001,,
                """.replace("GIRL", GIRL)
                .replace("BORN", Bookcase.TODAY.minusYears(12).toString())
                .replace("COMMUNE", COMMUNE));
        assertThat(province.bean(Registers.class)
                        .load(RegisterKind.PEOPLE, file)
                        .rejected())
                .isZero();
        var station = new Bookcase(province, "31301");
        station.write(
                "Patient/book-" + GIRL,
                """
                {"resourceType":"Patient","id":"book-CCCD",
                 "identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"CCCD"}],
                 "name":[{"text":"Đinh Nhật Tắt Bật"}],"gender":"female","birthDate":"BORN"}""".replace("CCCD", GIRL)
                        .replace("BORN", Bookcase.TODAY.minusYears(12).toString()),
                GIRL);
        station.write("Immunization/tat-bat", """
                {"resourceType":"Immunization","id":"tat-bat","status":"completed","patient":{PATIENT},
                 "occurrenceDateTime":"DAY-240!",
                 "vaccineCode":{"coding":[{"system":"SYSTEM","code":"HPV"}]}}""".replace("SYSTEM", CodeSystem.VACCINE.url()), GIRL);
        girl = province.bean(People.class).holder(GIRL).orElseThrow().key().id();
        staff = signedIn("ct-tat-bat", Role.PROGRAMME_STAFF, new Area.Province());
        nurse = signedIn("tram-tat-bat", Role.STATION_STAFF, new Area.Commune(COMMUNE));
    }

    private static Visitor signedIn(String login, Role role, Area area) {
        province.add(login, "Người tắt bật", role, area);
        var visitor = province.visitor();
        visitor.signIn(login, province.password());
        return visitor;
    }

    @AfterEach
    void switchOn() {
        if (staff.get("/schedules?lang=vi").body().contains("Bật lại phần chỉ theo trí nhớ")) decide(true, "Xong");
        province.bean(Following.class).settle();
    }

    private static void decide(boolean unverified, String reason) {
        var page = staff.get("/schedules").body();
        assertThat(page).as("what the form sends").contains("name=\"unverified\" value=\"" + unverified + "\"");
        var answer = staff.form(
                "/schedules",
                "/schedules/unverified",
                "unverified=" + unverified + "&reason=" + Visitor.encoded(reason));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        province.bean(Following.class).settle();
    }

    private static JsonNode json(String path) {
        var answer = nurse.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String hpv() {
        return json("/people/" + girl + "/due")
                .path("items")
                .valueStream()
                .filter(it -> it.path("series").asString().equals("hpv"))
                .map(it -> it.path("status").asString() + it.path("dose").asString(""))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isListed() {
        return nurse.get("/due/communes/" + COMMUNE + ".csv")
                .body()
                .lines()
                .anyMatch(line -> line.contains(girl) && line.contains("\"hpv\""));
    }

    @Test
    void withoutItNobodyIsAskedForTheSecondDoseAndWithItEverybodyIsAgain() {
        province.bean(Following.class).settle();
        assertThat(hpv()).as("six months after the first").isEqualTo("due2");
        assertThat(isListed()).isTrue();
        decide(false, "Chờ hướng dẫn phác đồ, Công văn 77/SYT");
        assertThat(hpv()).isEqualTo("done");
        assertThat(isListed()).isFalse();
        decide(true, "Đã có hướng dẫn, Công văn 88/SYT");
        assertThat(hpv()).isEqualTo("due2");
        assertThat(isListed()).isTrue();
    }

    @Test
    void thePageTellsEverybodyThatItIsOffAndThoseWhoDecideWhoDidSoAndWhy() {
        decide(false, "Chờ hướng dẫn phác đồ, Công văn 79/SYT");
        var open = province.visitor().get("/schedules?lang=vi").body();
        var hpv = open.substring(open.indexOf("id=\"hpv\""));
        assertThat(hpv.substring(0, hpv.indexOf("</section>"))).contains(">đang tắt<");
        assertThat(open).contains("đang tắt.").doesNotContain("Công văn 79/SYT").doesNotContain("ct-tat-bat");
        assertThat(staff.get("/schedules?lang=vi").body()).contains("Công văn 79/SYT", "ct-tat-bat");
    }

    @Test
    void onlyTheProgrammeStaffOfTheDepartmentMaySwitchIt() {
        assertThat(nurse.form("/schedules", "/schedules/unverified", "unverified=false&reason=x")
                        .statusCode())
                .isEqualTo(403);
        var local = signedIn("ct-xa-tat-bat", Role.PROGRAMME_STAFF, new Area.Commune(COMMUNE));
        assertThat(local.form("/schedules", "/schedules/unverified", "unverified=false&reason=x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(nurse.get("/schedules").body()).doesNotContain("/schedules/unverified");
        assertThat(staff.form("/schedules", "/schedules/unverified", "unverified=false&reason=")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hpv()).isEqualTo("due2");
    }
}
