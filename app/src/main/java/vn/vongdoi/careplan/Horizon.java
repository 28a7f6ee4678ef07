package vn.vongdoi.careplan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The first day after the day of assessment on which something that was looked at turns. */
final class Horizon {
    private final LocalDate on;
    private LocalDate first = LocalDate.MAX;

    Horizon(LocalDate on) {
        this.on = on;
    }

    /** Something turns on that day; null = never. */
    void at(@Nullable LocalDate day) {
        if (day != null && day.isAfter(on) && day.isBefore(first)) first = day;
    }

    LocalDate first() {
        return first;
    }
}
