package vn.vongdoi.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** One answer of open data: the same figures asked for the same way are not sent again. */
public final class OpenAnswer {
    private static final MediaType CSV =
            new MediaType("text", "csv", Map.of("charset", StandardCharsets.UTF_8.name(), "header", "present"));

    private OpenAnswer() {}

    /** @param tag changes whenever the answer may */
    public static ResponseEntity<Object> of(
            OpenFormat format, String tag, Supplier<?> json, Supplier<OpenTable> table) {
        var answer = ResponseEntity.ok()
                .eTag("\"" + tag + "." + format.word() + "\"")
                .cacheControl(CacheControl.noCache())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return switch (format) {
            case JSON -> answer.contentType(MediaType.APPLICATION_JSON).body(json.get());
            case CSV -> {
                var rows = table.get();
                yield answer.contentType(CSV)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + rows.name() + ".csv\"")
                        .body(rows.csv());
            }
        };
    }
}
