package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a transaction rewrites: addresses of its entries, where R4 has an address, and nothing else. */
class FhirReferencesTest {
    private static final String URN = "urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a";

    private final FhirServer server = FhirServer.shared();

    @Test
    void aUrnThatIsAValueStaysOne() {
        var patient = written("""
                {"resourceType":"Patient","identifier":[{"system":"urn:ietf:rfc:3986","value":"URN"}],
                 "extension":[{"url":"http://t","valueString":"URN"}]}""", "Patient");
        assertThat(patient.at("/identifier/0/value").asString()).isEqualTo(URN);
        assertThat(patient.at("/extension/0/valueString").asString()).isEqualTo(URN);
    }

    @Test
    void aLinkInTheNarrativeFollows() {
        var patient = written("""
                {"resourceType":"Patient","text":{"status":"generated",
                 "div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><a href=\\"URN\\">tôi</a> URN</div>"}}""", "Patient");
        assertThat(patient.at("/text/div").asString())
                .contains("href=\"Patient/" + patient.path("id").asString() + "\"")
                .contains("</a> " + URN);
    }

    @Test
    void urisFollowAloneAndInLists() {
        var plan = written("""
                {"resourceType":"PlanDefinition","status":"draft","library":["URN"],"url":"URN",
                 "extension":[{"url":"http://t","valueUri":"URN"}]}""", "PlanDefinition");
        var own = "PlanDefinition/" + plan.path("id").asString();
        assertThat(plan.at("/library/0").asString()).isEqualTo(own);
        assertThat(plan.at("/url").asString()).isEqualTo(own);
        assertThat(plan.at("/extension/0/valueUri").asString()).isEqualTo(own);
    }

    @Test
    void aPatchKeepsReferencesToThisServerRelativeToo() {
        var organization = server.create("Organization", "{\"resourceType\":\"Organization\",\"name\":\"x\"}");
        var patient = server.create("Patient", "{\"resourceType\":\"Patient\"}");
        var patch = "[{\"op\":\"add\",\"path\":\"/managingOrganization\",\"value\":{\"reference\":\"" + server.base()
                + "/Organization/" + organization + "\"}}]";
        server.send("PATCH", "Patient/" + patient, patch, "Content-Type", "application/json-patch+json");
        assertThat(server.search("Patient?organization=" + organization)).containsExactly(patient);
    }

    @Test
    void whatCameAlongBringsMoreAlong() {
        var organization = server.create("Organization", "{\"resourceType\":\"Organization\",\"name\":\"x\"}");
        var patient = server.create(
                "Patient",
                "{\"resourceType\":\"Patient\",\"managingOrganization\":{\"reference\":\"Organization/" + organization
                        + "\"}}");
        var observation = server.create(
                "Observation",
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/"
                        + patient + "\"}}");
        assertThat(server.search("Observation?_id=" + observation
                        + "&_include=Observation:patient&_include:iterate=Patient:organization"))
                .containsExactlyInAnyOrder(observation, patient, organization);
    }

    private JsonNode written(String resource, String type) {
        var transaction = """
                {"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"URN","resource":RESOURCE,
                 "request":{"method":"POST","url":"TYPE"}}]}""".replace("RESOURCE", resource).replace("URN", URN).replace("TYPE", type);
        var answer = server.send("POST", "", transaction);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirServer.json(answer).at("/entry/0/resource");
    }
}
