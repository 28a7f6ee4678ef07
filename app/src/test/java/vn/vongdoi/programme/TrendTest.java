package vn.vongdoi.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Direction;
import vn.vongdoi.analytics.Disaggregations;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators.Point;
import vn.vongdoi.analytics.Period;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.Validity;

/** What is compared with what, before somebody says that it rises or falls. */
class TrendTest {
    private static final Text TEXT = new Text("x", "x");
    /** On the third day of November. */
    private static final List<Point> POINTS =
            List.of(point("2026-09-30", 10), point("2026-10-31", 12), point("2026-11-03", 1));

    @Test
    void threeDaysOfAMonthAreNotHeldAgainstAWholeOne() {
        assertThat(Trend.change(POINTS, rate(Period.Kind.TWELVE_MONTHS))).hasValue(2);
    }

    @Test
    void whatStandsOnADayIsComparedOnAnyDay() {
        assertThat(Trend.change(POINTS, rate(Period.Kind.AT_DATE))).hasValue(-9);
    }

    @Test
    void oneWholeMonthIsNoTrend() {
        assertThat(Trend.change(POINTS.subList(1, 3), rate(Period.Kind.TWELVE_MONTHS)))
                .isEmpty();
    }

    private static Point point(String day, double value) {
        return new Point(LocalDate.parse(day), OptionalDouble.of(value), false);
    }

    private static Indicator rate(Period.Kind period) {
        return new Indicator(
                "x",
                TEXT,
                Unit.PER_100000,
                Direction.DOWN,
                TEXT,
                Optional.empty(),
                Disaggregations.NONE,
                Validity.ALWAYS,
                "test",
                Confidence.OURS,
                new Calculation.Quotient(period, 100_000, TEXT, true, "", ""));
    }
}
