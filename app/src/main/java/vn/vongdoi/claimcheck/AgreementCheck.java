package vn.vongdoi.claimcheck;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** Every table speaks of the same encounter, facility and person as XML1. */
final class AgreementCheck {
    private static final List<String> PERSON =
            List.of("MA_BN", "HO_TEN", "NGAY_SINH", "GIOI_TINH", "SO_CCCD", "MA_THE_BHYT");

    /** What the certificates repeat from XML1; it is often typed by hand there, so it only warns. */
    private static final List<String> VISIT = List.of(
            "MA_CSKCB",
            "DIA_CHI",
            "MA_QUOCTICH",
            "MA_DANTOC",
            "MATINH_CU_TRU",
            "MAXA_CU_TRU",
            "GT_THE_DEN",
            "NGAY_VAO",
            "NGAY_VAO_NOI_TRU",
            "NGAY_RA",
            "MA_LOAI_KCB",
            "MA_LOAI_RV",
            "KET_QUA_DTRI",
            "CHAN_DOAN_RV",
            "MA_BENH_CHINH",
            "MA_BENH_KT",
            "MA_DOITUONG_KCB");

    private final Row summary;
    private final Findings findings;
    /** What is read out of XML1 once, however many rows there are to compare. */
    private final Map<String, Set<String>> members = new HashMap<>();

    private final Map<String, String> folded = new HashMap<>();

    private AgreementCheck(Row summary, Findings findings) {
        this.summary = summary;
        this.findings = findings;
    }

    static void check(ClaimEncounter encounter, Row summary, Findings findings) {
        var facility = summary.text("MA_CSKCB");
        if (!facility.isEmpty() && !facility.equals(encounter.facility())) {
            findings.add(
                    Rule.FACILITY_DIFFERS,
                    summary,
                    "MA_CSKCB",
                    facility,
                    "MA_CSKCB của XML1 là '" + Formats.shown(facility) + "', nhưng tệp do cơ sở " + encounter.facility()
                            + " lập.");
        }
        var check = new AgreementCheck(summary, findings);
        for (var kind : TableKind.list()) {
            if (kind == TableKind.XML1) continue;
            for (var row : encounter.rows(kind)) {
                check.key(row);
                // XML9 is about the child and its mother, whoever of them XML1 is about.
                if (kind != TableKind.XML9) check.repeated(row);
            }
        }
    }

    private void key(Row row) {
        var key = row.text("MA_LK");
        boolean reported = key.isEmpty() && row.layout().kind().detailed() || findings.blames(summary, "MA_LK");
        if (reported || key.equals(summary.text("MA_LK"))) return;
        findings.add(
                Rule.MA_LK_DIFFERS,
                row,
                "MA_LK",
                key,
                "MA_LK phải giống XML1 ('" + Formats.shown(summary.text("MA_LK")) + "'), nhận '" + Formats.shown(key)
                        + "'.");
    }

    private void repeated(Row row) {
        if (row.layout().kind().detailed()) return;
        for (var field : PERSON) {
            if (differs(row, field)) {
                findings.add(
                        Rule.PERSON_DIFFERS,
                        row,
                        field,
                        "",
                        field + " trong bảng " + row.layout().kind()
                                + " khác XML1; hai bảng phải cùng một người bệnh.");
            }
        }
        for (var field : VISIT) {
            if (differs(row, field)) {
                findings.add(
                        Rule.ENCOUNTER_DIFFERS,
                        row,
                        field,
                        "",
                        field + " trong bảng " + row.layout().kind() + " khác XML1.");
            }
        }
    }

    private boolean differs(Row row, String field) {
        if (!row.layout().has(field)) return false;
        var here = row.text(field);
        var there = summary.text(field);
        if (here.isEmpty() || there.isEmpty() || here.equals(there) || findings.blames(summary, field)) return false;
        return switch (field) {
            // A certificate may name only the card that was used, or list the stays of several facilities.
            case "MA_THE_BHYT", "GT_THE_DEN", "NGAY_VAO", "NGAY_RA" ->
                CardCheck.members(here).stream()
                        .noneMatch(members.computeIfAbsent(field, _ -> Set.copyOf(CardCheck.members(there)))::contains);
            // Some exporters write the birth day without the time.
            case "NGAY_SINH" -> !here.startsWith(there) && !there.startsWith(here);
            case "HO_TEN", "DIA_CHI", "CHAN_DOAN_RV" ->
                !folded(here).equals(folded.computeIfAbsent(field, _ -> folded(there)));
            default -> true;
        };
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
