package vn.vongdoi.claimcheck;

import java.util.Set;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;

/** Several operations of one session: one in full, another 50 or 80 percent, a procedure within it 80. */
final class OperationCheck {
    private static final Set<Double> RATES = Set.of(0.0, 50.0, 80.0, 100.0);

    private OperationCheck() {}

    static void check(ClaimEncounter encounter, Findings findings) {
        var operations = ServiceLine.of(encounter, ServiceLine.OPERATIONS);
        for (var line : operations) quantity(line, findings);
        var sessions = new TakenTimes();
        var paidInFull = new TakenTimes();
        for (var line : TakenTimes.ordered(operations)) {
            sessions.add(line);
            if (!line.inScope() || !full(line)) continue;
            if (paidInFull.overlap(line)) {
                rate(line, "Phẫu thuật thứ hai trong cùng ca hưởng TYLE_TT_DV 50 hoặc 80", findings);
            }
            paidInFull.add(line);
        }
        for (var line : operations) {
            if (line.inScope() && !RATES.contains(line.value("TYLE_TT_DV"))) {
                rate(line, "Phẫu thuật hưởng TYLE_TT_DV 100, hoặc 50 hay 80 khi là phẫu thuật thêm", findings);
            }
        }
        for (var line : ServiceLine.of(encounter, ServiceLine.PROCEDURES)) {
            boolean anaesthetised = !line.row().text("PP_VO_CAM").isEmpty();
            if (anaesthetised) quantity(line, findings);
            if (line.inScope() && full(line) && sessions.overlap(line)) {
                rate(line, "Thủ thuật trong cùng ca phẫu thuật hưởng TYLE_TT_DV 80", findings);
            }
        }
    }

    private static boolean full(ServiceLine line) {
        return line.value("TYLE_TT_DV") == 100;
    }

    private static void quantity(ServiceLine line, Findings findings) {
        if (line.value("SO_LUONG") <= 1) return;
        findings.add(
                Rule.OPERATION_QUANTITY,
                line.row(),
                "SO_LUONG",
                line.row().text("SO_LUONG"),
                "Mỗi dòng phẫu thuật, thủ thuật có vô cảm chỉ có SO_LUONG tối đa 1, nhận "
                        + Formats.shown(line.row().text("SO_LUONG")) + ".");
    }

    private static void rate(ServiceLine line, String expected, Findings findings) {
        var sent = line.row().text("TYLE_TT_DV");
        findings.add(
                Rule.OPERATION_RATE, line.row(), "TYLE_TT_DV", sent, expected + ", nhận " + Formats.shown(sent) + ".");
    }
}
