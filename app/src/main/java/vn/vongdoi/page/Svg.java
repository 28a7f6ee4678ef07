package vn.vongdoi.page;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Coordinates as SVG wants them: a point, one decimal, no trailing zero. */
final class Svg {
    private Svg() {}

    static String number(double coordinate) {
        var rounded =
                BigDecimal.valueOf(coordinate).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.toPlainString();
    }

    static String point(double x, double y) {
        return number(x) + "," + number(y);
    }
}
