package vn.vongdoi.immunization;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.vongdoi.rules.Area;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/**
 * What the rules of the national schedule say on a day, of all places and however sure we are of them.
 *
 * @param lines rows by series, one for each dose
 * @param apart which vaccines are to be given how far apart
 * @param forbidding what forbids which series
 */
public record NationalRules(Map<String, List<RuleRow>> lines, List<RuleRow> apart, List<RuleRow> forbidding) {
    private static final RuleTable ROWS = RuleTable.read("immunization/schedule");
    private static final RuleTable APART = RuleTable.read("immunization/apart");
    private static final RuleTable FORBIDDING = RuleTable.read("immunization/contraindications");

    /** The days since which a row holds or holds no more: between them nothing changes. */
    private static final NavigableSet<LocalDate> DAYS = days(ROWS, APART, FORBIDDING);

    /** Those that a row names: of all others the schedule is one. */
    static final Area PLACES = Area.named(ROWS.rows());

    public static NationalRules at(LocalDate day) {
        return new NationalRules(
                ROWS.at(day).stream().collect(groupingBy(row -> row.cell("series"), LinkedHashMap::new, toList())),
                APART.at(day),
                FORBIDDING.at(day));
    }

    /** The days since which another version holds. */
    public static NavigableSet<LocalDate> days() {
        return DAYS;
    }

    private static NavigableSet<LocalDate> days(RuleTable... tables) {
        var days = new TreeSet<LocalDate>();
        for (var table : tables) days.addAll(table.changes());
        return Collections.unmodifiableNavigableSet(days);
    }

    /** All of them, in the order of the files. */
    public List<RuleRow> rows() {
        return Stream.of(lines.values().stream().flatMap(List::stream), apart.stream(), forbidding.stream())
                .flatMap(it -> it)
                .toList();
    }
}
