package vn.vongdoi.match;

import java.util.regex.Pattern;

/**
 * A birth date as registers write it.
 *
 * @param year 0 = not told, as for month and day
 */
record Birth(int year, int month, int day) {
    static final Birth UNKNOWN = new Birth(0, 0, 0);

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.]?(\\d{2})?[-/.]?(\\d{2})?(?:[T ]?\\d{4}.*)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");

    /** What is no date tells nothing. */
    static Birth of(String text) {
        var dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return new Birth(number(dayFirst.group(3)), number(dayFirst.group(2)), number(dayFirst.group(1)));
        }
        var yearFirst = YEAR_FIRST.matcher(text);
        if (!yearFirst.matches()) return UNKNOWN;
        return new Birth(number(yearFirst.group(1)), part(yearFirst.group(2)), part(yearFirst.group(3)));
    }

    private static int part(String digits) {
        return digits == null ? 0 : number(digits);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    boolean isTold() {
        return year > 0;
    }

    boolean isWhole() {
        return year > 0 && month > 0 && day > 0;
    }

    /** 5 the same day, 4 nothing speaks against it, 3 swapped or one digit off, 2 only one part is another, 1 another. */
    int agreement(Birth other) {
        if (equals(other)) return isWhole() ? 5 : 4;
        boolean sameYear = year == other.year;
        boolean sameMonth = month == other.month;
        boolean sameDay = day == other.day;
        if (!isWhole() || !other.isWhole()) {
            boolean open = sameYear
                    && (sameMonth || month == 0 || other.month == 0)
                    && (sameDay || day == 0 || other.day == 0);
            return open ? 4 : 1;
        }
        if (sameYear && month == other.day && day == other.month) return 3;
        if (isOneSlip(number(), other.number())) return 3;
        int same = (sameYear ? 1 : 0) + (sameMonth ? 1 : 0) + (sameDay ? 1 : 0);
        return same == 2 ? 2 : 1;
    }

    private int number() {
        return year * 10_000 + month * 100 + day;
    }

    /** One digit is another, or two neighbours are swapped. */
    private static boolean isOneSlip(int one, int other) {
        while (one % 10 == other % 10) {
            one /= 10;
            other /= 10;
        }
        if (one / 10 == other / 10) return true;
        return one / 100 == other / 100 && one % 10 == other / 10 % 10 && other % 10 == one / 10 % 10;
    }
}
