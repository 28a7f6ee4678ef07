package vn.vongdoi.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingTest {
    private static final String DIV = "<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">";

    /** Each line: the broken element of a Patient (no quotes needed around names and words), the kind of fault, where. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'nmae':[{'family':'Lê'}]                        | structure    | Patient.nmae
            'name':{'family':'Lê'}                          | structure    | Patient.name
            'name':[]                                       | structure    | Patient.name
            'name':[{}]                                     | structure    | Patient.name[0]
            'name':['Lê']                                   | structure    | Patient.name[0]
            'name':[{'family':['Lê']}]                      | structure    | Patient.name[0].family
            'name':[{'family':'Lê','given':'An'}]           | structure    | Patient.name[0].given
            'name':[{'given':['An','']}]                    | value        | Patient.name[0].given[1]
            'name':[{'given':['An',null]}]                  | structure    | Patient.name[0].given[1]
            'name':[{'given':['An'],'_given':[{}]}]         | structure    | Patient.name[0].given[0]
            'name':[null]                                   | structure    | Patient.name[0]
            'active':'true'                                 | value        | Patient.active
            'active':null                                   | value        | Patient.active
            'active':1                                      | value        | Patient.active
            'gender':'nam'                                  | code-invalid | Patient.gender
            'gender':['male']                               | structure    | Patient.gender
            'birthDate':'2023-02-29'                        | value        | Patient.birthDate
            'birthDate':'15/01/1990'                        | value        | Patient.birthDate
            'birthDate':'1990-01-15T10:00:00Z'              | value        | Patient.birthDate
            'birthDate':19900115                            | value        | Patient.birthDate
            '_birthDate':'x'                                | structure    | Patient.birthDate
            '_birthDate':{'value':'x'}                      | structure    | Patient.birthDate.value
            '_name':[{'id':'a'}]                            | structure    | Patient._name
            'deceasedBoolean':true,'deceasedDateTime':'2020'| structure    | Patient.deceased
            'deceasedDateTime':'2020-01-01T10:00:00'        | value        | Patient.deceased
            'deceased':true                                 | structure    | Patient.deceased
            'multipleBirthInteger':1.0                      | value        | Patient.multipleBirth
            'multipleBirthInteger':4294967296               | value        | Patient.multipleBirth
            'id':'a_b'                                      | value        | Patient.id
            'link':[{'type':'seealso'}]                     | required     | Patient.link[0].other
            'extension':[{'valueString':'x'}]               | required     | Patient.extension[0].url
            'extension':[{'url':'u','valueDecimal':'1.0'}]  | value        | Patient.extension[0].value
            'extension':[{'url':'u','valueDecimal':1e2000}] | value        | Patient.extension[0].value
            'extension':[{'url':'u','valuePositiveInt':0}]  | value        | Patient.extension[0].value
            'extension':[{'url':'u','valueOid':'1.2.3'}]    | value        | Patient.extension[0].value
            'extension':[{'url':'u','valueUuid':'urn:uuid:C757873D-EC9A-4326-A141-556F43239520'}] | value | Patient.extension[0].value
            'extension':[{'url':'u','valueBase64Binary':'abc'}]   | value | Patient.extension[0].value
            'extension':[{'url':'u','valueTime':'24:00:00'}]      | value | Patient.extension[0].value
            'extension':[{'url':'u','valueInstant':'2020-01-01'}] | value | Patient.extension[0].value
            'extension':[{'url':'u','valueCode':' a'}]            | value | Patient.extension[0].value
            'extension':[{'url':'u','valueUri':'a b'}]            | value | Patient.extension[0].value
            'language':'vi','language':'en'                 | structure    |
            'contained':[{'id':'a'}]                        | required     | Patient.contained[0].resourceType
            'contained':[{'resourceType':'Doctor'}]         | structure    | Patient.contained[0].resourceType
            'contained':[{'resourceType':'DomainResource'}] | structure    | Patient.contained[0].resourceType
            'contained':[{'resourceType':'Organization','name':1}] | value | Patient.contained[0].name
            'managingOrganization':'Organization/1'         | structure    | Patient.managingOrganization
            'telecom':[{'value':'a\\u0000'}]                | value        | Patient.telecom[0].value
            'telecom':[{'value':'\\ud800'}]                 | value        | Patient.telecom[0].value
            'active':NaN                                    | structure    |
            """)
    void aFaultIsToldWhereItStands(String element, String code, String expression) {
        var issues = refusal("{'resourceType':'Patient'," + element + "}");
        assertThat(issues).as(element).first().satisfies(issue -> {
            assertThat(issue.code().word()).as(issue.english()).isEqualTo(code);
            assertThat(issue.expression()).isEqualTo(expression == null ? "" : expression);
        });
    }

    @Test
    void aMandatoryElementIsAskedFor() {
        assertThat(refusal("{'resourceType':'Observation','status':'final'}"))
                .extracting(Issue::code, Issue::expression)
                .containsExactly(tuple(Issue.Code.REQUIRED, "Observation.code"));
    }

    @Test
    void aMandatoryElementMayHaveAnExtensionInsteadOfAValue() {
        assertThat(read("""
                {'resourceType':'Observation','code':{'text':'x'},
                 '_status':{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'unknown'}]}}
                """)).isInstanceOf(Incoming.Accepted.class);
    }

    @Test
    void valuesAndTheirExtensionsArePairedByNull() {
        assertThat(read("""
                {'resourceType':'Patient','name':[{'given':['An',null,'Bình'],'_given':[null,{'id':'a'},{'id':'b'}]}]}
                """)).isInstanceOf(Incoming.Accepted.class);
    }

    @Test
    void resourcesInsideBundlesAndParametersAreLookedAtToo() {
        assertThat(refusal("""
                {'resourceType':'Bundle','type':'transaction','entry':[{'resource':{'resourceType':'Patient'},
                 'request':{'method':'POST','url':'Patient'}},{'resource':{'resourceType':'Patient','sex':'male'}}]}
                """)).extracting(Issue::expression).containsExactly("Bundle.entry[1].resource.sex");
        assertThat(refusal("""
                {'resourceType':'Parameters','parameter':[{'name':'a','part':[{'name':'b','resource':{'resourceType':'Patient','active':0}}]}]}
                """))
                .extracting(Issue::expression)
                .containsExactly("Parameters.parameter[0].part[0].resource.active");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(refusal("{'resourceType':'Patient','nmae':[],'gender':'x','birthDate':'x'}"))
                .extracting(Issue::expression)
                .containsExactly("Patient.nmae", "Patient.gender", "Patient.birthDate");
    }

    @Test
    void aDecimalKeepsItsDigits() {
        var observation = read("""
                {'resourceType':'Observation','status':'final','code':{'text':'x'},'valueQuantity':{'value':1.00}}
                """);
        assertThat(observation)
                .isInstanceOfSatisfying(
                        Incoming.Accepted.class,
                        accepted -> assertThat(accepted.tree().toString()).contains("\"value\":1.00}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>x</p>",
                "<b>An</b> &amp; Bình &#160; &lt;",
                "<img src='data: image/png;base64,iVBORw0KGgo=' alt='x'/><br/>",
                "<a href='https://a.vn/x?y=1&amp;z=2'>x</a><!-- x -->"
            })
    void aNarrativeMayBeFormatted(String inside) {
        assertThat(read(narrative(inside))).isInstanceOf(Incoming.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<p onclick='x()'>x</p>",
                "<a href='javascript:x()'>x</a>",
                "<a href=' JavaScript:x()'>x</a>",
                "<a href='java&#115;cript:x()'>x</a>",
                "<img src='data:text/html,x'/>",
                "<form>x</form>",
                "<iframe src='x'/>",
                "<p>x</b>",
                "<p>x",
                "x</div><div>",
                "a & b",
                "&nbsp;",
                "&#0;",
                "<![CDATA[x]]>",
                "<?x y?>",
                "<p class='a' class='b'>x</p>",
                "<p xmlns='http://www.w3.org/2000/svg'>x</p>",
                "<!-- -- -->"
            })
    void aNarrativeMayNotBeActiveOrBroken(String inside) {
        assertThat(refusal(narrative(inside))).singleElement().satisfies(issue -> {
            assertThat(issue.expression()).isEqualTo("Patient.text.div");
            assertThat(issue.code()).isEqualTo(Issue.Code.INVALID);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{'resourceType':'Patient'} x",
                "\u00ff",
                "{'resourceType':'Patient',}",
                "{'resourceType':'Patient','x':1e99999999999}"
            })
    void whatIsNoJsonObjectIsRefused(String body) {
        assertThat(refusal(body))
                .singleElement()
                .satisfies(issue -> assertThat(issue.severity()).isEqualTo(Issue.Severity.FATAL));
    }

    @Test
    void nestingHasABottom() {
        var deep = "{'resourceType':'Questionnaire','status':'draft'"
                + ",'item':[{'linkId':'1','type':'group'".repeat(40) + "}]".repeat(40) + "}";
        assertThat(refusal(deep)).singleElement().extracting(Issue::code).isEqualTo(Issue.Code.TOO_LONG);
    }

    @Test
    void anotherTypeThanExpectedIsRefused() {
        var sent = "{'resourceType':'Observation','status':'final','code':{'text':'x'}}";
        assertThat(Incoming.read(bytes(sent), "Patient")).isInstanceOf(Incoming.Refused.class);
        assertThat(Incoming.read(bytes(sent), "Observation")).isInstanceOf(Incoming.Accepted.class);
    }

    @Test
    void noMoreIsReadThanAllowed() throws Exception {
        var sent = bytes("{'resourceType':'Patient'}");
        assertThat(Incoming.read(new ByteArrayInputStream(sent), sent.length, "Patient"))
                .isInstanceOf(Incoming.Accepted.class);
        assertThat(Incoming.read(new ByteArrayInputStream(sent), sent.length - 1, "Patient"))
                .isInstanceOfSatisfying(
                        Incoming.Refused.class,
                        no -> assertThat(no.issues().getFirst().code()).isEqualTo(Issue.Code.TOO_LONG));
    }

    private static String narrative(String inside) {
        return "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\"" + DIV + inside
                + "</div>\"}}";
    }

    private static List<Issue> refusal(String json) {
        var incoming = read(json);
        assertThat(incoming).as(json).isInstanceOf(Incoming.Refused.class);
        return ((Incoming.Refused) incoming).issues();
    }

    private static Incoming read(String json) {
        return Incoming.read(bytes(json));
    }

    /** For readability the tests write single quotes where JSON has double ones. */
    private static byte[] bytes(String json) {
        return (json.contains("\"") ? json : json.replace('\'', '"')).getBytes(StandardCharsets.UTF_8);
    }
}
