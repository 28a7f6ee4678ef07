package vn.vongdoi.claimfile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;

/** The value formats of the claim tables. Written without regular expressions: they run for every field. */
public final class Formats {
    private Formats() {}

    public static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return false;
        }
        return !text.isEmpty();
    }

    /** MACSKCB: two digits of the province, then three letters or digits. */
    public static boolean facility(String code) {
        if (code.length() != 5) return false;
        for (int i = 0; i < 5; i++) {
            char c = code.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && (i < 2 || c < 'A' || c > 'Z')) return false;
        }
        return true;
    }

    /** 15 characters: two letters of the group, benefit digit 1–5, two of the province, ten of the BHXH number. */
    public static boolean card(String card) {
        if (card.length() != 15) return false;
        char a = card.charAt(0);
        char b = card.charAt(1);
        char level = card.charAt(2);
        return a >= 'A'
                && a <= 'Z'
                && b >= 'A'
                && b <= 'Z'
                && level >= '1'
                && level <= '5'
                && digits(card.substring(3));
    }

    /** yyyymmdd of a real day. */
    public static boolean isDay(String text) {
        return text.length() == 8 && realDay(text);
    }

    /** yyyymmddHHMM of a real minute. */
    public static boolean isMinute(String text) {
        return text.length() == 12 && realDay(text) && number(text, 8, 10) < 24 && number(text, 10, 12) < 60;
    }

    /** yyyymmddHHMM whose month and day, or whose time, may be 0000 for unknown. */
    public static boolean isBirth(String text) {
        if (text.length() != 12 || !digits(text)) return false;
        int year = number(text, 0, 4);
        if (year < 1850 || year > 2150) return false;
        boolean day = text.startsWith("0000", 4) || realDay(text);
        return day && number(text, 8, 10) < 24 && number(text, 10, 12) < 60;
    }

    public static Optional<LocalDate> day(String text) {
        return text.length() >= 8 && realDay(text) ? Optional.of(toDay(text)) : Optional.empty();
    }

    public static Optional<LocalDateTime> minute(String text) {
        return isMinute(text)
                ? Optional.of(toDay(text).atTime(number(text, 8, 10), number(text, 10, 12)))
                : Optional.empty();
    }

    /** A value as shown in a message: short and on one line. */
    public static String shown(String value) {
        // A value may be megabytes long, and be shown of every row.
        var line = start(value, 1_000).replaceAll("\\s+", " ").strip();
        return line.length() <= 60 && value.length() <= 1_000 ? line : start(line, 59) + "…";
    }

    /** At most so many characters of a text, none of them half: a half one is no Unicode, and no database takes it. */
    public static String start(String text, int most) {
        if (text.length() <= most) return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static boolean realDay(String text) {
        if (!digits(text)) return false;
        int year = number(text, 0, 4);
        int month = number(text, 4, 6);
        int day = number(text, 6, 8);
        if (year < 1850 || year > 2150 || month < 1 || month > 12 || day < 1) return false;
        return day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static LocalDate toDay(String text) {
        try {
            return LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
        } catch (DateTimeException e) {
            throw new IllegalStateException("not checked to be a day", e);
        }
    }

    private static int number(String text, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) n = n * 10 + text.charAt(i) - '0';
        return n;
    }
}
