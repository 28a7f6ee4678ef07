package vn.vongdoi.chronic;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import vn.vongdoi.page.Language;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** Which diagnoses stay with a person, as {@code rules/chronic/conditions.csv} has it. */
public final class Chronic {
    private static final RuleTable RULES = RuleTable.read("chronic/conditions");

    private Chronic() {}

    /** The short name of the lasting condition that an ICD-10 code belongs to on a day. */
    public static Optional<String> find(String icd10, LocalDate day, Language language) {
        return RULES.at(day).stream()
                .filter(rule -> covers(rule, icd10))
                .findFirst()
                .map(rule -> language.pick(rule.cell("name_vi"), rule.cell("name_en")));
    }

    /**
     * The ICD-10 categories of the condition with that key on a day, {@code E10-E14}; of all conditions for {@code any}.
     *
     * @throws IllegalArgumentException when no row of any day has the key
     */
    public static List<String> categories(String key, LocalDate day) {
        if (!key.equals("any")
                && RULES.rows().stream().noneMatch(rule -> rule.cell("key").equals(key))) {
            throw new IllegalArgumentException("no lasting condition '" + key + "' in " + RULES.name());
        }
        return RULES.at(day).stream()
                .filter(rule -> key.equals("any") || rule.cell("key").equals(key))
                .map(rule -> rule.cell("codes"))
                .toList();
    }

    /** The conditions that hold on a day, as their rows. */
    public static List<RuleRow> at(LocalDate day) {
        return RULES.at(day);
    }

    /** The days on which the conditions change. */
    public static NavigableSet<LocalDate> changes() {
        return RULES.changes();
    }

    private static boolean covers(RuleRow rule, String icd10) {
        if (icd10.length() < 3) return false;
        var category = icd10.substring(0, 3);
        var range = rule.cell("codes").split("-");
        return range[0].compareTo(category) <= 0 && category.compareTo(range[range.length - 1]) <= 0;
    }
}
