package vn.vongdoi.claimcheck;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** Diagnosis codes against the national ICD-10 list of the day of service. A wrong code is reported once. */
final class IcdCheck {
    /** KET_QUA_DTRI of a death: codes kept for causes of death are right then. */
    private static final Set<String> DEATHS = Set.of("5", "6", "8");

    private static final int MOST_SECONDARY = 12;

    private final LocalDate day;
    private final Row summary;
    private final Findings findings;
    private final Set<String> reported = new HashSet<>();

    private IcdCheck(LocalDate day, Row summary, Findings findings) {
        this.day = day;
        this.summary = summary;
        this.findings = findings;
    }

    static void check(ClaimEncounter encounter, Row summary, Findings findings) {
        var check = new IcdCheck(encounter.serviceDay(), summary, findings);
        var main = summary.text("MA_BENH_CHINH");
        if (!main.isEmpty() && check.usable(main, summary, "MA_BENH_CHINH")) check.main(main);
        var secondary = CardCheck.members(summary.text("MA_BENH_KT"));
        for (var code : secondary) if (!code.isEmpty()) check.usable(code, summary, "MA_BENH_KT");
        if (secondary.size() > MOST_SECONDARY) {
            findings.add(
                    Rule.ICD_MANY,
                    summary,
                    "MA_BENH_KT",
                    summary.text("MA_BENH_KT"),
                    "Tối đa " + MOST_SECONDARY + " mã bệnh kèm theo, nhận " + secondary.size() + ".");
        }
        for (var row : encounter.rows(TableKind.XML3)) {
            var codes = row.text("MA_BENH");
            if (codes.isEmpty() || codes.equals(main)) continue;
            for (var code : CardCheck.members(codes)) if (!code.isEmpty()) check.usable(code, row, "MA_BENH");
        }
    }

    /** Whether the list has the code, for this sex. */
    private boolean usable(String code, Row row, String field) {
        if (reported.contains(code)) return false;
        var use = Icd10.find(code, day);
        if (use.isEmpty()) {
            reported.add(code);
            findings.add(
                    Rule.ICD_UNKNOWN,
                    row,
                    field,
                    code,
                    "Mã bệnh '" + Formats.shown(code) + "' không có trong danh mục ICD-10 áp dụng ngày " + day + ".");
            return false;
        }
        if (!use.get().forGender(summary.text("GIOI_TINH"))) {
            reported.add(code);
            findings.add(
                    Rule.ICD_SEX,
                    row,
                    field,
                    code,
                    "Mã bệnh " + code + " chỉ dùng cho người bệnh "
                            + (use.get().sex().equals("female") ? "nữ" : "nam") + ", nhưng GIOI_TINH là "
                            + Formats.shown(summary.text("GIOI_TINH")) + ".");
            return false;
        }
        return true;
    }

    private void main(String code) {
        switch (Icd10.find(code, day).orElseThrow().main()) {
            case ALLOWED -> {}
            case NEVER ->
                findings.add(
                        Rule.ICD_NOT_MAIN,
                        summary,
                        "MA_BENH_CHINH",
                        code,
                        "Mã bệnh " + code + " không được dùng làm bệnh chính; hãy ghi ở MA_BENH_KT.");
            case DEATH -> {
                if (DEATHS.contains(summary.text("KET_QUA_DTRI"))) return;
                findings.add(
                        Rule.ICD_NOT_MAIN,
                        summary,
                        "MA_BENH_CHINH",
                        code,
                        "Mã bệnh " + code + " chỉ dùng cho nguyên nhân tử vong, nhưng KET_QUA_DTRI là "
                                + Formats.shown(summary.text("KET_QUA_DTRI")) + ".");
            }
            case DISCOURAGED ->
                findings.add(
                        Rule.ICD_DISCOURAGED,
                        summary,
                        "MA_BENH_CHINH",
                        code,
                        "Không nên dùng mã " + code + " làm bệnh chính.");
            case CATEGORY ->
                findings.add(
                        Rule.ICD_DISCOURAGED,
                        summary,
                        "MA_BENH_CHINH",
                        code,
                        "Mã " + code + " có mã chi tiết hơn; hãy dùng mã chi tiết.");
            case ASTERISK ->
                findings.add(
                        Rule.ICD_ASTERISK,
                        summary,
                        "MA_BENH_CHINH",
                        code,
                        "Mã sao " + code
                                + "* chỉ nói biểu hiện của một bệnh khác; hãy ghi bệnh gốc (†) làm bệnh chính và mã này ở MA_BENH_KT.");
        }
    }
}
