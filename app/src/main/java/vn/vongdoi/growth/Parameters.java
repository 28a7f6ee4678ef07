package vn.vongdoi.growth;

/**
 * How what is measured is spread among healthy children (Cole's LMS).
 *
 * @param l skewness
 * @param m median
 * @param s coefficient of variation
 */
record Parameters(double l, double m, double s) {
    private static final double OUTERMOST = 3;

    double value(double z) {
        return l == 0 ? m * Math.exp(s * z) : m * Math.pow(1 + l * s * z, 1 / l);
    }

    double z(double value) {
        return l == 0 ? Math.log(value / m) / s : (Math.pow(value / m, l) - 1) / (l * s);
    }

    /** Beyond three standard deviations in steps as wide as that from the second to the third. */
    double zInSteps(double value) {
        var z = z(value);
        if (Math.abs(z) <= OUTERMOST) return z;
        var side = Math.signum(z);
        var third = value(side * OUTERMOST);
        var step = Math.abs(third - value(side * (OUTERMOST - 1)));
        return side * (OUTERMOST + Math.abs(value - third) / step);
    }

    /** Between this and the next, {@code part} of the way. */
    Parameters towards(Parameters next, double part) {
        return part == 0
                ? this
                : new Parameters(l + (next.l - l) * part, m + (next.m - m) * part, s + (next.s - s) * part);
    }
}
