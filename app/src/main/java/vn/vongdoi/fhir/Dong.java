package vn.vongdoi.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in Vietnamese đồng. Claims carry two decimals (QĐ 3176), so the amount is kept exactly, in
 * hundredths of a đồng.
 */
public record Dong(long hundredths) implements Comparable<Dong> {
    public static final Dong ZERO = new Dong(0);

    public static Dong of(BigDecimal amount) {
        return new Dong(
                amount.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public Dong plus(Dong other) {
        return new Dong(Math.addExact(hundredths, other.hundredths));
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(hundredths, 2);
    }

    @Override
    public int compareTo(Dong other) {
        return Long.compare(hundredths, other.hundredths);
    }

    /** Plain decimal without trailing zeros, as JSON wants it: {@code 1229452} or {@code 245890.4}. */
    @Override
    public String toString() {
        return amount().stripTrailingZeros().toPlainString();
    }
}
