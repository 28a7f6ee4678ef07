package vn.vongdoi.claimcheck;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;

/** Bed days in the fund's scope against the length of the stay (TT 39/2018, TT 22/2023). */
final class BedCheck {
    private static final Set<String> WITHOUT_BED = Set.of("01", "02", "05", "07", "08");
    private static final Duration SHORT = Duration.ofHours(4);
    private static final Duration DAY = Duration.ofHours(24);

    private final Row summary;
    private final Findings findings;
    private final List<ServiceLine> beds;

    private BedCheck(Row summary, Findings findings, List<ServiceLine> beds) {
        this.summary = summary;
        this.findings = findings;
        this.beds = beds;
    }

    static void check(ClaimEncounter encounter, Row summary, Findings findings) {
        var beds = ServiceLine.of(encounter, ServiceLine.BEDS).stream()
                .filter(ServiceLine::inScope)
                .toList();
        if (beds.isEmpty()) return;
        var care = summary.text("MA_LOAI_KCB");
        if (WITHOUT_BED.contains(care)) {
            findings.add(
                    Rule.BED_OUTPATIENT,
                    beds.getFirst().row(),
                    "MA_NHOM",
                    beds.getFirst().group(),
                    "Có " + beds.size() + " dòng tiền giường trong khi MA_LOAI_KCB " + care + " là ngoại trú.");
            return;
        }
        var check = new BedCheck(summary, findings, beds);
        beds.forEach(check::quantity);
        check.overlaps();
        check.days();
    }

    private void quantity(ServiceLine bed) {
        if (bed.value("SO_LUONG") <= 1) return;
        findings.add(
                Rule.BED_QUANTITY,
                bed.row(),
                "SO_LUONG",
                bed.row().text("SO_LUONG"),
                "Mỗi dòng ngày giường chỉ có SO_LUONG tối đa 1, nhận "
                        + Formats.shown(bed.row().text("SO_LUONG")) + ".");
    }

    private void overlaps() {
        var taken = new HashMap<String, TakenTimes>();
        for (var line : TakenTimes.ordered(beds)) {
            var bed = line.row().text("MA_GIUONG");
            if (bed.isEmpty()) continue;
            var times = taken.computeIfAbsent(bed + " " + line.row().text("MA_KHOA"), b -> new TakenTimes());
            if (times.overlap(line)) {
                findings.add(
                        Rule.BED_OVERLAP,
                        line.row(),
                        "NGAY_YL",
                        line.row().text("NGAY_YL"),
                        "Giường " + Formats.shown(bed) + " của khoa "
                                + Formats.shown(line.row().text("MA_KHOA"))
                                + " bị tính trùng thời gian với một dòng khác.");
            }
            times.add(line);
        }
    }

    private void days() {
        var in = summary.minute("NGAY_VAO_NOI_TRU").or(() -> summary.minute("NGAY_VAO"));
        var out = summary.minute("NGAY_RA");
        if (in.isEmpty() || out.isEmpty() || out.get().isBefore(in.get())) return;
        double days = beds.stream().mapToDouble(bed -> bed.value("SO_LUONG")).sum();
        var length = Duration.between(in.get(), out.get());
        if (length.compareTo(SHORT) < 0 || summary.text("MA_LOAI_KCB").equals("09")) {
            tooMany(Rule.BED_SHORT, days, "0 ngày giường, vì nằm viện dưới 4 giờ");
        } else if (length.compareTo(DAY) <= 0) {
            if (days > 1) tooMany(Rule.BED_DAY, days, "tối đa 1 ngày giường, vì nằm viện từ 4 đến 24 giờ");
        } else if (days > treatmentDays()) {
            // Out − in or one more: QĐ 130 and QĐ 3176 count SO_NGAY_DTRI differently, and fewer beds harm nobody.
            tooMany(Rule.BED_DAYS, days, "tối đa SO_NGAY_DTRI = " + Formats.shown(summary.text("SO_NGAY_DTRI")));
        }
    }

    private double treatmentDays() {
        return summary.number("SO_NGAY_DTRI").map(Number::doubleValue).orElse(Double.MAX_VALUE);
    }

    private void tooMany(Rule rule, double days, String allowed) {
        var bed = beds.getLast().row();
        findings.add(
                rule,
                bed,
                "SO_LUONG",
                bed.text("SO_LUONG"),
                "Tổng số ngày giường là " + AmountLine.shown(days) + ", " + allowed + ".");
    }
}
