package vn.vongdoi.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.visit.ReferenceRange.Place;

/** Observation.referenceRange as R4 means it: 6.1 mmol/L against what the laboratory told with it. */
class ReferenceRangeTest {
    private static final String LOW = "'low':{'value':4.1,'unit':'mmol/L'}";
    private static final String HIGH = "'high':{'value':5.9,'unit':'mmol/L'}";
    private static final String MEANING =
            "'type':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/referencerange-meaning','code':'";

    @ParameterizedTest
    @CsvSource({"4.0, BELOW", "4.1, WITHIN", "5, WITHIN", "5.90, WITHIN", "5.91, ABOVE"})
    void bothBoundsBelongToTheRange(String value, Place place) {
        var result = result("'value':" + value + ",'unit':'mmol/L'", "{" + LOW + "," + HIGH + "}");
        var range = ReferenceRange.of(result).orElseThrow();
        assertThat(range.place(result.tree().at("/valueQuantity/value").decimalValue()))
                .isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "only a lower one; {LOW}; true",
                "only an upper one without a unit of its own; {'high':{'value':5.9}}; true",
                "the usual one is meant; {MEANINGnormal'}]},LOW}; true",
                "beside the usual one stands an aim; {LOW,HIGH},{MEANINGtreatment'}]},LOW}; true",
                "only the aim of a treatment; {MEANINGtreatment'}]},LOW}; false",
                "one of men and one of women; {LOW,HIGH},{LOW}; false",
                "in another unit; {'low':{'value':74,'unit':'mg/dL'}}; false",
                "the wrong way round; {'low':{'value':9},'high':{'value':5}}; false",
                "in words only; {'text':'dưới 5,9'}; false",
                "with a bound that has no number; {LOW,'high':{'unit':'mmol/L'}}; false",
                "beyond what anybody measures; {'high':{'value':1e400}}; false",
            })
    void oneUsualRangeInTheUnitOfTheResultIsDrawn(String ranges, String json, boolean drawn) {
        var told = json.replace("LOW", LOW).replace("HIGH", HIGH).replace("MEANING", MEANING);
        assertThat(ReferenceRange.of(result("'value':6.1,'unit':'mmol/L'", told)))
                .as(ranges)
                .matches(range -> range.isPresent() == drawn);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {"'value':6.1,'comparator':'<','unit':'mmol/L'", "'unit':'mmol/L'", "'value':1e400,'unit':'mmol/L'"
            })
    void whatIsNoPlainNumberHasNoPlace(String quantity) {
        assertThat(ReferenceRange.of(result(quantity, "{" + LOW + "}"))).isEmpty();
    }

    private static Body result(String quantity, String ranges) {
        var json =
                "{'resourceType':'Observation','valueQuantity':{" + quantity + "},'referenceRange':[" + ranges + "]}";
        var bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Body.of(new Resource(ResourceType.OBSERVATION, "x", bytes));
    }
}
