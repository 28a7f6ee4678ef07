package vn.vongdoi.benefit;

import java.math.BigDecimal;
import java.util.List;

/**
 * The percents of its scope that the fund may pay of a bill: several where the law leaves more than one open.
 *
 * @param why the rules that led there, in Vietnamese
 * @param source their law
 */
public record Benefit(List<BigDecimal> percents, String why, String source) {
    public Benefit {
        percents = List.copyOf(percents);
        if (percents.isEmpty()) throw new IllegalArgumentException("a benefit names at least one percent");
    }

    public boolean allows(BigDecimal percent) {
        return percents.stream().anyMatch(p -> p.compareTo(percent) == 0);
    }
}
