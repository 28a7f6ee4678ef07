package vn.vongdoi.claimcheck;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.benefit.Benefit;
import vn.vongdoi.benefit.Benefits;
import vn.vongdoi.benefit.Bill;
import vn.vongdoi.benefit.Bill.Exemption;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** MUC_HUONG of the lines in the fund's scope against card, route, size of the bill and day. */
final class BenefitCheck {
    private static final Set<String> STAYS = Set.of("03", "04", "09");
    private static final String TRANSPORT = "12";

    private BenefitCheck() {}

    static void check(ClaimEncounter encounter, Row summary, Bill.Place place, Findings findings) {
        var wrong = new LinkedHashMap<String, Row>();
        var times = new LinkedHashMap<String, Integer>();
        var benefit = summary.number("T_TONGCHI_BH")
                .flatMap(inScope -> summary.number("T_TONGCHI_BV")
                        .flatMap(billed -> Benefits.of(bill(encounter, summary, inScope, billed, place))));
        if (benefit.isEmpty()) return;
        for (var kind : List.of(TableKind.XML2, TableKind.XML3)) {
            for (var row : encounter.rows(kind)) {
                if (!byCard(row) || allows(benefit.get(), row)) continue;
                var sent = row.text("MUC_HUONG");
                wrong.putIfAbsent(sent, row);
                times.merge(sent, 1, Integer::sum);
            }
        }
        for (Map.Entry<String, Row> one : wrong.entrySet()) {
            findings.add(
                    Rule.BENEFIT_LEVEL,
                    one.getValue(),
                    "MUC_HUONG",
                    one.getKey(),
                    message(benefit.get(), one.getKey(), times.getOrDefault(one.getKey(), 1)));
        }
    }

    private static Bill bill(
            ClaimEncounter encounter, Row summary, BigDecimal inScope, BigDecimal billed, Bill.Place place) {
        return new Bill(
                CardCheck.members(summary.text("MA_THE_BHYT")).stream()
                        .filter(Formats::card)
                        .toList(),
                summary.text("MA_DOITUONG_KCB"),
                STAYS.contains(summary.text("MA_LOAI_KCB")),
                encounter.serviceDay(),
                inScope,
                billed,
                exemption(summary),
                place);
    }

    /** It lasts to the end of its calendar year (NĐ 188/2025 art. 18.2). */
    private static Exemption exemption(Row summary) {
        var since = summary.text("NGAY_MIEN_CCT");
        var in = summary.text("NGAY_VAO");
        var out = summary.text("NGAY_RA");
        boolean known = Formats.isDay(since) || Formats.isMinute(since);
        if (!known || !Formats.isMinute(in) || !Formats.isMinute(out) || since.compareTo(out) > 0) {
            return Exemption.NONE;
        }
        if (since.substring(0, 4).compareTo(in.substring(0, 4)) < 0) return Exemption.NONE;
        boolean before = since.compareTo(in) <= 0;
        return before && in.startsWith(out.substring(0, 4)) ? Exemption.THROUGHOUT : Exemption.DURING;
    }

    /** Lines of other payers, of recurrent wounds and of transport are paid by rules of their own. */
    private static boolean byCard(Row row) {
        return row.text("PHAM_VI").equals("1")
                && row.number("THANH_TIEN_BH").map(BigDecimal::signum).orElse(0) > 0
                && row.number("TYLE_TT_BH").map(BigDecimal::signum).orElse(0) > 0
                && row.number("MUC_HUONG").isPresent()
                && row.text("VET_THUONG_TP").isEmpty()
                && !row.text("MA_NHOM").equals(TRANSPORT)
                && (row.layout().kind() == TableKind.XML3
                        || row.text("NGUON_CTRA").equals("1"));
    }

    private static boolean allows(Benefit benefit, Row row) {
        return row.number("MUC_HUONG").map(benefit::allows).orElse(true);
    }

    private static String message(Benefit benefit, String sent, int lines) {
        var expected = benefit.percents().stream()
                .map(percent -> percent.stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(" hoặc "));
        return "MUC_HUONG phải là " + expected + " (" + benefit.why() + "; " + benefit.source() + "), nhận "
                + Formats.shown(sent) + " ở " + lines + " dòng.";
    }
}
