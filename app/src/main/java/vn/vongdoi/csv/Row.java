package vn.vongdoi.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.vongdoi.csv.Issue.Severity;

/**
 * One row on its way to a domain value. Every cell is read before the row is judged, so that a row with three faults is
 * reported with three.
 */
public final class Row {
    private static final int LONGEST_TEXT = 250;

    private final long line;
    private final Map<String, Integer> columns;
    private final String[] cells;
    private final List<Issue> issues = new ArrayList<>();

    Row(long line, Map<String, Integer> columns, String[] cells) {
        this.line = line;
        this.columns = columns;
        this.cells = cells;
        if (cells.length > columns.size()) {
            // An unquoted comma inside a name would shift every cell behind it.
            reject(
                    "",
                    cells[columns.size()],
                    "Dòng có " + cells.length + " ô, dòng đầu có " + columns.size()
                            + " cột: ô có dấu phân cách bên trong phải đặt trong dấu ngoặc kép");
        }
    }

    public long line() {
        return line;
    }

    public List<Issue> issues() {
        return issues;
    }

    public boolean rejected() {
        return issues.stream().anyMatch(i -> i.severity() == Severity.REJECT);
    }

    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The cell without blanks around it; empty when the file has no such column or the row is short. */
    public String cell(String column) {
        var at = columns.get(column);
        return at == null || at >= cells.length ? "" : cells[at].strip();
    }

    /** All cells as one text: equal for rows that say the same. */
    public String content() {
        return String.join("\u001F", cells);
    }

    public void reject(String column, String value, String message) {
        issues.add(new Issue(line, column, value, Severity.REJECT, message));
    }

    public void warn(String column, String value, String message) {
        issues.add(new Issue(line, column, value, Severity.WARN, message));
    }

    /** A cell that must be filled. @param reading throws IllegalArgumentException or DateTimeException to reject */
    public <T> Supplier<T> required(String column, Function<String, T> reading) {
        var read = optional(column, reading);
        if (cell(column).isEmpty()) reject(column, "", "Thiếu giá trị: cột này bắt buộc");
        return read::orElseThrow;
    }

    /** A cell that may be empty. */
    public <T> Optional<T> optional(String column, Function<String, T> reading) {
        var cell = cell(column);
        if (cell.isEmpty()) return Optional.empty();
        try {
            return Optional.of(reading.apply(cell));
        } catch (IllegalArgumentException | DateTimeException e) {
            reject(column, cell, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The value made of the cells, when none was rejected. */
    public <T> Optional<T> value(Supplier<T> making) {
        if (rejected()) return Optional.empty();
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException e) {
            reject("", "", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    public static String text(String cell) {
        if (cell.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("Dài " + cell.length() + " ký tự, nhiều nhất " + LONGEST_TEXT);
        }
        return cell;
    }

    public static Integer count(String cell) {
        if (!cell.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("Phải là số nguyên không âm, viết liền như 1200");
        }
        return Integer.valueOf(cell);
    }

    public static LocalDate day(String cell) {
        try {
            return LocalDate.parse(cell);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Ngày phải có thật và viết dạng năm-tháng-ngày như 2026-01-31", e);
        }
    }
}
