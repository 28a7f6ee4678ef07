package vn.vongdoi.summary;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import vn.vongdoi.fhir.ResourceType;

/** The sections of the document in their order, by the LOINC codes that IPS gives them; the first three must be there. */
enum Section {
    MEDICATIONS("10160-0", ResourceType.MEDICATION_REQUEST, ResourceType.MEDICATION_STATEMENT),
    ALLERGIES("48765-2", ResourceType.ALLERGY_INTOLERANCE),
    PROBLEMS("11450-4", ResourceType.CONDITION),
    ALERTS("104605-1", ResourceType.FLAG),
    PAST_PROBLEMS("11348-0", ResourceType.CONDITION),
    IMMUNIZATIONS("11369-6", ResourceType.IMMUNIZATION),
    RESULTS("30954-2", ResourceType.OBSERVATION, ResourceType.DIAGNOSTIC_REPORT),
    VITAL_SIGNS("8716-3", ResourceType.OBSERVATION),
    PROCEDURES("47519-4", ResourceType.PROCEDURE),
    DEVICES("46264-8", ResourceType.DEVICE_USE_STATEMENT),
    SOCIAL_HISTORY("29762-2", ResourceType.OBSERVATION),
    /** Not one of IPS: the visits that the rows above belong to, and the latest ones. */
    ENCOUNTERS("46240-8", ResourceType.ENCOUNTER);

    private static final Set<Section> REQUIRED = EnumSet.of(MEDICATIONS, ALLERGIES, PROBLEMS);

    private final String loinc;
    private final Set<ResourceType> types;

    Section(String loinc, ResourceType first, ResourceType... others) {
        this.loinc = loinc;
        this.types = EnumSet.of(first, others);
    }

    String loinc() {
        return loinc;
    }

    Set<ResourceType> types() {
        return types;
    }

    /** Stands in every document, also when there is nothing to say. */
    boolean isRequired() {
        return REQUIRED.contains(this);
    }

    /** As rules and texts name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
