package vn.vongdoi.desk;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** Until when a claim should have arrived: the rows of {@code rules/desk/deadlines.csv}. */
enum Deadline {
    SAME_DAY,
    PAYMENT,
    CLOSING;

    private static final RuleTable RULES = RuleTable.read("desk/deadlines");

    /**
     * The last day in time for a visit that ended on that day, by the rule of that day.
     *
     * @throws IllegalStateException when no rule holds on it
     */
    LocalDate last(LocalDate out) {
        var rule = rule(out);
        var number = Integer.parseInt(rule.cell("number"));
        return switch (rule.cell("unit")) {
            case "day" -> out.plusDays(number);
            case "working-day" -> WorkingDays.after(out, number);
            case "day-of-next-month" -> YearMonth.from(out).plusMonths(1).atDay(number);
            default -> throw new IllegalStateException("desk/deadlines: unit " + rule.cell("unit"));
        };
    }

    RuleRow rule(LocalDate day) {
        return RULES.at(day).stream()
                .filter(row -> row.cell("deadline").equals(word()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("desk/deadlines: no " + word() + " on " + day));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
