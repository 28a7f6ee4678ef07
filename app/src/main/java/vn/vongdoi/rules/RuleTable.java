package vn.vongdoi.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A rule file that is a table: CSV with the columns {@code from, to, source, confidence} and its own. A cell of those
 * four may be left empty to mean "as in the row above", so that a law is named once.
 */
public record RuleTable(String name, List<RuleRow> rows) {
    private static final Set<String> DATING = Set.of("from", "to", "source", "confidence");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();

    public RuleTable {
        rows = List.copyOf(rows);
    }

    /**
     * Reads {@code rules/<name>.csv} from the class path.
     *
     * @throws IllegalArgumentException naming file and line of a row that is not a rule, and why
     */
    public static RuleTable read(String name) {
        try (var reader = RuleFiles.reader(name + ".csv");
                var parser = FORMAT.parse(reader)) {
            if (!parser.getHeaderNames().containsAll(DATING)) {
                throw new IllegalArgumentException(
                        name + ": expected the columns " + DATING + ", got " + parser.getHeaderNames());
            }
            var rows = new ArrayList<RuleRow>();
            var above = new HashMap<String, String>();
            for (var line : parser) {
                try {
                    rows.add(row(line, above));
                } catch (RuntimeException e) {
                    throw new IllegalArgumentException(
                            name + " line " + parser.getCurrentLineNumber() + ": " + e.getMessage(), e);
                }
            }
            return new RuleTable(name, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows that hold on that day (the date of service, never today by default). */
    public List<RuleRow> at(LocalDate day) {
        return rows.stream().filter(r -> r.validity().holdsOn(day)).toList();
    }

    /** The days from which on a row holds or holds no more: between two of them nothing changes. */
    public NavigableSet<LocalDate> changes() {
        var changes = new TreeSet<LocalDate>();
        for (var row : rows) {
            var validity = row.validity();
            if (validity.from() != null) changes.add(validity.from());
            if (validity.to() != null) changes.add(validity.to().plusDays(1));
        }
        return changes;
    }

    private static RuleRow row(CSVRecord line, HashMap<String, String> above) {
        // A comma without quotes would shift every cell behind it, the law's dates among them.
        if (!line.isConsistent()) throw new IllegalArgumentException("the row has " + line.size() + " cells");
        var cells = new HashMap<>(line.toMap());
        var dated = !line.get("source").isEmpty();
        for (var column : DATING) {
            var cell = cells.remove(column);
            // "to" and "from" belong to the law named in the same row: an empty one there means open, not repeated.
            if (dated || (cell != null && !cell.isEmpty())) above.put(column, cell == null ? "" : cell);
        }
        return new RuleRow(
                Validity.of(above.getOrDefault("from", ""), above.getOrDefault("to", "")),
                above.getOrDefault("source", ""),
                Confidence.of(above.getOrDefault("confidence", "")),
                cells);
    }
}
