package vn.vongdoi.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.OperationOutcome;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.record.Saved;
import vn.vongdoi.record.Version;

/**
 * What an operation answers.
 *
 * @param body JSON of a resource; null when there is none
 * @param version of the resource spoken of, for ETag; 0 = none
 * @param location of that version, relative to the base
 */
record Answer(
        int status,
        byte @Nullable [] body,
        int version,
        @Nullable Instant updated,
        @Nullable String location) {

    static Answer of(int status, byte[] body) {
        return new Answer(status, body, 0, null, null);
    }

    static Answer outcome(int status, List<Issue> issues) {
        return of(status, OperationOutcome.of(issues));
    }

    static Answer of(Version version) {
        return new Answer(200, version.json(), version.number(), version.updated(), null);
    }

    static Answer notModified(Version version) {
        return new Answer(304, null, version.number(), version.updated(), null);
    }

    /** Of a write, with the body that the sender prefers. */
    static Answer written(Saved saved, Preference preference, byte[] stored) {
        var body = switch (preference.returns()) {
            case MINIMAL -> null;
            case REPRESENTATION -> Version.json(saved, stored);
            case OUTCOME -> OperationOutcome.of(List.of());
        };
        return new Answer(
                saved.created() ? 201 : 200,
                body,
                saved.version(),
                saved.updated(),
                location(saved.id(), saved.version()));
    }

    static Answer deleted(int version, @Nullable Instant updated) {
        return new Answer(204, null, version, updated, null);
    }

    static String location(ResourceId id, int version) {
        return id + "/_history/" + version;
    }
}
