package vn.vongdoi.claimcheck;

import java.util.Optional;
import java.util.Set;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Decimal;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** What the fund may be asked for at all: for whom, from when, by which route. */
final class ScopeCheck {
    private static final Set<String> FORCES = Set.of("CA", "CY", "QN");

    private final Row summary;
    private final Findings findings;
    /** Whether a card is of army, police or cipher. */
    private final boolean ofForces;
    /** The first day on which any card is valid; a claim may list as many as it has lines. */
    private final Optional<String> valid;

    private ScopeCheck(Row summary, Findings findings) {
        this.summary = summary;
        this.findings = findings;
        this.ofForces = CardCheck.members(summary.text("MA_THE_BHYT")).stream()
                .anyMatch(card -> card.length() > 2 && FORCES.contains(card.substring(0, 2)));
        this.valid = CardCheck.members(summary.text("GT_THE_TU")).stream()
                .filter(Formats::isDay)
                .min(String::compareTo);
    }

    static void check(ClaimEncounter encounter, Row summary, Findings findings) {
        var check = new ScopeCheck(summary, findings);
        check.uninsured();
        check.route();
        for (var row : encounter.rows(TableKind.XML2)) check.line(row);
        for (var row : encounter.rows(TableKind.XML3)) check.line(row);
    }

    private void uninsured() {
        var asked = summary.text("T_BHTT");
        if (!summary.text("MA_DOITUONG_KCB").equals("9") || Decimal.value(asked) <= 0) return;
        findings.add(
                Rule.FUND_UNINSURED,
                summary,
                "T_BHTT",
                asked,
                "MA_DOITUONG_KCB 9 là không có BHYT, nên T_BHTT phải là 0; nhận " + Formats.shown(asked) + ".");
    }

    private void route() {
        var route = summary.text("MA_DOITUONG_KCB");
        var facility = summary.text("MA_CSKCB");
        if (!route.startsWith("3.")
                || !CardCheck.members(summary.text("MA_DKBD")).contains(facility)) return;
        findings.add(
                Rule.ROUTE_REGISTERED,
                summary,
                "MA_DOITUONG_KCB",
                route,
                "Người bệnh đăng ký ban đầu tại chính cơ sở " + facility + " nên không phải trái tuyến (nhận "
                        + Formats.shown(route) + ").");
    }

    private void line(Row row) {
        var scope = row.text("PHAM_VI");
        if (scope.equals("3") && !ofForces) {
            findings.add(
                    Rule.SCOPE_FORCES,
                    row,
                    "PHAM_VI",
                    scope,
                    "PHAM_VI 3 chỉ dùng cho thẻ CA, CY, QN (công an, cơ yếu, quân nhân).");
        }
        var ordered = row.text("NGAY_YL");
        if (!scope.equals("1") || !Formats.isMinute(ordered) || Decimal.value(row.text("T_BHTT")) <= 0) return;
        if (valid.isEmpty() || ordered.substring(0, 8).compareTo(valid.get()) >= 0) return;
        findings.add(
                Rule.ORDER_BEFORE_CARD,
                row,
                "NGAY_YL",
                ordered,
                "NGAY_YL (" + ordered + ") trước ngày thẻ có hiệu lực (" + valid.get()
                        + "); quỹ chưa chi trả cho dòng này.");
    }
}
