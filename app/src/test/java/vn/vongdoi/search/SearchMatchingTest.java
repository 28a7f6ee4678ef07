package vn.vongdoi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchCondition.OnResource;

/** Which resources answer a search; the examples are those of R4's page "Search" where it has some. */
class SearchMatchingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final String UCUM = "http://unitsofmeasure.org";

    @Test
    void aTimeEqualsTheDayItLiesIn() {
        assertThat(asked("date=eq2013-01-14", effective("2013-01-14T00:00:00+07:00")))
                .isTrue();
        assertThat(asked("date=2013-01-14", effective("2013-01-14T10:00:00+07:00")))
                .isTrue();
        assertThat(asked("date=eq2013-01-14", effective("2013-01-15T00:00:00+07:00")))
                .isFalse();
    }

    @Test
    void aTimeDiffersFromTheDaysItDoesNotLieIn() {
        assertThat(asked("date=ne2013-01-14", effective("2013-01-15T00:00:00+07:00")))
                .isTrue();
        assertThat(asked("date=ne2013-01-14", effective("2013-01-14T00:00:00+07:00")))
                .isFalse();
        assertThat(asked("date=ne2013-01-14", effective("2013-01-14T10:00:00+07:00")))
                .isFalse();
    }

    @Test
    void aDayIsBothBeforeAndAfterAnHourOfIt() {
        assertThat(asked("date=lt2013-01-14T10:00", effective("2013-01-14"))).isTrue();
        assertThat(asked("date=gt2013-01-14T10:00", effective("2013-01-14"))).isTrue();
    }

    @Test
    void anOpenPeriodMayReachAnyLaterDay() {
        var since = "{\"resourceType\":\"Observation\",\"effectivePeriod\":{\"start\":\"2013-01-21\"}}";
        assertThat(asked("date=ge2013-03-14", since)).isTrue();
        assertThat(asked("date=le2013-03-14", since)).isTrue();
        assertThat(asked("date=sa2013-03-14", since)).isFalse();
        assertThat(asked("date=eb2013-03-14", since)).isFalse();
    }

    @Test
    void startsAfterAndEndsBeforeLeaveTheDayItselfOut() {
        var from15 = "{\"resourceType\":\"Observation\",\"effectivePeriod\":{\"start\":\"2013-03-15\"}}";
        assertThat(asked("date=sa2013-03-14", from15)).isTrue();
        assertThat(asked("date=eb2013-03-14", from15)).isFalse();
        var until21 = "{\"resourceType\":\"Observation\",\"effectivePeriod\":{\"end\":\"2013-01-21\"}}";
        assertThat(asked("date=eb2013-03-14", until21)).isTrue();
        assertThat(asked("date=sa2013-03-14", until21)).isFalse();
        assertThat(asked("date=sa2013-03-14", effective("2013-03-14"))).isFalse();
    }

    @Test
    void greaterThanADayMeansBeyondItAndGreaterOrEqualIncludesIt() {
        assertThat(asked("date=gt2013-03-14", effective("2013-03-14"))).isFalse();
        assertThat(asked("date=ge2013-03-14", effective("2013-03-14"))).isTrue();
        assertThat(asked("date=lt2013-03-14", effective("2013-03-14"))).isFalse();
        assertThat(asked("date=le2013-03-14", effective("2013-03-14T23:59:59+07:00")))
                .isTrue();
    }

    @Test
    void aYearHoldsAllItsDays() {
        assertThat(asked("date=2000", effective("2000-12-31"))).isTrue();
        assertThat(asked("date=2000", effective("2001-01-01"))).isFalse();
        assertThat(asked("date=2000-04", effective("2000")))
                .as("a month does not contain its year")
                .isFalse();
    }

    /** "10% of the gap between now and the date." */
    @Test
    void aboutADateIsATenthOfItsDistanceFromNow() {
        var half = effective("2026-10-28");
        assertThat(asked("date=ap2026-11-02", half))
                .as("20 days ago, 2 to each side")
                .isFalse();
        assertThat(asked("date=ap2026-10-31", effective("2026-10-29")))
                .as("22 days ago")
                .isTrue();
        assertThat(asked("date=ap2026-11-02", effective("2026-11-02"))).isTrue();
    }

    @Test
    void aNumberIsAsPreciseAsItIsWritten() {
        assertThat(asked("probability=100", probability("99.5"))).isTrue();
        assertThat(asked("probability=100", probability("100.49"))).isTrue();
        assertThat(asked("probability=100", probability("100.5"))).isFalse();
        assertThat(asked("probability=100.00", probability("99.995"))).isTrue();
        assertThat(asked("probability=100.00", probability("100.01"))).isFalse();
        assertThat(asked("probability=1e2", probability("95"))).isTrue();
        assertThat(asked("probability=1e2", probability("104.9"))).isTrue();
        assertThat(asked("probability=1e2", probability("105"))).isFalse();
        assertThat(asked("probability=1.00e2", probability("100.4"))).isTrue();
        assertThat(asked("probability=1.00e2", probability("101"))).isFalse();
        assertThat(asked("probability=ne100", probability("100.4"))).isFalse();
        assertThat(asked("probability=ne100", probability("100.5"))).isTrue();
    }

    @Test
    void comparisonsTakeANumberExactly() {
        assertThat(asked("probability=lt100", probability("99.99"))).isTrue();
        assertThat(asked("probability=lt100", probability("100"))).isFalse();
        assertThat(asked("probability=le100", probability("100"))).isTrue();
        assertThat(asked("probability=gt100", probability("100.0"))).isFalse();
        assertThat(asked("probability=ge100", probability("100.0"))).isTrue();
        assertThat(asked("probability=gt0.8", probability("0.81"))).isTrue();
        assertThat(asked("probability=gt8e-1", probability("0.8"))).isFalse();
        assertThat(asked("probability=sa0.8", probability("0.9"))).isTrue();
        assertThat(asked("probability=eb0.8", probability("0.9"))).isFalse();
        assertThat(asked("probability=ap100", probability("109"))).isTrue();
        assertThat(asked("probability=ap100", probability("111"))).isFalse();
    }

    /** An integer can only be met exactly. */
    @Test
    void anIntegerIsFoundByItselfAndByNoFraction() {
        var json = "{\"resourceType\":\"MolecularSequence\",\"variant\":[{\"start\":2}]}";
        assertThat(asked("variant-start=2", json)).isTrue();
        assertThat(asked("variant-start=2.0", json)).isTrue();
        assertThat(asked("variant-start=2.5", json)).isFalse();
        assertThat(asked("variant-start=3", json)).isFalse();
    }

    @Test
    void aRangeIsFoundWhereItReaches() {
        var json = """
                {"resourceType":"RiskAssessment","prediction":[{"probabilityRange":{"low":{"value":1},"high":{"value":5}}}]}""";
        assertThat(asked("probability=gt4", json)).isTrue();
        assertThat(asked("probability=lt2", json)).isTrue();
        assertThat(asked("probability=3", json)).as("3 does not contain 1 to 5").isFalse();
        assertThat(asked("probability=sa0", json)).isTrue();
        assertThat(asked("probability=sa1", json)).isFalse();
    }

    @Test
    void aQuantityIsAskedForWithItsUnit() {
        assertThat(asked("value-quantity=5.4|" + UCUM + "|mg", milligrams("5.4")))
                .isTrue();
        assertThat(asked("value-quantity=5.4|" + UCUM + "|mg", milligrams("5.44")))
                .isTrue();
        assertThat(asked("value-quantity=5.4|" + UCUM + "|mg", milligrams("5.45")))
                .isFalse();
        assertThat(asked("value-quantity=5.4|" + UCUM + "|g", milligrams("5.4")))
                .isFalse();
        assertThat(asked("value-quantity=5.4||mg", milligrams("5.4"))).isTrue();
        assertThat(asked("value-quantity=5.4||milligram", milligrams("5.4")))
                .as("the unit people read")
                .isTrue();
        assertThat(asked("value-quantity=5.4", milligrams("5.4"))).isTrue();
        assertThat(asked("value-quantity=le5.4|" + UCUM + "|mg", milligrams("5.4")))
                .isTrue();
        assertThat(asked("value-quantity=le5.4|" + UCUM + "|mg", milligrams("5.41")))
                .isFalse();
        assertThat(asked("value-quantity=ap5.4|" + UCUM + "|mg", milligrams("5.9")))
                .isTrue();
        assertThat(asked("value-quantity=5.40e-3", milligrams("0.005404"))).isTrue();
        assertThat(asked("value-quantity=5.40e-3", milligrams("0.00541"))).isFalse();
    }

    @Test
    void lessThanFiveIsBelowSixButNotFour() {
        var json = "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":5,\"comparator\":\"<\"}}";
        assertThat(asked("value-quantity=lt6", json)).isTrue();
        assertThat(asked("value-quantity=ge5", json)).isFalse();
        assertThat(asked("value-quantity=eb5", json)).isTrue();
        assertThat(asked("value-quantity=4", json)).isFalse();
    }

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

    private static boolean asked(String question, String json) {
        var tree = new Resource(ResourceType.BASIC, "any", json.getBytes(StandardCharsets.UTF_8)).tree();
        var type = ResourceType.find(tree.get("resourceType").asString()).orElseThrow();
        var equal = question.indexOf('=');
        var parameter = Map.entry(question.substring(0, equal), question.substring(equal + 1));
        var condition = SearchQuery.parse(type, List.of(parameter), false, NOW)
                .conditions()
                .getFirst();
        return ((OnResource) condition).matches(SearchValues.of(type, tree));
    }

    private static String effective(String date) {
        return "{\"resourceType\":\"Observation\",\"effectiveDateTime\":\"" + date + "\"}";
    }

    private static String probability(String number) {
        return "{\"resourceType\":\"RiskAssessment\",\"prediction\":[{\"probabilityDecimal\":" + number + "}]}";
    }

    private static String milligrams(String value) {
        return "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":" + value
                + ",\"unit\":\"milligram\",\"system\":\"" + UCUM + "\",\"code\":\"mg\"}}";
    }

    private static String given(String name) {
        return "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"" + name + "\"]}]}";
    }

    private static String coded(String codings) {
        return "{\"resourceType\":\"Condition\",\"code\":{\"coding\":[" + codings + "]}}";
    }
}
