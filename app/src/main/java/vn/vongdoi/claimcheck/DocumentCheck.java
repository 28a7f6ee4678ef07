package vn.vongdoi.claimcheck;

import java.util.LinkedHashSet;
import java.util.Set;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** The letters that go with a visit: re-visit, referral, sick leave, summary. */
final class DocumentCheck {
    private static final Set<String> REFERRED = Set.of("2", "5");
    private static final int LONGEST_SUMMARY = 4000;
    private static final int LEAVE = 30;
    private static final int LEAVE_TUBERCULOSIS = 180;
    private static final int LEAVE_MISCARRIAGE = 50;
    private static final int WEEKS_MISCARRIAGE = 13;

    private final Row summary;
    private final Findings findings;
    /** NGAY_TAI_KHAM. */
    private final Set<String> revisits;

    private final boolean tuberculosis;

    private DocumentCheck(Row summary, Findings findings) {
        this.summary = summary;
        this.findings = findings;
        revisits = new LinkedHashSet<>(CardCheck.members(summary.text("NGAY_TAI_KHAM")));
        tuberculosis = CardCheck.members(summary.text("MA_BENH_CHINH") + ";" + summary.text("MA_BENH_KT")).stream()
                .anyMatch(code -> code.length() >= 3
                        && code.compareTo("A15") >= 0
                        && code.substring(0, 3).compareTo("A19") <= 0);
    }

    static void check(ClaimEncounter encounter, Row summary, Findings findings) {
        var check = new DocumentCheck(summary, findings);
        check.unexpected(encounter);
        for (var day : check.revisits) check.after(summary, "NGAY_TAI_KHAM", day);
        for (var letter : encounter.rows(TableKind.XML14)) check.revisit(letter);
        for (var letter : encounter.rows(TableKind.XML7)) check.leave(letter);
        for (var letter : encounter.rows(TableKind.XML11)) check.leave(letter);
        for (var letter : encounter.rows(TableKind.XML8)) check.length(letter);
        for (var letter : encounter.rows(TableKind.XML13)) check.length(letter);
    }

    private void unexpected(ClaimEncounter encounter) {
        var leaving = summary.text("MA_LOAI_RV");
        if (!encounter.rows(TableKind.XML13).isEmpty() && !REFERRED.contains(leaving)) {
            findings.add(
                    Rule.TABLE_UNEXPECTED,
                    TableKind.XML13,
                    "Có giấy chuyển cơ sở (XML13) trong khi MA_LOAI_RV là " + Formats.shown(leaving)
                            + ", không phải 2 hay 5.");
        }
        if (!encounter.rows(TableKind.XML14).isEmpty()
                && summary.text("NGAY_TAI_KHAM").isEmpty()) {
            findings.add(
                    Rule.TABLE_UNEXPECTED,
                    TableKind.XML14,
                    "Có giấy hẹn khám lại (XML14) trong khi NGAY_TAI_KHAM của XML1 để trống.");
        }
    }

    private void revisit(Row letter) {
        var sent = letter.text("NGAY_HEN_KL");
        if (sent.length() < 8) return;
        var day = sent.substring(0, 8);
        if (revisits.contains(day)) return;
        after(letter, "NGAY_HEN_KL", day);
        if (revisits.isEmpty()) return;
        findings.add(
                Rule.REVISIT_DIFFERS,
                letter,
                "NGAY_HEN_KL",
                sent,
                "NGAY_HEN_KL (" + Formats.shown(sent) + ") không có trong NGAY_TAI_KHAM của XML1 ("
                        + Formats.shown(summary.text("NGAY_TAI_KHAM")) + ").");
    }

    private void after(Row row, String field, String day) {
        var left = summary.text("NGAY_RA");
        if (!Formats.isDay(day) || !Formats.isMinute(left) || day.compareTo(left.substring(0, 8)) > 0) return;
        findings.add(
                Rule.REVISIT_DATE,
                row,
                field,
                day,
                field + " (" + day + ") phải sau ngày ra (" + left.substring(0, 8) + ").");
    }

    private void leave(Row letter) {
        int most = mostLeave(letter);
        if (letter.number("SO_NGAY_NGHI").map(Number::intValue).orElse(0) <= most) return;
        var sent = letter.text("SO_NGAY_NGHI");
        findings.add(
                Rule.SICK_LEAVE,
                letter,
                "SO_NGAY_NGHI",
                sent,
                "SO_NGAY_NGHI tối đa " + most + " ngày một lần cấp, nhận " + Formats.shown(sent) + ".");
    }

    private int mostLeave(Row letter) {
        if (tuberculosis) return LEAVE_TUBERCULOSIS;
        boolean miscarriage = letter.text("MA_DINH_CHI_THAI").equals("1")
                && letter.number("TUOI_THAI").map(Number::intValue).orElse(0) >= WEEKS_MISCARRIAGE;
        return miscarriage ? LEAVE_MISCARRIAGE : LEAVE;
    }

    private void length(Row letter) {
        int length = letter.text("TOMTAT_KQ").length();
        if (length <= LONGEST_SUMMARY) return;
        findings.add(
                Rule.SUMMARY_LONG,
                letter,
                "TOMTAT_KQ",
                "",
                "TOMTAT_KQ tối đa " + LONGEST_SUMMARY + " ký tự, nhận " + length + ".");
    }
}
