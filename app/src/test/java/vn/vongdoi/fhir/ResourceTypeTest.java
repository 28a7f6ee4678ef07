package vn.vongdoi.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceTypeTest {
    private static final List<ResourceType> FIRST = List.of(
            ResourceType.ENCOUNTER,
            ResourceType.CONDITION,
            ResourceType.MEDICATION_REQUEST,
            ResourceType.PROCEDURE,
            ResourceType.SERVICE_REQUEST,
            ResourceType.OBSERVATION,
            ResourceType.CLAIM,
            ResourceType.COVERAGE,
            ResourceType.PATIENT);

    @Test
    void everyTypeOfR4HasAnEndpointExceptParameters() {
        var ofTheStandard = Arrays.stream(org.hl7.fhir.r4.model.ResourceType.values())
                .map(Enum::name)
                .filter(name -> !name.equals("Parameters"));
        assertThat(ResourceType.values())
                .extracting(ResourceType::fhirName)
                .containsExactlyInAnyOrderElementsOf(ofTheStandard.toList());
    }

    @Test
    void theNumbersThatStandInDatabasesStay() {
        assertThat(FIRST).extracting(ResourceType::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        var others = Arrays.stream(ResourceType.values()).skip(9).toList();
        assertThat(others).extracting(ResourceType::fhirName).isSorted();
        assertThat(others)
                .extracting(ResourceType::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(10, 145).boxed().toList());
    }

    @Test
    void aTypeIsFoundByItsNumberAndByItsName() {
        for (var type : ResourceType.values()) {
            assertThat(ResourceType.of(type.number())).isEqualTo(type);
            assertThat(ResourceType.find(type.fhirName())).contains(type);
        }
        assertThat(ResourceType.find("patient")).as("names are case-sensitive").isEmpty();
        assertThat(ResourceType.find("Parameters")).isEmpty();
    }
}
