package vn.vongdoi.analytics;

import java.time.LocalDate;
import java.util.Optional;
import vn.vongdoi.analytics.Calculation.Computed;

/** Over which days the indicators of a board are told. */
enum Shape {
    /** As their definitions say. */
    USUAL {
        @Override
        Optional<Period> period(Computed computed, LocalDate to, Optional<LocalDate> beginning) {
            return Optional.of(computed.period().ending(to));
        }
    },
    /**
     * As one point of a trend. Visits are told month by month; who was seen at least once keeps its period, or the level would
     * be another. Periods that began before the record did are left out: a half-filled year would look like a fall.
     */
    POINT {
        @Override
        Optional<Period> period(Computed computed, LocalDate to, Optional<LocalDate> beginning) {
            var period = switch (computed) {
                case Calculation.ShareOfPeople share -> share.period().ending(to);
                case Calculation.Quotient quotient -> quotient.period().pointEnding(to);
                case Calculation.Count count -> count.period().pointEnding(to);
            };
            var covered = computed.period() == Period.Kind.AT_DATE
                    || (beginning.isPresent() && !period.from().isBefore(beginning.get()));
            return covered ? Optional.of(period) : Optional.empty();
        }
    };

    /** @param beginning the first day of the record */
    abstract Optional<Period> period(Computed computed, LocalDate to, Optional<LocalDate> beginning);
}
