package vn.vongdoi.rules;

import java.util.Map;
import java.util.Optional;

/** One dated rule: its cells by column name, when it holds, which law says so and how sure we are. */
public record RuleRow(Validity validity, String source, Confidence confidence, Map<String, String> cells) {
    public RuleRow {
        if (source.isBlank()) throw new IllegalArgumentException("a rule needs a source");
        cells = Map.copyOf(cells);
    }

    /** The cell, which may be empty. @throws IllegalArgumentException when the file has no such column */
    public String cell(String column) {
        var cell = cells.get(column);
        if (cell == null) throw new IllegalArgumentException("no column '" + column + "' among " + cells.keySet());
        return cell;
    }

    /** The cell when it is not empty. */
    public Optional<String> find(String column) {
        return Optional.of(cell(column)).filter(c -> !c.isEmpty());
    }
}
