package vn.vongdoi.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one answer shall look: JSON, until it is known that something else is wanted. */
final class Look {
    private Format format = Format.JSON;
    private boolean isPretty;

    /** @param parameters of the URL, and of the form of a posted search; before {@code Accept} comes {@code _format} */
    void heed(HttpServletRequest request, List<Map.Entry<String, String>> parameters) {
        isPretty = find(parameters, "_pretty").filter("true"::equals).isPresent();
        // A plus in a URL is a space once decoded.
        find(parameters, "_format")
                .map(name -> name.replace(' ', '+'))
                .or(() -> accepted(request))
                .ifPresent(asked -> format = Format.wanted(asked));
    }

    Format format() {
        return format;
    }

    byte[] bytes(byte[] json) {
        return format.bytes(json, isPretty);
    }

    private static Optional<String> accepted(HttpServletRequest request) {
        return Optional.of(String.join(",", Collections.list(request.getHeaders("Accept"))))
                .filter(header -> !header.isBlank());
    }

    private static Optional<String> find(List<Map.Entry<String, String>> parameters, String name) {
        return parameters.stream()
                .filter(p -> p.getKey().equals(name))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
