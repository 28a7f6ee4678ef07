package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Criteria that name the one resource of a conditional interaction, and what must never pass for them. */
class FhirCriteriaTest {
    private final FhirServer server = FhirServer.shared();
    private final String mark = UUID.randomUUID().toString();

    /** The only one of its type: criteria that select nothing would find just it. */
    @BeforeEach
    void onlyOne() {
        var only = "{\"resourceType\":\"Flag\",\"id\":\"only\",\"status\":\"active\",\"code\":{\"text\":\"x\"},"
                + "\"subject\":{\"reference\":\"Organization/o\"}}";
        assertThat(server.send("PUT", "Flag/only", only).statusCode()).isIn(200, 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier=", "_count=5", "_sort=date", "_format=json", "identifier=&_pretty=true"})
    void criteriaThatSelectNothingDeleteAndReplaceNothing(String criteria) {
        assertThat(server.send("DELETE", "Flag?" + criteria, "").statusCode()).isEqualTo(412);
        var other = """
                {"resourceType":"Flag","status":"inactive","code":{"text":"y"},"subject":{"reference":"Organization/o"}}""";
        assertThat(server.send("PUT", "Flag?" + criteria, other).statusCode()).isEqualTo(412);
        assertThat(server.send("POST", "Flag", other, "If-None-Exist", criteria).statusCode())
                .isEqualTo(412);
        var transaction = """
                {"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"DELETE","url":"Flag?%s"}}]}""".formatted(criteria);
        assertThat(server.send("POST", "", transaction).statusCode()).isEqualTo(412);
        assertThat(server.read("Flag/only").path("status").asString()).isEqualTo("active");
    }

    @Test
    void inATransactionAnIdGoesBeforeTheQuery() {
        for (var name : new String[] {"one", "two"}) server.send("PUT", "Basic/" + id(name), basic(name));
        var transaction = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"request":{"method":"DELETE","url":"Basic/%s?identifier=http://t|%s"}}]}""".formatted(id("two"), id("one"));
        assertThat(server.send("POST", "", transaction).statusCode()).isEqualTo(200);
        assertThat(server.get("Basic/" + id("one")).statusCode()).isEqualTo(200);
        assertThat(server.get("Basic/" + id("two")).statusCode()).isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic/$validate", "Basic/123", "Basic?foo=bar"})
    void aPostInATransactionOnlyCreates(String url) {
        var transaction = """
                {"resourceType":"Bundle","type":"transaction","entry":[{"resource":%s,
                 "request":{"method":"POST","url":"%s"}}]}""".formatted(basic("x"), url);
        assertThat(server.send("POST", "", transaction).statusCode()).isEqualTo(400);
        assertThat(server.search("Basic?identifier=http://t|" + id("x"))).isEmpty();
    }

    @Test
    void whatATransactionDeletesItsConditionalCreateDoesNotFind() {
        server.send("PUT", "Basic/" + id("d"), basic("d"));
        var transaction = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"request":{"method":"DELETE","url":"Basic/%s"}},
                 {"resource":%s,"request":{"method":"POST","url":"Basic","ifNoneExist":"identifier=http://t|%s"}}]}""".formatted(id("d"), basic("d"), id("d"));
        assertThat(server.send("POST", "", transaction).statusCode()).isEqualTo(400);
        assertThat(server.get("Basic/" + id("d")).statusCode()).isEqualTo(200);
    }

    @Test
    void twoEntriesWithTheSameConditionMakeNoDuplicates() {
        var entry = """
                {"resource":%s,"request":{"method":"POST","url":"Basic","ifNoneExist":"identifier=http://t|%s"}}""".formatted(basic("t"), id("t"));
        var transaction =
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entry + "," + entry + "]}";
        assertThat(server.send("POST", "", transaction).statusCode()).isEqualTo(400);
        assertThat(server.search("Basic?identifier=http://t|" + id("t"))).isEmpty();
    }

    @Test
    void aReferenceMayNameThisServerInCriteriaAndSearchesAndATokenIsNotTakenForOne() {
        var patient = server.create("Patient", "{\"resourceType\":\"Patient\"}");
        var observation = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + "\"identifier\":[{\"system\":\"" + server.base() + "/sid/mrn\",\"value\":\"" + mark + "\"}],"
                + "\"subject\":{\"reference\":\"Patient/" + patient + "\"}}";
        var made = server.create("Observation", observation);
        var absolute = server.base() + "/Patient/" + patient;
        assertThat(server.search("Observation?subject=" + absolute)).containsExactly(made);
        assertThat(server.search("Observation?subject=Patient/none," + absolute))
                .containsExactly(made);
        assertThat(server.search("Observation?identifier=" + server.base() + "/sid/mrn|" + mark))
                .containsExactly(made);
        assertThat(server.send("POST", "Observation", observation, "If-None-Exist", "subject=" + absolute)
                        .statusCode())
                .isEqualTo(200);
    }

    private String id(String name) {
        return name + "-" + mark;
    }

    private String basic(String name) {
        return "{\"resourceType\":\"Basic\",\"id\":\"" + id(name)
                + "\",\"identifier\":[{\"system\":\"http://t\",\"value\":\"" + id(name)
                + "\"}],\"code\":{\"text\":\"x\"}}";
    }
}
