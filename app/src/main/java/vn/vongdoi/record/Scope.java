package vn.vongdoi.record;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Rights;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;

/**
 * Which part of the record somebody may read. It stands in every statement that reads, so that counts, pages and links
 * tell nothing of the rest.
 *
 * @param facility MACSKCB of the only facility whose part it is, with the catalogues of all; null = the whole record
 */
record Scope(@Nullable String facility) {
    static final Scope ALL = new Scope(null);

    /**
     * What is about no person by its nature, and of use to all. Anything else that names no person we know may well be
     * about one: a subject told by number alone, a contained Patient, a document.
     */
    private static final Set<ResourceType> CATALOGUES = EnumSet.of(
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

    private static final String CATALOGUE_NUMBERS = Arrays.stream(ResourceType.values())
            .filter(CATALOGUES::contains)
            .map(type -> String.valueOf(type.number()))
            .collect(Collectors.joining(", ", "(", ")"));

    /** @throws Problem when this actor may not read people for this purpose */
    static Scope of(Actor actor, Purpose purpose) {
        if (!Rights.mayRead(actor, purpose)) {
            throw Problem.forbidden(
                    "Bạn không được đọc hồ sơ của một người cho mục đích này.",
                    "You may not read a person's record for this purpose.");
        }
        return new Scope(actor.facility().orElse(null));
    }

    /** What is of nobody yet may be written by anybody. */
    boolean mayChange(Head head) {
        return facility == null || head.version() == 0 || facility.equals(head.facility());
    }

    /** A condition on rows of a type, of record.resource or record.history, with the parameter {@code :facility}. */
    String sql(String row, ResourceType type) {
        if (facility == null) return "true";
        var own = row + ".facility = :facility";
        return CATALOGUES.contains(type) ? "(" + own + " or " + row + ".person = 0)" : own;
    }

    /** The same for rows of any type. */
    String sql(String row) {
        if (facility == null) return "true";
        return "(" + row + ".facility = :facility or " + row + ".person = 0 and " + row + ".type in "
                + CATALOGUE_NUMBERS + ")";
    }
}
