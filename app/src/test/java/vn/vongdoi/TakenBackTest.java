package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.Person;
import vn.vongdoi.summary.Summaries;

/** A diagnosis that was refuted or told by mistake stays in the record; no page of the person shows it. */
class TakenBackTest {
    private static final String CCCD = "031190772001";

    static RunningProvince province;
    static Person person;
    static Visitor own;

    @BeforeAll
    static void write() {
        province = RunningProvince.shared();
        var hospital = new Bookcase(province, "31301");
        person = hospital.person(CCCD, "Hồ Thị Rút Lại", "10507");
        hospital.stay("back-stay", CCCD, "J18.9", 10);
        for (var status : new String[] {"refuted", "entered-in-error"}) {
            hospital.write(
                    "Condition/back-" + status,
                    """
                    {"resourceType":"Condition","id":"back-STATUS","subject":{PATIENT},
                     "encounter":{"reference":"Encounter/back-stay"},"recordedDate":"DAY-10!",
                     "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"STATUS"}]},
                     "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"ICD"}]}}""".replace("STATUS", status).replace("ICD", status.equals("refuted") ? "K25.4" : "I21.9"),
                    CCCD);
        }
        own = hospital.citizen("rut-lai", person);
    }

    @Test
    void thePageOfThePersonDoesNotShowIt() {
        shows(own.get("/people/" + person.key().id()).body());
    }

    @Test
    void theHealthBookDoesNotTellIt() {
        shows(own.get("/people/" + person.key().id() + "/book").body());
    }

    @Test
    void whoeverIsSentTheVisitDoesNotReadIt() {
        var page = own.get("/people/" + person.key().id()).body();
        var share = Pattern.compile("/shares/p\\d+/visits/\\d+").matcher(page);
        assertThat(share.find()).isTrue();
        shows(own.get(share.group()).body());
    }

    @Test
    void theSummaryForOtherCliniciansLeavesItOut() {
        shows(new String(
                province.bean(Summaries.class)
                        .document(
                                Actor.console(),
                                Purpose.CARE,
                                new ResourceId(ResourceType.PATIENT, "book-" + CCCD),
                                "http://127.0.0.1/fhir")
                        .orElseThrow(),
                StandardCharsets.UTF_8));
    }

    private static void shows(String text) {
        assertThat(text).contains("J18.9").doesNotContain("K25.4").doesNotContain("I21.9");
    }
}
