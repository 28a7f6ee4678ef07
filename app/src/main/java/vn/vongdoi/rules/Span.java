package vn.vongdoi.rules;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An age or an interval as schedules write it: {@code 18 years - 4 days}, {@code 3 months + 4 weeks}.
 *
 * @param months of years and months
 * @param days of weeks and days, counted after the months
 */
public record Span(int months, int days) {
    private static final int MONTHS = 12;
    private static final int WEEK = 7;
    private static final Pattern TERM =
            Pattern.compile("([+-]?)\\s*(\\d+)\\s*(year|yr|month|mo|week|wk|day)s?\\s*", Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException when it is no such text */
    public static Span of(String text) {
        var months = 0;
        var days = 0;
        var term = TERM.matcher(text.strip());
        var end = 0;
        while (term.lookingAt()) {
            var number = Integer.parseInt(term.group(2)) * (term.group(1).equals("-") ? -1 : 1);
            switch (term.group(3).toLowerCase(Locale.ROOT)) {
                case "year", "yr" -> months += number * MONTHS;
                case "month", "mo" -> months += number;
                case "week", "wk" -> days += number * WEEK;
                default -> days += number;
            }
            end = term.end();
            term.region(end, text.strip().length());
        }
        if (end == 0 || end < text.strip().length()) {
            throw new IllegalArgumentException("expected a span such as 6 weeks - 4 days, got " + text);
        }
        return new Span(months, days);
    }

    /** A day that the month lacks becomes the first of the next (CALCDT-5): a month after 31 January is 1 March. */
    public LocalDate after(LocalDate day) {
        var moved = day.plusMonths(months);
        if (moved.getDayOfMonth() < day.getDayOfMonth()) moved = moved.plusDays(1);
        return days == 0 ? moved : moved.plusDays(days);
    }
}
