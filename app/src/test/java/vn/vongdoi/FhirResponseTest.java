package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a batch or transaction answers, and what a write leaves behind. */
class FhirResponseTest {
    private final FhirServer server = FhirServer.shared();

    @Test
    void anOutcomeThatIsPreferredStandsInTheResponse() {
        for (var type : new String[] {"transaction", "batch"}) {
            var bundle = """
                    {"resourceType":"Bundle","type":"%s","entry":[
                     {"resource":{"resourceType":"Basic","code":{"text":"a"}},"request":{"method":"POST","url":"Basic"}},
                     {"request":{"method":"GET","url":"Basic?_count=1"}}]}""".formatted(type);
            var entries = FhirServer.json(server.send("POST", "", bundle, "Prefer", "return=OperationOutcome"))
                    .path("entry");
            assertThat(entries.get(0).path("resource").isMissingNode()).isTrue();
            assertThat(entries.get(0)
                            .path("response")
                            .path("outcome")
                            .path("resourceType")
                            .asString())
                    .isEqualTo("OperationOutcome");
            assertThat(entries.get(1).path("resource").path("resourceType").asString())
                    .isEqualTo("Bundle");
        }
    }

    @Test
    void oneFullUrlCannotNameTwoEntriesOfATransaction() {
        var entry = """
                {"fullUrl":"urn:uuid:%s","resource":{"resourceType":"Basic","code":{"text":"a"}},
                 "request":{"method":"POST","url":"Basic"}}""".formatted(UUID.randomUUID());
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entry + "," + entry + "]}";
        var refused = server.send("POST", "", bundle);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Bundle.entry[1].fullUrl");
    }

    @Test
    void theIndexOfOrderedValuesKeepsNothingOfVersionsThatAreOver() {
        var id = "span-" + UUID.randomUUID();
        var body = """
                {"resourceType":"Patient","id":"%s","birthDate":"1990-02-03","deceasedDateTime":"2020-02-03"}""".formatted(id);
        server.send("PUT", "Patient/" + id, body);
        var first = spans(id);
        assertThat(first).isPositive();
        server.send("PUT", "Patient/" + id, body.replace("1990", "1991"));
        assertThat(spans(id)).isEqualTo(first);
        assertThat(server.search("Patient?birthdate=1991-02-03&_id=" + id)).containsExactly(id);
        server.send("DELETE", "Patient/" + id, "");
        assertThat(spans(id)).isZero();
    }

    private int spans(String id) {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from record.span join record.identity using (person, key) where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
