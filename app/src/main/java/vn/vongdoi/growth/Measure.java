package vn.vongdoi.growth;

import java.util.Locale;

/** What is drawn of a child. */
public enum Measure {
    /** cm; lying below two years. */
    HEIGHT(Indicator.HEIGHT_FOR_AGE),
    /** kg; the WHO has curves up to ten years. */
    WEIGHT(Indicator.WEIGHT_FOR_AGE);

    private final Indicator indicator;

    Measure(Indicator indicator) {
        this.indicator = indicator;
    }

    Indicator indicator() {
        return indicator;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
