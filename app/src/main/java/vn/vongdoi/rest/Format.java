package vn.vongdoi.rest;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.fhir.FhirXml;
import vn.vongdoi.fhir.Issue;

/** In which form a resource travels. */
enum Format {
    JSON("application/fhir+json", "application/json", "json", "text/json", "application/json+fhir"),
    XML("application/fhir+xml", "application/xml", "xml", "text/xml", "application/xml+fhir");

    private final List<String> names;

    Format(String... names) {
        this.names = List.of(names);
    }

    String contentType() {
        return names.getFirst();
    }

    /** Of a Content-Type. */
    static Optional<Format> find(String contentType) {
        var sent = MediaRange.of(contentType);
        if (!sent.isR4()) return Optional.empty();
        for (var format : values()) if (format.closeness(sent) > 0) return Optional.of(format);
        return Optional.empty();
    }

    /** What is wanted most, as RFC 9110 weighs it. @throws Fault 406 when it is neither */
    static Format wanted(String asked) {
        // As nearly everybody asks.
        if (asked.equals(JSON.contentType())) return JSON;
        var ranges = MediaRange.list(asked);
        Wish best = null;
        for (var format : values()) {
            var wish = format.wish(ranges);
            if (wish.weight > 0 && (best == null || wish.isBefore(best))) best = wish;
        }
        if (best != null) return best.format;
        throw new Fault(
                406,
                Issue.Code.NOT_SUPPORTED,
                "Máy chủ trả lời bằng application/fhir+json hoặc application/fhir+xml (FHIR 4.0), không bằng " + asked
                        + ".",
                "The server answers in application/fhir+json or application/fhir+xml (FHIR 4.0), not in " + asked
                        + ".");
    }

    /** @param place in the list, which decides between equals */
    private record Wish(Format format, double weight, int closeness, int place) {
        boolean isBefore(Wish other) {
            if (weight != other.weight) return weight > other.weight;
            return closeness == other.closeness ? place < other.place : closeness > other.closeness;
        }
    }

    /** The range that names a format most closely is the one that speaks of it. */
    private Wish wish(List<MediaRange> ranges) {
        var wish = new Wish(this, 0, 0, 0);
        for (var i = 0; i < ranges.size(); i++) {
            var closeness = closeness(ranges.get(i));
            if (ranges.get(i).isR4() && closeness > wish.closeness) {
                wish = new Wish(this, ranges.get(i).weight(), closeness, i);
            }
        }
        return wish;
    }

    private int closeness(MediaRange range) {
        if (names.contains(range.name())) return 3;
        return switch (range.name()) {
            case "application/*" -> 2;
            case "*/*" -> 1;
            default -> 0;
        };
    }

    byte[] bytes(byte[] json, boolean pretty) {
        return switch (this) {
            case JSON -> pretty ? Pretty.json(json) : json;
            case XML -> FhirXml.write(json);
        };
    }
}
