package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What comes next.
 *
 * @param next null = nothing
 */
public record Forecast(Status status, @Nullable Next next) {

    /**
     * The dose that is due.
     *
     * @param number one more than have counted
     * @param target its number in the series, which may leave some out
     * @param earliest the first day on which it would count
     * @param recommended the day for which it is planned
     * @param pastDue the last day before it is late; null = never
     * @param latest the last day on which it would count; null = no end
     * @param alone other antigens of the group do not put it off
     */
    public record Next(
            int number,
            int target,
            LocalDate earliest,
            LocalDate recommended,
            @Nullable LocalDate pastDue,
            @Nullable LocalDate latest,
            boolean alone) {}

    static Forecast none(Status status) {
        return new Forecast(status, null);
    }

    /** Empty when nothing is. */
    public Optional<Next> find() {
        return Optional.ofNullable(next);
    }
}
