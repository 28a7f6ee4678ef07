package vn.vongdoi.fhir;

import java.time.YearMonth;

/** The forms of date, dateTime, instant and time; a day must exist, a time of day needs a zone. */
final class Times {
    private Times() {}

    static boolean isDate(String text) {
        return switch (text.length()) {
            case 4 -> isYear(text);
            case 7 -> isMonth(text);
            case 10 -> isDay(text);
            default -> false;
        };
    }

    static boolean isDateTime(String text) {
        return text.length() <= 10 ? isDate(text) : isInstant(text);
    }

    static boolean isInstant(String text) {
        if (text.length() < 20 || !isDay(text) || text.charAt(10) != 'T') return false;
        int end = endOfTime(text, 11);
        return end > 0 && isZone(text, end);
    }

    static boolean isTime(String text) {
        return endOfTime(text, 0) == text.length();
    }

    private static boolean isYear(String text) {
        return number(text, 0, 4) > 0;
    }

    private static boolean isMonth(String text) {
        int month = number(text, 5, 7);
        return isYear(text) && text.charAt(4) == '-' && month >= 1 && month <= 12;
    }

    private static boolean isDay(String text) {
        int day = number(text, 8, 10);
        if (!isMonth(text) || text.charAt(7) != '-' || day < 1) return false;
        return day <= 28
                || day <= YearMonth.of(number(text, 0, 4), number(text, 5, 7)).lengthOfMonth();
    }

    /** The position behind {@code hh:mm:ss(.fraction)}, or -1. The standard allows the leap second 60. */
    private static int endOfTime(String text, int from) {
        if (text.length() < from + 8 || text.charAt(from + 2) != ':' || text.charAt(from + 5) != ':') return -1;
        int hour = number(text, from, from + 2);
        int minute = number(text, from + 3, from + 5);
        int second = number(text, from + 6, from + 8);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return -1;
        int end = from + 8;
        if (end == text.length() || text.charAt(end) != '.') return end;
        int fraction = end + 1;
        for (end = fraction; end < text.length() && Form.isDigit(text.charAt(end)); end++) {}
        return end == fraction ? -1 : end;
    }

    private static boolean isZone(String text, int from) {
        int length = text.length() - from;
        if (length == 1) return text.charAt(from) == 'Z';
        if (length != 6 || text.charAt(from + 3) != ':') return false;
        if (text.charAt(from) != '+' && text.charAt(from) != '-') return false;
        int hours = number(text, from + 1, from + 3);
        int minutes = number(text, from + 4, from + 6);
        return hours >= 0 && minutes >= 0 && minutes <= 59 && (hours <= 13 || hours == 14 && minutes == 0);
    }

    /** Digits only, else -1. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            var c = text.charAt(i);
            if (!Form.isDigit(c)) return -1;
            number = number * 10 + c - '0';
        }
        return number;
    }
}
