package vn.vongdoi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import vn.vongdoi.fhir.ResourceId;

/**
 * One version of a resource, current or former.
 *
 * @param deleted this version is the deletion: it has no body
 * @param body as stored, without version and time of change; empty for a deletion
 */
public record Version(ResourceId id, int number, Instant updated, boolean deleted, byte[] body) {

    /** Of a row of record.resource with type, id, version, updated, dictionary and body. */
    static Version live(ResultSet row) throws SQLException {
        return new Version(
                RecordStore.id(row),
                row.getInt("version"),
                row.getTimestamp("updated").toInstant(),
                false,
                Bodies.unpack(row.getBytes("body"), row.getInt("dictionary")));
    }

    /** The body as FHIR shows it, with {@code meta.versionId} and {@code meta.lastUpdated}. */
    public byte[] json() {
        if (deleted) throw new IllegalStateException("a deletion has no body: " + id);
        return StoredForm.shown(id, body, number, updated);
    }
}
