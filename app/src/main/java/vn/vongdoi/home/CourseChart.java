package vn.vongdoi.home;

import java.util.List;

/**
 * Medicines that go on, as bars over time: where a bar ends before the next begins, the tablets had run out. Drawn 400 wide.
 *
 * @param title the finding
 */
public record CourseChart(String title, String note, List<Row> rows, String first, String last) {
    private static final int ROW = 58;

    public CourseChart {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) throw new IllegalArgumentException("expected at least one medicine");
    }

    /**
     * One medicine.
     *
     * @param gap its longest gap in words, or that there was none
     * @param whole there was none
     */
    public record Row(String name, List<Bar> bars, String gap, boolean whole) {}

    /** From a day to a day, in words for those who cannot see it. */
    public record Bar(String x, String width, String days) {}

    public int y(Row row) {
        return rows.indexOf(row) * ROW;
    }

    public int height() {
        return rows.size() * ROW + 20;
    }
}
