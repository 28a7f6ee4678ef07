package vn.vongdoi.registers;

import java.time.LocalDate;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** Codes that a column may hold, by the day of which the row speaks. */
final class CodeList {
    private final String column;
    private final RuleTable table;

    /** @param rules with the columns {@code code} and {@code name_vi} */
    CodeList(String column, String rules) {
        this.column = column;
        this.table = RuleTable.read(rules);
    }

    /** @throws IllegalArgumentException naming the codes of that day */
    RuleRow rule(String code, LocalDate day) {
        var rules = table.at(day);
        return rules.stream()
                .filter(rule -> rule.cell("code").equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(column + " ngày " + day + ": "
                        + (rules.isEmpty()
                                ? "danh mục chưa có mã nào"
                                : "phải là một trong "
                                        + String.join(
                                                ", ",
                                                rules.stream()
                                                        .map(rule -> rule.cell("code"))
                                                        .toList()))
                        + "; nhận được " + code));
    }
}
