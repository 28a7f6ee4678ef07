package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** R4's page "Search", over HTTP. Each test makes its own resources and finds them by a tag of their own. */
class FhirSearchTest {
    private final FhirServer server = FhirServer.shared();
    private final String tag = UUID.randomUUID().toString();

    @Test
    void aVietnameseNameIsFoundWithoutItsMarksAndExactlyOnlyWithThem() {
        var anh = patient("\"name\":[{\"family\":\"Nguyễn\",\"given\":[\"Văn\",\"Ánh\"]}]");
        patient("\"name\":[{\"family\":\"Lê\",\"given\":[\"Văn\",\"Bình\"]}]");
        assertThat(search("Patient", "name=nguyen van anh")).containsExactly(anh);
        assertThat(search("Patient", "name=Nguyễn Văn Ánh")).containsExactly(anh);
        assertThat(search("Patient", "name=anh")).containsExactly(anh);
        assertThat(search("Patient", "family:exact=Nguyễn")).containsExactly(anh);
        assertThat(search("Patient", "family:exact=Nguyen")).isEmpty();
        assertThat(search("Patient", "name:contains=guy")).containsExactly(anh);
        assertThat(search("Patient", "family=le,nguyen")).hasSize(2);
    }

    @Test
    void aTokenIsFoundByCodeBySystemAndByBoth() {
        var one = observation("\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"8302-2\"}]}");
        var other = observation("\"code\":{\"coding\":[{\"system\":\"http://other\",\"code\":\"8302-2\"}]}");
        var text = observation("\"code\":{\"text\":\"no code\"}");
        assertThat(search("Observation", "code=8302-2")).containsExactly(other, one);
        assertThat(search("Observation", "code=http://loinc.org|8302-2")).containsExactly(one);
        assertThat(search("Observation", "code=http://loinc.org|")).containsExactly(one);
        assertThat(search("Observation", "code:not=http://loinc.org|8302-2")).containsExactly(text, other);
        assertThat(search("Observation", "value-quantity:missing=true")).hasSize(3);
        assertThat(search("Observation", "status:missing=true")).isEmpty();
        assertThat(search("Observation", "combo-code=http://other|8302-2")).containsExactly(other);
    }

    @Test
    void aDateIsARange() {
        var march = observation("\"code\":{\"text\":\"x\"},\"effectiveDateTime\":\"2026-03-12T09:30:00+07:00\"");
        var year = observation("\"code\":{\"text\":\"x\"},\"effectiveDateTime\":\"2025\"");
        var period = observation(
                "\"code\":{\"text\":\"x\"},\"effectivePeriod\":{\"start\":\"2026-03-01\",\"end\":\"2026-05-01\"}");
        assertThat(search("Observation", "date=2026-03-12")).containsExactly(march);
        assertThat(search("Observation", "date=2025")).containsExactly(year);
        assertThat(search("Observation", "date=2025-06")).isEmpty();
        assertThat(search("Observation", "date=2026")).containsExactly(period, march);
        assertThat(search("Observation", "date=ge2026-04-01")).containsExactly(period);
        assertThat(search("Observation", "date=lt2026-03-02")).containsExactly(period, year);
        assertThat(search("Observation", "date=sa2026-02")).containsExactly(period, march);
        assertThat(search("Observation", "date=eb2026-04")).containsExactly(year, march);
        assertThat(search("Observation", "date=ge2026-03-12&date=le2026-03-12")).containsExactly(period, march);
    }

    @Test
    void aQuantityIsComparedWithItsUnit() {
        var heavy = observation(
                "\"code\":{\"text\":\"x\"},\"valueQuantity\":{\"value\":72.5,\"unit\":\"kg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"kg\"}");
        var tall = observation(
                "\"code\":{\"text\":\"x\"},\"valueQuantity\":{\"value\":170,\"unit\":\"cm\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"cm\"}");
        assertThat(search("Observation", "value-quantity=gt70")).containsExactly(tall, heavy);
        assertThat(search("Observation", "value-quantity=gt70|http://unitsofmeasure.org|kg"))
                .containsExactly(heavy);
        assertThat(search("Observation", "value-quantity=72.5||kg")).containsExactly(heavy);
        assertThat(search("Observation", "value-quantity=le72.5")).containsExactly(heavy);
        assertThat(search("Observation", "value-quantity=lt72.5")).isEmpty();
    }

    @Test
    void aChainLeadsThroughAReferenceAndHasLeadsBack() {
        var anh = patient("\"name\":[{\"family\":\"Đặng\"}],\"gender\":\"female\"");
        var other = patient("\"name\":[{\"family\":\"Vũ\"}],\"gender\":\"male\"");
        var mine = observation("\"code\":{\"text\":\"a\"},\"subject\":{\"reference\":\"Patient/" + anh + "\"}");
        observation("\"code\":{\"text\":\"b\"},\"subject\":{\"reference\":\"Patient/" + other + "\"}");
        assertThat(search("Observation", "patient=" + anh)).containsExactly(mine);
        assertThat(search("Observation", "subject=Patient/" + anh)).containsExactly(mine);
        assertThat(search("Observation", "subject:Patient=" + anh)).containsExactly(mine);
        assertThat(search("Observation", "patient.family=dang&patient._tag=" + tag))
                .containsExactly(mine);
        assertThat(search("Observation", "subject:Patient.gender=female&patient._tag=" + tag))
                .containsExactly(mine);
        assertThat(search("Patient", "_has:Observation:patient:_id=" + mine)).containsExactly(anh);
        var included = server.read("Observation?_tag=" + tag + "&patient=" + anh + "&_include=Observation:patient");
        assertThat(included.path("entry")
                        .valueStream()
                        .map(e -> e.path("search").path("mode").asString()))
                .containsExactly("match", "include");
        assertThat(FhirServer.ids(included)).containsExactly(mine, anh);
        assertThat(FhirServer.ids(server.read("Patient?_id=" + anh + "&_revinclude=Observation:patient")))
                .containsExactly(anh, mine);
    }

    @Test
    void aReferenceIsFoundByItsIdentifierWhetherOrNotItAlsoNamesThePatient() {
        var identifier = "\"identifier\":{\"system\":\"http://a.vn\",\"value\":\"" + tag + "\"}";
        var patient = patient("\"gender\":\"male\"");
        var named = observation(
                "\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/" + patient + "\"," + identifier + "}");
        var logical = observation("\"code\":{\"text\":\"x\"},\"subject\":{" + identifier + "}");
        assertThat(search("Observation", "subject:identifier=http://a.vn|" + tag))
                .containsExactly(logical, named);
        assertThat(search("Observation", "patient:identifier=http://a.vn|" + tag))
                .containsExactly(named);
        assertThat(search("Observation", "subject:identifier=http://a.vn|")).containsExactly(logical, named);
    }

    @Test
    void aVersionAskedForIsTheVersionReferredTo() {
        var patient = patient("\"name\":[{\"family\":\"Lê\"}]");
        var first = observation(
                "\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/" + patient + "/_history/1\"}");
        assertThat(search("Observation", "subject=Patient/" + patient)).containsExactly(first);
        assertThat(search("Observation", "subject=Patient/" + patient + "/_history/1"))
                .containsExactly(first);
        assertThat(search("Observation", "subject=Patient/" + patient + "/_history/2"))
                .isEmpty();
    }

    @Test
    void pagesStayWhereTheyAreWhileOthersWrite() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 7; i++) ids.addFirst(observation("\"code\":{\"text\":\"x\"}"));
        var first = server.read("Observation?_tag=" + tag + "&_count=3");
        observation("\"code\":{\"text\":\"meanwhile\"}");
        var seen = new ArrayList<>(FhirServer.ids(first));
        var next = link(first.path("link").valueStream().toList());
        while (!next.isEmpty()) {
            var page = server.read(next);
            seen.addAll(FhirServer.ids(page));
            next = link(page.path("link").valueStream().toList());
        }
        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void resultsAreSortedAndWhatHasNoValueComesLast() {
        var late = observation("\"code\":{\"text\":\"x\"},\"effectiveDateTime\":\"2026-05-01\"");
        var none = observation("\"code\":{\"text\":\"x\"}");
        var early = observation("\"code\":{\"text\":\"x\"},\"effectiveDateTime\":\"2020-05-01\"");
        assertThat(search("Observation", "_sort=date")).containsExactly(early, late, none);
        assertThat(search("Observation", "_sort=-date")).containsExactly(late, early, none);
        var page = server.read("Observation?_tag=" + tag + "&_sort=date&_count=2");
        assertThat(FhirServer.ids(
                        server.read(link(page.path("link").valueStream().toList()))))
                .containsExactly(none);
    }

    @Test
    void theTotalIsToldWhenAsked() {
        for (var i = 0; i < 5; i++) observation("\"code\":{\"text\":\"x\"}");
        assertThat(server.read("Observation?_tag=" + tag).has("total")).isFalse();
        assertThat(server.read("Observation?_tag=" + tag + "&_count=2&_total=accurate")
                        .path("total")
                        .asInt())
                .isEqualTo(5);
        var counted = server.read("Observation?_tag=" + tag + "&_summary=count");
        assertThat(counted.path("total").asInt()).isEqualTo(5);
        assertThat(counted.has("entry")).isFalse();
    }

    @Test
    void onlyTheElementsAskedForComeAndThePartIsMarked() {
        var id = patient("\"gender\":\"female\",\"birthDate\":\"1990-01-01\"");
        var shown = server.read("Patient?_id=" + id + "&_elements=birthDate")
                .path("entry")
                .get(0)
                .path("resource");
        assertThat(shown.has("gender")).isFalse();
        assertThat(shown.path("birthDate").asString()).isEqualTo("1990-01-01");
        assertThat(shown.path("meta").path("tag").toString()).contains("SUBSETTED");
    }

    @Test
    void whatIsUnknownIsRefusedUnlessOneIsLenient() {
        assertThat(server.get("Patient?nothing=1").statusCode()).isEqualTo(400);
        assertThat(server.get("Patient?name:wrong=1").statusCode()).isEqualTo(400);
        assertThat(server.get("Patient?birthdate=yesterday").statusCode()).isEqualTo(400);
        assertThat(server.get("Patient?nothing=1&_count=1", "Prefer", "handling=lenient")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSearchMayBePosted() {
        var id = patient("\"gender\":\"male\"");
        var posted = server.send(
                "POST", "Patient/_search", "_tag=" + tag, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(FhirServer.ids(FhirServer.json(posted))).containsExactly(id);
    }

    @Test
    void everythingOfAPersonComesWithThePatientFirst() {
        var id = patient("\"gender\":\"male\"");
        var one = observation("\"code\":{\"text\":\"a\"},\"subject\":{\"reference\":\"Patient/" + id + "\"}");
        var all = server.read("Patient/" + id + "/$everything");
        assertThat(FhirServer.ids(all)).containsExactly(id, one);
        assertThat(server.search("Patient/" + id + "/$everything?_type=Observation"))
                .containsExactly(one);
        assertThat(server.get("Patient/nobody-here/$everything").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsSaidOfAPatientBeforeItIsWrittenIsFoundAfterwards() {
        var later = "later-" + UUID.randomUUID();
        var early = observation("\"code\":{\"text\":\"a\"},\"subject\":{\"reference\":\"Patient/" + later + "\"}");
        assertThat(search("Observation", "patient=" + later)).containsExactly(early);
        server.send("PUT", "Patient/" + later, "{\"resourceType\":\"Patient\",\"id\":\"" + later + "\"}");
        assertThat(server.search("Patient/" + later + "/$everything")).contains(early, later);
    }

    private String patient(String elements) {
        return create("Patient", elements);
    }

    private String observation(String elements) {
        return create("Observation", "\"status\":\"final\"," + elements);
    }

    private String create(String type, String elements) {
        return server.create(
                type,
                "{\"resourceType\":\"" + type + "\",\"meta\":{\"tag\":[{\"system\":\"http://test\",\"code\":\"" + tag
                        + "\"}]}," + elements + "}");
    }

    private List<String> search(String type, String query) {
        var encoded = new ArrayList<String>();
        for (var part : query.split("&")) {
            var equals = part.indexOf('=');
            encoded.add(part.substring(0, equals + 1)
                    + URLEncoder.encode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return server.search(type + "?_tag=" + tag + "&" + String.join("&", encoded));
    }

    private static String link(List<JsonNode> links) {
        return links.stream()
                .filter(l -> l.path("relation").asString().equals("next"))
                .map(l -> l.path("url").asString())
                .findFirst()
                .orElse("");
    }
}
