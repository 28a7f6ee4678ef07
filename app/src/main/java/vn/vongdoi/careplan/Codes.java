package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.vongdoi.chronic.Chronic;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** Which groups of {@code rules/careplan/codes.csv} a code of the record belongs to. */
final class Codes {
    static final RuleTable ROWS = RuleTable.read("careplan/codes");
    private static final String CHRONIC = "chronic|";

    /** Senders invent codes; what has been looked up stays at hand up to so many. */
    private static final int REMEMBERED = 100_000;

    private static final int[] NONE = {};

    private final Map<String, Integer> groups = new LinkedHashMap<>();
    private final List<Service.Text> names = new ArrayList<>();
    private final List<Prefix> prefixes = new ArrayList<>();
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    /** A code and what is finer. Below a subdivision of ICD a further digit follows without a point. */
    private record Prefix(String text, int group) {
        boolean covers(String code) {
            if (!code.startsWith(text)) return false;
            return code.length() == text.length()
                    || code.charAt(text.length()) == '.'
                    || text.startsWith("icd") && text.indexOf('.') > 0;
        }
    }

    Codes(LocalDate day) {
        for (var row : ROWS.at(day)) {
            var group = groups.computeIfAbsent(row.cell("group"), _ -> named(row));
            for (var code : row.cell("codes").split(" ")) add(code, group, day);
        }
    }

    int size() {
        return names.size();
    }

    /** @throws IllegalArgumentException when no row has that group */
    int group(String name) {
        var group = groups.get(name);
        if (group == null) throw new IllegalArgumentException("no group '" + name + "' in " + ROWS.name());
        return group;
    }

    Service.Text name(int group) {
        return names.get(group);
    }

    /** @param code {@code icd10|I10} */
    int[] find(String code) {
        var found = known.get(code);
        if (found != null) return found;
        var looked = prefixes.stream()
                .filter(prefix -> prefix.covers(code))
                .mapToInt(Prefix::group)
                .distinct()
                .toArray();
        var answer = looked.length == 0 ? NONE : looked;
        if (known.size() < REMEMBERED) known.put(code, answer);
        return answer;
    }

    private int named(RuleRow row) {
        names.add(new Service.Text(row.cell("name_vi"), row.cell("name_en")));
        return names.size() - 1;
    }

    private void add(String code, int group, LocalDate day) {
        if (code.startsWith(CHRONIC)) {
            for (var range : Chronic.categories(code.substring(CHRONIC.length()), day)) {
                add(CodeSystem.ICD10.token(range), group, day);
            }
            return;
        }
        var system = CodeSystem.named(code.substring(0, Math.max(0, code.indexOf('|'))));
        var value = code.substring(code.indexOf('|') + 1);
        var ends = value.split("-");
        if (system != CodeSystem.ICD10 || ends.length == 1) {
            prefixes.add(new Prefix(code, group));
            return;
        }
        if (ends[0].length() != 3 || ends[1].length() != 3 || ends[0].charAt(0) != ends[1].charAt(0)) {
            throw new IllegalArgumentException("expected a range of categories such as O10-O48, got " + value);
        }
        for (var one = Integer.parseInt(ends[0].substring(1)); one <= Integer.parseInt(ends[1].substring(1)); one++) {
            prefixes.add(new Prefix(system.token(ends[0].charAt(0) + (one < 10 ? "0" : "") + one), group));
        }
    }
}
