package vn.vongdoi.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * A table of open data for programs: UTF-8 without byte-order mark, comma, CRLF, one header line. What its columns are and
 * mean stands in {@code open/columns.csv} alone, so that the dictionary people read is the header programs get.
 */
public final class OpenTable {
    private static final Map<String, List<Column>> DICTIONARY = read();

    private final String name;
    private final List<Column> columns;
    private final StringBuilder lines = new StringBuilder();

    /** One column and what it means. */
    public record Column(String name, String vietnamese, String english) {
        public String means(Language language) {
            return language.pick(vietnamese, english);
        }
    }

    private OpenTable(String name) {
        this.name = name;
        this.columns = columns(name);
        line(columns.stream().map(Column::name).toArray());
    }

    public static OpenTable of(String name) {
        return new OpenTable(name);
    }

    public static List<Column> columns(String table) {
        return Objects.requireNonNull(DICTIONARY.get(table), table);
    }

    /** One cell for each column, in their order; null is an empty one. */
    public OpenTable row(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(name + " has " + columns.size() + " columns, got " + cells.length);
        }
        line(cells);
        return this;
    }

    private void line(@Nullable Object... cells) {
        for (var i = 0; i < cells.length; i++) {
            if (i > 0) lines.append(',');
            lines.append(written(cells[i]));
        }
        lines.append("\r\n");
    }

    private static String written(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            // As it is written by hand: 50 and 12000000, not 50.0 and 1.2E7.
            case Double number -> {
                var plain = BigDecimal.valueOf(number).stripTrailingZeros();
                yield plain.signum() == 0 ? "0" : plain.toPlainString();
            }
            case String text -> text.length() < 2 ? text : Spreadsheet.quoted(text); // "=" alone is no formula
            default -> cell.toString();
        };
    }

    byte[] csv() {
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    String name() {
        return name;
    }

    private static Map<String, List<Column>> read() {
        var tables = new LinkedHashMap<String, List<Column>>();
        var file = Objects.requireNonNull(OpenTable.class.getResourceAsStream("/open/columns.csv"));
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8);
                var rows = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            for (var row : rows) {
                tables.computeIfAbsent(row.get("table"), _ -> new ArrayList<>())
                        .add(new Column(row.get("column"), row.get("vi"), row.get("en")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(tables);
    }
}
