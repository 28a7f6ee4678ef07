package vn.vongdoi.station;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.benefit.Benefits;
import vn.vongdoi.benefit.Bill;
import vn.vongdoi.catalogue.Item;
import vn.vongdoi.catalogue.ItemKind;
import vn.vongdoi.claimfile.Row;

/** What the lines of a visit cost and who pays (QĐ 3176, section 5.1): amounts in đồng with two decimals. */
final class VisitBill {
    static final String WITHOUT_CARD = "9";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final boolean insured;
    private final List<Charge> charges = new ArrayList<>();

    /** A line: so much of an item. */
    record Charge(Item item, BigDecimal quantity, String dose, boolean insured) {
        BigDecimal billed() {
            return rounded(quantity.multiply(item.price()));
        }

        int coverage() {
            return insured ? item.coverage() : 0;
        }

        /** Whether the fund pays any of it (PHAM_VI 1, NGUON_CTRA 1); else the patient does. */
        boolean isInScope() {
            return coverage() > 0;
        }

        BigDecimal inScope() {
            return rounded(quantity.multiply(item.price())
                    .multiply(BigDecimal.valueOf(coverage()))
                    .movePointLeft(2));
        }

        BigDecimal fund(BigDecimal level) {
            return rounded(inScope().multiply(level).divide(HUNDRED));
        }
    }

    VisitBill(boolean insured) {
        this.insured = insured;
    }

    void add(Item item, BigDecimal quantity, String dose) {
        charges.add(new Charge(item, quantity, dose.isEmpty() ? item.dose() : dose, insured));
    }

    List<Charge> charges(ItemKind... kinds) {
        return charges.stream()
                .filter(charge -> List.of(kinds).contains(charge.item().kind()))
                .toList();
    }

    BigDecimal billed() {
        return sum(charges.stream().map(Charge::billed).toList());
    }

    BigDecimal inScope() {
        return sum(charges.stream().map(Charge::inScope).toList());
    }

    /** The share of the fund; the highest where the law leaves several open. Empty when no rule is known for the route. */
    static Optional<BigDecimal> level(Bill bill) {
        return Benefits.of(bill)
                .map(benefit ->
                        benefit.percents().stream().max(BigDecimal::compareTo).orElseThrow());
    }

    /** The amounts that XML2 and XML3 have in common. */
    static void amounts(Row.Builder row, Charge charge, BigDecimal level) {
        var fund = charge.fund(level);
        row.fill("SO_LUONG", shown(charge.quantity()))
                .fill("PHAM_VI", charge.isInScope() ? "1" : "2")
                .fill("TYLE_TT_BH", String.valueOf(charge.coverage()))
                .fill("THANH_TIEN_BV", shown(charge.billed()))
                .fill("THANH_TIEN_BH", shown(charge.inScope()))
                .fill("MUC_HUONG", shown(level))
                .fill("T_BNTT", shown(charge.billed().subtract(charge.inScope())))
                .fill("T_BNCCT", shown(charge.inScope().subtract(fund)))
                .fill("T_BHTT", shown(fund));
        for (var payer : List.of("_NSNN", "_VTNN", "_VTTN", "_CL", "")) row.fill("T_NGUONKHAC" + payer, "0");
        // Stations are paid by the head, not by the service.
        row.fill("MA_PTTT", "2");
    }

    /** The totals of XML1. */
    void totals(Row.Builder row, BigDecimal level) {
        var fund = sum(charges.stream().map(charge -> charge.fund(level)).toList());
        row.fill("T_THUOC", shown(sum(billed(ItemKind.MEDICINE))))
                .fill("T_VTYT", shown(sum(billed(ItemKind.SUPPLY))))
                .fill("T_TONGCHI_BV", shown(billed()))
                .fill("T_TONGCHI_BH", shown(inScope()))
                .fill("T_BNTT", shown(billed().subtract(inScope())))
                .fill("T_BNCCT", shown(inScope().subtract(fund)))
                .fill("T_BHTT", shown(fund))
                .fill("T_NGUONKHAC", "0")
                .fill("T_BHTT_GDV", "0");
    }

    private List<BigDecimal> billed(ItemKind kind) {
        return charges(kind).stream().map(Charge::billed).toList();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    static String shown(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
