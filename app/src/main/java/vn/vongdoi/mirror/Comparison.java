package vn.vongdoi.mirror;

import java.util.List;
import java.util.Optional;

/**
 * How the mirror compares with the store at one position.
 *
 * @param damaged files that are not as they were written
 * @param difference the first row that only one side has, with pseudonyms; empty when there is none
 */
public record Comparison(long position, List<Line> lines, List<String> damaged, Optional<String> difference) {
    /**
     * One table and month.
     *
     * @param storeSum the same rows in any order give the same
     */
    public record Line(String table, String month, long storeRows, long mirrorRows, String storeSum, String mirrorSum) {
        public boolean same() {
            return storeRows == mirrorRows && storeSum.equals(mirrorSum);
        }
    }

    public Comparison {
        lines = List.copyOf(lines);
        damaged = List.copyOf(damaged);
    }

    public boolean same() {
        return damaged.isEmpty() && lines.stream().allMatch(Line::same);
    }
}
