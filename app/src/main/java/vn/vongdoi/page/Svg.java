package vn.vongdoi.page;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Coordinates as SVG wants them: a point, one decimal, no trailing zero. */
public final class Svg {
    private Svg() {}

    public static String number(double coordinate) {
        var rounded =
                BigDecimal.valueOf(coordinate).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.toPlainString();
    }

    public static String point(double x, double y) {
        return number(x) + "," + number(y);
    }
}
