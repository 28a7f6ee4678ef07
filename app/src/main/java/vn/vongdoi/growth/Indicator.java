package vn.vongdoi.growth;

import java.util.Locale;

/** What is judged of a child, as the WHO names it. */
public enum Indicator {
    WEIGHT_FOR_AGE(-6, 5, true),
    HEIGHT_FOR_AGE(-6, 6, false),
    BMI_FOR_AGE(-5, 5, true),
    HEAD_FOR_AGE(-5, 5, false),
    /** Of a child that is measured lying. */
    WEIGHT_FOR_LENGTH(-5, 5, true),
    WEIGHT_FOR_HEIGHT(-5, 5, true);

    private final double least;
    private final double most;
    private final boolean ofWeight;

    Indicator(double least, double most, boolean ofWeight) {
        this.least = least;
        this.most = most;
        this.ofWeight = ofWeight;
    }

    static Indicator of(String word) {
        return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Beyond, it was measured or written down wrongly (WHO flags). */
    boolean isPlausible(double z) {
        return z >= least && z <= most;
    }

    /** Weight is skewed: the WHO draws the curves on beyond three standard deviations in equal steps. */
    boolean isOfWeight() {
        return ofWeight;
    }
}
