package vn.vongdoi.record;

import java.time.Instant;
import vn.vongdoi.fhir.ResourceId;

/**
 * One version of a resource, current or former.
 *
 * @param deleted this version is the deletion: it has no body
 * @param body as stored, without version and time of change; empty for a deletion
 */
public record Version(ResourceId id, int number, Instant updated, boolean deleted, byte[] body) {

    /** The body as FHIR shows it, with {@code meta.versionId} and {@code meta.lastUpdated}. */
    public byte[] json() {
        if (deleted) throw new IllegalStateException("a deletion has no body: " + id);
        return StoredForm.shown(id, body, number, updated);
    }
}
