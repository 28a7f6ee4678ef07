package vn.vongdoi.benefit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import vn.vongdoi.rules.RuleTable;

/** The base salary of the State and what is counted by it. */
final class BaseSalary {
    private static final RuleTable TABLE = RuleTable.read("benefit/amounts");

    private BaseSalary() {}

    /** A bill under it is paid in full: 15 % of the base salary; empty for a day whose figures are not known. */
    static Optional<BigDecimal> smallBill(LocalDate day) {
        return amount("base-salary", day)
                .flatMap(salary -> amount("small-bill-percent", day)
                        .map(percent ->
                                salary.multiply(percent).movePointLeft(2).stripTrailingZeros()));
    }

    private static Optional<BigDecimal> amount(String name, LocalDate day) {
        return TABLE.at(day).stream()
                .filter(row -> row.cell("name").equals(name))
                .findFirst()
                .map(row -> new BigDecimal(row.cell("amount")));
    }
}
