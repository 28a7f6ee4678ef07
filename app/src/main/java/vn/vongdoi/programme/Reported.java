package vn.vongdoi.programme;

import java.util.List;
import java.util.Set;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/**
 * What a province tells of itself, beside which ours may stand; no figure is ever computed of it.
 *
 * @param sign blank, {@code >} or {@code ~}
 * @param at the year or years as reported
 */
record Reported(ProvinceCode province, String indicator, String sign, double value, String at, String source) {
    private static final Set<String> SIGNS = Set.of("", ">", "~");

    Reported {
        if (!SIGNS.contains(sign)) throw new IllegalArgumentException("op: expected one of " + SIGNS + ", got " + sign);
    }

    static List<Reported> read() {
        return RuleTable.read("programme/reported").rows().stream()
                .map(Reported::of)
                .toList();
    }

    private static Reported of(RuleRow row) {
        return new Reported(
                new ProvinceCode(row.cell("province")),
                row.cell("indicator"),
                row.find("op").orElse(""),
                Double.parseDouble(row.cell("value")),
                row.cell("at"),
                row.source());
    }
}
