package vn.vongdoi.record;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.fhir.ResourceType;

/**
 * What is about no person by its nature, and of use to all. Anything else that names no person we know may well be about
 * one: a subject told by number alone, a contained Patient, a document.
 */
final class Catalogues {
    static final Set<ResourceType> TYPES = EnumSet.of(
            ResourceType.ACTIVITY_DEFINITION,
            ResourceType.CAPABILITY_STATEMENT,
            ResourceType.CATALOG_ENTRY,
            ResourceType.CHARGE_ITEM_DEFINITION,
            ResourceType.CODE_SYSTEM,
            ResourceType.COMPARTMENT_DEFINITION,
            ResourceType.CONCEPT_MAP,
            ResourceType.DEVICE_DEFINITION,
            ResourceType.ENDPOINT,
            ResourceType.EVENT_DEFINITION,
            ResourceType.GRAPH_DEFINITION,
            ResourceType.HEALTHCARE_SERVICE,
            ResourceType.IMPLEMENTATION_GUIDE,
            ResourceType.INSURANCE_PLAN,
            ResourceType.LIBRARY,
            ResourceType.LOCATION,
            ResourceType.MEASURE,
            ResourceType.MEDICATION,
            ResourceType.MEDICATION_KNOWLEDGE,
            ResourceType.MESSAGE_DEFINITION,
            ResourceType.NAMING_SYSTEM,
            ResourceType.OBSERVATION_DEFINITION,
            ResourceType.OPERATION_DEFINITION,
            ResourceType.ORGANIZATION,
            ResourceType.ORGANIZATION_AFFILIATION,
            ResourceType.PLAN_DEFINITION,
            ResourceType.PRACTITIONER,
            ResourceType.PRACTITIONER_ROLE,
            ResourceType.QUESTIONNAIRE,
            ResourceType.SEARCH_PARAMETER,
            ResourceType.SPECIMEN_DEFINITION,
            ResourceType.STRUCTURE_DEFINITION,
            ResourceType.STRUCTURE_MAP,
            ResourceType.SUBSTANCE,
            ResourceType.TERMINOLOGY_CAPABILITIES,
            ResourceType.VALUE_SET);

    /** For SQL: {@code (1, 2, 3)}. */
    static final String NUMBERS =
            TYPES.stream().map(type -> String.valueOf(type.number())).collect(Collectors.joining(", ", "(", ")"));

    private Catalogues() {}
}
