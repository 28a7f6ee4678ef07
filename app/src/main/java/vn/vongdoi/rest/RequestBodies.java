package vn.vongdoi.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.fhir.FhirXml;
import vn.vongdoi.fhir.Incoming;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.record.Room;

/** Reads what a request brings, as JSON, and never more at once than memory bears. */
final class RequestBodies {
    private static final int MOST_MB = 32;
    private static final int MOST = MOST_MB << 20;

    /** Read into memory at once; more is put down until it is whole. */
    private static final int SMALL = 64 * 1024;

    private final Room room = new Room(MOST);
    private final Path spool;

    /** @param spool where bodies are put down on their way in */
    RequestBodies(Path spool) {
        this.spool = spool;
    }

    /**
     * Keeps its room until it is closed.
     *
     * @param form the parameters of a posted search
     */
    record Body(byte[] json, Optional<List<Map.Entry<String, String>>> form, Optional<Room.Place> place)
            implements AutoCloseable {
        static final Body NONE = new Body(new byte[0], Optional.empty(), Optional.empty());

        @Override
        public void close() {
            place.ifPresent(Room.Place::leave);
        }
    }

    Body read(HttpServletRequest request, Verb verb) throws IOException {
        switch (verb) {
            case GET, HEAD, DELETE -> {
                return Body.NONE;
            }
            case POST, PUT, PATCH -> {}
        }
        if (mediaType(request).equals("application/x-www-form-urlencoded")) {
            if (!takesForm(request)) throw wrongType(request.getContentType());
            return new Body(new byte[0], Optional.of(PostedForm.read(request)), Optional.empty());
        }
        var announced = request.getContentLengthLong();
        if (announced > MOST) throw tooLarge();
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        var head = request.getInputStream().readNBytes(SMALL);
        return head.length < SMALL
                ? body(head, type, room.enter(head.length))
                : large(head, request.getInputStream(), type);
    }

    /** Takes room only when all of it is there: whoever sends slowly, or never ends, must not keep others out. */
    private Body large(byte[] head, InputStream rest, String type) throws IOException {
        var file = Files.createTempFile(spool, "body", "");
        try {
            long size;
            try (var out = Files.newOutputStream(file)) {
                out.write(head);
                size = SMALL + copy(rest, out);
            }
            if (size > MOST) throw tooLarge();
            var place = room.enter(size);
            try {
                return body(Files.readAllBytes(file), type, place);
            } catch (RuntimeException | IOException e) {
                place.leave();
                throw e;
            }
        } finally {
            Files.delete(file);
        }
    }

    private static long copy(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[SMALL];
        var copied = 0L;
        for (var read = from.read(buffer); read >= 0 && copied <= MOST; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            copied += read;
        }
        return copied;
    }

    private static Body body(byte[] bytes, String contentType, Room.Place place) {
        var name = mediaType(contentType);
        if (bytes.length == 0 || name.equals("application/json-patch+json")) {
            return new Body(bytes, Optional.empty(), Optional.of(place));
        }
        var format = name.isEmpty() ? Optional.of(Format.JSON) : Format.find(contentType);
        return switch (format.orElseThrow(() -> wrongType(contentType))) {
            case JSON -> new Body(bytes, Optional.empty(), Optional.of(place));
            case XML -> new Body(json(bytes), Optional.empty(), Optional.of(place));
        };
    }

    /** Of any XML that can be read: whether it is sound is for the operation to judge, as it is of JSON. */
    private static byte[] json(byte[] xml) {
        return switch (FhirXml.read(xml)) {
            case Incoming.Accepted accepted -> Resource.bytes(accepted.tree());
            case Incoming.Refused refused -> {
                if (refused.tree() == null) throw new Fault(400, refused.issues());
                yield Resource.bytes(refused.tree());
            }
        };
    }

    private static boolean takesForm(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.endsWith("/_search") || path.contains("/$");
    }

    private static String mediaType(HttpServletRequest request) {
        return mediaType(Optional.ofNullable(request.getContentType()).orElse(""));
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Fault wrongType(String contentType) {
        return new Fault(
                415,
                Issue.Code.NOT_SUPPORTED,
                "Cần Content-Type application/fhir+json hoặc application/fhir+xml (FHIR 4.0), nhận được " + contentType
                        + ".",
                "Expected Content-Type application/fhir+json or application/fhir+xml (FHIR 4.0), got " + contentType
                        + ".");
    }

    private static Fault tooLarge() {
        return new Fault(
                413,
                Issue.Code.TOO_LONG,
                "Một yêu cầu nhận tối đa " + MOST_MB + " MB. Hãy chia Bundle thành nhiều phần.",
                "A request takes at most " + MOST_MB + " MB. Split the Bundle.");
    }
}
