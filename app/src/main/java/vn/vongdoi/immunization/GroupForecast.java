package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a person is due of one vaccine group.
 *
 * @param evaluations of the doses that concern the group, in order of their days
 */
public record GroupForecast(String group, Forecast forecast, List<Evaluated> evaluations) {

    /** What a dose is worth. */
    public record Evaluated(Dose dose, Evaluation evaluation) {}

    /** The first day on which it says something else though nothing was given, within one version of a schedule. */
    Optional<LocalDate> changes() {
        return forecast.find().map(Forecast.Next::latest).map(day -> day.plusDays(1));
    }

    /** Empty when the dose does not concern the group. */
    public Optional<Evaluation> find(Dose dose) {
        return evaluations.stream()
                .filter(it -> it.dose() == dose)
                .map(Evaluated::evaluation)
                .findFirst();
    }
}
