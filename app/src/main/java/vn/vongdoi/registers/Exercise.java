package vn.vongdoi.registers;

import java.math.BigDecimal;
import java.util.List;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** One of the tests that tell how fit a pupil is; each has a column of its own. */
record Exercise(RuleRow rule) {
    static final List<Exercise> ALL = RuleTable.read("registers/fitness-tests").rows().stream()
            .map(Exercise::new)
            .toList();

    String code() {
        return rule.cell("code");
    }

    String name() {
        return rule.cell("name_vi");
    }

    String unit() {
        return rule.cell("unit");
    }

    String ucum() {
        return rule.cell("ucum");
    }

    String column() {
        return code().replace('-', '_');
    }

    /** @throws IllegalArgumentException naming unit and limits */
    BigDecimal value(String cell) {
        var number = cell.replace(',', '.');
        var least = new BigDecimal(rule.cell("least"));
        var most = new BigDecimal(rule.cell("most"));
        var value = number.matches("\\d{1,4}(\\.\\d{1,2})?") ? new BigDecimal(number) : null;
        if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    name() + " tính bằng " + unit() + ", từ " + least + " đến " + most + "; nhận được " + cell);
        }
        return value;
    }
}
