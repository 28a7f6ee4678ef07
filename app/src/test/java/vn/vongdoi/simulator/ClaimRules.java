package vn.vongdoi.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** The rules of QĐ 3176 that a written claim must keep, stated from the standard: arithmetic, times, presence. */
final class ClaimRules {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm").withResolverStyle(ResolverStyle.STRICT);
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Set<String> TIMED_GROUPS = Set.of("1", "2", "3", "8", "18");

    private final WrittenClaims.Claim claim;
    private final WrittenClaims.Fields summary;
    private final List<String> broken = new ArrayList<>();

    private ClaimRules(WrittenClaims.Claim claim) {
        this.claim = claim;
        summary = claim.summary();
    }

    /** What is wrong; empty = nothing. */
    static List<String> broken(WrittenClaims.Claim claim, Set<String> diseases) {
        var rules = new ClaimRules(claim);
        try {
            rules.list(diseases);
            rules.times();
            rules.money();
            rules.presence();
        } catch (NumberFormatException | DateTimeParseException e) {
            rules.broken.add("không đọc được: " + e.getMessage());
        }
        return rules.broken;
    }

    private void hold(boolean kept, String rule) {
        if (!kept) {
            broken.add(rule);
        }
    }

    private void list(Set<String> diseases) {
        hold(diseases.contains(summary.text("MA_BENH_CHINH")), "MA_BENH_CHINH trong danh mục");
        hold(Set.of("1", "2").contains(summary.text("GIOI_TINH")), "GIOI_TINH 1/2");
        hold(summary.text("MA_LOAI_KCB").matches("0[1-9]|1[0-6]"), "MA_LOAI_KCB");
        String card = summary.text("MA_THE_BHYT");
        hold(card.isEmpty() || card.matches("[A-Z]{2}[1-5][0-9]{12}"), "cấu trúc mã thẻ");
        hold(card.isEmpty() == summary.text("GT_THE_TU").isEmpty(), "thẻ và hạn thẻ đi cùng nhau");
    }

    private LocalDateTime time(String text) {
        return LocalDateTime.parse(text, MINUTE);
    }

    private void times() {
        LocalDateTime in = time(summary.text("NGAY_VAO"));
        LocalDateTime out = time(summary.text("NGAY_RA"));
        hold(!out.isBefore(in), "NGAY_RA sau NGAY_VAO");
        hold(!time(summary.text("NGAY_TTOAN")).isBefore(out), "NGAY_TTOAN sau NGAY_RA");
        for (String table : List.of("XML2", "XML3")) {
            for (WrittenClaims.Fields row : claim.rows(table)) {
                LocalDateTime ordered = time(row.text("NGAY_YL"));
                LocalDateTime done = row.text("NGAY_TH_YL").isEmpty() ? ordered : time(row.text("NGAY_TH_YL"));
                String result = row.has("NGAY_KQ") ? row.text("NGAY_KQ") : "";
                LocalDateTime finished = result.isEmpty() ? done : time(result);
                hold(
                        !ordered.isBefore(in)
                                && !done.isBefore(ordered)
                                && !finished.isBefore(done)
                                && !finished.isAfter(out),
                        table + " y lệnh trong đợt điều trị");
            }
        }
        claim.rows("XML5").forEach(note -> {
            LocalDateTime at = time(note.text("THOI_DIEM_DBLS"));
            hold(!at.isBefore(in) && !at.isAfter(out), "XML5 trong đợt điều trị");
        });
    }

    private static BigDecimal number(WrittenClaims.Fields row, String field) {
        return new BigDecimal(row.text(field));
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private void equal(BigDecimal written, BigDecimal right, String what) {
        hold(written.compareTo(right) == 0, what + " là " + written + ", phải là " + right);
    }

    private void money() {
        var totals = new HashMap<String, BigDecimal>();
        for (String table : List.of("XML2", "XML3")) {
            for (WrittenClaims.Fields row : claim.rows(table)) {
                line(table, row);
                for (String field :
                        List.of("THANH_TIEN_BV", "THANH_TIEN_BH", "T_BNTT", "T_BNCCT", "T_BHTT", "T_NGUONKHAC")) {
                    totals.merge(field, number(row, field), BigDecimal::add);
                }
                boolean supply = "10".equals(row.text("MA_NHOM"));
                totals.merge(
                        "T_THUOC",
                        table.equals("XML2") ? number(row, "THANH_TIEN_BV") : BigDecimal.ZERO,
                        BigDecimal::add);
                totals.merge("T_VTYT", supply ? number(row, "THANH_TIEN_BV") : BigDecimal.ZERO, BigDecimal::add);
            }
        }
        totals.forEach((field, sum) ->
                equal(number(summary, field.replace("THANH_TIEN", "T_TONGCHI")), sum, "XML1 tổng " + field));
        hold(
                !summary.text("MA_DOITUONG_KCB").equals("9")
                        || number(summary, "T_BHTT").signum() == 0,
                "đối tượng 9 không có tiền quỹ");
    }

    private void line(String table, WrittenClaims.Fields row) {
        String suffix = table.equals("XML3") ? "_BV" : "";
        BigDecimal quantity = number(row, "SO_LUONG");
        BigDecimal price = number(row, "DON_GIA" + suffix);
        BigDecimal fundPrice = table.equals("XML3") ? number(row, "DON_GIA_BH") : price;
        BigDecimal billed = rounded(quantity.multiply(price));
        BigDecimal inScope = rounded(
                quantity.multiply(fundPrice).multiply(number(row, "TYLE_TT_BH")).divide(HUNDRED));
        BigDecimal fund = rounded(inScope.multiply(number(row, "MUC_HUONG")).divide(HUNDRED));
        equal(number(row, "THANH_TIEN_BV"), billed, table + " THANH_TIEN_BV");
        equal(number(row, "THANH_TIEN_BH"), inScope, table + " THANH_TIEN_BH");
        equal(number(row, "T_BHTT"), fund, table + " T_BHTT");
        equal(number(row, "T_BNCCT"), inScope.subtract(fund), table + " T_BNCCT");
        equal(number(row, "T_BNTT"), billed.subtract(inScope).subtract(number(row, "T_NGUONKHAC")), table + " T_BNTT");
    }

    private void presence() {
        claim.tables()
                .forEach((table, rows) -> rows.forEach(
                        row -> hold(summary.text("MA_LK").equals(row.text("MA_LK")), table + " cùng MA_LK")));
        boolean stay = summary.text("MA_LOAI_KCB").equals("03");
        hold(!stay || !claim.rows("XML7").isEmpty() && !claim.rows("XML8").isEmpty(), "nội trú có XML7 và XML8");
        hold(
                Set.of("2", "5").contains(summary.text("MA_LOAI_RV"))
                        != claim.rows("XML13").isEmpty(),
                "XML13 khi chuyển");
        hold(summary.text("NGAY_TAI_KHAM").isEmpty() == claim.rows("XML14").isEmpty(), "XML14 khi hẹn khám lại");
        for (WrittenClaims.Fields row : claim.rows("XML3")) {
            String group = row.text("MA_NHOM");
            hold(!TIMED_GROUPS.contains(group) || !row.text("NGUOI_THUC_HIEN").isEmpty(), "người thực hiện");
            hold(!group.equals("15") || stay && !row.text("MA_GIUONG").isEmpty(), "giường chỉ ở nội trú");
            hold(!group.equals("10") || !row.text("TT_THAU").isEmpty(), "vật tư có thông tin thầu");
        }
    }
}
