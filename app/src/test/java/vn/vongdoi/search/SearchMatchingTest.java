package vn.vongdoi.search;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.search.Asked.asked;

import org.junit.jupiter.api.Test;

/** Which names, codes, references and addresses answer a search; the examples are those of R4's page "Search" where it has some. */
class SearchMatchingTest {
    @Test
    void aNameBeginsAsAskedWithoutCaseAndDiacritics() {
        var anh = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Nguyễn\",\"given\":[\"Văn\",\"Ánh\"]}]}";
        assertThat(asked("name=nguyen van anh", anh)).isTrue();
        assertThat(asked("name=NGUYỄN VĂN", anh)).isTrue();
        assertThat(asked("name=anh", anh)).isTrue();
        assertThat(asked("name=van anh", anh)).as("not as it is said").isFalse();
        assertThat(asked("name=nguyen anh", anh)).isFalse();
    }

    @Test
    void givenEveFindsEvelynAndContainsEveFindsSeverine() {
        assertThat(asked("given=eve", given("Eve"))).isTrue();
        assertThat(asked("given=eve", given("Evelyn"))).isTrue();
        assertThat(asked("given=eve", given("Severine"))).isFalse();
        assertThat(asked("given:contains=eve", given("Severine"))).isTrue();
        assertThat(asked("given:exact=Eve", given("Eve"))).isTrue();
        assertThat(asked("given:exact=Eve", given("eve"))).isFalse();
        assertThat(asked("given:exact=Eve", given("EVE"))).isFalse();
        assertThat(asked("given:exact=Ánh", given("Văn Ánh")))
                .as("a part of a name is not all of it")
                .isFalse();
    }

    @Test
    void eitherPartOfADoubleFamilyNameFindsIt() {
        var json = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Carreno Quinones\"}]}";
        assertThat(asked("family=carreno", json)).isTrue();
        assertThat(asked("family=quinones", json)).isTrue();
    }

    @Test
    void aCodeIsFoundWithAndWithoutItsSystem() {
        var json = coded("{\"system\":\"http://acme.org/conditions/codes\",\"code\":\"ha125\"}");
        assertThat(asked("code=ha125", json)).isTrue();
        assertThat(asked("code=HA125", json)).as("when in doubt without case").isTrue();
        assertThat(asked("code=http://acme.org/conditions/codes|ha125", json)).isTrue();
        assertThat(asked("code=http://acme.org/conditions/codes|", json)).isTrue();
        assertThat(asked("code=http://elsewhere.org|ha125", json)).isFalse();
        assertThat(asked("code=|ha125", json)).isFalse();
        assertThat(asked("code=|ha125", coded("{\"code\":\"ha125\"}"))).isTrue();
        assertThat(asked("code=ha12", json)).isFalse();
    }

    @Test
    void anIdIsHeldToItsCase() {
        assertThat(asked("_id=aB", "{\"resourceType\":\"Basic\",\"id\":\"aB\"}"))
                .isTrue();
        assertThat(asked("_id=ab", "{\"resourceType\":\"Basic\",\"id\":\"aB\"}"))
                .isFalse();
    }

    @Test
    void notMaleIsAlsoWhoHasNoGender() {
        assertThat(asked("gender:not=male", "{\"resourceType\":\"Patient\"}")).isTrue();
        assertThat(asked("gender:not=male", "{\"resourceType\":\"Patient\",\"gender\":\"female\"}"))
                .isTrue();
        assertThat(asked("gender:not=male", "{\"resourceType\":\"Patient\",\"gender\":\"male\"}"))
                .isFalse();
        assertThat(asked("gender:not=male,female", "{\"resourceType\":\"Patient\",\"gender\":\"female\"}"))
                .isFalse();
    }

    /** "The negation applies to the set, not each individual entry." */
    @Test
    void notOneOfSeveralCodesMeansNoneOfThem() {
        var json = coded("{\"code\":\"48765-2\"},{\"code\":\"10160-0\"}");
        assertThat(asked("code:not=48765-2", json)).isFalse();
        assertThat(asked("code:not=other", json)).isTrue();
    }

    @Test
    void theTextOfACodeIsSearchedAsAString() {
        var json = """
                {"resourceType":"Condition","code":{"coding":[{"code":"1","display":"Headache"}],"text":"Nhức đầu"}}""";
        assertThat(asked("code:text=headache", json)).isTrue();
        assertThat(asked("code:text=nhuc", json)).isTrue();
        assertThat(asked("code:text=dau", json)).isFalse();
        assertThat(asked("code=headache", json)).isFalse();
    }

    @Test
    void anIdentifierIsFoundByTheCodingOfItsType() {
        var json = """
                {"resourceType":"Patient","identifier":[{"value":"446053",
                  "type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]}}]}""";
        assertThat(asked("identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|MR|446053", json))
                .isTrue();
        assertThat(asked("identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|DL|446053", json))
                .isFalse();
        assertThat(asked("identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|MR|446054", json))
                .isFalse();
    }

    @Test
    void aReferenceIsFoundByIdByTypeAndIdAndByItsAddress() {
        var here = "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"Patient/23\"}}";
        assertThat(asked("subject=23", here)).isTrue();
        assertThat(asked("subject=Patient/23", here)).isTrue();
        assertThat(asked("subject:Patient=23", here)).isTrue();
        assertThat(asked("patient=23", here)).isTrue();
        assertThat(asked("subject=Group/23", here)).isFalse();
        assertThat(asked("subject:Group=23", here)).isFalse();
        var elsewhere =
                "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"http://elsewhere.org/fhir/Patient/23\"}}";
        assertThat(asked("subject=http://elsewhere.org/fhir/Patient/23", elsewhere))
                .isTrue();
        assertThat(asked("subject=Patient/23", elsewhere))
                .as("another server's patient")
                .isFalse();
    }

    @Test
    void aReferenceIsFoundByItsIdentifier() {
        var json = """
                {"resourceType":"Observation","subject":{
                  "identifier":{"system":"http://acme.org/fhir/identifier/mrn","value":"123456"}}}""";
        assertThat(asked("subject:identifier=http://acme.org/fhir/identifier/mrn|123456", json))
                .isTrue();
        assertThat(asked("subject:identifier=123456", json)).isTrue();
        assertThat(asked("subject:identifier=http://other|123456", json)).isFalse();
        assertThat(asked("subject=123456", json)).isFalse();
    }

    @Test
    void whereOnlyCanonicalUrlsStandTheWholeValueIsOne() {
        var plan = "{\"resourceType\":\"PlanDefinition\",\"library\":[\"Library/logic\",\"plain\"]}";
        assertThat(asked("depends-on=Library/logic", plan)).isTrue();
        assertThat(asked("depends-on=plain", plan)).isTrue();
        assertThat(asked("depends-on=logic", plan)).isFalse();
    }

    @Test
    void anEscapedBarBelongsToTheAddress() {
        var valueSet =
                "{\"resourceType\":\"ValueSet\",\"compose\":{\"include\":[{\"system\":\"http://a.vn/codes|2.4\"}]}}";
        assertThat(asked("reference=http://a.vn/codes\\|2.4", valueSet)).isTrue();
        assertThat(asked("reference=http://a.vn/codes", valueSet)).isFalse();
    }

    @Test
    void aCanonicalReferenceIsFoundInEveryVersionOrInOne() {
        var json = "{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":\"http://acme.org/q|1.0\"}";
        assertThat(asked("questionnaire=http://acme.org/q", json)).isTrue();
        assertThat(asked("questionnaire=http://acme.org/q|1.0", json)).isTrue();
        assertThat(asked("questionnaire=http://acme.org/q|2.0", json)).isFalse();
    }

    @Test
    void anAddressIsMatchedPreciselyUnlessAskedForAboveOrBelow() {
        var json = "{\"resourceType\":\"ValueSet\",\"url\":\"http://acme.org/fhir/ValueSet/123\"}";
        assertThat(asked("url=http://acme.org/fhir/ValueSet/123", json)).isTrue();
        assertThat(asked("url=http://acme.org/fhir/valueset/123", json)).isFalse();
        assertThat(asked("url:below=http://acme.org/fhir/", json)).isTrue();
        assertThat(asked("url:below=http://elsewhere.org/", json)).isFalse();
        assertThat(asked("url:above=http://acme.org/fhir/ValueSet/123/_history/5", json))
                .isTrue();
        assertThat(asked("url:above=http://acme.org/fhir/ValueSet", json)).isFalse();
    }

    @Test
    void aCompositeIsMetByOneElement() {
        var json = """
                {"resourceType":"Observation","component":[
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":107}},
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":60}}]}""";
        assertThat(asked("component-code-value-quantity=http://loinc.org|8480-6$gt100", json))
                .isTrue();
        assertThat(asked("component-code-value-quantity=http://loinc.org|8480-6$lt100", json))
                .isFalse();
        assertThat(asked("component-code-value-quantity=8480-6$lt60,8462-4$60", json))
                .isTrue();
    }

    @Test
    void missingAsksWhetherThereIsAValue() {
        assertThat(asked("gender:missing=true", "{\"resourceType\":\"Patient\"}"))
                .isTrue();
        assertThat(asked("gender:missing=false", "{\"resourceType\":\"Patient\"}"))
                .isFalse();
        assertThat(asked("gender:missing=true", "{\"resourceType\":\"Patient\",\"gender\":\"male\"}"))
                .isFalse();
        var onlyExtension = """
                {"resourceType":"Patient","_gender":{"extension":[{"url":"http://x","valueCode":"unknown"}]}}""";
        assertThat(asked("gender:missing=true", onlyExtension)).isTrue();
    }

    @Test
    void aCommaInACodeIsEscaped() {
        var json = coded("{\"code\":\"a,b\"}");
        assertThat(asked("code=a\\,b", json)).isTrue();
        assertThat(asked("code=a,b", json)).isFalse();
        assertThat(asked("code=x,a\\,b", json)).isTrue();
    }

    @Test
    void aHospitalIsNearItsWard() {
        var json = "{\"resourceType\":\"Location\",\"position\":{\"longitude\":106.6881,\"latitude\":20.8449}}";
        assertThat(asked("near=20.8561|106.6822|2|km", json)).as("1.4 km").isTrue();
        assertThat(asked("near=20.8561|106.6822|1|km", json)).isFalse();
        assertThat(asked("near=20.8561|106.6822|1500|m", json)).isTrue();
        assertThat(asked("near=21.0285|105.8542", json)).as("Hà Nội").isFalse();
    }

    private static String given(String name) {
        return "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"" + name + "\"]}]}";
    }

    private static String coded(String codings) {
        return "{\"resourceType\":\"Condition\",\"code\":{\"coding\":[" + codings + "]}}";
    }
}
