package vn.vongdoi.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From the first day to the last day (both included) a rule holds; open on a side that is null. */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {
    public static final Validity ALWAYS = new Validity(null, null);

    public Validity {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a rule cannot end (" + to + ") before it begins (" + from + ")");
        }
    }

    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    static Validity of(String from, String to) {
        return new Validity(day(from), day(to));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isBlank() ? null : LocalDate.parse(text.strip());
    }
}
