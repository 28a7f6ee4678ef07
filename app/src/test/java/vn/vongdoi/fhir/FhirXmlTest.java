package vn.vongdoi.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class FhirXmlTest {
    private static final String NS = " xmlns=\"http://hl7.org/fhir\"";

    @Test
    void everyOfficialExampleComesBackFromXmlAsItWas() throws Exception {
        int same = 0;
        for (var file : Examples.files()) {
            var tree = StrictJson.object(Files.readAllBytes(file));
            assertSame(
                    FhirXml.tree(FhirXml.write(tree)), tree, file.getFileName().toString());
            same++;
        }
        System.out.println("Official examples, JSON → XML → JSON: " + same + " the same");
    }

    @Test
    void everyCompleteExampleComesBackFromXmlAsItWas() throws Exception {
        var names = CompleteExamples.names();
        for (var name : names) {
            var tree = StrictJson.object(CompleteExamples.json(name));
            assertSame(FhirXml.tree(FhirXml.write(tree)), tree, name);
        }
        System.out.println("Complete examples, JSON → XML → JSON: " + names.size() + " the same");
    }

    @Test
    void theXmlOfEveryCompleteExampleSaysWhatItsJsonSays() throws Exception {
        var names = CompleteExamples.names();
        for (var name : names) {
            var tree = StrictJson.object(CompleteExamples.json(name));
            assertSame(FhirXml.tree(CompleteExamples.xml(name)), tree, name);
        }
        System.out.println("Complete examples, XML and JSON: " + names.size() + " the same");
    }

    @Test
    void everyKindOfContentIsWrittenAsTheStandardWritesIt() throws Exception {
        var json = """
                {"resourceType":"Observation","id":"a","contained":[{"resourceType":"Patient","id":"p"}],
                 "extension":[{"url":"http://a.vn/x","id":"e","valueDecimal":1.00}],"status":"final",
                 "code":{"text":"a\\n\\"b\\" <c> & d"},"_effectiveDateTime":{"extension":[{"url":"u","valueCode":"unknown"}]},
                 "valueQuantity":{"value":0.10,"_unit":{"id":"u"}},
                 "note":[{"id":"n","text":"x"}]}
                """;
        assertThat(FhirXml.write(json.getBytes(StandardCharsets.UTF_8)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Observation" + NS + "><id value=\"a\"/>"
                        + "<contained><Patient><id value=\"p\"/></Patient></contained>"
                        + "<extension id=\"e\" url=\"http://a.vn/x\"><valueDecimal value=\"1.00\"/></extension>"
                        + "<status value=\"final\"/><code><text value=\"a&#10;&quot;b&quot; &lt;c&gt; &amp; d\"/></code>"
                        + "<effectiveDateTime><extension url=\"u\"><valueCode value=\"unknown\"/></extension></effectiveDateTime>"
                        + "<valueQuantity><value value=\"0.10\"/><unit id=\"u\"/></valueQuantity>"
                        + "<note id=\"n\"><text value=\"x\"/></note></Observation>");
    }

    /** Each line: the inside of a Patient, the fault, where. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <nmae/>                                             | structure    | Patient.nmae
            <birthDate value="x"/>                              | value        | Patient.birthDate
            <birthDate value="1990"/><birthDate value="1991"/>  | structure    | Patient.birthDate
            <birthDate id="a"/><birthDate id="b"/>              | structure    | Patient.birthDate
            <birthDate/>                                        | structure    | Patient.birthDate
            <active value="1"/>                                 | value        | Patient.active
            <multipleBirthInteger value="01"/>                  | value        | Patient.multipleBirth
            <name/>                                             | structure    | Patient.name[0]
            <gender value="nam"/>                               | code-invalid | Patient.gender
            <link><type value="seealso"/></link>                | required     | Patient.link[0].other
            <contained/>                                        | required     | Patient.contained[0].resourceType
            <contained><Doctor/></contained>                    | structure    | Patient.contained[0].resourceType
            """)
    void aFaultIsToldWhereItStands(String inside, String code, String expression) {
        var xml = "<Patient" + NS + ">" + inside + "</Patient>";
        assertThat(refusal(xml)).first().satisfies(issue -> {
            assertThat(issue.code().word()).as(issue.english()).isEqualTo(code);
            assertThat(issue.expression()).isEqualTo(expression);
        });
        // A request in XML is judged as the JSON it stands for.
        var tree = ((Incoming.Refused) FhirXml.read(xml.getBytes(StandardCharsets.UTF_8))).tree();
        assertThat(Incoming.read(Resource.bytes(Objects.requireNonNull(tree))))
                .isInstanceOfSatisfying(
                        Incoming.Refused.class,
                        judged -> assertThat(judged.issues().getFirst().expression())
                                .isEqualTo(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<Patient/>",
                "<Patient xmlns='http://hl7.org/fhir'>",
                "<Patient xmlns='http://hl7.org/fhir'>x</Patient>",
                "<Patient xmlns='http://hl7.org/fhir' id='a'/>",
                "<Patient xmlns='http://hl7.org/fhir'><identifier value='x'/></Patient>",
                "<Patient xmlns='http://hl7.org/fhir'><birthDate valve='1990'/></Patient>",
                "<Patient xmlns='http://hl7.org/fhir'><birthDate xmlns='' value='1990'/></Patient>",
                "<Patient xmlns='http://hl7.org/fhir'><contained><Patient/><Patient/></contained></Patient>",
                "<!DOCTYPE Patient><Patient xmlns='http://hl7.org/fhir'/>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><Patient xmlns='http://hl7.org/fhir'><birthDate value='&b;'/></Patient>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><Patient xmlns='http://hl7.org/fhir'>&b;</Patient>",
                "<Patient xmlns='http://hl7.org/fhir'><text><status value='generated'/>"
                        + "<div xmlns='http://www.w3.org/1999/xhtml'>&b;</div></text></Patient>",
                "<Patient xmlns='http://hl7.org/fhir'><text><status value='generated'/><div>x</div></text></Patient>",
                "<Patient xmlns='http://hl7.org/fhir'><birthDate value='&#0;'/></Patient>",
                "<Patient xmlns='http://hl7.org/fhir'/><Patient xmlns='http://hl7.org/fhir'/>"
            })
    void whatIsNoFhirXmlIsRefused(String xml) {
        assertThat(refusal(xml)).singleElement().extracting(Issue::severity).isEqualTo(Issue.Severity.FATAL);
    }

    @Test
    void nestingHasABottom() {
        var deep = "<extension url='u'>".repeat(100_000);
        assertThat(refusal("<Patient" + NS + ">" + deep))
                .singleElement()
                .extracting(Issue::english)
                .asString()
                .contains("too deeply");
        var divs = "<div xmlns='http://www.w3.org/1999/xhtml'>" + "<b>".repeat(100_000);
        assertThat(refusal("<Patient" + NS + "><text>" + divs))
                .singleElement()
                .extracting(Issue::english)
                .asString()
                .contains("too deeply");
    }

    @Test
    void aNarrativeIsReadWithoutItsCommentsAndKeepsEmptyElementsAsTheyAre() throws Exception {
        var xml = "<f:Patient xmlns:f='http://hl7.org/fhir' xmlns:h='http://www.w3.org/1999/xhtml'><f:text>"
                + "<f:status value='generated'/><h:div><!-- x --><h:p class='a&quot;b'>1 &lt; 2 &amp;c;&#160;</h:p><h:br/>"
                + "<h:td></h:td><![CDATA[<b>]]></h:div></f:text></f:Patient>";
        assertThat(FhirXml.read(xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Incoming.Accepted.class,
                        accepted -> assertThat(accepted.tree().at("/text/div").stringValue())
                                .isEqualTo(
                                        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p class=\"a&quot;b\">1 &lt; 2 &amp;c;\u00a0</p>"
                                                + "<br/><td></td>&lt;b&gt;</div>"));
    }

    @Test
    void anActiveNarrativeIsRefusedInXmlToo() {
        assertThat(refusal("<Patient" + NS + "><text><status value='generated'/>"
                        + "<div xmlns='http://www.w3.org/1999/xhtml'><script>x</script></div></text></Patient>"))
                .singleElement()
                .extracting(Issue::expression)
                .isEqualTo("Patient.text.div");
    }

    @Test
    void anOutcomeCanBeGivenAsXml() {
        assertThat(FhirXml.write(OperationOutcome.of(List.of())))
                .asString(StandardCharsets.UTF_8)
                .contains("<OperationOutcome" + NS + "><issue><severity value=\"information\"/>");
    }

    @Test
    void whatIsNoSoundResourceIsNotWritten() {
        var json = "{\"resourceType\":\"Patient\",\"nmae\":[]}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> FhirXml.write(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nmae");
    }

    private static void assertSame(ObjectNode back, ObjectNode tree, String name) {
        if (back.equals(tree)) return;
        assertThat(Canonical.of(back)).as(name).isEqualTo(Canonical.of(tree));
    }

    private static List<Issue> refusal(String xml) {
        var incoming = FhirXml.read(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(incoming).as(xml).isInstanceOf(Incoming.Refused.class);
        return ((Incoming.Refused) incoming).issues();
    }
}
