package vn.vongdoi.analytics;

/** The indicators as their rule files define them, for tests that need no figures of a store. */
public final class Defined {
    private Defined() {}

    public static Indicator indicator(String code) {
        return IndicatorRules.read().stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
