package vn.vongdoi.analytics;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.vongdoi.analytics.Cells.Cell;

/**
 * Which communes must not be published: fewer than five people (or visits) who count, who do not, or in all, could be
 * recognised. Where only one commune is hidden it could be found by subtraction from the province, so the next
 * smallest is hidden with it.
 */
final class SmallCells {
    private static final int ENOUGH = 5;

    private SmallCells() {}

    static Set<String> hidden(Map<String, Cell> communes) {
        var hidden = new HashSet<String>();
        communes.forEach((commune, cell) -> {
            if (small(cell.numerator()) || small(cell.denominator() - cell.numerator()) || small(cell.denominator())) {
                hidden.add(commune);
            }
        });
        if (hidden.size() == 1) {
            communes.entrySet().stream()
                    .filter(e -> !hidden.contains(e.getKey()) && e.getValue().denominator() > 0)
                    .min(Comparator.<Map.Entry<String, Cell>>comparingDouble(
                                    e -> e.getValue().denominator())
                            .thenComparing(Map.Entry::getKey))
                    .ifPresent(e -> hidden.add(e.getKey()));
        }
        return Set.copyOf(List.copyOf(hidden));
    }

    private static boolean small(double count) {
        return count > 0 && count < ENOUGH;
    }
}
