package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Guardians;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;

/** Links to one visit: what they show is what was previewed, and nobody slips a link of theirs into the page. */
class ShareLinksTest {
    private static final String CCCD = "031190773001";
    private static final String CHILD = "031190773002";
    private static final Pattern VISIT = Pattern.compile("/shares/p\\d+/visits/\\d+");
    private static final Pattern LINK = Pattern.compile("/shared/[A-Za-z0-9_-]{22,}");
    private static final Pattern POSITION = Pattern.compile("name=\"position\" value=\"(\\d+)\"");

    static RunningProvince province;
    static Bookcase hospital;
    static Person person;
    static Visitor own;

    @BeforeAll
    static void write() {
        province = RunningProvince.shared();
        hospital = new Bookcase(province, "31301");
        person = hospital.person(CCCD, "Phan Thị Đường Dẫn", "10507");
        hospital.stay("link-stay", CCCD, "J18.9", 10);
        own = hospital.citizen("duong-dan", person);
    }

    @Test
    void whatIsToldOfTheVisitAfterThePreviewIsNotShown() {
        var visit = visitOf(person);
        var previewed = first(own.get(visit).body(), POSITION, 1);
        diagnosis("link-before", "K25.4");
        own.form(visit, visit, "duration=day&position=" + previewed);
        var early = link();
        own.form(visit, visit, "duration=day&position=" + first(own.get(visit).body(), POSITION, 1));
        var later = link();
        diagnosis("link-after", "I21.9");
        assertThat(opened(early)).contains("J18.9").doesNotContain("K25.4").doesNotContain("I21.9");
        assertThat(opened(later)).contains("J18.9", "K25.4").doesNotContain("I21.9");
        assertThat(own.get(visit).body()).contains("I21.9");
    }

    @Test
    void aPositionThatNobodyHasReachedYetShowsNothingOfTheFuture() {
        var visit = visitOf(person);
        own.form(visit, visit, "duration=day&position=" + Long.MAX_VALUE);
        var link = link();
        diagnosis("link-future", "N20.0");
        assertThat(opened(link)).doesNotContain("N20.0");
    }

    @Test
    void thePageOfLinksShowsNoLinkThatSomebodyWroteIntoItsAddress() {
        var page = own.get("/shares/" + person.key().id() + "?token=" + "x".repeat(43))
                .body();
        assertThat(page).doesNotContain("/shared/x").doesNotContain("id=\"made\"");
    }

    /** NĐ 356/2025: from seven years on the child agrees too, and who is asked can prove it. */
    @Test
    void thatTheChildAgreedIsKeptWithTheLink() {
        hospital.write(
                "Patient/book-" + CHILD,
                """
                {"resourceType":"Patient","id":"book-CHILD",
                 "identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"CHILD"}],
                 "name":[{"text":"Phan Thị Cháu"}],"gender":"female","birthDate":"BIRTH"}""".replace("CHILD", CHILD)
                        .replace("BIRTH", Bookcase.TODAY.minusYears(9).toString()),
                CHILD);
        var child = province.bean(People.class).holder(CHILD).orElseThrow();
        hospital.stay("link-child", CHILD, "J45.9", 10);
        province.bean(Guardians.class)
                .entrust(
                        child.key().value(),
                        person.key().value(),
                        "giấy khai sinh",
                        Bookcase.TODAY,
                        null,
                        Actor.console());
        var visit = visitOf(child);
        var position = first(own.get(visit).body(), POSITION, 1);
        assertThat(own.form(visit, visit, "duration=day&position=" + position).statusCode())
                .as("nobody asked the child")
                .isEqualTo(400);
        own.form(visit, visit, "duration=day&asked=true&position=" + position);
        assertThat(own.get("/shares/" + child.key().id()).body()).contains("Cháu đã đồng ý");
        assertThat(own.get("/shares/" + person.key().id()).body()).doesNotContain("Cháu đã đồng ý");
        assertThat(province.bean(JdbcClient.class)
                        .sql("select child_agreed from share.link where person = :person")
                        .param("person", child.key().value())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    private static void diagnosis(String id, String icd10) {
        hospital.write("Condition/" + id, """
                {"resourceType":"Condition","id":"ID","subject":{PATIENT},"encounter":{"reference":"Encounter/link-stay"},
                 "recordedDate":"DAY-10!","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"ICD"}]}}""".replace("ID", id).replace("ICD", icd10), CCCD);
    }

    private static String visitOf(Person person) {
        return first(own.get("/people/" + person.key().id()).body(), VISIT, 0);
    }

    /** The one that was just made. */
    private static String link() {
        return first(own.get("/shares/" + person.key().id()).body(), LINK, 0);
    }

    private static String opened(String link) {
        return province.visitor().form(link, link, "").body();
    }

    private static String first(String text, Pattern pattern, int group) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(group);
    }
}
