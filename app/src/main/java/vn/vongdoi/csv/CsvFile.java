package vn.vongdoi.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A register file read row by row: UTF-8 with or without byte-order mark, a header in any order of columns, comma or
 * semicolon (Excel writes semicolons on a Vietnamese Windows).
 */
public final class CsvFile implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int HEADER_LIMIT = 1 << 16;

    private final BoundedText text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    /** @throws Unreadable when it is not a file of text, or its header lacks a column */
    public CsvFile(Path path, Collection<String> required) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new Unreadable("Không có tệp này, hoặc không phải là tệp. / No such file.");
        }
        // A decoder that reports (the reader's own would put replacement characters into people's names).
        var decoder = StandardCharsets.UTF_8.newDecoder();
        text = new BoundedText(new InputStreamReader(Files.newInputStream(path), decoder));
        try {
            var buffered = new BufferedReader(text);
            parser = format(delimiter(buffered)).parse(buffered);
            records = parser.iterator();
            readHeader(required);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** All columns of the header, in its order. */
    public Collection<String> columns() {
        return columns.keySet();
    }

    /** The next row; empty at the end. Blank lines are passed over. */
    public Optional<Row> next() {
        while (true) {
            var line = parser.getCurrentLineNumber() + 1;
            if (!hasNext()) return Optional.empty();
            var cells = records.next().values();
            text.recordEnds();
            if (Arrays.stream(cells).allMatch(String::isBlank)) continue;
            return Optional.of(new Row(line, columns, cells));
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw new Unreadable("Tệp hỏng ở gần dòng " + parser.getCurrentLineNumber() + ": " + e.getMessage()
                    + " / The file is broken there.");
        }
    }

    private void readHeader(Collection<String> required) {
        if (!hasNext()) throw new Unreadable("Tệp trống: cần dòng đầu là tên cột " + required + ". / Empty file.");
        var names = records.next().values();
        text.recordEnds();
        for (var i = 0; i < names.length; i++) {
            var name = names[i].strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && columns.putIfAbsent(name, i) != null) {
                throw new Unreadable("Cột \"" + name + "\" có hai lần ở dòng đầu. / Column twice in the header.");
            }
        }
        var missing = required.stream().filter(c -> !columns.containsKey(c)).toList();
        if (!missing.isEmpty()) {
            throw new Unreadable("Dòng đầu thiếu cột " + String.join(", ", missing) + "; cần có "
                    + String.join(", ", required) + "; nhận được " + String.join(", ", columns.keySet())
                    + ". / Columns missing in the header.");
        }
    }

    private static char delimiter(BufferedReader text) throws IOException {
        text.mark(HEADER_LIMIT);
        if (text.read() != BYTE_ORDER_MARK) text.reset();
        text.mark(HEADER_LIMIT);
        var semicolons = 0;
        var commas = 0;
        for (var i = 1; i < HEADER_LIMIT; i++) {
            var c = text.read();
            if (c < 0 || c == '\n' || c == '\r') break;
            if (c == ';') semicolons++;
            if (c == ',') commas++;
        }
        text.reset();
        return semicolons > commas ? ';' : ',';
    }

    private static CSVFormat format(char delimiter) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false) // so that every line counts
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
    }
}
