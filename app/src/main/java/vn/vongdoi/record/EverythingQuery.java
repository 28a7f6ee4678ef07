package vn.vongdoi.record;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;

/**
 * Everything of one person.
 *
 * @param since only what changed then or later
 * @param types only these; empty = all
 * @param after key behind which the page begins; 0 = the first page
 */
public record EverythingQuery(
        ResourceId patient, @Nullable Instant since, Set<ResourceType> types, long after, int count) {
    public EverythingQuery {
        types = Set.copyOf(types);
    }
}
