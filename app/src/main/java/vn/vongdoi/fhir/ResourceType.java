package vn.vongdoi.fhir;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The FHIR R4 resource types the record holds. The numbers stand in the database and never change. */
public enum ResourceType {
    ENCOUNTER(1, "Encounter"),
    CONDITION(2, "Condition"),
    MEDICATION_REQUEST(3, "MedicationRequest"),
    PROCEDURE(4, "Procedure"),
    SERVICE_REQUEST(5, "ServiceRequest"),
    OBSERVATION(6, "Observation"),
    CLAIM(7, "Claim"),
    COVERAGE(8, "Coverage"),
    PATIENT(9, "Patient");

    private static final Map<Integer, ResourceType> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ResourceType::number, Function.identity()));

    private final int number;
    private final String fhirName;

    ResourceType(int number, String fhirName) {
        this.number = number;
        this.fhirName = fhirName;
    }

    public int number() {
        return number;
    }

    /** As the standard writes it: {@code MedicationRequest}. */
    public String fhirName() {
        return fhirName;
    }

    /** @throws IllegalArgumentException when no type has the number */
    public static ResourceType of(int number) {
        var type = BY_NUMBER.get(number);
        if (type == null) throw new IllegalArgumentException("no resource type " + number);
        return type;
    }
}
