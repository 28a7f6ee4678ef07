package vn.vongdoi.record;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceId;

/**
 * A version that the write of a document finds.
 *
 * @param version the live version, or the last one of a deleted resource
 */
record Known(
        ResourceId id,
        long person,
        long key,
        int version,
        boolean live,
        byte @Nullable [] body,
        int dictionary,
        Columns columns) {

    record Columns(
            @Nullable String facility,
            @Nullable String commune,
            @Nullable String status,
            List<String> codes) {
        static Columns of(Draft draft) {
            return new Columns(draft.facility(), draft.commune(), draft.status(), draft.codes());
        }
    }

    /** The promoted columns count too: a correction may change only them. */
    boolean says(Draft draft) {
        return body != null
                && Arrays.equals(
                        Bodies.unpack(body, dictionary), draft.resource().json())
                && columns.equals(Columns.of(draft));
    }

    Pending.Ended supersededAt(long position) {
        return new Pending.Ended(id.type(), person, key, position, false);
    }

    Pending.Ended deletedAt(long position) {
        return new Pending.Ended(id.type(), person, key, position, true);
    }
}
