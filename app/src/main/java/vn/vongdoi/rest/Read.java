package vn.vongdoi.rest;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.vongdoi.access.Purpose;
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
        var version = records.latest(call.actor(), Purpose.CARE, id).orElseThrow(() -> Fault.notFound(id));
        if (version.deleted()) throw Fault.gone(id);
        return unlessKnown(call, version);
    }

    Answer version(Call call, ResourceId id, int number) {
        var version = records.version(call.actor(), Purpose.CARE, id, number).orElseThrow(() -> Fault.notFound(id));
        if (version.deleted()) throw Fault.gone(id);
        return unlessKnown(call, version);
    }

    private static Answer unlessKnown(Call call, Version version) {
        var known = Optional.ofNullable(call.conditions().ifNoneMatch());
        if (known.isPresent()) {
            return Tag.names(known, version.number()) ? Answer.notModified(version) : Answer.of(version);
        }
        var since = Optional.ofNullable(call.conditions().ifModifiedSince()).map(Read::time);
        // HTTP dates have no fractions of a second.
        return since.isPresent()
                        && !version.updated().truncatedTo(ChronoUnit.SECONDS).isAfter(since.get())
                ? Answer.notModified(version)
                : Answer.of(version);
    }

    private static Instant time(String header) {
        try {
            return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw Fault.invalid(
                    "If-Modified-Since: cần ngày giờ HTTP, nhận được " + header + ".",
                    "If-Modified-Since: expected an HTTP date, got " + header + ".");
        }
    }
}
