package vn.vongdoi.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonPatchTest {
    private static final String CASES = "/org/hl7/fhir/testcases/r4/patch/json-patch-tests.json";
    private static final String PATIENT = """
            {"resourceType":"Patient","id":"a","name":[{"family":"Lê","given":["An","Bình"],
             "_given":[null,{"id":"b"}]}],"birthDate":"1990-01-15","multipleBirthInteger":2}
            """;

    @Test
    void everyCaseOfTheStandardGoesAsItSays() throws Exception {
        JsonNode cases;
        try (var stream = Objects.requireNonNull(JsonPatchTest.class.getResourceAsStream(CASES))) {
            cases = JsonMapper.shared().readTree(stream);
        }
        System.out.println("JSON Patch cases: " + cases.size());
        assertThat(cases).hasSizeGreaterThan(10).allSatisfy(one -> {
            var title = one.path("comment").asString();
            if (one.has("error")) {
                assertThat(outcome(one)).as(title).isInstanceOf(Refusal.class);
            } else {
                assertThat(outcome(one)).as(title).isEqualTo(one.get("expected"));
            }
        });
    }

    private static Object outcome(JsonNode one) {
        try {
            return JsonPatch.applied(one.path("doc").deepCopy(), one.path("patch"));
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    /** One operation on the patient above: what it changes the patient into, by one element. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"op":"replace","path":"/birthDate","value":"1991"}               | /birthDate    | "1991"
            {"op":"add","path":"/name/0/given/1","value":"X"}                 | /name/0/given | ["An","X","Bình"]
            {"op":"add","path":"/name/-","value":{"text":"Bé"}}               | /name/1       | {"text":"Bé"}
            {"op":"remove","path":"/name/0/family"}                           | /name/0/family|
            {"op":"remove","path":"/name/0"}                                  | /name         |
            {"op":"move","from":"/name/0/given/0","path":"/name/0/given/1"}   | /name/0/given | ["Bình","An"]
            {"op":"copy","from":"/birthDate","path":"/deceasedDateTime"}      | /deceasedDateTime | "1990-01-15"
            {"op":"test","path":"/multipleBirthInteger","value":2.0}          | /birthDate    | "1990-01-15"
            """)
    void anOperationChangesOneThing(String operation, String pointer, String expected) {
        assertThat(JsonPatch.apply(patient(), bytes("[" + operation + "]")))
                .isInstanceOfSatisfying(
                        Incoming.Accepted.class,
                        done -> assertThat(done.tree().at(pointer))
                                .isEqualTo(
                                        expected == null
                                                ? done.tree().at("/nothing")
                                                : JsonMapper.shared().readTree(expected)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"op":"test","path":"/birthDate","value":"1991"}             | processing
            {"op":"replace","path":"/gender","value":"male"}             | not-found
            {"op":"remove","path":"/name/1"}                             | not-found
            {"op":"remove","path":"/name/01"}                            | not-found
            {"op":"remove","path":"/name/-"}                             | not-found
            {"op":"add","path":"/name/2","value":{"text":"x"}}           | not-found
            {"op":"add","path":"/birthDate/x","value":1}                 | not-found
            {"op":"add","path":"name","value":1}                         | invalid
            {"op":"add","path":"/x~2","value":1}                         | invalid
            {"op":"add","path":"/gender"}                                | invalid
            {"op":"eat","path":"/gender"}                                | invalid
            {"op":"move","from":"/name","path":"/name/0/given"}          | invalid
            {"op":"remove","path":""}                                    | invalid
            {"op":"replace","path":"","value":1}                         | invalid
            {"op":"replace","path":"/id","value":"b"}                    | business-rule
            {"op":"replace","path":"/resourceType","value":"Person"}     | business-rule
            {"op":"add","path":"/sex","value":"male"}                    | structure
            {"op":"replace","path":"/birthDate","value":"x"}             | value
            {"op":"add","path":"/birthDate","path":"/x","value":"1991"}  | structure
            """)
    void whatCannotBeDoneIsTold(String operation, String code) {
        assertThat(JsonPatch.apply(patient(), bytes("[" + operation + "]")))
                .isInstanceOfSatisfying(
                        Incoming.Refused.class,
                        no -> assertThat(no.issues().getFirst().code().word())
                                .as(no.toString())
                                .isEqualTo(code));
    }

    @Test
    void theResourceItselfIsNeverTouched() {
        var patient = patient();
        JsonPatch.apply(patient, bytes("[{\"op\":\"remove\",\"path\":\"/name\"},{\"op\":\"remove\",\"path\":\"/x\"}]"));
        assertThat(patient).isEqualTo(patient());
    }

    @Test
    void aPatchThatDoublesItselfIsStopped() {
        var doubling = ",{\"op\":\"copy\",\"from\":\"/name\",\"path\":\"/name/-\"}"
                .repeat(40)
                .substring(1);
        assertThat(JsonPatch.apply(patient(), bytes("[" + doubling + "]")))
                .isInstanceOfSatisfying(
                        Incoming.Refused.class,
                        no -> assertThat(no.issues().getFirst().code()).isEqualTo(Issue.Code.TOO_COSTLY));
    }

    @Test
    void aPatchThatNestsItselfIsStopped() {
        var nesting = ",{\"op\":\"copy\",\"from\":\"/name\",\"path\":\"/name/0/extra\"}"
                .repeat(100)
                .substring(1);
        assertThat(JsonPatch.apply(patient(), bytes("[" + nesting + "]")))
                .isInstanceOfSatisfying(
                        Incoming.Refused.class,
                        no -> assertThat(no.issues().getFirst().code()).isEqualTo(Issue.Code.TOO_COSTLY));
    }

    private static ObjectNode patient() {
        return ((Incoming.Accepted) Incoming.read(bytes(PATIENT))).tree();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
