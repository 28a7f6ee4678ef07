package vn.vongdoi.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/** In which form open data are asked for: by the end of the address, else by {@code ?format=}, else by Accept; JSON when nothing is said. */
public enum OpenFormat {
    JSON,
    CSV;

    /** How an address may end, for the patterns of controllers. */
    public static final String ENDING = "{ending:(?:\\.json|\\.csv)?}";

    /** @throws Problem when the format asked for is none of these */
    public static OpenFormat of(HttpServletRequest request) {
        var path = request.getRequestURI();
        for (var format : values()) if (path.endsWith("." + format.word())) return format;
        var asked = request.getParameter("format");
        if (asked != null) return named(asked);
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/csv") && !accept.contains("application/json") ? CSV : JSON;
    }

    private static OpenFormat named(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() -> {
                    var words = Arrays.stream(values()).map(OpenFormat::word).collect(Collectors.joining(", "));
                    return Problem.invalid(
                            "format: cần một trong " + words + "; nhận được \"" + word + "\".",
                            "format: expected one of " + words + "; got \"" + word + "\".");
                });
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
