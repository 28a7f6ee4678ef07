package vn.vongdoi.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceId;

/**
 * How a resource stands: its last version, live or deleted. Version 0 is one that is only referred to.
 *
 * @param person key of the person it is stored with; 0 = about no person
 * @param facility MACSKCB of whoever wrote that version; null = of no one facility
 */
record Head(
        ResourceId id,
        long person,
        long key,
        int version,
        boolean live,
        Instant updated,
        @Nullable String facility) {
    Head next(long about, Instant now, @Nullable String from) {
        return new Head(id, about, key, version + 1, true, now, from);
    }

    Head deleted(Instant now) {
        return new Head(id, person, key, version + 1, false, now, facility);
    }
}
