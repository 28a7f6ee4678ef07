package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.client.Clients;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.oauth.Program;

/** What a baby of five months is due, for a hospital's system: as FHIR, and as cards for the doctor who opens the baby. */
class FhirDueTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final LocalDate BORN = TODAY.minusMonths(5).minusDays(10);
    private static final String IMMDS = "http://hl7.org/fhir/us/immds/CodeSystem/ForecastStatus";
    private static final String R4 = "http://terminology.hl7.org/CodeSystem/immunization-recommendation-status";

    private final FhirServer server = FhirServer.shared();
    private final String cccd =
            "0312" + String.format("%08d", Math.abs(UUID.randomUUID().hashCode()) % 100_000_000);
    private final String baby = person(BORN.toString());

    private String person(String born) {
        return server.create("Patient", """
                {"resourceType":"Patient","identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"%s"}],
                 "name":[{"text":"Hoàng Gia Khám"}],"gender":"female","birthDate":"%s"}""".formatted(cccd, born));
    }

    private String give(String vaccine, LocalDate day) {
        return server.create("Immunization", """
                {"resourceType":"Immunization","status":"completed","patient":{"reference":"Patient/%s"},"occurrenceDateTime":"%s",
                 "vaccineCode":{"coding":[{"system":"%s","code":"%s"}]}}""".formatted(baby, day, CodeSystem.VACCINE.url(), vaccine));
    }

    private JsonNode bundle(String query) {
        return server.read("Patient/" + baby + "/$due" + query);
    }

    private static Optional<JsonNode> find(JsonNode bundle, String type) {
        return bundle.path("entry")
                .valueStream()
                .map(it -> it.path("resource"))
                .filter(it -> it.path("resourceType").asString().equals(type))
                .findFirst();
    }

    private static JsonNode line(JsonNode bundle, String series) {
        return find(bundle, "ImmunizationRecommendation")
                .orElseThrow()
                .path("recommendation")
                .valueStream()
                .filter(it -> it.path("id").asString().equals(series))
                .findFirst()
                .orElseThrow();
    }

    private static String status(JsonNode line, String system) {
        return line.at("/forecastStatus/coding")
                .valueStream()
                .filter(it -> it.path("system").asString().equals(system))
                .map(it -> it.path("code").asString())
                .findFirst()
                .orElse("");
    }

    private static String date(JsonNode line, String loinc) {
        return line.path("dateCriterion")
                .valueStream()
                .filter(it -> it.at("/code/coding/0/code").asString().equals(loinc))
                .map(it -> it.path("value").asString())
                .findFirst()
                .orElse("");
    }

    @Test
    void eachLineOfTheScheduleIsARecommendationWithItsDatesAndItsLaw() {
        give("HepB", BORN);
        var first = give("DPT-HepB-Hib", BORN.plusMonths(2));
        var bundle = bundle("");
        assertThat(bundle.path("type").asString()).isEqualTo("collection");
        var dpt = line(bundle, "dpt");
        assertThat(status(dpt, R4)).isEqualTo("overdue");
        assertThat(status(dpt, IMMDS)).isEqualTo("notComplete");
        assertThat(dpt.path("doseNumberPositiveInt").asInt()).isEqualTo(2);
        assertThat(date(dpt, "30980-7"))
                .as("due at three months")
                .isEqualTo(BORN.plusMonths(3).toString());
        assertThat(date(dpt, "59778-1"))
                .as("overdue from four")
                .isEqualTo(BORN.plusMonths(4).toString());
        assertThat(date(dpt, "30981-5"))
                .as("ten weeks of age, or 28 days after the first, whichever is later")
                .isEqualTo(later(BORN.plusWeeks(10), BORN.plusMonths(2).plusDays(28))
                        .toString());
        assertThat(date(dpt, "59777-3"))
                .as("before seven years")
                .isEqualTo(BORN.plusYears(7).minusDays(1).toString());
        assertThat(dpt.at("/supportingImmunization/0/reference").asString()).endsWith("/fhir/Immunization/" + first);
        assertThat(dpt.path("description").asString()).contains("TT 52/2025/TT-BYT", "theo nguồn thứ cấp");
        assertThat(dpt.path("vaccineCode")
                        .valueStream()
                        .map(it -> it.at("/coding/0/code").asString()))
                .contains("DPT-HepB-Hib", "DPT");
        assertThat(status(line(bundle, "hepb0"), R4)).isEqualTo("complete");
        assertThat(status(line(bundle, "ipv"), R4)).isEqualTo("due");
        assertThat(status(line(bundle, "measles"), R4))
                .as("R4 has no word for later")
                .isEmpty();
        assertThat(status(line(bundle, "measles"), IMMDS)).isEqualTo("notComplete");
        assertThat(find(bundle, "OperationOutcome")).isEmpty();
    }

    @Test
    void whatIsNoVaccinationIsProposedByItsCodeInOurList() {
        var proposed = bundle("")
                .path("entry")
                .valueStream()
                .map(it -> it.path("resource"))
                .filter(it -> it.path("resourceType").asString().equals("ServiceRequest"))
                .toList();
        assertThat(proposed).isNotEmpty().allSatisfy(request -> {
            assertThat(request.at("/code/coding/0/system").asString()).isEqualTo(CodeSystem.DUE_SERVICE.url());
            assertThat(request.at("/code/text").asString()).isNotBlank();
        });
        assertThat(proposed)
                .extracting(it -> it.at("/code/coding/0/code").asString())
                .contains("checkup", "growth");
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    @Test
    void whatComesOutIsSoundR4() {
        give("DPT-HepB-Hib", BORN.plusMonths(2));
        give("DPT-HepB-Hib", BORN.plusMonths(2).plusDays(3));
        var recommendation = find(bundle(""), "ImmunizationRecommendation").orElseThrow();
        var answer = server.send("POST", "ImmunizationRecommendation/$validate", recommendation.toString());
        assertThat(FhirServer.json(answer).path("issue").valueStream())
                .as(answer.body())
                .noneMatch(it -> it.path("severity").asString().matches("error|fatal"));
        var bundle = server.send("POST", "Bundle/$validate", bundle("").toString());
        assertThat(FhirServer.json(bundle).path("issue").valueStream())
                .as(bundle.body())
                .noneMatch(it -> it.path("severity").asString().matches("error|fatal"));
    }

    @Test
    void aDiagnosisThatForbidsAVaccineIsToldWithTheVaccine() {
        server.create("Condition", """
                {"resourceType":"Condition","subject":{"reference":"Patient/%s"},"onsetDateTime":"%s",
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"K56.1"}]}}""".formatted(baby, BORN.plusWeeks(8)));
        var rota = line(bundle("?on=" + BORN.plusWeeks(10)), "rota");
        assertThat(status(rota, R4)).isEqualTo("contraindicated");
        assertThat(rota.at("/contraindicatedVaccineCode/0/coding/0/code").asString())
                .isEqualTo("Rota");
        assertThat(rota.has("dateCriterion")).isFalse();
    }

    @Test
    void ofAChildWithoutABirthdayItIsSaidThatNothingCanBeSaid() {
        var unsure = server.create(
                "Patient",
                "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"Hoàng Chưa Rõ\"}],\"gender\":\"male\",\"birthDate\":\"2021\"}");
        var bundle = server.read("Patient/" + unsure + "/$due");
        assertThat(find(bundle, "ImmunizationRecommendation")).isEmpty();
        assertThat(find(bundle, "OperationOutcome")
                        .orElseThrow()
                        .at("/issue/0/details/text")
                        .asString())
                .contains("Chưa biết ngày sinh đầy đủ");
        assertThat(server.read("Patient/" + unsure + "/$due?displayLanguage=en").toString())
                .doesNotContain("Chưa biết");
        var card = cards(hook(server.token(), patientView(unsure, ""))).get(0);
        assertThat(card.path("indicator").asString()).isEqualTo("info");
        assertThat(card.path("detail").asString()).contains("Chưa biết ngày sinh đầy đủ");
    }

    @Test
    void aDoseThatNoScheduleUnderstandsIsToldAsAWarning() {
        server.create("Immunization", """
                {"resourceType":"Immunization","status":"completed","patient":{"reference":"Patient/%s"},"occurrenceDateTime":"%s",
                 "vaccineCode":{"text":"mũi ở nước ngoài"}}""".formatted(baby, BORN.plusMonths(2)));
        assertThat(find(bundle(""), "OperationOutcome")
                        .orElseThrow()
                        .at("/issue/0/severity")
                        .asString())
                .isEqualTo("warning");
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        for (var query : new String[] {"?on=mai", "?displayLanguage=fr", "?when=2026-01-01"}) {
            assertThat(server.get("Patient/" + baby + "/$due" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(server.get("Patient/nobody/$due").statusCode()).isEqualTo(404);
        var elsewhere = server.bean(Tokens.class).create("due elsewhere " + cccd, Optional.of("79001"));
        assertThat(server.get("Patient/" + baby + "/$due", "Authorization", "Bearer " + elsewhere)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aProgramNeedsTheScopesOfAllThatIsLookedAt() {
        var program = new Program(server, "due-" + UUID.randomUUID());
        server.bean(Clients.class).add(program.name(), Optional.empty(), Scopes.ALL, program.publicKey());
        var few = program.token("system/Patient.rs system/Immunization.rs");
        var answer = server.get("Patient/" + baby + "/$due", "Authorization", "Bearer " + few);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("The program was not granted the scope system/");
        var card = hook(few, patientView(baby, ""));
        assertThat(card.statusCode()).isEqualTo(403);
        assertThat(card.body()).contains("The program was not granted the scope system/");
        var enough = program.token("system/*.rs");
        assertThat(server.get("Patient/" + baby + "/$due", "Authorization", "Bearer " + enough)
                        .statusCode())
                .isEqualTo(200);
        assertThat(hook(enough, patientView(baby, "")).statusCode()).isEqualTo(200);
    }

    @Test
    void theStatementOfTheServerNamesTheOperation() {
        assertThat(server.get("metadata").body()).contains("\"name\":\"due\"", "Patient-due");
    }

    @Test
    void whatIsToldStandsInTheLog() {
        var before = told();
        bundle("");
        assertThat(hook(server.token(), patientView(baby, "")).statusCode()).isEqualTo(200);
        // A reading is in the log a moment later.
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (told() < before + 2 && System.nanoTime() < end) Thread.onSpinWait();
        assertThat(told()).isGreaterThanOrEqualTo(before + 2);
    }

    private long told() {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from audit.event where what = 'due'")
                .query(Long.class)
                .single();
    }

    private String services() {
        return server.base().replaceAll("/fhir$", "/cds-services");
    }

    private HttpResponse<String> hook(String token, String body) {
        return server.send(
                "POST",
                services() + "/vongdoi-due",
                body,
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");
    }

    private static String patientView(String patient, String more) {
        return """
                {"hook":"patient-view","hookInstance":"%s",%s
                 "context":{"userId":"Practitioner/1","patientId":"%s"}}""".formatted(UUID.randomUUID(), more, patient);
    }

    private String elsewhere(String born) {
        return """
                "fhirServer":"https://his.example/fhir","prefetch":{"patient":{"resourceType":"Patient","id":"1","birthDate":"%s",
                 "identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"%s"}]}},""".formatted(born, cccd);
    }

    private static JsonNode cards(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).path("cards");
    }

    @Test
    void whatServicesThereAreIsToldToEverybody() {
        var services = FhirServer.json(server.get(services(), "Authorization", "none"));
        var one = services.at("/services/0");
        assertThat(one.path("hook").asString()).isEqualTo("patient-view");
        assertThat(one.path("id").asString()).isEqualTo("vongdoi-due");
        assertThat(one.path("description").asString()).isNotEmpty();
        assertThat(one.at("/prefetch/patient").asString()).isEqualTo("Patient/{{context.patientId}}");
    }

    @Test
    void theDoctorIsShownOneCardWithWhatIsLateAndItsLaw() {
        give("DPT-HepB-Hib", BORN.plusMonths(2));
        var cards = cards(hook(server.token(), patientView(baby, "")));
        assertThat(cards).as("one for each programme").hasSizeLessThan(6);
        var card = vaccination(cards);
        assertThat(card.path("indicator").asString()).isEqualTo("warning");
        assertThat(card.path("summary").asString()).startsWith("Quá hạn: ").hasSizeLessThan(140);
        assertThat(card.path("detail").asString())
                .contains("**Bạch hầu, ho gà, uốn ván (Mũi 2)**: Quá hạn từ ")
                .contains("TT 52/2025/TT-BYT");
        assertThat(card.at("/source/label").asString()).contains("TT 52/2025/TT-BYT");
        assertThat(card.at("/source/url").asString()).endsWith("/schedules?on=" + TODAY);
        assertThat(card.at("/links/0/type").asString()).isEqualTo("absolute");
        var english = server.send(
                "POST", services() + "/vongdoi-due?lang=en", patientView(baby, ""), "Content-Type", "application/json");
        assertThat(cards(english).valueStream().map(it -> it.path("summary").asString()))
                .anyMatch(summary -> summary.startsWith("Overdue: ") && summary.contains("Diphtheria"));
    }

    private static JsonNode vaccination(JsonNode cards) {
        return cards.valueStream()
                .filter(it -> it.at("/source/label").asString().contains("TT 52/2025/TT-BYT"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIsGrownUpHasNoCardOfVaccinations() {
        var grown = server.create(
                "Patient",
                "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"Hoàng Lớn\"}],\"gender\":\"male\",\"birthDate\":\"1985-04-03\"}");
        assertThat(cards(hook(server.token(), patientView(grown, ""))).valueStream())
                .extracting(it -> it.at("/source/label").asString())
                .isNotEmpty()
                .noneMatch(label -> label.contains("TT 52/2025/TT-BYT"));
    }

    @Test
    void anotherServersPatientIsRecognisedByANumberAndABirthdayAndNeverByAnId() {
        assertThat(cards(hook(server.token(), patientView("1", elsewhere(BORN.toString())))))
                .isNotEmpty();
        assertThat(hook(server.token(), patientView("1", elsewhere("1990-01-01")))
                        .statusCode())
                .as("the number is somebody else's")
                .isEqualTo(404);
        assertThat(cards(hook(
                        server.token(),
                        patientView(
                                "1",
                                elsewhere(BORN.toString())
                                        .substring(elsewhere("").indexOf("\"prefetch\""))))))
                .as("a system without a FHIR server sends the number all the same")
                .isNotEmpty();
        var stranger =
                "\"prefetch\":{\"patient\":{\"identifier\":[{\"system\":\"http://fhir.hl7.org.vn/core/sid/cccd\","
                        + "\"value\":\"031299999999\"}]}},";
        assertThat(hook(server.token(), patientView(baby, stranger)).statusCode())
                .as("a number that nobody has is not passed over for an id")
                .isEqualTo(404);
        var unnumbered = hook(server.token(), patientView(baby, "\"fhirServer\":\"https://his.example/fhir\","));
        assertThat(unnumbered.statusCode()).isEqualTo(412);
        assertThat(unnumbered.body()).contains("prefetch.patient");
    }

    @Test
    void whatIsNoRequestIsRefusedWithWhatWasExpected() {
        assertThat(hook("wrong", patientView(baby, "")).statusCode()).isEqualTo(401);
        assertThat(hook(server.token(), "{").statusCode()).isEqualTo(400);
        assertThat(hook(server.token(), "{\"hook\":\"order-sign\"}").body()).contains("patient-view", "order-sign");
        assertThat(hook(server.token(), "{\"hook\":\"patient-view\",\"hookInstance\":\"x\",\"context\":{}}")
                        .body())
                .contains("userId");
        assertThat(hook(server.token(), patientView("nobody", "")).statusCode()).isEqualTo(404);
        assertThat(server.send("POST", services() + "/other", patientView(baby, ""), "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(404);
        var elsewhere = server.bean(Tokens.class).create("card elsewhere " + cccd, Optional.of("79001"));
        assertThat(hook(elsewhere, patientView(baby, "")).statusCode())
                .as("who may not read is not told that there is anybody")
                .isEqualTo(404);
    }
}
