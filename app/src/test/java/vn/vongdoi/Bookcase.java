package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;

/** People of whom hospitals tell by FHIR, for tests of their health books. */
final class Bookcase {
    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final RunningProvince province;
    private final String token;

    Bookcase(RunningProvince province, String facility) {
        this.province = province;
        this.token = province.token("book-" + facility + "-" + UUID.randomUUID(), Optional.of(facility));
    }

    /** Somebody whom a hospital told of, and no more than that. */
    Person person(String cccd, String name, String commune) {
        return person(cccd, name, commune, LocalDate.of(1990, 1, 1));
    }

    Person person(String cccd, String name, String commune, LocalDate birth) {
        write("Patient/book-" + cccd, """
                {"resourceType":"Patient","id":"book-CCCD",
                 "identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"CCCD"}],
                 "name":[{"text":"NAME"}],"gender":"female","birthDate":"BIRTH",
                 "address":[{"extension":[{"url":"URL","valueCode":"COMMUNE"}]}]}""".replace("CCCD", cccd)
                .replace("NAME", name)
                .replace("BIRTH", birth.toString())
                .replace("URL", CodeSystem.COMMUNE.url())
                .replace("COMMUNE", commune));
        return province.bean(People.class).holder(cccd).orElseThrow();
    }

    /** @param json of a resource, with PATIENT and DAY-n where the person and n days ago stand */
    void write(String path, String json, String cccd) {
        var text = json.replace("PATIENT", "\"reference\":\"Patient/book-" + cccd + "\"");
        for (var days = 400; days >= 0; days--) {
            text = text.replace("DAY-" + days + "!", TODAY.minusDays(days).toString());
        }
        write(path, text);
    }

    private void write(String path, String json) {
        var visitor = province.visitor();
        var answer = visitor.send(HttpRequest.newBuilder(visitor.address("/fhir/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(json))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    /** A stay of two days with one diagnosis. */
    void stay(String id, String cccd, String icd10, int daysAgo) {
        write(
                "Encounter/" + id,
                """
                {"resourceType":"Encounter","id":"ID","status":"finished",
                 "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},
                 "subject":{PATIENT},
                 "period":{"start":"DAY-FROM!T08:00:00+07:00","end":"DAY-TO!T10:00:00+07:00"}}""".replace("ID", id)
                        .replace("FROM", String.valueOf(daysAgo + 2))
                        .replace("TO", String.valueOf(daysAgo)),
                cccd);
        write(
                "Condition/" + id + "-dx",
                """
                {"resourceType":"Condition","id":"ID-dx","subject":{PATIENT},"encounter":{"reference":"Encounter/ID"},
                 "recordedDate":"DAY-AGO!",
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"ICD"}]}}""".replace("ID", id).replace("AGO", String.valueOf(daysAgo)).replace("ICD", icd10),
                cccd);
    }

    Visitor citizen(String login, Person person) {
        province.add(login, login, Role.CITIZEN, new Area.Province());
        province.bean(Accounts.class).belongsTo(login, person.key().value());
        return signedIn(login);
    }

    Visitor reader(String login, Role role, Area area) {
        province.add(login, login, role, area);
        return signedIn(login);
    }

    private Visitor signedIn(String login) {
        var visitor = province.visitor();
        visitor.signIn(login, province.password());
        return visitor;
    }
}
