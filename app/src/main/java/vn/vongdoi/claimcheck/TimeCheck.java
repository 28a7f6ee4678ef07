package vn.vongdoi.claimcheck;

import java.time.format.DateTimeFormatter;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** The order of the times of a visit, to the minute. Times written yyyymmddHHMM sort as they are. */
final class TimeCheck {
    private final Row summary;
    private final Findings findings;
    private final String in;
    private final String out;

    private TimeCheck(Row summary, Findings findings) {
        this.summary = summary;
        this.findings = findings;
        in = minute(summary, "NGAY_VAO");
        out = minute(summary, "NGAY_RA");
    }

    static void check(ClaimEncounter encounter, Row summary, Findings findings) {
        var check = new TimeCheck(summary, findings);
        if (!check.stay()) return;
        check.made(encounter);
        for (var row : encounter.rows(TableKind.XML2)) check.order(row, "");
        for (var row : encounter.rows(TableKind.XML3)) check.order(row, minute(row, "NGAY_KQ"));
        for (var row : encounter.rows(TableKind.XML5)) check.note(row);
    }

    /** Whether the stay itself is in order; when it is not, nothing can be inside or outside it. */
    private boolean stay() {
        if (in.isEmpty() || out.isEmpty()) return false;
        if (before(out, in)) {
            findings.add(
                    Rule.TIME_ORDER,
                    summary,
                    "NGAY_RA",
                    out,
                    "NGAY_RA (" + out + ") phải từ NGAY_VAO (" + in + ") trở đi.");
            return false;
        }
        var admitted = minute(summary, "NGAY_VAO_NOI_TRU");
        if (before(admitted, in) || before(out, admitted)) {
            findings.add(
                    Rule.TIME_ORDER,
                    summary,
                    "NGAY_VAO_NOI_TRU",
                    admitted,
                    "NGAY_VAO_NOI_TRU (" + admitted + ") phải nằm giữa NGAY_VAO (" + in + ") và NGAY_RA (" + out
                            + ").");
        }
        var paid = minute(summary, "NGAY_TTOAN");
        if (before(paid, out)) {
            findings.add(
                    Rule.TIME_ORDER,
                    summary,
                    "NGAY_TTOAN",
                    paid,
                    "NGAY_TTOAN (" + paid + ") phải từ NGAY_RA (" + out + ") trở đi.");
        }
        return true;
    }

    private void made(ClaimEncounter encounter) {
        var made = encounter.made().format(DateTimeFormatter.BASIC_ISO_DATE);
        if (before(made + "2359", out)) {
            findings.add(
                    Rule.AFTER_MADE,
                    summary,
                    "NGAY_RA",
                    out,
                    "NGAY_RA (" + out + ") sau ngày lập hồ sơ NGAYLAP (" + made + ").");
        }
    }

    private void order(Row row, String result) {
        var ordered = minute(row, "NGAY_YL");
        var done = minute(row, "NGAY_TH_YL");
        inside(row, "NGAY_YL", ordered);
        inside(row, "NGAY_TH_YL", done);
        if (before(done, ordered)) {
            findings.add(
                    Rule.TIME_ORDER,
                    row,
                    "NGAY_TH_YL",
                    done,
                    "NGAY_TH_YL (" + done + ") phải từ NGAY_YL (" + ordered + ") trở đi.");
        }
        var earliest = done.isEmpty() ? ordered : done;
        if (before(result, earliest)) {
            findings.add(
                    Rule.RESULT_ORDER,
                    row,
                    "NGAY_KQ",
                    result,
                    "NGAY_KQ (" + result + ") thường phải từ " + earliest + " trở đi.");
        }
    }

    private void inside(Row row, String field, String time) {
        if (before(time, in) || before(out, time)) {
            findings.add(
                    Rule.ORDER_OUTSIDE_STAY,
                    row,
                    field,
                    time,
                    field + " (" + time + ") phải nằm trong khoảng NGAY_VAO (" + in + ") – NGAY_RA (" + out + ").");
        }
    }

    private void note(Row row) {
        var time = minute(row, "THOI_DIEM_DBLS");
        if (before(time, in) || before(out, time)) {
            findings.add(
                    Rule.NOTE_OUTSIDE_STAY,
                    row,
                    "THOI_DIEM_DBLS",
                    time,
                    "THOI_DIEM_DBLS (" + time + ") nằm ngoài khoảng " + in + " – " + out + ".");
        }
    }

    /** Whether both are known and the first comes first. */
    private static boolean before(String first, String second) {
        return !first.isEmpty() && !second.isEmpty() && first.compareTo(second) < 0;
    }

    /** "" when missing or wrong, which the field check has reported. */
    private static String minute(Row row, String field) {
        var value = row.text(field);
        return Formats.isMinute(value) ? value : "";
    }
}
