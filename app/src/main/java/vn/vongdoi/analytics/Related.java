package vn.vongdoi.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.analytics.SmallCells.Told;
import vn.vongdoi.rules.RuleTable;

/**
 * Indicators of which one counts some of the people that another one counts ({@code rules/analytics/nested.csv}): the
 * difference is a count of people too, and what is hidden of one is hidden of all.
 */
final class Related {
    /** What an indicator counts. */
    private enum Part {
        COUNTED,
        OTHERS,
        ALL;

        double of(Cell cell) {
            return switch (this) {
                case COUNTED -> cell.numerator();
                case OTHERS -> cell.denominator() - cell.numerator();
                case ALL -> cell.denominator();
            };
        }
    }

    /** Who the first part of the first indicator counts, the other part of the other one counts too. */
    private record Within(String inner, Part part, String outer, Part of) {}

    private final List<Within> relations = RuleTable.read("analytics/nested").rows().stream()
            .map(row -> new Within(
                    row.cell("inner"),
                    Part.valueOf(row.cell("inner_part").toUpperCase(Locale.ROOT)),
                    row.cell("outer"),
                    Part.valueOf(row.cell("outer_part").toUpperCase(Locale.ROOT))))
            .toList();

    /** The codes that the rule file names. */
    List<String> named() {
        return relations.stream()
                .flatMap(it -> Stream.of(it.inner(), it.outer()))
                .distinct()
                .toList();
    }

    /** Each indicator with all that it is related to. */
    List<List<Indicator>> families(List<Indicator> indicators) {
        var family = new HashMap<String, String>();
        indicators.forEach(it -> family.put(it.code(), it.code()));
        for (var relation : relations) {
            if (!family.containsKey(relation.inner()) || !family.containsKey(relation.outer())) continue;
            var joined = family.get(relation.inner());
            var other = family.get(relation.outer());
            family.replaceAll((_, name) -> name.equals(other) ? joined : name);
        }
        return new TreeSet<>(family.values())
                .stream()
                        .map(name -> indicators.stream()
                                .filter(it -> name.equals(family.get(it.code())))
                                .toList())
                        .toList();
    }

    /** The indicators that one is related to, with itself. */
    List<Indicator> family(Indicator indicator, List<Indicator> indicators) {
        return families(indicators).stream()
                .filter(it -> it.contains(indicator))
                .findFirst()
                .orElseThrow();
    }

    /** Whether one of two figures tells the other by all but a few people. */
    boolean isNear(Indicator one, Cell ofOne, Indicator other, Cell ofOther) {
        var cells = Map.of(one.code(), ofOne, other.code(), ofOther);
        for (var relation : relations) {
            var inner = cells.get(relation.inner());
            var outer = cells.get(relation.outer());
            if (inner != null
                    && outer != null
                    && Math.abs(relation.of().of(outer) - relation.part().of(inner)) < SmallCells.ENOUGH) return true;
        }
        return false;
    }

    /** What is known of a place once a family of indicators is shown of it. */
    Told told(List<Indicator> indicators, Map<String, Cell> cells) {
        var counts = new ArrayList<Double>();
        for (var indicator : indicators) {
            var cell = cells.getOrDefault(indicator.code(), Cell.NOTHING);
            counts.add(cell.numerator());
            counts.add(cell.denominator());
            if (indicator.unit().isPart()) counts.add(Math.max(0, cell.denominator() - cell.numerator()));
        }
        for (var relation : relations) {
            var inner = cells.get(relation.inner());
            var outer = cells.get(relation.outer());
            if (inner != null && outer != null)
                counts.add(relation.of().of(outer) - relation.part().of(inner));
        }
        return new Told(
                counts.stream().mapToDouble(Double::doubleValue).toArray(),
                indicators.stream()
                        .mapToDouble(it ->
                                cells.getOrDefault(it.code(), Cell.NOTHING).denominator())
                        .toArray());
    }
}
