package vn.vongdoi.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.fhir.FhirXml;
import vn.vongdoi.fhir.Issue;

/** In which form a resource travels. */
enum Format {
    JSON("application/fhir+json"),
    XML("application/fhir+xml");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** What the client wants: {@code _format}, else Accept. @throws Fault 406 when it is neither */
    static Format of(HttpServletRequest request) {
        var parameter = query(request, "_format");
        // A plus in a URL is a space once decoded.
        var asked = parameter.map(p -> p.replace(' ', '+')).or(() -> Optional.ofNullable(request.getHeader("Accept")));
        if (asked.isEmpty()) return JSON;
        for (var one : asked.get().split(",")) {
            var found = find(one);
            if (found.isPresent()) return found.get();
        }
        throw new Fault(
                406,
                Issue.Code.NOT_SUPPORTED,
                "Máy chủ trả lời bằng application/fhir+json hoặc application/fhir+xml, không bằng " + asked.get() + ".",
                "The server answers in application/fhir+json or application/fhir+xml, not in " + asked.get() + ".");
    }

    static Optional<Format> find(String mediaType) {
        var name = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "application/fhir+json",
                    "application/json",
                    "json",
                    "text/json",
                    "application/json+fhir",
                    "*/*",
                    "application/*" -> Optional.of(JSON);
            case "application/fhir+xml", "application/xml", "xml", "text/xml", "application/xml+fhir" ->
                Optional.of(XML);
            default -> Optional.empty();
        };
    }

    static boolean pretty(HttpServletRequest request) {
        return query(request, "_pretty").filter("true"::equals).isPresent();
    }

    /** Not the servlet's own: that would read a posted form away. */
    private static Optional<String> query(HttpServletRequest request, String name) {
        if (request.getQueryString() == null) return Optional.empty();
        return Criteria.parse(request.getQueryString()).stream()
                .filter(p -> p.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    byte[] bytes(byte[] json, boolean pretty) {
        return switch (this) {
            case JSON -> pretty ? Pretty.json(json) : json;
            case XML -> FhirXml.write(json);
        };
    }
}
