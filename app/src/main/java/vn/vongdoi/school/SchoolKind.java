package vn.vongdoi.school;

import java.util.List;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** What a pupil attends; one school may have several kinds. */
public record SchoolKind(String word) {
    private static final RuleTable ALL = RuleTable.read("school/kinds");

    /** @throws IllegalArgumentException naming the words allowed */
    public SchoolKind {
        if (!words().contains(word)) {
            throw new IllegalArgumentException("Phải là một trong: " + String.join(", ", words()));
        }
    }

    private static List<String> words() {
        return ALL.rows().stream().map(row -> row.cell("kind")).distinct().toList();
    }

    /** Whether somebody is of an age for it in that year; the law counts the age of pupils by calendar years. */
    public boolean fits(BirthDate birth, SchoolYear year) {
        var age = year.beginning() - birth.date().getYear();
        return ALL.at(year.first()).stream()
                .filter(row -> row.cell("kind").equals(word))
                .allMatch(row -> number(row, "least") <= age && age <= number(row, "most"));
    }

    private static int number(RuleRow row, String column) {
        return Integer.parseInt(row.cell(column));
    }
}
