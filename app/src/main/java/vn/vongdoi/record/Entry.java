package vn.vongdoi.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.PersonKey;

/**
 * A live resource as the record holds it; the columns as in {@link Draft}.
 *
 * @param person the key with which it arrived; null = about no person
 * @param key its surrogate key, unchanged over all versions
 * @param encounter key of the Encounter it belongs to
 * @param labels protected data that this row tells by itself
 * @param position store position of the change that wrote this version
 */
public record Entry(
        Resource resource,
        @Nullable PersonKey person,
        long key,
        int version,
        long position,
        Instant updated,
        @Nullable Long encounter,
        @Nullable Instant starts,
        @Nullable Instant ends,
        @Nullable String facility,
        @Nullable String commune,
        @Nullable String status,
        @Nullable String category,
        List<String> codes,
        @Nullable Double value,
        @Nullable String unit,
        Set<Label> labels) {

    public ResourceType type() {
        return resource.type();
    }

    /** The first code of a system, for example of ICD-10: {@code I10}. */
    public Optional<String> code(CodeSystem system) {
        return Fact.code(codes, system);
    }

    /** What its columns tell. */
    public Fact fact() {
        return new Fact(
                key,
                type(),
                Fact.day(starts),
                Fact.day(ends),
                encounter,
                facility,
                status,
                category,
                codes,
                value,
                unit,
                labels);
    }

    /** The same, for somebody who is not shown the numbers of cards. */
    Entry masked() {
        var id = new ResourceId(type(), resource.id());
        var shown = Mask.of(id, StoredForm.shown(id, resource.json(), version, updated));
        return new Entry(
                new Resource(type(), resource.id(), shown),
                person,
                key,
                version,
                position,
                updated,
                encounter,
                starts,
                ends,
                facility,
                commune,
                status,
                category,
                codes,
                value,
                unit,
                labels);
    }
}
