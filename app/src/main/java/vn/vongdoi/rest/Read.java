package vn.vongdoi.rest;

import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.record.Records;
import vn.vongdoi.record.Version;

/** read and vread: {@code GET [type]/[id]}, {@code GET [type]/[id]/_history/[version]}. */
final class Read {
    private final Records records;

    Read(Records records) {
        this.records = records;
    }

    Answer read(Call call, ResourceId id) {
        var version = records.latest(call.actor(), call.purpose(), id).orElseThrow(() -> Fault.notFound(id));
        if (version.deleted()) throw Fault.gone(id);
        return unlessKnown(call, version);
    }

    Answer version(Call call, ResourceId id, int number) {
        var version = records.version(call.actor(), call.purpose(), id, number).orElseThrow(() -> Fault.notFound(id));
        if (version.deleted()) throw Fault.gone(id);
        return unlessKnown(call, version);
    }

    private static Answer unlessKnown(Call call, Version version) {
        var known = call.conditions().ifNoneMatch();
        if (known != null) {
            return Tag.names(known, version.number()) ? Answer.notModified(version) : Answer.of(version);
        }
        var since = call.conditions().ifModifiedSince();
        return since != null && !version.updated().isAfter(since) ? Answer.notModified(version) : Answer.of(version);
    }
}
