package vn.vongdoi.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import vn.vongdoi.page.Problem;

/** Days of arrival, both included. */
record Period(LocalDate from, LocalDate to) {
    static final int USUAL_DAYS = 28;
    private static final int MOST_DAYS = 366;

    Period {
        if (to.isBefore(from)) {
            throw Problem.invalid(
                    "Ngày cuối (" + to + ") phải sau hoặc trùng ngày đầu (" + from + ").",
                    "The last day (" + to + ") must not be before the first (" + from + ").");
        }
        if (days(from, to) > MOST_DAYS) {
            throw Problem.invalid(
                    "Khoảng thời gian dài nhất là " + MOST_DAYS + " ngày, nhận được " + days(from, to) + " ngày.",
                    "A period has " + MOST_DAYS + " days at most, this one has " + days(from, to) + ".");
        }
    }

    /** Of two dates as they were typed; one that is blank is left to the usual period. */
    static Period of(String from, String to, LocalDate today) {
        var last = to.isBlank() ? today : day(to);
        return new Period(from.isBlank() ? last.minusDays(USUAL_DAYS - 1) : day(from), last);
    }

    static Period last(int days, LocalDate today) {
        return new Period(today.minusDays(days - 1L), today);
    }

    int length() {
        return days(from, to);
    }

    Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) Math.min(ChronoUnit.DAYS.between(from, to) + 1, Integer.MAX_VALUE);
    }

    private static LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() >= 2000 && day.getYear() <= 2999) return day;
        } catch (DateTimeParseException e) {
            throw notADay(text);
        }
        throw notADay(text);
    }

    private static Problem notADay(String text) {
        return Problem.invalid(
                "Ngày viết dạng năm-tháng-ngày như 2026-11-21 (từ năm 2000), nhận được \"" + text + "\".",
                "A day is written as year-month-day such as 2026-11-21 (from 2000 on), got \"" + text + "\".");
    }
}
