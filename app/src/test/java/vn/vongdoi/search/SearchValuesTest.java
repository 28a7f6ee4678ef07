package vn.vongdoi.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;
import vn.vongdoi.search.SearchValue.Composite;
import vn.vongdoi.search.SearchValue.DateRange;
import vn.vongdoi.search.SearchValue.Numeric;
import vn.vongdoi.search.SearchValue.Position;
import vn.vongdoi.search.SearchValue.Quantity;
import vn.vongdoi.search.SearchValue.Reference;
import vn.vongdoi.search.SearchValue.Text;
import vn.vongdoi.search.SearchValue.Token;
import vn.vongdoi.search.SearchValue.Uri;

/** What of a resource can be searched; expectations from R4's page "Search". */
class SearchValuesTest {
    private static final String LOINC = "http://loinc.org";

    @Test
    void aConceptGivesATokenForEachCodingAndItsText() {
        var json = """
                {"resourceType":"Condition","code":{"text":"nhức đầu","coding":[
                  {"system":"http://snomed.info/sct","code":"25064002","display":"Headache"},{"code":"R51"}]}}""";
        assertThat(values(json, "code"))
                .containsExactly(
                        new Token("http://snomed.info/sct", "25064002", "Headache", List.of()),
                        token(null, "R51"),
                        new Token(null, null, "nhức đầu", List.of()));
    }

    @Test
    void anIdentifierKeepsTheCodingOfItsTypeForOfType() {
        var json = """
                {"resourceType":"Patient","identifier":[{"system":"http://acme.org/mrn","value":"446053",
                  "type":{"text":"số bệnh án",
                    "coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]}}]}""";
        var type = token("http://terminology.hl7.org/CodeSystem/v2-0203", "MR");
        assertThat(values(json, "identifier"))
                .containsExactly(new Token("http://acme.org/mrn", "446053", "số bệnh án", List.of(type)));
    }

    @Test
    void aCodeHasTheSystemThatItsBindingImplies() {
        assertThat(values("{\"resourceType\":\"Patient\",\"gender\":\"female\"}", "gender"))
                .containsExactly(token("http://hl7.org/fhir/administrative-gender", "female"));
    }

    @Test
    void aContactAndATruthAreTokensWithoutSystem() {
        var json = """
                {"resourceType":"Patient","active":true,"telecom":[
                  {"system":"phone","value":"0225 3821 055"},{"system":"email","value":"a@example.vn"}]}""";
        assertThat(values(json, "active")).containsExactly(token(null, "true"));
        assertThat(values(json, "phone")).containsExactly(token(null, "0225 3821 055"));
        assertThat(values(json, "email")).containsExactly(token(null, "a@example.vn"));
        assertThat(values(json, "telecom")).hasSize(2);
    }

    @Test
    void whoIsNotSaidToBeDeadIsNot() {
        assertThat(values("{\"resourceType\":\"Patient\"}", "deceased")).containsExactly(token(null, "false"));
        assertThat(values("{\"resourceType\":\"Patient\",\"deceasedBoolean\":false}", "deceased"))
                .containsExactly(token(null, "false"));
        var dead = "{\"resourceType\":\"Patient\",\"deceasedDateTime\":\"2026-02\"}";
        assertThat(values(dead, "deceased")).containsExactly(token(null, "true"));
        assertThat(values(dead, "death-date")).hasSize(1);
    }

    @Test
    void aDateCoversAllTheTimeItLeavesOpen() {
        assertThat(birth("2026")).containsExactly(range("2025-12-31T17:00:00Z", "2026-12-31T17:00:00Z"));
        assertThat(birth("2026-02")).containsExactly(range("2026-01-31T17:00:00Z", "2026-02-28T17:00:00Z"));
        assertThat(birth("2024-02-29")).containsExactly(range("2024-02-28T17:00:00Z", "2024-02-29T17:00:00Z"));
    }

    @Test
    void aBirthDateBefore1975IsOfTheTimeThatHeldThen() {
        assertThat(birth("1970-05-01")).containsExactly(range("1970-04-30T16:00:00Z", "1970-05-01T16:00:00Z"));
    }

    @Test
    void aTimeIsAsWideAsItsLastDigit() {
        assertThat(effective("\"effectiveDateTime\":\"2015-02-07T13:28:17+02:00\""))
                .containsExactly(range("2015-02-07T11:28:17Z", "2015-02-07T11:28:18Z"));
        assertThat(effective("\"effectiveDateTime\":\"2015-02-07T13:28:17.25Z\""))
                .containsExactly(range("2015-02-07T13:28:17.25Z", "2015-02-07T13:28:17.26Z"));
    }

    @Test
    void anInstantIsNarrowerThanWhatADatabaseTells() {
        assertThat(effective("\"effectiveInstant\":\"2015-02-07T13:28:17Z\""))
                .containsExactly(range("2015-02-07T13:28:17Z", "2015-02-07T13:28:17.000001Z"));
    }

    @Test
    void aPeriodMayBeOpenOnASide() {
        assertThat(effective("\"effectivePeriod\":{\"start\":\"2026-01-21\"}"))
                .containsExactly(range("2026-01-20T17:00:00Z", null));
        assertThat(effective("\"effectivePeriod\":{\"end\":\"2026-01-21\"}"))
                .containsExactly(range(null, "2026-01-21T17:00:00Z"));
        assertThat(effective("\"effectivePeriod\":{}")).isEmpty();
    }

    @Test
    void ofATimingOnlyTheOuterLimitsMatter() {
        var timing = "\"effectiveTiming\":{\"event\":[\"2013-03-24\",\"2013-01-31\"],\"repeat\":{\"frequency\":1}}";
        assertThat(effective(timing)).containsExactly(range("2013-01-30T17:00:00Z", "2013-03-24T17:00:00Z"));
        assertThat(effective("\"effectiveTiming\":{\"repeat\":{\"boundsPeriod\":{\"start\":\"2013-01-31\"}}}"))
                .containsExactly(range("2013-01-30T17:00:00Z", null));
        assertThat(effective("\"effectiveTiming\":{\"repeat\":{\"frequency\":2}}"))
                .isEmpty();
    }

    @Test
    void aDateThatIsNoneMakesTheResourceUnsearchable() {
        var none = List.of(
                "2026-13", "2026-02-30", "23 May 2009", "2026-1-1", "2026-01-01T25:00:00Z", "2026-01-01T10:00:00+7");
        for (var wrong : none) {
            assertThatThrownBy(() -> birth(wrong)).isInstanceOf(Problem.class).hasMessageContaining(wrong);
        }
    }

    @Test
    void aVietnameseNameIsFoundByItsPartsAndAsItIsSaid() {
        var json = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Nguyễn\",\"given\":[\"Văn\",\"Ánh\"]}]}";
        assertThat(values(json, "name"))
                .containsExactlyInAnyOrder(text("Nguyễn"), text("Văn"), text("Ánh"), derived("Nguyễn Văn Ánh"));
        assertThat(values(json, "family")).containsExactly(text("Nguyễn"));
        assertThat(values(json, "given")).containsExactly(text("Văn"), text("Ánh"));
    }

    /** "Searching either "Carreno" or "Quinones" should match a family name of "Carreno Quinones"." */
    @Test
    void eachWordOfANameIsFoundByItself() {
        var json =
                "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Carreno Quinones\",\"given\":[\"Anne-Marie\"]}]}";
        assertThat(values(json, "family")).containsExactly(text("Carreno Quinones"), derived("Quinones"));
        assertThat(values(json, "given")).containsExactly(text("Anne-Marie"), derived("Marie"));
    }

    @Test
    void aNameThatIsOnlyTextIsSearchedWordByWord() {
        var json = "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"Trần Thị Bé\"}]}";
        assertThat(values(json, "name")).containsExactly(text("Trần Thị Bé"), derived("Thị Bé"), derived("Bé"));
    }

    @Test
    void ofAnAddressTheStringsAreSearchedAndNotItsUse() {
        var json = """
                {"resourceType":"Patient","address":[{"use":"home","line":["12 Lê Lợi"],"city":"Hải Phòng","country":"VN",
                  "period":{"start":"2020"}}]}""";
        assertThat(values(json, "address")).containsExactlyInAnyOrder(text("12 Lê Lợi"), text("Hải Phòng"), text("VN"));
        assertThat(values(json, "address-city")).containsExactly(text("Hải Phòng"));
    }

    @Test
    void aReferenceTellsTypeIdAndVersion() {
        assertThat(subject("\"reference\":\"Patient/1\"")).containsExactly(patient("1", null, null));
        assertThat(subject("\"reference\":\"Patient/1/_history/3\"")).containsExactly(patient("1", "3", null));
        assertThat(subject("\"reference\":\"http://elsewhere.org/fhir/Patient/1\""))
                .containsExactly(patient("1", null, "http://elsewhere.org/fhir/Patient/1"));
        assertThat(subject("\"reference\":\"urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7\""))
                .containsExactly(
                        new Reference(null, null, null, "urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7", null));
    }

    @Test
    void aReferenceMayBeAnIdentifierAlone() {
        var identifier = token("http://acme.org/fhir/identifier/mrn", "123456");
        assertThat(subject("""
                        "type":"Patient","identifier":{"system":"http://acme.org/fhir/identifier/mrn","value":"123456"}""")).containsExactly(new Reference(ResourceType.PATIENT, null, null, null, identifier));
    }

    @Test
    void aContainedResourceIsThereButNothingFindsIt() {
        var json = """
                {"resourceType":"Observation","contained":[{"resourceType":"Patient","id":"p"}],"subject":{"reference":"#p"}}""";
        var nothing = new Reference(null, null, null, null, null);
        assertThat(values(json, "subject")).containsExactly(nothing);
        assertThat(values(json, "patient")).as("the contained one is a patient").containsExactly(nothing);
    }

    @Test
    void patientMeansOnlyReferencesToPatients() {
        var json = "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"Group/1\"}}";
        assertThat(values(json, "subject")).hasSize(1);
        assertThat(values(json, "patient")).isEmpty();
    }

    @Test
    void aCanonicalReferenceHasItsVersionApart() {
        var json =
                "{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":\"http://hl7.org/fhir/Questionnaire/q|3.0\"}";
        assertThat(values(json, "questionnaire"))
                .containsExactly(new Reference(null, null, "3.0", "http://hl7.org/fhir/Questionnaire/q", null));
    }

    @Test
    void aNumberIsExactAndARangeHasBothEnds() {
        var json = """
                {"resourceType":"RiskAssessment","prediction":[{"probabilityDecimal":0.80},
                  {"probabilityRange":{"low":{"value":1},"high":{"value":5}}}]}""";
        assertThat(values(json, "probability"))
                .containsExactly(
                        new Numeric(Interval.at(new BigDecimal("0.80"))),
                        new Numeric(new Interval(BigDecimal.valueOf(1), true, BigDecimal.valueOf(5), true)));
    }

    @Test
    void aQuantityThatIsLessThanFiveIsAllBelowFive() {
        var json = """
                {"resourceType":"Observation","valueQuantity":{
                  "value":5,"comparator":"<","unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}""";
        var below = new Interval(null, false, BigDecimal.valueOf(5), false);
        assertThat(values(json, "value-quantity"))
                .containsExactly(new Quantity(below, "http://unitsofmeasure.org", "mg", "mg"));
    }

    @Test
    void moneyIsAQuantityOfItsCurrency() {
        var json = "{\"resourceType\":\"Invoice\",\"totalGross\":{\"value\":245890.5,\"currency\":\"VND\"}}";
        assertThat(values(json, "totalgross"))
                .containsExactly(
                        new Quantity(Interval.at(new BigDecimal("245890.5")), "urn:iso:std:iso:4217", "VND", null));
    }

    @Test
    void aUriStandsAsItIs() {
        var json = "{\"resourceType\":\"ValueSet\",\"url\":\"http://acme.org/fhir/ValueSet/123\"}";
        assertThat(values(json, "url")).containsExactly(new Uri("http://acme.org/fhir/ValueSet/123", null));
    }

    @Test
    void theProfileAndTagsOfEveryResourceAreSearched() {
        var json = """
                {"resourceType":"Basic","id":"b","meta":{"profile":["http://vn/Basic|1"],"lastUpdated":"2026-03-01T00:00:00Z",
                  "tag":[{"system":"http://acme.org/codes","code":"needs-review"}]}}""";
        assertThat(values(json, "_profile")).containsExactly(new Uri("http://vn/Basic", "1"));
        assertThat(values(json, "_tag")).containsExactly(token("http://acme.org/codes", "needs-review"));
        assertThat(values(json, "_id")).containsExactly(token(null, "b"));
        assertThat(values(json, "_lastUpdated"))
                .containsExactly(range("2026-03-01T00:00:00Z", "2026-03-01T00:00:00.000001Z"));
    }

    @Test
    void aCompositePairsTheValuesOfOneElementOnly() {
        var json = """
                {"resourceType":"Observation","component":[
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":107}},
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":60}}]}""";
        assertThat(values(json, "component-code-value-quantity"))
                .containsExactly(
                        new Composite(List.of(token(LOINC, "8480-6"), quantity(107))),
                        new Composite(List.of(token(LOINC, "8462-4"), quantity(60))));
    }

    @Test
    void aCompositeWithoutOneOfItsPartsIsNone() {
        var json = "{\"resourceType\":\"Observation\",\"code\":{\"coding\":[{\"code\":\"1\"}]},\"valueString\":\"x\"}";
        assertThat(values(json, "code-value-quantity")).isEmpty();
        assertThat(values(json, "code-value-string")).hasSize(1);
    }

    @Test
    void aLocationIsFoundByItsPosition() {
        var json = "{\"resourceType\":\"Location\",\"position\":{\"longitude\":106.68,\"latitude\":20.86}}";
        assertThat(values(json, "near")).containsExactly(new Position(20.86, 106.68));
    }

    @Test
    void whatHasOnlyExtensionsHasNoValue() {
        var json = """
                {"resourceType":"Patient","_birthDate":{"extension":[{"url":"http://x"}]},
                  "name":[{"given":[null,"Ánh"],"_given":[{"extension":[{"url":"http://x"}]},null]}]}""";
        assertThat(values(json, "birthdate")).isEmpty();
        assertThat(values(json, "given")).containsExactly(text("Ánh"));
    }

    @Test
    void anElementOfTheWrongFormIsRefused() {
        assertThatThrownBy(() -> values("{\"resourceType\":\"Patient\",\"name\":\"Ánh\"}", "name"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("expected an object");
        assertThatThrownBy(() -> values("{\"resourceType\":\"Patient\",\"active\":\"yes\"}", "active"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("true or false");
    }

    private static List<SearchValue> values(String json, String code) {
        var tree = new Resource(ResourceType.BASIC, "any", json.getBytes(StandardCharsets.UTF_8)).tree();
        var type = ResourceType.find(tree.get("resourceType").asString()).orElseThrow();
        return SearchValues.of(type, tree).of(SearchParameters.find(type, code).orElseThrow());
    }

    private static List<SearchValue> birth(String date) {
        return values("{\"resourceType\":\"Patient\",\"birthDate\":\"" + date + "\"}", "birthdate");
    }

    private static List<SearchValue> effective(String element) {
        return values("{\"resourceType\":\"Observation\"," + element + "}", "date");
    }

    private static List<SearchValue> subject(String reference) {
        return values("{\"resourceType\":\"Observation\",\"subject\":{" + reference + "}}", "subject");
    }

    private static Reference patient(String id, @Nullable String version, @Nullable String url) {
        return new Reference(ResourceType.PATIENT, id, version, url, null);
    }

    private static Token token(@Nullable String system, String code) {
        return new Token(system, code, null, List.of());
    }

    private static Text text(String text) {
        return new Text(text, false);
    }

    private static Text derived(String text) {
        return new Text(text, true);
    }

    private static Quantity quantity(int value) {
        return new Quantity(Interval.at(BigDecimal.valueOf(value)), null, null, null);
    }

    private static DateRange range(@Nullable String from, @Nullable String until) {
        return new DateRange(from == null ? null : Instant.parse(from), until == null ? null : Instant.parse(until));
    }
}
