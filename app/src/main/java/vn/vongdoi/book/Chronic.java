package vn.vongdoi.book;

import java.time.LocalDate;
import java.util.Optional;
import vn.vongdoi.page.Language;
import vn.vongdoi.rules.RuleTable;

/** Which diagnoses stay with a person, as {@code rules/home/chronic.csv} has it for the person's page too. */
final class Chronic {
    private static final RuleTable RULES = RuleTable.read("home/chronic");

    private Chronic() {}

    /** The short name of the lasting condition that an ICD-10 code belongs to on a day. */
    static Optional<String> find(String icd10, LocalDate day, Language language) {
        if (icd10.length() < 3) return Optional.empty();
        var category = icd10.substring(0, 3);
        for (var rule : RULES.at(day)) {
            var range = rule.cell("codes").split("-");
            if (range[0].compareTo(category) <= 0 && category.compareTo(range[range.length - 1]) <= 0)
                return Optional.of(language.pick(rule.cell("name_vi"), rule.cell("name_en")));
        }
        return Optional.empty();
    }
}
