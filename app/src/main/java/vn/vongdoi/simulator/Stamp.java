package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Dates as the claim standard writes them: 8 or 12 digits, local time. */
final class Stamp {

    private Stamp() {}

    static String day(LocalDate day) {
        int number = day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
        return String.valueOf(number);
    }

    static String minute(@Nullable LocalDateTime time) {
        if (time == null) {
            return "";
        }
        long number = time.getYear() * 100_000_000L
                + time.getMonthValue() * 1_000_000L
                + time.getDayOfMonth() * 10_000L
                + time.getHour() * 100L
                + time.getMinute();
        return String.valueOf(number);
    }
}
