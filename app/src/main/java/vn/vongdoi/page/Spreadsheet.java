package vn.vongdoi.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Rows of a page as a file that spreadsheets open as it is: CSV, or an Excel workbook. */
public final class Spreadsheet {
    /** Without it spreadsheets read Vietnamese letters as Windows-1258. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final String EXCEL = ".xlsx";
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int NARROWEST = 8;
    private static final int WIDEST = 60;
    /** What Excel takes into one cell. */
    private static final int MOST_CHARACTERS = 32_767;

    private final String columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** @param columns names, divided by commas */
    public Spreadsheet(String columns) {
        this.columns = columns;
    }

    /** Numbers and days stand as they are, everything else is text; null is an empty cell. */
    public Spreadsheet row(@Nullable Object... cells) {
        rows.add(Arrays.copyOf(cells, cells.length));
        return this;
    }

    /** @param file its ending decides: {@code .xlsx} is a workbook, all else CSV */
    public ResponseEntity<byte[]> named(String file) {
        var excel = file.endsWith(EXCEL);
        return ResponseEntity.ok()
                .contentType(excel ? WORKBOOK : new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(excel ? workbook() : csv());
    }

    private byte[] csv() {
        var lines = new StringBuilder(BYTE_ORDER_MARK).append(columns).append("\r\n");
        for (var cells : rows) {
            for (int i = 0; i < cells.length; i++) {
                if (i > 0) lines.append(',');
                var cell = cells[i];
                if (cell instanceof String text) lines.append(quoted(text));
                else if (cell != null) lines.append(cell);
            }
            lines.append("\r\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A spreadsheet runs what begins like a formula. */
    static String quoted(String text) {
        var plain = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }

    /** Cells of text are text to Excel: none is ever run. */
    private byte[] workbook() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Vong Doi", "1.0")) {
            var sheet = workbook.newWorksheet("1");
            var names = columns.split(",");
            for (var column = 0; column < names.length; column++) sheet.value(0, column, names[column]);
            sheet.range(0, 0, 0, names.length - 1).style().bold().set();
            sheet.freezePane(0, 1);
            for (var line = 0; line < rows.size(); line++) write(sheet, line + 1, rows.get(line));
            for (var column = 0; column < names.length; column++) sheet.width(column, width(names[column], column));
            if (!rows.isEmpty()) sheet.setAutoFilter(0, 0, rows.size(), names.length - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int line, @Nullable Object[] cells) {
        for (var column = 0; column < cells.length; column++) {
            switch (cells[column]) {
                case null -> {}
                case Number number -> sheet.value(line, column, number);
                case Boolean bool -> sheet.value(line, column, bool);
                case LocalDate day -> {
                    sheet.value(line, column, day);
                    sheet.style(line, column).format("yyyy-mm-dd").set();
                }
                case Object other -> sheet.value(line, column, clean(other.toString()));
            }
        }
    }

    /** Control characters may stand in what was sent, and in no workbook. */
    private static String clean(String text) {
        var clean = text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
        return clean.substring(0, Math.min(clean.length(), MOST_CHARACTERS));
    }

    private int width(String name, int column) {
        var longest = rows.stream()
                .filter(cells -> column < cells.length && cells[column] != null)
                .mapToInt(cells -> String.valueOf(cells[column]).length())
                .max()
                .orElse(0);
        return Math.clamp(2L + Math.max(name.length(), longest), NARROWEST, WIDEST);
    }
}
