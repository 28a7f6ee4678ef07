package vn.vongdoi.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import vn.vongdoi.search.SearchValue.DateRange;

/**
 * The time that a FHIR date, dateTime or instant covers: 2026 is a whole year. What has no zone is Viet Nam's time. Read
 * character by character, because every resource stored passes here.
 */
public final class DateText {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ZoneOffset NOW_IN_VIETNAM = ZoneOffset.ofHours(7);
    /** Since then the zone has had one offset, and its table need not be asked. */
    private static final int STEADY_SINCE = 1976;

    private final String text;
    private int at;

    private DateText(String text) {
        this.text = text;
    }

    /** Empty when the text is none of the three. */
    public static Optional<DateRange> find(String text) {
        return new DateText(text).range();
    }

    private Optional<DateRange> range() {
        var year = number(4);
        if (year < 1) return Optional.empty();
        if (ended()) return Optional.of(days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)));
        var month = after('-') ? number(2) : -1;
        if (month < 1 || month > 12) return Optional.empty();
        var first = LocalDate.of(year, month, 1);
        if (ended()) return Optional.of(days(first, first.plusMonths(1)));
        var day = after('-') ? number(2) : -1;
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) return Optional.empty();
        var date = LocalDate.of(year, month, day);
        if (ended()) return Optional.of(days(date, date.plusDays(1)));
        return after('T') ? time(date) : Optional.empty();
    }

    private static DateRange days(LocalDate from, LocalDate until) {
        return new DateRange(startOfDay(from), startOfDay(until));
    }

    private static Instant startOfDay(LocalDate day) {
        return day.getYear() >= STEADY_SINCE
                ? Instant.ofEpochSecond(day.toEpochDay() * 86_400 - NOW_IN_VIETNAM.getTotalSeconds())
                : day.atStartOfDay(VIETNAM).toInstant();
    }

    /** Minutes suffice in a search; 60 is the leap second. */
    private Optional<DateRange> time(LocalDate date) {
        var hour = number(2);
        var minute = after(':') ? number(2) : -1;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return Optional.empty();
        var second = 0;
        var nanos = 0L;
        var width = 60_000_000_000L;
        if (after(':')) {
            second = number(2);
            if (second < 0 || second > 60) return Optional.empty();
            width = 1_000_000_000L;
            if (after('.')) {
                var begin = at;
                for (var digit = number(1); digit >= 0; digit = number(1)) {
                    width = Math.max(1, width / 10);
                    if (at - begin <= 9) nanos += digit * width;
                }
                if (at == begin) return Optional.empty();
            }
        }
        var offset = offset(date, hour, minute);
        if (offset.isEmpty() || !ended()) return Optional.empty();
        var clock = date.toEpochDay() * 86_400L + hour * 3_600L + minute * 60L + second;
        var from = Instant.ofEpochSecond(clock - offset.get().getTotalSeconds(), nanos);
        return Optional.of(new DateRange(from, from.plusNanos(width)));
    }

    private Optional<ZoneOffset> offset(LocalDate date, int hour, int minute) {
        if (ended()) {
            return Optional.of(
                    date.getYear() >= STEADY_SINCE
                            ? NOW_IN_VIETNAM
                            : VIETNAM.getRules().getOffset(date.atTime(hour, minute)));
        }
        if (after('Z')) return Optional.of(ZoneOffset.UTC);
        var sign = after('+') ? 1 : after('-') ? -1 : 0;
        var hours = number(2);
        var minutes = after(':') ? number(2) : -1;
        if (sign == 0 || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return Optional.empty();
        return Optional.of(ZoneOffset.ofTotalSeconds(sign * (hours * 3_600 + minutes * 60)));
    }

    private boolean ended() {
        return at == text.length();
    }

    private boolean after(char mark) {
        if (ended() || text.charAt(at) != mark) return false;
        at++;
        return true;
    }

    /** Exactly so many digits; −1 when they are not there. */
    private int number(int digits) {
        if (at + digits > text.length()) return -1;
        var number = 0;
        for (var i = at; i < at + digits; i++) {
            var c = text.charAt(i);
            if (c < '0' || c > '9') return -1;
            number = number * 10 + (c - '0');
        }
        at += digits;
        return number;
    }
}
