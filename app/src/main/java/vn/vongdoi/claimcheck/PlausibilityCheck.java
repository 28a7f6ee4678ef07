package vn.vongdoi.claimcheck;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Set;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** Times that are written right but hard to believe. */
final class PlausibilityCheck {
    private static final Set<String> EXAMINED = Set.of("01", "05", "08");
    private static final Set<String> PROCEDURES = Set.of("8", "18");
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration SHORTEST_WITH_TESTS = Duration.ofMinutes(15);
    private static final Duration LONGEST_EXAM = Duration.ofDays(1);

    private final ClaimEncounter encounter;
    private final Findings findings;

    private PlausibilityCheck(ClaimEncounter encounter, Findings findings) {
        this.encounter = encounter;
        this.findings = findings;
    }

    static void check(ClaimEncounter encounter, Row summary, Findings findings) {
        var check = new PlausibilityCheck(encounter, findings);
        check.length(summary);
        check.vague(summary);
        check.busy();
        check.future(summary, "NGAY_TTOAN");
        for (var row : encounter.rows(TableKind.XML3)) check.future(row, "NGAY_KQ");
        for (var row : encounter.rows(TableKind.XML4)) check.future(row, "NGAY_KQ");
        for (var row : encounter.rows(TableKind.XML7)) check.future(row, "NGAY_CT");
        for (var row : encounter.rows(TableKind.XML11)) check.future(row, "NGAY_CT");
        for (var row : encounter.rows(TableKind.XML14)) check.future(row, "NGAY_CT");
    }

    private void length(Row summary) {
        var care = summary.text("MA_LOAI_KCB");
        var in = summary.minute("NGAY_VAO");
        var out = summary.minute("NGAY_RA");
        if (in.isEmpty() || out.isEmpty() || !EXAMINED.contains(care)) return;
        var length = Duration.between(in.get(), out.get());
        boolean tested = !ServiceLine.of(encounter, ServiceLine.TESTS).isEmpty();
        var least = tested ? SHORTEST_WITH_TESTS : SHORTEST;
        if (!length.isNegative() && length.compareTo(least) < 0) {
            findings.add(
                    Rule.VISIT_SHORT,
                    summary,
                    "NGAY_RA",
                    summary.text("NGAY_RA"),
                    "Lượt khám chỉ " + length.toMinutes() + " phút, thường từ " + least.toMinutes() + " phút.");
        }
        if (care.equals("01") && length.compareTo(LONGEST_EXAM) > 0) {
            findings.add(
                    Rule.EXAM_LONG,
                    summary,
                    "NGAY_RA",
                    summary.text("NGAY_RA"),
                    "Lượt khám (MA_LOAI_KCB 01) kéo dài hơn một ngày, " + length.toHours() + " giờ.");
        }
    }

    /** A check-up or mere tiredness is no ground for the fund to pay; who pays alone may come for it. */
    private void vague(Row summary) {
        var code = summary.text("MA_BENH_CHINH");
        boolean insured = !summary.text("MA_DOITUONG_KCB").equals("9");
        boolean screening = Set.of("15", "16").contains(summary.text("MA_LOAI_KCB"));
        if (!insured || screening || !code.startsWith("Z00") && !code.startsWith("R53")) return;
        findings.add(
                Rule.ICD_VAGUE,
                summary,
                "MA_BENH_CHINH",
                code,
                "Mã " + Formats.shown(code) + " làm bệnh chính thường bị quỹ BHYT từ chối.");
    }

    private void busy() {
        var seen = new HashMap<String, Row>();
        for (var line : ServiceLine.of(encounter, PROCEDURES)) {
            var person = CardCheck.members(line.row().text("NGUOI_THUC_HIEN"));
            var minute = line.row().text("NGAY_TH_YL");
            if (person.isEmpty() || !Formats.isMinute(minute)) continue;
            var other = seen.putIfAbsent(person.getFirst() + " " + minute, line.row());
            if (other == null || other.text("MA_DICH_VU").equals(line.service())) continue;
            findings.add(
                    Rule.PERFORMER_BUSY,
                    line.row(),
                    "NGAY_TH_YL",
                    minute,
                    "Một người bắt đầu hai thủ thuật cùng lúc (" + minute + "), dòng STT " + other.number() + " và "
                            + line.row().number() + ".");
        }
    }

    private void future(Row row, String field) {
        var made = encounter.made().format(DateTimeFormatter.BASIC_ISO_DATE);
        var time = row.text(field);
        if (!Formats.isMinute(time) && !Formats.isDay(time)
                || time.substring(0, 8).compareTo(made) <= 0) return;
        findings.add(
                Rule.FUTURE, row, field, time, field + " (" + time + ") sau ngày lập hồ sơ NGAYLAP (" + made + ").");
    }
}
