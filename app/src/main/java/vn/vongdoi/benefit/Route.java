package vn.vongdoi.benefit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/**
 * What MA_DOITUONG_KCB makes of the card's level.
 *
 * @param share percent of the level that is left
 * @param anyCard the share is of the bill, whatever the card
 * @param relief yes, may, no: whether small bills and the exemption from co-payment are paid in full
 * @param commune the place may be of commune level, where all is paid in full
 */
record Route(String code, BigDecimal share, boolean anyCard, String relief, boolean commune, String source) {
    private static final RuleTable TABLE = RuleTable.read("benefit/routes");
    private static final Set<String> RELIEFS = Set.of("yes", "may", "no");

    Route {
        if (!RELIEFS.contains(relief)) {
            throw new IllegalArgumentException("relief: expected one of " + RELIEFS + ", got '" + relief + "'");
        }
    }

    /** Empty when no rule is known for this route, care and day. */
    static Optional<Route> of(Bill bill) {
        return TABLE.at(bill.day()).stream()
                .filter(row -> row.cell("code").equals(bill.route()))
                .filter(row -> switch (row.cell("care")) {
                    case "" -> true;
                    case "stay" -> bill.stay();
                    case "outpatient" -> !bill.stay();
                    default -> throw new IllegalArgumentException("care: unknown word '" + row.cell("care") + "'");
                })
                .findFirst()
                .map(Route::of);
    }

    private static Route of(RuleRow row) {
        return new Route(
                row.cell("code"),
                new BigDecimal(row.cell("share")),
                row.cell("card").equals("any"),
                row.cell("relief"),
                row.cell("commune").equals("yes"),
                row.source());
    }
}
