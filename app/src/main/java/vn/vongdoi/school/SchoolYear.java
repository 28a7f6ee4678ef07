package vn.vongdoi.school;

import java.time.LocalDate;
import java.time.MonthDay;
import vn.vongdoi.rules.RuleTable;

/** @param beginning the calendar year in which it begins: 2026 is 2026–2027 */
public record SchoolYear(int beginning) {
    private static final RuleTable BEGINS = RuleTable.read("school/years");

    public static SchoolYear of(LocalDate day) {
        var year = new SchoolYear(day.getYear());
        return day.isBefore(year.first()) ? new SchoolYear(day.getYear() - 1) : year;
    }

    public LocalDate first() {
        var rule = BEGINS.at(LocalDate.of(beginning, 1, 1)).getFirst();
        return MonthDay.parse("--" + rule.cell("begins")).atYear(beginning);
    }

    public boolean has(LocalDate day) {
        return of(day).equals(this);
    }

    /** As it is written: 2026–2027. */
    @Override
    public String toString() {
        return beginning + "–" + (beginning + 1);
    }
}
