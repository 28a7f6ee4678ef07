package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The CapabilityStatement says what the server does. */
class FhirStatementTest {
    private final FhirServer server = FhirServer.shared();

    @Test
    void whatRefersToATypeMayBeTakenAlongWithIt() {
        var patient = type("Patient").path("searchRevInclude").valueStream().map(JsonNode::asString);
        assertThat(patient.toList())
                .contains("Observation:subject", "Observation:patient", "Provenance:target")
                .doesNotContain("Observation:specimen", "Observation:date");
        for (var named : List.of("Practitioner", "Organization")) {
            for (var include : type(named).path("searchRevInclude")) {
                assertThat(server.get(named + "?_count=1&_revinclude=" + include.asString())
                                .statusCode())
                        .as(include.asString())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void theSoftwareTellsItsVersion() {
        assertThat(server.read("metadata").path("software").path("version").asString())
                .isNotBlank();
    }

    private JsonNode type(String name) {
        return server.read("metadata")
                .path("rest")
                .get(0)
                .path("resource")
                .valueStream()
                .filter(resource -> resource.path("type").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
