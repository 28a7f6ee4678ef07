package vn.vongdoi.analytics;

import java.time.LocalDate;
import vn.vongdoi.school.SchoolYear;

/** From the first to the last day, both included. An indicator at a date has both on that day. */
public record Period(LocalDate from, LocalDate to) {
    public Period {
        if (to.isBefore(from)) throw new IllegalArgumentException("a period cannot end (" + to + ") before " + from);
    }

    /** What a rule file asks to be summed up. */
    public enum Kind {
        AT_DATE,
        TWELVE_MONTHS,
        /** From 1 January. */
        YEAR,
        /** From the first day of the school year. */
        SCHOOL_YEAR;

        static Kind of(String word) {
            return switch (word) {
                case "at-date" -> AT_DATE;
                case "12-months" -> TWELVE_MONTHS;
                case "year" -> YEAR;
                case "school-year" -> SCHOOL_YEAR;
                default ->
                    throw new IllegalArgumentException(
                            "period: expected at-date, 12-months, year or school-year, got '" + word + "'");
            };
        }

        /** The period of one point of a trend: of what is summed over twelve months, the month alone. */
        Period pointEnding(LocalDate to) {
            return switch (this) {
                case AT_DATE, YEAR, SCHOOL_YEAR -> ending(to);
                case TWELVE_MONTHS -> new Period(to.withDayOfMonth(1), to);
            };
        }

        /** The period of this kind that ends on that day. */
        public Period ending(LocalDate to) {
            return switch (this) {
                case AT_DATE -> new Period(to, to);
                case TWELVE_MONTHS -> new Period(to.minusYears(1).plusDays(1), to);
                case YEAR -> new Period(to.withDayOfYear(1), to);
                case SCHOOL_YEAR -> new Period(SchoolYear.of(to).first(), to);
            };
        }
    }
}
