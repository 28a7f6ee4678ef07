package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A series as one person stands in it. */
record Candidate(Series series, Patient patient, History history, Forecast forecast) {
    /** Days by which absolute minimum ages are below minimum ages. */
    private static final int GRACE = 4;

    int valid() {
        return history.valid().size();
    }

    boolean isComplete() {
        return forecast.status() == Status.COMPLETE || forecast.status() == Status.IMMUNE;
    }

    boolean isInProcess() {
        return forecast.status() == Status.NOT_COMPLETE && valid() > 0;
    }

    int open() {
        return history.open().size();
    }

    /** Begun, or to be begun, at an age at which such a series is; of what is complete nobody asks. */
    boolean isOfAge(LocalDate on) {
        var begin = series.minAgeToStart();
        if (begin == null || isComplete()) return true;
        var first = valid() == 0 ? on : history.valid().getFirst().given();
        return !first.isBefore(begin.after(patient.birth()).minusDays(GRACE));
    }

    /** Started no later than such a series may be. */
    boolean startedInTime() {
        if (valid() == 0) return false;
        var end = series.maxAgeToStart();
        var first = history.valid().getFirst().given();
        return end == null || first.isBefore(end.after(patient.birth()));
    }

    /** The first day on which the next dose could be given; empty = there is none. */
    Optional<LocalDate> start() {
        return forecast.find().map(Forecast.Next::earliest);
    }

    /** When the last dose could be given at the soonest; empty = there is none to come. */
    Optional<LocalDate> finish() {
        return start().map(earliest -> Stream.concat(
                        Stream.of(earliest),
                        history.open().stream()
                                .flatMap(dose -> dose.intervals().stream())
                                .map(Interval::minimum)
                                .filter(Objects::nonNull)
                                .map(span -> span.after(earliest)))
                .max(Comparator.naturalOrder())
                .orElseThrow());
    }

    /** It can be finished before one is too old for it. */
    boolean isCompletable() {
        var finish = finish();
        if (finish.isEmpty()) return false;
        return series.doses()
                .getLast()
                .age(finish.get())
                .map(AgeRule::max)
                .filter(end -> !finish.get().isBefore(end.after(patient.birth())))
                .isEmpty();
    }
}
