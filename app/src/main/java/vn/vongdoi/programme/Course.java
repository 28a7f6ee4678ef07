package vn.vongdoi.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators.Point;
import vn.vongdoi.analytics.Period;
import vn.vongdoi.programme.Projection.Manner;
import vn.vongdoi.programme.Projection.Observed;
import vn.vongdoi.programme.Projection.Scale;

/** What becomes of a target if an indicator goes on as it did: the projection, or why there is none. */
sealed interface Course {
    /** How the last day of the target will find it. */
    enum Verdict {
        REACHED,
        MISSED,
        UNCERTAIN
    }

    /** @param way from the last figure to the target's last day, some days on the way among them */
    record Told(List<Projection> way, Verdict verdict) implements Course {
        public Told {
            way = List.copyOf(way);
        }

        Projection end() {
            return way.getLast();
        }
    }

    /** @param reason key of its text; {@code points} there were */
    record Untold(String reason, int points) implements Course {}

    /** Steps in which the way is drawn. */
    int STEPS = 8;

    /** Empty without a target whose last day is still to come. */
    static Optional<Course> of(List<Point> series, Indicator indicator, Optional<Target> target, LocalDate today) {
        var last = target.flatMap(Target::lastDay).filter(today::isBefore);
        if (last.isEmpty()) return Optional.empty();
        var manner = manner(indicator);
        if (manner.isEmpty()) return Optional.of(new Untold(reason(indicator), 0));
        var observed = observed(series, indicator);
        if (observed.size() < Projection.LEAST) return Optional.of(new Untold("few", observed.size()));
        if (observed.stream().mapToDouble(Observed::value).distinct().count() == 1) {
            return Optional.of(new Untold("still", observed.size()));
        }
        var scale = scale(indicator);
        var way = days(observed.getLast().day(), last.get())
                .flatMap(day -> Projection.of(observed, day, manner.get(), scale).stream())
                .toList();
        return Optional.of(new Told(way, verdict(target.orElseThrow().goal().orElseThrow(), way.getLast())));
    }

    /** A month that is not over tells another sum than a whole one: of what is told month by month only whole ones are comparable. */
    static List<Point> comparable(List<Point> series, Indicator indicator) {
        var monthly = switch (indicator.calculation()) {
            case Calculation.Quotient it -> it.period() == Period.Kind.TWELVE_MONTHS;
            case Calculation.Count it -> it.period() == Period.Kind.TWELVE_MONTHS;
            case Calculation.ShareOfPeople _, Calculation.NoData _ -> false;
        };
        return series.stream()
                .filter(it -> it.value().isPresent())
                .filter(it -> !monthly || it.day().plusDays(1).getDayOfMonth() == 1)
                .toList();
    }

    private static List<Observed> observed(List<Point> series, Indicator indicator) {
        return comparable(series, indicator).stream()
                .map(it -> new Observed(it.day(), it.value().getAsDouble()))
                .toList();
    }

    /** Empty for what no course can be told of. */
    private static Optional<Manner> manner(Indicator indicator) {
        if (indicator.unit().isCounted()) return Optional.empty();
        return switch (indicator.calculation()) {
            case Calculation.NoData _ -> Optional.of(Manner.WALK);
            case Calculation.Count _ -> Optional.empty();
            case Calculation.Quotient quotient ->
                of(quotient.period(), quotient.period() == Period.Kind.TWELVE_MONTHS ? Manner.LINE : Manner.WALK);
            case Calculation.ShareOfPeople share -> of(share.period(), Manner.WALK);
        };
    }

    private static Optional<Manner> of(Period.Kind period, Manner manner) {
        return switch (period) {
            case AT_DATE, TWELVE_MONTHS -> Optional.of(manner);
            case YEAR, SCHOOL_YEAR -> Optional.empty();
        };
    }

    private static String reason(Indicator indicator) {
        return indicator.unit().isCounted() || indicator.calculation() instanceof Calculation.Count
                ? "counted"
                : "anew";
    }

    private static Scale scale(Indicator indicator) {
        if (indicator.unit().holds(-1)) return Scale.FREE;
        return indicator.unit().holds(101) ? Scale.AMOUNT : Scale.SHARE;
    }

    private static Stream<LocalDate> days(LocalDate from, LocalDate to) {
        var span = to.toEpochDay() - from.toEpochDay();
        return Stream.iterate(1, n -> n <= STEPS, n -> n + 1)
                .map(n -> from.plusDays(span * n / STEPS))
                .distinct();
    }

    /** By the figures as they are shown: 99.98 % is 100.0 to whoever reads it. */
    private static Verdict verdict(Goal goal, Projection end) {
        var low = shown(end.low());
        var high = shown(end.high());
        var first = goal.figures().getFirst();
        var last = goal.figures().getLast();
        return switch (goal.comparison()) {
            case AT_LEAST, ABOVE -> verdict(goal.met(low), !goal.met(high));
            case AT_MOST, BELOW -> verdict(goal.met(high), !goal.met(low));
            case EXACTLY, BETWEEN -> verdict(goal.met(low) && goal.met(high), high < first || low > last);
        };
    }

    private static Verdict verdict(boolean reached, boolean missed) {
        if (reached) return Verdict.REACHED;
        return missed ? Verdict.MISSED : Verdict.UNCERTAIN;
    }

    private static double shown(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
