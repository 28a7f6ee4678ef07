package vn.vongdoi.growth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How old a child is, as the WHO counts: a month is 30.4375 days.
 *
 * @param days completed
 */
public record Age(int days, double months) {
    private static final double MONTH = 30.4375;
    private static final int TWO_YEARS = 731;

    public Age {
        if (days < 0) throw new IllegalArgumentException("expected a day after birth, got " + days + " days");
    }

    public static Age between(LocalDate birth, LocalDate day) {
        var days = (int) ChronoUnit.DAYS.between(birth, day);
        return new Age(days, days / MONTH);
    }

    public static Age ofMonths(double months) {
        return new Age((int) Math.round(months * MONTH), months);
    }

    /** Below two years length is measured lying. */
    boolean isLying() {
        return days < TWO_YEARS;
    }
}
