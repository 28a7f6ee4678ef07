package vn.vongdoi.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.index.Sought;
import vn.vongdoi.search.SearchValues;

/** A resource that the database holds for a match, until its body settles it. */
final class Candidate implements Sought {
    private final Version version;
    private final long person;
    private final long key;
    private final long position;
    private @Nullable SearchValues values;

    Candidate(Version version, long person, long key, long position) {
        this.version = version;
        this.person = person;
        this.key = key;
        this.position = position;
    }

    Version version() {
        return version;
    }

    @Override
    public long person() {
        return person;
    }

    long key() {
        return key;
    }

    @Override
    public Instant updated() {
        return version.updated();
    }

    long position() {
        return position;
    }

    @Override
    public SearchValues values() {
        if (values == null) values = SearchValues.of(version.id().type(), tree());
        return values;
    }

    private JsonNode tree() {
        return new Resource(version.id().type(), version.id().id(), version.stored()).tree();
    }
}
