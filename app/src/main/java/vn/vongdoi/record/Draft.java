package vn.vongdoi.record;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.PersonKey;

/**
 * A resource on its way into the record, with the columns the whole platform queries.
 *
 * @param person whom it is about; null = about no person
 * @param encounter id of the Encounter it belongs to, its own id for an Encounter; null = to none
 * @param starts when it happened or began
 * @param facility MACSKCB
 * @param commune commune of residence at the time
 * @param codes {@code system|code} with the short names of {@link vn.vongdoi.fhir.CodeSystem}, the main code first
 * @param value a measured number or an amount, in {@code unit}
 */
public record Draft(
        Resource resource,
        @Nullable PersonKey person,
        @Nullable String encounter,
        @Nullable Instant starts,
        @Nullable Instant ends,
        @Nullable String facility,
        @Nullable String commune,
        @Nullable String status,
        @Nullable String category,
        List<String> codes,
        @Nullable Double value,
        @Nullable String unit) {

    public Draft {
        codes = List.copyOf(codes);
        if (resource.type() == ResourceType.ENCOUNTER && !Objects.equals(encounter, resource.id())) {
            throw new IllegalArgumentException("an Encounter belongs to itself: " + resource.id());
        }
    }

    public ResourceId id() {
        return new ResourceId(resource.type(), resource.id());
    }

    /** A draft that carries nothing but the resource itself. */
    public static Draft of(Resource resource, @Nullable PersonKey person) {
        return new Draft(resource, person, null, null, null, null, null, null, null, List.of(), null, null);
    }

    Draft of(String sender) {
        return new Draft(
                resource, person, encounter, starts, ends, sender, commune, status, category, codes, value, unit);
    }

    Draft about(PersonKey who, @Nullable String livesIn) {
        return new Draft(
                resource, who, encounter, starts, ends, facility, livesIn, status, category, codes, value, unit);
    }
}
