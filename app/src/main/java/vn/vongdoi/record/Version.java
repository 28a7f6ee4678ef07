package vn.vongdoi.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceId;

/** One version of a resource, current or former. */
public final class Version {
    /** A page with more is cut short: clients go on with its next link. */
    private static final long MOST_BYTES = 16L << 20;

    private final ResourceId id;
    private final long person;
    private final int number;
    private final Instant updated;
    private final @Nullable StoredBody body;
    private final boolean masked;

    /**
     * @param person whom it is about; 0 = nobody
     * @param body null for a deletion
     */
    Version(ResourceId id, long person, int number, Instant updated, @Nullable StoredBody body) {
        this(id, person, number, updated, body, false);
    }

    private Version(
            ResourceId id, long person, int number, Instant updated, @Nullable StoredBody body, boolean masked) {
        this.id = id;
        this.person = person;
        this.number = number;
        this.updated = updated;
        this.body = body;
        this.masked = masked;
    }

    /** The same, for somebody who is not shown the numbers of cards. */
    Version masked() {
        return new Version(id, person, number, updated, body, true);
    }

    public ResourceId id() {
        return id;
    }

    long person() {
        return person;
    }

    public int number() {
        return number;
    }

    public Instant updated() {
        return updated;
    }

    /** This version is the deletion: it has no body. */
    public boolean deleted() {
        return body == null;
    }

    /** The body as FHIR shows it, with {@code meta.versionId} and {@code meta.lastUpdated}. Unpacked at each call. */
    public byte[] json() {
        var shown = StoredForm.shown(id, stored(), number, updated);
        return masked ? Mask.of(id, shown) : shown;
    }

    /** Without version and time of change. */
    byte[] stored() {
        if (body == null) throw new IllegalStateException("a deletion has no body: " + id);
        return body.json();
    }

    /** How many of these, from the first on and at least one, are not too much for a page. */
    static int fitting(List<Version> versions) {
        var bytes = 0L;
        for (var i = 0; i < versions.size(); i++) {
            var body = versions.get(i).body;
            if (body != null) bytes += body.size();
            if (bytes > MOST_BYTES) return Math.max(1, i);
        }
        return versions.size();
    }

    /** A body that was just written, as FHIR shows it. */
    public static byte[] json(Saved saved, byte[] stored) {
        return StoredForm.shown(saved.id(), stored, saved.version(), saved.updated());
    }
}
