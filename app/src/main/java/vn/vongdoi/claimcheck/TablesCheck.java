package vn.vongdoi.claimcheck;

import java.util.Set;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Edition;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** Which tables came: broken, missing, repeated, unknown ones. */
final class TablesCheck {
    private static final Set<String> STAYS = Set.of("03", "04", "09");
    private static final Set<String> SUMMARISED = Set.of("03", "04", "06");
    /** Outpatient treatment and every kind of stay have notes on the course. */
    private static final Set<String> WATCHED = Set.of("02", "03", "04", "05", "06", "08", "09");

    private static final Set<String> REFERRED = Set.of("2", "5");

    private TablesCheck() {}

    static void check(ClaimEncounter encounter, Findings findings) {
        for (var table : encounter.broken()) {
            findings.add(Rule.TABLE_BROKEN, table.kind(), "Không đọc được bảng " + table.kind() + ": " + table.why());
        }
        for (var kind : encounter.unknown()) {
            findings.add(
                    Rule.TABLE_UNKNOWN,
                    Formats.shown(kind),
                    0,
                    "LOAIHOSO",
                    kind,
                    "Loại bảng '" + Formats.shown(kind)
                            + "' không thuộc chuẩn XML1–XML15; bảng được giữ nguyên, không xử lý.");
        }
        int summaries = encounter.rows(TableKind.XML1).size();
        boolean broken = isBroken(encounter, TableKind.XML1);
        if (summaries == 0 && !broken) {
            findings.add(Rule.TABLE_MISSING, TableKind.XML1, "Hồ sơ thiếu bảng XML1 (TONG_HOP).");
        } else if (summaries > 1) {
            findings.add(
                    Rule.TABLE_REPEATED,
                    TableKind.XML1,
                    "Hồ sơ có " + summaries + " bảng XML1; mỗi hồ sơ chỉ được một.");
        }
        // The certificates came with QĐ 130.
        if (!encounter.withdrawn() && encounter.edition() == Edition.QD_130) {
            encounter.find().ifPresent(summary -> expected(encounter, summary, findings));
        }
    }

    static boolean isBroken(ClaimEncounter encounter, TableKind kind) {
        for (var table : encounter.broken()) if (table.kind() == kind) return true;
        return false;
    }

    private static void expected(ClaimEncounter encounter, Row summary, Findings findings) {
        var care = summary.text("MA_LOAI_KCB");
        var leaving = summary.text("MA_LOAI_RV");
        if (WATCHED.contains(care)) {
            expect(TableKind.XML5, "diễn biến lâm sàng, vì MA_LOAI_KCB là " + care, encounter, findings);
        }
        if (STAYS.contains(care) && !leaving.equals("3")) {
            expect(TableKind.XML7, "giấy ra viện, vì MA_LOAI_KCB là " + care, encounter, findings);
        }
        if (SUMMARISED.contains(care)) {
            expect(TableKind.XML8, "tóm tắt hồ sơ bệnh án, vì MA_LOAI_KCB là " + care, encounter, findings);
        }
        if (REFERRED.contains(leaving)) {
            expect(TableKind.XML13, "giấy chuyển cơ sở, vì MA_LOAI_RV là " + leaving, encounter, findings);
        }
        if (summary.find("NGAY_TAI_KHAM").isPresent()) {
            expect(TableKind.XML14, "giấy hẹn khám lại, vì có NGAY_TAI_KHAM", encounter, findings);
        }
    }

    private static void expect(TableKind kind, String what, ClaimEncounter encounter, Findings findings) {
        if (!encounter.rows(kind).isEmpty() || isBroken(encounter, kind)) return;
        findings.add(Rule.TABLE_EXPECTED, kind, "Thường phải có bảng " + kind + " (" + what + ").");
    }
}
