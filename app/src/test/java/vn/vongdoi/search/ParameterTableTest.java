package vn.vongdoi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of parameters is what follows from HL7's definitions; nobody edits it by hand. */
class ParameterTableTest {
    private static final Path FILE = Path.of("src", "main", "resources", "search", "parameters-r4.csv");

    /** Run with {@code -Dvongdoi.write} to write it anew. */
    @Test
    void theTableFollowsFromTheOfficialDefinitions() throws IOException {
        var csv = new ParameterTable(FhirPackage.files()).csv();
        if (System.getProperty("vongdoi.write") != null) Files.writeString(FILE, csv);
        assertThat(Files.readString(FILE)).isEqualTo(csv);
    }

    @Test
    void everyExpressionIsCompiledAndOnlyTheseElementsHaveNoValue() {
        var table = new ParameterTable(FhirPackage.files());
        table.csv();
        assertThat(table.withoutPath()).isEmpty();
        // R4's tables of data types name none of these for the kind of their parameter.
        assertThat(table.unreadable())
                .containsExactly(
                        "date CarePlan.activity.detail.scheduledString:string",
                        "date Immunization.occurrenceString:string",
                        "date Procedure.performedAge:Age",
                        "date Procedure.performedRange:Range",
                        "date Procedure.performedString:string",
                        "quantity Observation.component.valueSampledData:SampledData",
                        "quantity Observation.valueSampledData:SampledData",
                        "reference Consent.sourceAttachment:Attachment",
                        "token Group.valueQuantity:Quantity",
                        "token Group.valueRange:Range",
                        "token Group.valueReference:Reference");
    }

    @Test
    void eachParameterHasANumberOfItsOwnThatFitsASmallint() {
        assertThat(SearchParameters.all()).extracting(SearchParameter::number).doesNotHaveDuplicates();
        assertThat(SearchParameters.all()).allMatch(parameter -> parameter.number() <= Short.MAX_VALUE);
    }
}
