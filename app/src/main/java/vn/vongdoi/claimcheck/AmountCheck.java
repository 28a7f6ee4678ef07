package vn.vongdoi.claimcheck;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Decimal;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/**
 * The arithmetic of the lines and of their totals (QĐ 3176, to within 1 đ). One wrong number is reported once: a line's
 * later formulas use the amounts as sent, and a total whose lines are already wrong is not held against them.
 */
final class AmountCheck {
    /** Cards whose fund share is settled elsewhere (army, police, cipher). */
    private static final Set<String> FORCES = Set.of("CA", "CY", "QN");

    private static final Set<String> SUPPLIES = Set.of("10", "11");

    /** The columns that are summed up in XML1. */
    private enum Sum {
        BV,
        BH,
        BNTT,
        BNCCT,
        BHTT,
        NGUONKHAC,
        THUOC,
        VTYT,
        BHTT_GDV
    }

    private final Findings findings;
    private final Map<Sum, Double> sums = new EnumMap<>(Sum.class);
    private final Map<Sum, Boolean> doubtful = new EnumMap<>(Sum.class);

    private AmountCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(ClaimEncounter encounter, Row summary, Findings findings) {
        var check = new AmountCheck(findings);
        for (var row : encounter.rows(TableKind.XML2)) check.medicine(new AmountLine(row, findings));
        for (var row : encounter.rows(TableKind.XML3)) check.service(new AmountLine(row, findings));
        boolean complete =
                !TablesCheck.isBroken(encounter, TableKind.XML2) && !TablesCheck.isBroken(encounter, TableKind.XML3);
        if (complete) check.totals(summary);
    }

    private void medicine(AmountLine line) {
        double full = line.product("SO_LUONG", "DON_GIA");
        line.expect("THANH_TIEN_BV", full, "SO_LUONG × DON_GIA");
        line.expect("THANH_TIEN_BH", full * line.rate("TYLE_TT_BH"), "SO_LUONG × DON_GIA × TYLE_TT_BH/100");
        line.shares(false);
        sum(line);
        add(Sum.THUOC, line, "THANH_TIEN_BV");
    }

    private void service(AmountLine line) {
        double rate = line.rate("TYLE_TT_DV");
        double full = line.product("SO_LUONG", "DON_GIA_BV");
        double fund = line.product("SO_LUONG", "DON_GIA_BH");
        // Where the surplus over the fund's price is not charged, only the fund's part shrinks with the rate.
        double uncharged = full - fund * (1 - rate);
        line.expect("THANH_TIEN_BV", full * rate, uncharged, "SO_LUONG × DON_GIA_BV × TYLE_TT_DV/100");
        line.expect(
                "THANH_TIEN_BH",
                fund * rate * line.rate("TYLE_TT_BH"),
                "SO_LUONG × DON_GIA_BH × TYLE_TT_DV/100 × TYLE_TT_BH/100");
        // A supply with a ceiling: the fund pays at most the ceiling, and how it is shared is the fund's affair.
        line.shares(!line.row().text("T_TRANTT").isEmpty());
        sum(line);
        if (findings.blames(line.row(), "MA_NHOM")) doubtful.put(Sum.VTYT, true);
        if (SUPPLIES.contains(line.row().text("MA_NHOM"))) add(Sum.VTYT, line, "THANH_TIEN_BV");
    }

    private void sum(AmountLine line) {
        add(Sum.BV, line, "THANH_TIEN_BV");
        add(Sum.BH, line, "THANH_TIEN_BH");
        add(Sum.BNTT, line, "T_BNTT");
        add(Sum.BNCCT, line, "T_BNCCT");
        add(Sum.BHTT, line, "T_BHTT");
        add(Sum.NGUONKHAC, line, "T_NGUONKHAC");
        if (findings.blames(line.row(), "MA_PTTT")) doubtful.put(Sum.BHTT_GDV, true);
        if (line.row().text("MA_PTTT").equals("1")) add(Sum.BHTT_GDV, line, "T_BHTT");
    }

    private void add(Sum sum, AmountLine line, String field) {
        sums.merge(sum, line.value(field), Double::sum);
        if (line.doubtful(field)) doubtful.put(sum, true);
    }

    private void totals(Row summary) {
        total(summary, "T_THUOC", Sum.THUOC, "tổng THANH_TIEN_BV của XML2");
        total(summary, "T_VTYT", Sum.VTYT, "tổng THANH_TIEN_BV vật tư (MA_NHOM 10, 11) của XML3");
        total(summary, "T_TONGCHI_BV", Sum.BV, "tổng THANH_TIEN_BV của XML2 và XML3");
        total(summary, "T_TONGCHI_BH", Sum.BH, "tổng THANH_TIEN_BH của XML2 và XML3");
        total(summary, "T_BNTT", Sum.BNTT, "tổng T_BNTT của XML2 và XML3");
        total(summary, "T_BNCCT", Sum.BNCCT, "tổng T_BNCCT của XML2 và XML3");
        total(summary, "T_NGUONKHAC", Sum.NGUONKHAC, "tổng T_NGUONKHAC của XML2 và XML3");
        fundShare(summary);
        var card = summary.text("MA_THE_BHYT");
        if (card.length() < 2 || !FORCES.contains(card.substring(0, 2))) {
            total(summary, "T_BHTT_GDV", Sum.BHTT_GDV, "tổng T_BHTT các dòng có MA_PTTT 1");
        }
    }

    /** By the text T_TONGCHI_BH − T_BNCCT; with other payers the sum of the lines is what is left of it. */
    private void fundShare(Row summary) {
        boolean numbers = Decimal.isNumber(summary.text("T_TONGCHI_BH")) && Decimal.isNumber(summary.text("T_BNCCT"));
        double left = Decimal.value(summary.text("T_TONGCHI_BH")) - Decimal.value(summary.text("T_BNCCT"));
        if (numbers && AmountLine.same(Decimal.value(summary.text("T_BHTT")), left)) return;
        total(summary, "T_BHTT", Sum.BHTT, "T_TONGCHI_BH − T_BNCCT");
    }

    private void total(Row summary, String field, Sum sum, String formula) {
        var sent = summary.text(field);
        if (doubtful.containsKey(sum) || !Decimal.isNumber(sent) || findings.blames(summary, field)) return;
        double expected = sums.getOrDefault(sum, 0.0);
        if (AmountLine.same(Decimal.value(sent), expected)) return;
        findings.add(
                Rule.AMOUNT_TOTAL,
                summary,
                field,
                sent,
                field + " phải bằng " + formula + " = " + AmountLine.shown(expected) + ", nhận " + Formats.shown(sent)
                        + ".");
    }
}
