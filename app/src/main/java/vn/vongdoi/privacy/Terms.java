package vn.vongdoi.privacy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/**
 * By when a request is answered and done, by the law of the day it came. Holidays count as working days here: the
 * deadline is then never later than the law's.
 *
 * @param extension days by which {@code due} may be put off, once
 * @param source the law
 */
record Terms(LocalDate answerBy, LocalDate due, int extension, String source) {
    private static final RuleTable REQUESTS = RuleTable.read("privacy/requests");

    static Terms of(Kind kind, LocalDate came) {
        var row = REQUESTS.at(came).stream()
                .filter(it -> it.cell("kind").equals(kind.word()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("rules/privacy/requests.csv: no " + kind.word()));
        return new Terms(
                workingDays(came, days(row, "first-answer")),
                came.plusDays(days(row, "due")),
                days(row, "extension"),
                row.source());
    }

    private static int days(RuleRow row, String column) {
        return Integer.parseInt(row.cell(column));
    }

    private static LocalDate workingDays(LocalDate from, int days) {
        var day = from;
        for (var left = days; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) left--;
        }
        return day;
    }
}
