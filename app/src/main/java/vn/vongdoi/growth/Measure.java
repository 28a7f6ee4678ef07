package vn.vongdoi.growth;

import java.util.Locale;

/** What is measured of a child. */
public enum Measure {
    /** cm; lying below two years. */
    HEIGHT,
    /** kg; the WHO has curves up to ten years. */
    WEIGHT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
