package vn.vongdoi.page;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Rows of a page as a CSV file that spreadsheets open as it is. */
public final class Spreadsheet {
    /** Without it spreadsheets read Vietnamese letters as Windows-1258. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final StringBuilder lines = new StringBuilder(BYTE_ORDER_MARK);

    /** @param columns names, divided by commas */
    public Spreadsheet(String columns) {
        lines.append(columns).append("\r\n");
    }

    /** Numbers and days stand as they are, everything else in quotes; null is an empty cell. */
    public Spreadsheet row(@Nullable Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) lines.append(',');
            var cell = cells[i];
            if (cell instanceof String text) lines.append(quoted(text));
            else if (cell != null) lines.append(cell);
        }
        lines.append("\r\n");
        return this;
    }

    /** A spreadsheet runs what begins like a formula. */
    private static String quoted(String text) {
        var plain = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }

    public ResponseEntity<byte[]> named(String file) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
