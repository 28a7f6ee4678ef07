package vn.vongdoi.claimcheck;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;

/** Checks a row of XML0 by the rules of the day on which the person came. */
public final class CheckInCheck {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");

    /** Clocks of hospitals are set by hand. */
    private static final int MINUTES_AHEAD = 15;

    private CheckInCheck() {}

    /**
     * All faults; the check-in may be stored when none of them rejects.
     *
     * @param now in Viet Nam, when the document came
     */
    public static List<Issue> check(Row row, LocalDateTime now) {
        var standard = Standard.on(
                row.minute("NGAY_VAO").map(LocalDateTime::toLocalDate).orElse(now.toLocalDate()));
        var findings = new Findings(standard);
        FieldCheck.check(row, standard, findings);
        facility(row, findings);
        PersonCheck.checkNumber(row, findings);
        CardCheck.check(row, findings);
        times(row, now.plusMinutes(MINUTES_AHEAD).format(MINUTE), findings);
        return findings.list();
    }

    private static void facility(Row row, Findings findings) {
        var code = row.text("MA_CSKCB");
        if (code.isEmpty() || Formats.facility(code)) return;
        findings.add(
                Rule.FACILITY_DIFFERS,
                row,
                "MA_CSKCB",
                code,
                "MA_CSKCB phải là mã cơ sở 5 ký tự (ví dụ 31001), nhận '" + Formats.shown(code) + "'.");
    }

    private static void times(Row row, String latest, Findings findings) {
        var in = row.text("NGAY_VAO");
        if (!Formats.isMinute(in)) return;
        // Whoever is said to come some day would be read by the facility as somebody it treats now.
        if (in.compareTo(latest) > 0) {
            findings.add(Rule.TIME_ORDER, row, "NGAY_VAO", in, "NGAY_VAO (" + in + ") không được sau lúc gửi.");
            return;
        }
        for (var field : List.of("NGAY_VAO_NOI_TRU", "NGAY_YL")) {
            var time = row.text(field);
            if (Formats.isMinute(time) && time.compareTo(in) < 0) {
                findings.add(
                        Rule.TIME_ORDER,
                        row,
                        field,
                        time,
                        field + " (" + time + ") phải từ NGAY_VAO (" + in + ") trở đi.");
            }
        }
    }
}
