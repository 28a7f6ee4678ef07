package vn.vongdoi.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vongdoi.FhirServer;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;

/** Apps that read of one person (SMART App Launch 2.2), and what they are not told. */
class AppsOfPatientsTest {
    private final AppOfAFamily family = new AppOfAFamily();

    @Test
    void aParentChoosesTheChildAndTheAppReadsOfNobodyElse() throws ParseException {
        var page = family.citizen.get(family.ask(AppOfAFamily.ALL));
        assertThat(page.body()).contains("p" + family.parent.key()).contains("p" + family.child.key());
        assertThat(page.body()).as("nothing is chosen before").doesNotContain("checked");
        var tokens = family.tokens(family.citizen, AppOfAFamily.ALL, "p" + family.child.key());
        assertThat(tokens.path("patient").stringValue()).isEqualTo(family.child.id());
        var claims = SignedJWT.parse(tokens.path("id_token").stringValue()).getJWTClaimsSet();
        assertThat(claims.getStringClaim("fhirUser")).isEqualTo(family.issuer + "/fhir/Patient/" + family.parent.id());

        var token = tokens.path("access_token").stringValue();
        assertThat(family.fhir("Patient/" + family.child.id(), token).statusCode())
                .isEqualTo(200);
        assertThat(family.fhir("Patient/" + family.child.id() + "/$everything", token)
                        .body())
                .contains("Observation");
        for (var other : List.of(family.parent, family.stranger)) {
            assertThat(family.fhir("Patient/" + other.id(), token).statusCode()).isEqualTo(404);
            assertThat(family.fhir("Patient/" + other.id() + "/$everything", token)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(family.total("Observation?_summary=count&subject=Patient/" + other.id(), token))
                    .isZero();
            assertThat(family.total("Patient?_summary=count&identifier=" + other.number(), token))
                    .isZero();
        }
        assertThat(family.total("Observation?_summary=count", token)).isEqualTo(1);
        assertThat(family.total("Patient?_summary=count", token)).isEqualTo(1);
        assertThat(family.fhir("Patient/_history", token).body()).doesNotContain(family.parent.number());
        assertThat(family.fhir("_history", token).body()).doesNotContain(family.parent.number());
    }

    @Test
    void nobodyIsChosenWhoseRecordIsNotTheirs() {
        for (var wrong :
                List.of("", "p" + family.stranger.key(), family.stranger.number(), "p999999999999", "Patient/1")) {
            var answer = family.allow(family.citizen, AppOfAFamily.ALL, wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).as("the page once more").contains("p" + family.child.key());
        }
    }

    @Test
    void aDoctorNamesThePersonByTheNumberOfTheCard() {
        var doctor = family.colleague(Role.DOCTOR, new Area.Facility(AppOfAFamily.FACILITY));
        assertThat(family.allow(doctor, "patient/*.rs", "").statusCode()).isEqualTo(400);
        var tokens = family.tokens(doctor, "openid fhirUser patient/*.rs", family.stranger.number());
        var token = tokens.path("access_token").stringValue();
        assertThat(family.fhir("Patient/" + family.stranger.id(), token).statusCode())
                .isEqualTo(200);
        assertThat(family.fhir("Patient/" + family.child.id(), token).statusCode())
                .isEqualTo(404);
        assertThat(tokens.path("id_token").stringValue().split("\\.")[1])
                .as("no Patient signed in")
                .satisfies(it -> assertThat(new String(Base64.getUrlDecoder().decode(it), StandardCharsets.UTF_8))
                        .doesNotContain("fhirUser"));
        var all = family.tokens(doctor, "launch/patient user/*.rs", family.stranger.number());
        assertThat(all.path("patient").stringValue()).isEqualTo(family.stranger.id());
        assertThat(family.fhir(
                                "Patient/" + family.child.id(),
                                all.path("access_token").stringValue())
                        .statusCode())
                .as("told of whom it is about, and not bound to one")
                .isEqualTo(200);
    }

    @Test
    void anAssessorsAppMayBeAboutOnePersonToo() {
        var assessor = family.colleague(Role.INSURANCE_ASSESSOR, new Area.Province());
        assessor.setUpApp();
        var tokens = family.tokens(assessor, "patient/*.rs", family.stranger.number());
        assertThat(tokens.path("patient").stringValue()).isEqualTo(family.stranger.id());
        assertThat(family.fhir(
                                "Patient/" + family.child.id(),
                                tokens.path("access_token").stringValue())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theLogIsToldToCitizensAboutThemselvesOnly() {
        var token = family.tokens(family.citizen, "user/*.rs", "")
                .path("access_token")
                .stringValue();
        assertThat(log("patient=Patient/" + family.parent.id(), token)).isEqualTo(200);
        assertThat(log("patient=Patient/" + family.child.id(), token)).isEqualTo(200);
        assertThat(log("patient=Patient/" + family.stranger.id(), token)).isEqualTo(403);
        assertThat(log("date=ge2020-01-01", token)).isEqualTo(403);
        assertThat(family.fhir("AuditEvent/log-1-1", token).statusCode()).isEqualTo(403);
        var bound = family.tokens(family.citizen, "patient/*.rs", "p" + family.child.key())
                .path("access_token")
                .stringValue();
        assertThat(log("patient=Patient/" + family.child.id(), bound)).isEqualTo(200);
        assertThat(log("patient=Patient/" + family.parent.id(), bound)).isEqualTo(403);
        var doctor = family.colleague(Role.DOCTOR, new Area.Facility(AppOfAFamily.FACILITY));
        var doctors =
                family.tokens(doctor, "user/*.rs", "").path("access_token").stringValue();
        assertThat(log("patient=Patient/" + family.child.id(), doctors)).isEqualTo(403);
        assertThat(log("date=ge2020-01-01", doctors)).isEqualTo(403);
    }

    private int log(String query, String token) {
        return family.fhir("AuditEvent?_query=log&" + query, token).statusCode();
    }

    @Test
    void whoDispensesIsNotShownTheNumbersOfCards() {
        var pharmacist = family.colleague(Role.PHARMACIST, new Area.Facility(AppOfAFamily.FACILITY));
        var token =
                family.tokens(pharmacist, "user/*.rs", "").path("access_token").stringValue();
        var id = family.stranger.id();
        assertThat(family.total("Patient?_summary=count&identifier=" + family.stranger.number(), token))
                .as("found by who knows the number")
                .isEqualTo(1);
        for (var path : List.of(
                "Patient/" + id,
                "Patient/" + id + "/_history",
                "Patient/" + id + "/_history/1",
                "Patient?_id=" + id,
                "Patient/" + id + "/$everything?_type=Patient",
                "Patient/" + id + "?_format=xml")) {
            assertThat(family.fhir(path, token).body())
                    .as(path)
                    .contains("1990-01-01")
                    .contains("masked")
                    .contains("MASKED")
                    .doesNotContain("\"" + family.stranger.number() + "\"");
        }
        assertThat(FhirServer.json(family.fhir("Patient/" + id, token))
                        .at("/identifier/0/system")
                        .stringValue())
                .isEqualTo("http://fhir.hl7.org.vn/core/sid/cccd");
        assertThat(family.fhir("Patient?_sort=identifier&_count=1", token).statusCode())
                .isEqualTo(403);
        for (var guess : List.of(
                "identifier=" + family.stranger.number() + "," + family.child.number(),
                "identifier:not=" + family.stranger.number(),
                "link:Patient.identifier=1,2")) {
            assertThat(family.fhir("Patient?" + guess, token).statusCode())
                    .as(guess)
                    .isEqualTo(403);
        }
        var doctor = family.colleague(Role.DOCTOR, new Area.Facility(AppOfAFamily.FACILITY));
        var seen = family.tokens(doctor, "user/*.rs", "").path("access_token").stringValue();
        assertThat(family.fhir("Patient/" + id, seen).body()).contains("\"" + family.stranger.number() + "\"");
    }
}
