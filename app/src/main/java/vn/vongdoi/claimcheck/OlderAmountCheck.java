package vn.vongdoi.claimcheck;

import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Decimal;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/**
 * The sums of QĐ 4210: totals of XML1 against the lines. They were settled years ago and its formulas are known to us
 * only from programs, so a difference is told and nothing is refused.
 */
final class OlderAmountCheck {
    private final ClaimEncounter encounter;
    private final Row summary;
    private final Findings findings;

    private OlderAmountCheck(ClaimEncounter encounter, Row summary, Findings findings) {
        this.encounter = encounter;
        this.summary = summary;
        this.findings = findings;
    }

    static void check(ClaimEncounter encounter, Row summary, Findings findings) {
        if (TablesCheck.isBroken(encounter, TableKind.XML2) || TablesCheck.isBroken(encounter, TableKind.XML3)) return;
        var check = new OlderAmountCheck(encounter, summary, findings);
        var medicines = check.sum(TableKind.XML2, "THANH_TIEN_BV");
        check.expect("T_THUOC", medicines, "tổng THANH_TIEN của XML2");
        check.expect(
                "T_TONGCHI_BV",
                medicines + check.sum(TableKind.XML3, "THANH_TIEN_BV"),
                "tổng THANH_TIEN của XML2 và XML3");
        for (var field : new String[] {"T_BHTT", "T_BNCCT", "T_BNTT"}) {
            check.expect(
                    field,
                    check.sum(TableKind.XML2, field) + check.sum(TableKind.XML3, field),
                    "tổng " + field + " của XML2 và XML3");
        }
    }

    /** NaN, which nothing is held to, when a line does not tell its amount. */
    private double sum(TableKind kind, String field) {
        double sum = 0;
        for (var row : encounter.rows(kind)) {
            sum += Decimal.isNumber(row.text(field)) ? Decimal.value(row.text(field)) : Double.NaN;
        }
        return sum;
    }

    private void expect(String field, double expected, String formula) {
        var sent = summary.text(field);
        if (Double.isNaN(expected) || !Decimal.isNumber(sent) || AmountLine.same(Decimal.value(sent), expected)) return;
        findings.add(
                Rule.AMOUNT_OLDER,
                summary,
                field,
                sent,
                field + " phải bằng " + formula + " = " + AmountLine.shown(expected) + ", nhận " + Formats.shown(sent)
                        + ".");
    }
}
