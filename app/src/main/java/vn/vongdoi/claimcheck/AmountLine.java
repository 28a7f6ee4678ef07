package vn.vongdoi.claimcheck;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import vn.vongdoi.claimfile.Decimal;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;

/** One line of XML2 or XML3 and the formulas its amounts must follow. */
final class AmountLine {
    /** 1 đ is allowed; the rest is what binary fractions of that size can be off. */
    private static final double TOLERANCE = 1 + 1e-4;

    private static final String[] SOURCES = {
        "T_NGUONKHAC_NSNN", "T_NGUONKHAC_VTNN", "T_NGUONKHAC_VTTN", "T_NGUONKHAC_CL"
    };

    private final Row row;
    private final Findings findings;
    private final Set<String> doubtful = new HashSet<>(4);

    AmountLine(Row row, Findings findings) {
        this.row = row;
        this.findings = findings;
    }

    Row row() {
        return row;
    }

    double value(String field) {
        return Decimal.value(row.text(field));
    }

    /** Not a number, or already reported. */
    boolean doubtful(String field) {
        return doubtful.contains(field) || !Decimal.isNumber(row.text(field)) || findings.blames(row, field);
    }

    /** Of two numbers; NaN, which no formula is held to, when one of them is missing. */
    double product(String quantity, String price) {
        return doubtful(quantity) || doubtful(price) ? Double.NaN : value(quantity) * value(price);
    }

    /** A percentage as a fraction. */
    double rate(String field) {
        var text = row.text(field);
        if (doubtful(field)) return Double.NaN;
        double percent = Decimal.value(text);
        if (percent > 100) {
            findings.add(
                    Rule.PERCENT, row, field, text, field + " phải từ 0 đến 100, nhận " + Formats.shown(text) + ".");
        }
        return percent / 100;
    }

    void expect(String field, double expected, String formula) {
        expect(field, expected, expected, formula);
    }

    /** Holds a field to one of two values. */
    void expect(String field, double expected, double or, String formula) {
        if (Double.isNaN(expected) || doubtful(field)) return;
        double sent = value(field);
        if (same(sent, expected) || same(sent, or)) return;
        doubtful.add(field);
        findings.add(
                Rule.AMOUNT_LINE,
                row,
                field,
                row.text(field),
                field + " phải bằng " + formula + " = " + shown(expected) + ", nhận " + Formats.shown(row.text(field))
                        + ".");
    }

    /**
     * Who pays: what is over the fund's scope, the co-payment, the fund. Other payers relieve them in that order.
     *
     * @param capped the fund's share is bounded by a ceiling and cannot be recomputed from the line
     */
    void shares(boolean capped) {
        double others = 0;
        for (var source : SOURCES) others += doubtful(source) ? Double.NaN : value(source);
        expect("T_NGUONKHAC", others, "tổng bốn nguồn khác");
        double relief = value("T_NGUONKHAC");
        double level = rate("MUC_HUONG");
        if (doubtful("THANH_TIEN_BV") || doubtful("THANH_TIEN_BH") || doubtful("T_NGUONKHAC") || Double.isNaN(level)) {
            return;
        }
        double over = value("THANH_TIEN_BV") - value("THANH_TIEN_BH");
        double fund = value("THANH_TIEN_BH") * level;
        double own = value("THANH_TIEN_BH") - fund;
        double relieved = Math.clamp(relief, 0, Math.max(over, 0));
        expect("T_BNTT", over - relieved, "THANH_TIEN_BV − THANH_TIEN_BH (trừ nguồn khác)");
        if (capped) return;
        double left = relief - relieved;
        double relievedOwn = Math.min(left, own);
        expect("T_BNCCT", own - relievedOwn, "THANH_TIEN_BH − T_BHTT (trừ nguồn khác)");
        expect("T_BHTT", fund - (left - relievedOwn), "THANH_TIEN_BH × MUC_HUONG/100 (trừ nguồn khác)");
    }

    static boolean same(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE;
    }

    /** At most two decimals, as amounts are written. */
    static String shown(double amount) {
        if (Double.isInfinite(amount) || Double.isNaN(amount)) return "?";
        var rounded = BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
