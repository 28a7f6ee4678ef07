package vn.vongdoi.desk;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** Monday to Friday without the public holidays of {@code rules/desk/holidays.csv}. */
final class WorkingDays {
    private static final Set<LocalDate> HOLIDAYS = RuleTable.read("desk/holidays").rows().stream()
            .map(RuleRow::validity)
            .flatMap(it ->
                    requireNonNull(it.from()).datesUntil(requireNonNull(it.to()).plusDays(1)))
            .collect(Collectors.toUnmodifiableSet());

    private WorkingDays() {}

    static boolean includes(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !HOLIDAYS.contains(day);
    }

    /** How many there are after the first day, up to the last one. */
    static int between(LocalDate first, LocalDate last) {
        var days = 0;
        for (var day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) if (includes(day)) days++;
        return days;
    }

    /** The last of so many after a day. */
    static LocalDate after(LocalDate day, int number) {
        var last = day;
        for (var left = number; left > 0; ) {
            last = last.plusDays(1);
            if (includes(last)) left--;
        }
        return last;
    }
}
