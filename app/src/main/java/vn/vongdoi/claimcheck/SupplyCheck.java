package vn.vongdoi.claimcheck;

import java.util.Set;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;

/** Supplies with a ceiling (T_TRANTT): the fund's price and share stay below it. */
final class SupplyCheck {
    private static final Set<String> SUPPLIES = Set.of("10", "11");

    private SupplyCheck() {}

    static void check(ClaimEncounter encounter, Findings findings) {
        for (var line : ServiceLine.of(encounter, SUPPLIES)) {
            double ceiling = line.value("T_TRANTT");
            if (ceiling <= 0 || !line.inScope()) continue;
            price(line, ceiling, findings);
            share(line.row(), ceiling * Math.max(1, line.value("SO_LUONG")), findings);
        }
    }

    private static void price(ServiceLine line, double ceiling, Findings findings) {
        var row = line.row();
        double expected = Math.min(line.value("DON_GIA_BV"), ceiling);
        if (findings.blames(row, "DON_GIA_BH") || AmountLine.same(line.value("DON_GIA_BH"), expected)) return;
        findings.add(
                Rule.SUPPLY_PRICE,
                row,
                "DON_GIA_BH",
                row.text("DON_GIA_BH"),
                "DON_GIA_BH phải bằng số nhỏ hơn của DON_GIA_BV và T_TRANTT = " + AmountLine.shown(expected) + ", nhận "
                        + Formats.shown(row.text("DON_GIA_BH")) + ".");
    }

    /** The ceiling is read as that of one piece, so a line of several may reach it several times. */
    private static void share(Row row, double ceiling, Findings findings) {
        if (findings.blames(row, "DON_GIA_BH")) return;
        double share = new ServiceLine(row).value("T_BHTT");
        if (share <= ceiling || AmountLine.same(share, ceiling)) return;
        findings.add(
                Rule.SUPPLY_CEILING,
                row,
                "T_BHTT",
                row.text("T_BHTT"),
                "T_BHTT không được vượt T_TRANTT × SO_LUONG = " + AmountLine.shown(ceiling) + ", nhận "
                        + Formats.shown(row.text("T_BHTT")) + ".");
    }
}
