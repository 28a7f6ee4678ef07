package vn.vongdoi.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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

    private final Room room = new Room(MOST);

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
        // Who does not say how much it will be is given room for the most.
        var place = room.enter(announced < 0 ? MOST : announced);
        try {
            var bytes = request.getInputStream().readNBytes(MOST + 1);
            if (bytes.length > MOST) throw tooLarge();
            return body(bytes, Optional.ofNullable(request.getContentType()).orElse(""), place);
        } catch (RuntimeException | IOException e) {
            place.leave();
            throw e;
        }
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
