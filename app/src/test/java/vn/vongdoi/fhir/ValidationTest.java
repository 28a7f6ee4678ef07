package vn.vongdoi.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What R4's definitions say beyond structure: invariants, reference targets, terminology, its own profiles. */
class ValidationTest {
    private static final Validation VALIDATION = new Validation();
    private static final String OBSERVATION =
            "{'resourceType':'Observation','status':'final','code':{'text':'x'},'subject':{'reference':'Patient/1'}}";

    /** Each line: a resource, the fault, where; the constraint's key in the definitions of R4. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'resourceType':'Patient','contact':[{'gender':'male'}]} | invariant | Patient.contact[0] | pat-1
            {'resourceType':'Patient','extension':[{'url':'http://a.vn/e','valueString':'x','extension':[{'url':'y','valueCode':'y'}]}]} | invariant | Patient.extension[0] | ext-1
            {'resourceType':'Patient','generalPractitioner':[{'reference':'#gp'}]} | invariant | Patient.generalPractitioner[0] | ref-1
            {'resourceType':'Patient','contained':[{'resourceType':'Organization','id':'o','name':'x'}]} | invalid | Patient.contained[0] | not referenced
            {'resourceType':'Patient','name':[{'period':{'start':'2020','end':'2019'},'text':'x'}]} | invariant | Patient.name[0].period | per-1
            {'resourceType':'Observation','status':'final','code':{'text':'x'},'valueString':'1','dataAbsentReason':{'text':'y'}} | invariant | Observation | obs-6
            {'resourceType':'Observation','status':'final','code':{'text':'x'},'referenceRange':[{'appliesTo':[{'text':'x'}]}]} | invariant | Observation.referenceRange[0] | obs-3
            {'resourceType':'Bundle','type':'collection','total':1} | invariant | Bundle | bdl-1
            {'resourceType':'Encounter','status':'finished','class':{'code':'AMB'},'subject':{'reference':'Organization/1'}} | invalid | Encounter.subject | Organization
            {'resourceType':'Condition','subject':{'reference':'Patient/1'},'clinicalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'acteev'}]}} | code-invalid | Condition.clinicalStatus | acteev
            {'resourceType':'Condition','subject':{'reference':'Patient/1'},'clinicalStatus':{'coding':[{'system':'http://a.vn/own','code':'active'}]}} | code-invalid | Condition.clinicalStatus | condition-clinical
            {'resourceType':'Observation','status':'final','code':{'text':'x'},'valueQuantity':{'value':1,'system':'http://unitsofmeasure.org','code':'banana'}} | code-invalid | Observation.value | banana
            """)
    void whatTheDefinitionsForbidIsToldWhereItStands(String json, String code, String expression, String told) {
        assertThat(errors(json)).anySatisfy(issue -> {
            assertThat(issue.code().word()).as(issue.toString()).isEqualTo(code);
            assertThat(issue.expression()).isEqualTo(expression);
            assertThat(issue.english()).contains(told);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OBSERVATION,
                "{'resourceType':'Patient','gender':'male','birthDate':'1990-02-03','name':[{'text':'Trần Thị Mai'}]}",
                "{'resourceType':'Patient','extension':[{'url':'http://a.vn/own','valueString':'x'}]}",
                "{'resourceType':'Patient','meta':{'_profile':[{'extension':[{'url':'u','valueCode':'x'}]}],'profile':[null]}}",
                "{'resourceType':'Bundle','type':'document','identifier':{'system':'http://a.vn','value':'1'},'timestamp':'2026-01-01T00:00:00Z',"
                        + "'entry':[{'fullUrl':'http://a.vn/Composition/1','resource':{'resourceType':'Composition','id':'1','status':'final',"
                        + "'type':{'text':'x'},'date':'2026','title':'x','author':[{'display':'x'}]}}],"
                        + "'signature':{'type':[{'code':'x'}],'when':'2026-01-01T00:00:00Z','who':{'display':'x'},'data':'AAAA'}}",
                // Codes of systems nobody here holds are not looked at.
                "{'resourceType':'Observation','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'9999-9'}]},"
                        + "'valueQuantity':{'value':1,'system':'http://snomed.info/sct','code':'258773002'}}",
                // One coding of the value set is enough.
                "{'resourceType':'Condition','subject':{'reference':'Patient/1'},'clinicalStatus':{'coding':["
                        + "{'system':'http://a.vn/own','code':'dangdieutri'},"
                        + "{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'active'}]}}",
                "{'resourceType':'Observation','status':'final','code':{'text':'x'},"
                        + "'valueQuantity':{'value':70.50,'unit':'kg','system':'http://unitsofmeasure.org','code':'kg'}}"
            })
    void aSoundResourceHasNoFault(String json) {
        assertThat(errors(json)).isEmpty();
    }

    @Test
    void aProfileThatNobodyHereHasIsAWarning() {
        assertThat(issues("{'resourceType':'Patient','meta':{'profile':['http://a.vn/profile']}}", null))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.severity()).isEqualTo(Issue.Severity.WARNING);
                    assertThat(issue.expression()).isEqualTo("Patient.meta.profile[0]");
                });
    }

    @Test
    void aProfileOfTheStandardIsHeldToWhenItIsAskedFor() {
        var vitalSigns = "http://hl7.org/fhir/StructureDefinition/vitalsigns";
        assertThat(VALIDATION.knows(vitalSigns)).isTrue();
        assertThat(VALIDATION.knows("http://a.vn/profile")).isFalse();
        // Vital signs have a category and a time.
        assertThat(issues(OBSERVATION, vitalSigns))
                .filteredOn(Issue::refuses)
                .extracting(Issue::english)
                .anyMatch(text -> text.contains("Observation.category"))
                .anyMatch(text -> text.contains("vs-1") || text.contains("Observation.effective"));
    }

    @Test
    void aStructureOfOnesOwnIsNotFaultyBecauseFilesAreShut() throws Exception {
        assertThat(errors(
                        "{'resourceType':'StructureDefinition','url':'http://a.vn/StructureDefinition/own','name':'Own',"
                                + "'status':'draft','fhirVersion':'4.0.1','kind':'complex-type','abstract':false,'type':'Extension',"
                                + "'context':[{'type':'element','expression':'Patient'}],"
                                + "'baseDefinition':'http://hl7.org/fhir/StructureDefinition/Extension','derivation':'constraint',"
                                + "'differential':{'element':[{'id':'Extension','path':'Extension','max':'1'}]}}"))
                .isEmpty();
    }

    @Test
    void manyAtOnceAreAnsweredAsOne() throws Exception {
        var faulty = "{'resourceType':'Patient','contact':[{'gender':'male'}]}";
        List<Callable<List<Issue>>> tries = Stream.of(faulty, OBSERVATION, faulty, OBSERVATION, faulty, OBSERVATION)
                .map(json -> (Callable<List<Issue>>) () -> errors(json))
                .toList();
        try (var threads = Executors.newFixedThreadPool(tries.size())) {
            var answers = threads.invokeAll(tries);
            for (var i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).hasSize(i % 2 == 0 ? 1 : 0);
            }
        }
    }

    private static List<Issue> errors(String json) {
        return issues(json, null).stream().filter(Issue::refuses).toList();
    }

    private static List<Issue> issues(String json, @Nullable String profile) {
        var incoming = Incoming.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertThat(incoming).as("%s", incoming).isInstanceOf(Incoming.Accepted.class);
        return VALIDATION.validate((Incoming.Accepted) incoming, profile);
    }
}
