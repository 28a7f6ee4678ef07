package vn.vongdoi.record;

import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceId;

/**
 * A draft that has been given its place.
 *
 * @param content made beforehand; null = to be made when the row is written
 */
record Row(Draft draft, @Nullable Content content, Source source, long key, int version, long position) {
    ResourceId id() {
        return draft.id();
    }

    long person() {
        return personOf(draft);
    }

    static long personOf(Draft draft) {
        return draft.person() == null ? 0 : draft.person().value();
    }

    /** Everything of it is made; the slow part of a write, for several threads. */
    Row made() {
        return content != null ? this : new Row(draft, Content.of(draft), source, key, version, position);
    }

    Content madeContent() {
        if (content == null) throw new IllegalStateException("a row is made before it is written");
        return content;
    }
}
