package vn.vongdoi.immunization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far our answers to test cases are those that are expected. */
public final class Tally {
    private final Map<String, Map<String, Agreement>> agreements = new TreeMap<>();
    private final List<Miss> misses = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private int cases;

    /** Of so many cells we say the same. */
    public record Agreement(int same, int all) {
        Agreement with(boolean agrees) {
            return new Agreement(same + (agrees ? 1 : 0), all + 1);
        }
    }

    /** @param cells what differs: column, expected, ours */
    public record Miss(String test, String group, List<String> cells) {}

    /** @param expected of some cells nothing may be */
    void add(String test, String group, Map<String, String> answer, Map<String, String> expected) {
        cases++;
        var differs = new ArrayList<String>();
        answer.forEach((column, ours) -> {
            var cell = expected.get(column);
            if (cell == null || isUntold(column, expected)) return;
            var wanted = CaseFile.normal(column, cell);
            var agrees = wanted.equalsIgnoreCase(CaseFile.normal(column, ours));
            if (!agrees) differs.add(column + " " + wanted + " ≠ " + ours);
            agreements
                    .computeIfAbsent(group, _ -> new TreeMap<>())
                    .merge(column.replaceAll("_\\d+$", ""), new Agreement(agrees ? 1 : 0, 1), (a, _) -> a.with(agrees));
        });
        if (!differs.isEmpty()) misses.add(new Miss(test, group, List.copyOf(differs)));
    }

    /** Some cases tell when the next dose is due and not which it is. */
    private static boolean isUntold(String column, Map<String, String> expected) {
        return column.equals("forecast_num")
                && expected.getOrDefault(column, "").isBlank()
                && !expected.getOrDefault("earliest_date", "").isBlank();
    }

    void unanswered(String test, String group) {
        unanswered.add(test + " " + group);
    }

    /** Cases of groups that the schedule does not have. */
    public List<String> unanswered() {
        return List.copyOf(unanswered);
    }

    public int cases() {
        return cases;
    }

    /** Cases of which a cell at least differs. */
    public List<Miss> misses() {
        return List.copyOf(misses);
    }

    /** By vaccine group, then by column. */
    public Map<String, Map<String, Agreement>> agreements() {
        return agreements;
    }
}
