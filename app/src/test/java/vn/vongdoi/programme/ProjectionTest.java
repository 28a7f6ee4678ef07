package vn.vongdoi.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.vongdoi.programme.Projection.Manner;
import vn.vongdoi.programme.Projection.Observed;
import vn.vongdoi.programme.Projection.Scale;

/** The interval holds what it promises on series whose next figure is known, and no course leaves what can be. */
class ProjectionTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 12, 31);
    private static final int ROUNDS = 4_000;

    @Test
    void aStraightLineProjectsItself() {
        for (var manner : Manner.values()) {
            var straight = series(12, month -> 10 + 0.001 * (day(month).toEpochDay() - FIRST.toEpochDay()));
            var told = Projection.of(straight, LocalDate.of(2030, 12, 31), manner, Scale.AMOUNT)
                    .orElseThrow();
            // Five years are 1826 days.
            assertThat(told.middle()).as("%s", manner).isCloseTo(11.826, within(1e-6));
            assertThat(told.low()).as("%s", manner).isCloseTo(11.826, within(1e-4));
            assertThat(told.high()).as("%s", manner).isCloseTo(11.826, within(1e-4));
        }
    }

    @Test
    void fiveFiguresTellNoCourse() {
        assertThat(Projection.of(series(5, month -> month * 1.0), day(20), Manner.LINE, Scale.AMOUNT))
                .isEmpty();
        assertThat(Projection.of(series(6, month -> month * 1.0), day(20), Manner.LINE, Scale.AMOUNT))
                .isPresent();
    }

    @Test
    void separateMonthsFallIntoTheIntervalNineteenTimesOfTwenty() {
        var random = new Random(11);
        assertThat(covered(Manner.LINE, 16, () -> {
                    var slope = random.nextGaussian();
                    return month -> 50 + slope * month + 3 * random.nextGaussian();
                }))
                .isBetween(0.94, 0.96);
    }

    @Test
    void aStockThatStraysFallsIntoTheIntervalNineteenTimesOfTwenty() {
        var random = new Random(12);
        assertThat(covered(Manner.WALK, 30, () -> {
                    var drift = random.nextGaussian();
                    var at = new double[] {100};
                    var last = new int[] {0};
                    return month -> {
                        var days = day(month).toEpochDay() - day(last[0]).toEpochDay();
                        at[0] += drift * days / 30 + Math.sqrt(days / 30.0) * random.nextGaussian();
                        last[0] = month;
                        return at[0];
                    };
                }))
                .isBetween(0.94, 0.96);
    }

    @Test
    void windowsOfTwelveMonthsThatShareElevenFallIntoItAboutAsOften() {
        var random = new Random(13);
        assertThat(covered(Manner.WALK, 14, () -> {
                    var months = new ArrayList<Double>();
                    for (var n = 0; n < 60; n++) months.add(20 + 5 * random.nextGaussian());
                    return month -> months.subList(month, month + 12).stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum()
                            / 12;
                }))
                .isGreaterThan(0.93);
    }

    @Test
    void aShareNeverLeavesNoughtAndAHundred() {
        var random = new Random(14);
        for (var round = 0; round < 1_000; round++) {
            var slope = 12 * random.nextGaussian();
            var start = 100 * random.nextDouble();
            var series = series(
                    6 + random.nextInt(7),
                    month -> Math.clamp(start + slope * month + 5 * random.nextGaussian(), 0, 100));
            for (var manner : Manner.values()) {
                var told = Projection.of(series, day(12 + random.nextInt(60)), manner, Scale.SHARE)
                        .orElseThrow();
                assertThat(told.low()).isBetween(0.0, told.middle());
                assertThat(told.high()).isBetween(told.middle(), 100.0);
            }
            var amount =
                    Projection.of(series, day(60), Manner.WALK, Scale.AMOUNT).orElseThrow();
            assertThat(amount.low()).isNotNegative();
        }
    }

    @Test
    void theFurtherTheLessIsKnown() {
        var random = new Random(15);
        var series = series(12, month -> 30 + month + random.nextGaussian());
        for (var manner : Manner.values()) {
            var last = 0.0;
            for (var month = 12; month < 72; month += 6) {
                var told =
                        Projection.of(series, day(month), manner, Scale.AMOUNT).orElseThrow();
                var width = told.high() - told.low();
                assertThat(width).isGreaterThan(last);
                last = width;
            }
        }
    }

    private interface Course extends Function<Integer, Double> {}

    /** How often the figure of that month falls into the interval of the twelve before, as drawn by one course after another. */
    private static double covered(Manner manner, int month, Supplier<Course> courses) {
        var hits = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var course = courses.get();
            var series = series(12, course);
            var truth = course.apply(month);
            var told = Projection.of(series, day(month), manner, Scale.FREE).orElseThrow();
            if (told.low() <= truth && truth <= told.high()) hits++;
        }
        return hits / (double) ROUNDS;
    }

    private static List<Observed> series(int months, Function<Integer, Double> figure) {
        var series = new ArrayList<Observed>();
        for (var month = 0; month < months; month++) series.add(new Observed(day(month), figure.apply(month)));
        return series;
    }

    /** The last day of a month. */
    private static LocalDate day(int month) {
        return FIRST.plusDays(1).plusMonths(month).minusDays(1);
    }
}
