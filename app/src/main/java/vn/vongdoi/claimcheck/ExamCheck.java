package vn.vongdoi.claimcheck;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;

/** Examination fees in the fund's scope: the first of a day in full, the next in part, one for a stay. */
final class ExamCheck {
    private static final Set<String> STAYS = Set.of("03", "04", "09");
    /** TYLE_TT_DV of the first to the fifth examination; from the sixth nothing. */
    private static final List<Integer> RATES = List.of(100, 30, 30, 30, 10);

    private ExamCheck() {}

    static void check(ClaimEncounter encounter, Row summary, Findings findings) {
        var exams = ServiceLine.of(encounter, ServiceLine.EXAMS).stream()
                .filter(exam -> exam.inScope() && !findings.blames(exam.row(), "TYLE_TT_DV"))
                .toList();
        var byDay =
                exams.stream().collect(Collectors.groupingBy(ExamCheck::day, LinkedHashMap::new, Collectors.toList()));
        byDay.values().forEach(sameDay -> rates(sameDay, findings));
        var paid = exams.stream().filter(exam -> exam.value("TYLE_TT_DV") > 0).toList();
        if (!STAYS.contains(summary.text("MA_LOAI_KCB")) || paid.size() < 2) return;
        var second = paid.get(1);
        findings.add(
                Rule.EXAM_STAY,
                second.row(),
                "MA_NHOM",
                second.group(),
                "Đợt nội trú chỉ tính một lần tiền khám, nhận " + paid.size() + ".");
    }

    private static String day(ServiceLine exam) {
        var ordered = exam.row().text("NGAY_YL");
        return ordered.length() >= 8 ? ordered.substring(0, 8) : ordered;
    }

    /** Which of them counts as the first is the facility's choice, so only the rates together are held to the rule. */
    private static void rates(List<ServiceLine> exams, Findings findings) {
        var ordered = exams.stream()
                .sorted(Comparator.comparingDouble((ServiceLine exam) -> exam.value("TYLE_TT_DV"))
                        .reversed())
                .toList();
        for (int i = 0; i < ordered.size(); i++) {
            var row = ordered.get(i).row();
            int expected = i < RATES.size() ? RATES.get(i) : 0;
            if (ordered.get(i).value("TYLE_TT_DV") == expected) continue;
            findings.add(
                    Rule.EXAM_RATE,
                    row,
                    "TYLE_TT_DV",
                    row.text("TYLE_TT_DV"),
                    "TYLE_TT_DV của lần khám thứ " + (i + 1) + " trong ngày phải là " + expected + ", nhận "
                            + Formats.shown(row.text("TYLE_TT_DV")) + ".");
            return;
        }
    }
}
