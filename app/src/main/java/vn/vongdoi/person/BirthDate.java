package vn.vongdoi.person;

import java.time.LocalDate;
import java.time.Period;

/** A date of birth of which the month or day may be unknown: many elderly people's papers tell the year only. */
public record BirthDate(LocalDate date, Known known) {
    /** The number stands in the database. */
    public enum Known {
        YEAR(1),
        MONTH(2),
        DAY(3);

        private final int number;

        Known(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        static Known of(int number) {
            return values()[number - 1];
        }
    }

    public BirthDate {
        date = switch (known) {
            case YEAR -> date.withDayOfYear(1);
            case MONTH -> date.withDayOfMonth(1);
            case DAY -> date;
        };
    }

    public static BirthDate of(LocalDate day) {
        return new BirthDate(day, Known.DAY);
    }

    public static BirthDate ofYear(int year) {
        return new BirthDate(LocalDate.of(year, 1, 1), Known.YEAR);
    }

    /** @param isoText {@code 1957-02-11}, {@code 1957-02} or {@code 1957} */
    public static BirthDate parse(String isoText) {
        return switch (isoText.length()) {
            case 4 -> ofYear(Integer.parseInt(isoText));
            case 7 -> new BirthDate(LocalDate.parse(isoText + "-01"), Known.MONTH);
            default -> of(LocalDate.parse(isoText));
        };
    }

    /** True when nothing both know differs. */
    public boolean agreesWith(BirthDate other) {
        var least = known.compareTo(other.known) <= 0 ? known : other.known;
        return switch (least) {
            case YEAR -> date.getYear() == other.date.getYear();
            case MONTH -> date.getYear() == other.date.getYear() && date.getMonth() == other.date.getMonth();
            case DAY -> date.equals(other.date);
        };
    }

    /** Full years on a day; for a year-only birth counted from 1 January. */
    public int ageOn(LocalDate day) {
        return Period.between(date, day).getYears();
    }

    /** As FHIR writes partial dates: {@code 1957-02-11}, {@code 1957-02}, {@code 1957}. */
    @Override
    public String toString() {
        return switch (known) {
            case YEAR -> date.toString().substring(0, 4);
            case MONTH -> date.toString().substring(0, 7);
            case DAY -> date.toString();
        };
    }
}
