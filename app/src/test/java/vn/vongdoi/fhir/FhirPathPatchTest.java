package vn.vongdoi.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.ls.DOMImplementationLS;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FhirPathPatchTest {
    private static final String PATIENT = """
            {"resourceType":"Patient","id":"a","active":true,"name":[
              {"use":"official","family":"Lê","given":["An","Bình"],"_given":[null,{"id":"b"}]},
              {"use":"nickname","text":"Bé"}],
             "telecom":[{"system":"phone","value":"1","rank":2},{"system":"email","value":"x@y.vn"}],
             "birthDate":"1990-01-15","deceasedBoolean":false,
             "extension":[{"url":"http://a.vn/x","valueString":"x"},{"url":"http://a.vn/y","valueCode":"y"}],
             "contained":[{"resourceType":"Organization","id":"o","name":"Trạm"}]}
            """;

    /** The cases of the R4, R4B and R5 folders; what of them differs in R4 is excluded with the reason. */
    @Test
    void everyCaseOfTheStandardGoesAsItSays() throws Exception {
        var excluded = Exclusions.read("excluded-patches");
        var failed = new TreeSet<String>();
        int count = 0;
        for (var release : List.of("r4", "r4b", "r5")) {
            for (var one : cases("/org/hl7/fhir/testcases/" + release + "/patch/fhir-patch-tests.xml")) {
                count++;
                if (!goesAsItSays(one))
                    failed.add(release + ":" + one.getAttribute("name").replace(' ', '-'));
            }
        }
        System.out.println("FHIRPath Patch cases: " + count + ", as they say " + (count - failed.size()) + ", excluded "
                + excluded.size());
        assertThat(failed).isEqualTo(excluded.keySet());
    }

    private static boolean goesAsItSays(Element one) throws Exception {
        var input = resource(one, "input");
        var outcome = FhirXml.read(resource(one, "diff")) instanceof Incoming.Accepted diff
                ? FhirPathPatch.apply(FhirXml.tree(input), diff.tree())
                : null;
        if (one.getElementsByTagName("error").getLength() > 0) return outcome instanceof Incoming.Refused;
        return outcome instanceof Incoming.Accepted done
                && Canonical.of(done.tree()).equals(Canonical.of(FhirXml.tree(resource(one, "output"))));
    }

    private static List<Element> cases(String file) throws Exception {
        var xml = DocumentBuilderFactory.newDefaultNSInstance();
        try (var stream = Objects.requireNonNull(FhirPathPatchTest.class.getResourceAsStream(file))) {
            var nodes = xml.newDocumentBuilder().parse(stream).getElementsByTagName("case");
            var cases = new ArrayList<Element>();
            for (int i = 0; i < nodes.getLength(); i++) cases.add((Element) nodes.item(i));
            return cases;
        }
    }

    private static byte[] resource(Element one, String part) {
        var resource = ((Element) one.getElementsByTagName(part).item(0))
                .getElementsByTagName("*")
                .item(0);
        var ls =
                (DOMImplementationLS) one.getOwnerDocument().getImplementation().getFeature("LS", "3.0");
        var serializer = ls.createLSSerializer();
        serializer.getDomConfig().setParameter("xml-declaration", false);
        return serializer.writeToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    /** A path, the value it is replaced by, and where that must then stand in the JSON. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Patient.birthDate                                          | "valueDate":"1991"    | /birthDate
            birthDate                                                  | "valueDate":"1991"    | /birthDate
            Patient.name[0].given[1]                                   | "valueString":"X"     | /name/0/given/1
            Patient.name.where(use = 'official').given.first()         | "valueString":"X"     | /name/0/given/0
            Patient.name.where(use='official' and family='Lê').family  | "valueString":"X"     | /name/0/family
            Patient.name.where(given contains 'x' or use = "nickname").text | "valueString":"X" | not understood
            Patient.name.where(use != 'official').text                 | "valueString":"X"     | /name/1/text
            Patient.name.where(family.exists().not()).text             | "valueString":"X"     | /name/1/text
            Patient.name.where(family.empty()).text                    | "valueString":"X"     | /name/1/text
            Patient.name.where($this.text.startsWith('B')).text        | "valueString":"X"     | /name/1/text
            Patient.name.last().text                                   | "valueString":"X"     | /name/1/text
            Patient.name.skip(1).text                                  | "valueString":"X"     | /name/1/text
            Patient.name.where(given.count() = 2).family               | "valueString":"X"     | /name/0/family
            Patient.name.where(given.exists($this = 'An')).family      | "valueString":"X"     | /name/0/family
            Patient.telecom.where(rank > 1).value                      | "valueString":"X"     | /telecom/0/value
            Patient.telecom.where(rank = 2.0).value                    | "valueString":"X"     | /telecom/0/value
            Patient.telecom.where(system ~ 'EMAIL').value              | "valueString":"X"     | /telecom/1/value
            Patient.telecom.where((system = 'fax') or (value = '1')).value | "valueString":"X" | /telecom/0/value
            Patient.telecom.where(system = 'phone' implies rank = 3).value | "valueString":"X" | /telecom/1/value
            Patient.deceased                                           | "valueBoolean":true   | /deceasedBoolean
            Patient.deceased                                           | "valueDateTime":"2020"| /deceasedDateTime
            Patient.deceased.ofType(boolean)                           | "valueBoolean":true   | /deceasedBoolean
            (Patient.deceased as boolean)                              | "valueBoolean":true   | /deceasedBoolean
            Patient.extension('http://a.vn/x').value                   | "valueString":"X"     | /extension/0/valueString
            Patient.extension.where(url = 'http://a.vn/y').value       | "valueString":"X"     | /extension/1/valueString
            Patient.extension.where(value is code).value               | "valueString":"X"     | /extension/1/valueString
            Patient.contained.where(id = 'o').name                     | "valueString":"X"     | /contained/0/name
            Patient.contained.ofType(Organization).name                | "valueString":"X"     | /contained/0/name
            Patient.`name`[0].family                                   | "valueString":"X"     | /name/0/family
            """)
    void aPathPicksOneElement(String path, String value, String pointer) {
        var done = patched("replace", path, "{\"name\":\"value\"," + value + "}");
        if (pointer.equals("not understood")) {
            assertThat(done)
                    .isInstanceOfSatisfying(
                            Incoming.Refused.class,
                            no -> assertThat(no.isUnreadable()).isTrue());
            return;
        }
        assertThat(done).isInstanceOfSatisfying(Incoming.Accepted.class, accepted -> {
            var given =
                    JsonMapper.shared().readTree("{" + value + "}").iterator().next();
            assertThat(accepted.tree().at(pointer)).as("%s", accepted.tree()).isEqualTo(given);
        });
    }

    @Test
    void theOtherTypeOfAChoiceGoesWhenItIsReplaced() {
        assertThat(tree(patched("replace", "Patient.deceased", "{\"name\":\"value\",\"valueDateTime\":\"2020\"}"))
                        .has("deceasedBoolean"))
                .isFalse();
    }

    @Test
    void deletingAValueTakesItsExtensionsAlongAndLeavesTheOthersInTheirPlace() {
        assertThat(tree(patched("delete", "Patient.name[0].given[1]"))
                        .at("/name/0")
                        .toString())
                .isEqualTo("{\"use\":\"official\",\"family\":\"Lê\",\"given\":[\"An\"]}");
        assertThat(tree(patched("delete", "Patient.name[0].given[0]"))
                        .at("/name/0/_given")
                        .toString())
                .isEqualTo("[{\"id\":\"b\"}]");
    }

    @Test
    void deletingWhatIsNotThereIsNoFault() {
        assertThat(tree(patched("delete", "Patient.gender"))).isEqualTo(patient());
    }

    @Test
    void anExtensionCanBeAddedToAPrimitive() {
        var parts =
                "{\"name\":\"value\",\"part\":[{\"name\":\"url\",\"valueUri\":\"u\"},{\"name\":\"value\",\"valueCode\":\"c\"}]}";
        assertThat(tree(patched("add", "Patient.birthDate", parts, "{\"name\":\"name\",\"valueString\":\"extension\"}"))
                        .get("_birthDate")
                        .toString())
                .isEqualTo("{\"extension\":[{\"url\":\"u\",\"valueCode\":\"c\"}]}");
    }

    @Test
    void insertingAValueKeepsTheOthersBesideTheirExtensions() {
        var done = tree(patched(
                "insert",
                "Patient.name[0].given",
                "{\"name\":\"value\",\"valueString\":\"X\"}",
                "{\"name\":\"index\",\"valueInteger\":0}"));
        assertThat(done.at("/name/0/given").toString()).isEqualTo("[\"X\",\"An\",\"Bình\"]");
        assertThat(done.at("/name/0/_given").toString()).isEqualTo("[null,null,{\"id\":\"b\"}]");
    }

    @Test
    void aListMayBeEmptyBeforeTheFirstInsertion() {
        assertThat(tree(patched(
                                "insert",
                                "Patient.photo",
                                "{\"name\":\"value\",\"valueAttachment\":{\"title\":\"x\"}}",
                                "{\"name\":\"index\",\"valueInteger\":0}"))
                        .at("/photo/0/title")
                        .asString())
                .isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replace | Patient.gender                 | "valueCode":"male"        | not-found
            replace | Patient.name                   | "valueHumanName":{}       | multiple-matches
            replace | Patient.name.text.upper()      | "valueString":"x"         | invalid
            replace | Patient                        | "valueString":"x"         | invalid
            replace | Patient.birthDate              | "valueHumanName":{"text":"x"} | value
            replace | Patient.birthDate              | "valueDate":"x"           | value
            replace | Patient.id                     | "valueId":"b"             | business-rule
            replace | Patient.name[0]                | "valueAddress":{"text":"x"} | value
            replace | Patient.managingOrganization.resolve().name | "valueString":"x" | not-supported
            replace | Patient.name.where(given).text | "valueString":"x"         | multiple-matches
            replace | Patient.name.where(            | "valueString":"x"         | invalid
            replace | Patient.name.foo()             | "valueString":"x"         | not-supported
            replace | %resource.name                 | "valueString":"x"         | invalid
            replace | Patient.name[0].family + 'x'   | "valueString":"x"         | invalid
            delete  | Patient.name                   | "valueString":"x"         | multiple-matches
            delete  | Patient                        | "valueString":"x"         | invalid
            eat     | Patient.name                   | "valueString":"x"         | invalid
            """)
    void whatCannotBeDoneIsTold(String type, String path, String value, String code) {
        assertThat(patched(type, path, "{\"name\":\"value\"," + value + "}"))
                .isInstanceOfSatisfying(
                        Incoming.Refused.class,
                        no -> assertThat(no.issues().getFirst().code().word())
                                .as(no.toString())
                                .isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "deceased", "deceasedDateTime", "sex"})
    void whatIsThereOrUnknownCannotBeAdded(String name) {
        var value = name.equals("active") ? "\"valueBoolean\":true" : "\"valueDateTime\":\"2020\"";
        assertThat(patched(
                        "add",
                        "Patient",
                        "{\"name\":\"value\"," + value + "}",
                        "{\"name\":\"name\",\"valueString\":\"" + name + "\"}"))
                .isInstanceOf(Incoming.Refused.class);
    }

    @Test
    void anIndexOutsideTheListIsTold() {
        for (var index : List.of("3", "-1")) {
            assertThat(patched(
                            "insert",
                            "Patient.name",
                            "{\"name\":\"value\",\"valueHumanName\":{\"text\":\"x\"}}",
                            "{\"name\":\"index\",\"valueInteger\":" + index + "}"))
                    .isInstanceOf(Incoming.Refused.class);
        }
        assertThat(patched(
                        "move",
                        "Patient.name",
                        "{\"name\":\"source\",\"valueInteger\":2}",
                        "{\"name\":\"destination\",\"valueInteger\":0}"))
                .isInstanceOf(Incoming.Refused.class);
    }

    private static Incoming patched(String type, String path, String... parts) {
        var all = new ArrayList<String>();
        all.add("{\"name\":\"type\",\"valueCode\":\"" + type + "\"}");
        all.add("{\"name\":\"path\",\"valueString\":" + JsonMapper.shared().writeValueAsString(path) + "}");
        all.addAll(List.of(parts));
        var patch = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                + String.join(",", all) + "]}]}";
        return FhirPathPatch.apply(patient(), (ObjectNode) JsonMapper.shared().readTree(patch));
    }

    private static ObjectNode tree(Incoming incoming) {
        assertThat(incoming).isInstanceOf(Incoming.Accepted.class);
        return ((Incoming.Accepted) incoming).tree();
    }

    private static ObjectNode patient() {
        return tree(Incoming.read(PATIENT.getBytes(StandardCharsets.UTF_8)));
    }
}
