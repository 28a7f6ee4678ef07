package vn.vongdoi.claims;

import java.util.ArrayList;
import java.util.List;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.record.Draft;

/** XML2 and XML3: what was prescribed and what was done. */
final class LinesToFhir {
    private LinesToFhir() {}

    /** What a line of XML3 is, by its cost group (MA_NHOM, QĐ 5937 app. 3). */
    enum ServiceKind {
        DONE,
        ORDERED,
        /** Beds, supplies, transport: money only. */
        BILLED;

        static ServiceKind of(Row row) {
            return switch (row.text("MA_NHOM")) {
                // 9: in 4210 the services of which the fund pays a part
                case "8", "9", "13", "18" -> DONE;
                case "1", "2", "3" -> ORDERED;
                default -> BILLED;
            };
        }
    }

    static void addMedicines(Visit visit, List<Draft> drafts) {
        for (var row : visit.encounter().rows(TableKind.XML2)) drafts.add(medicine(visit, row));
    }

    static void addServices(Visit visit, List<Draft> drafts) {
        for (var row : visit.encounter().rows(TableKind.XML3)) {
            switch (ServiceKind.of(row)) {
                case DONE -> drafts.add(procedure(visit, row));
                case ORDERED -> drafts.add(order(visit, row));
                case BILLED -> {}
            }
        }
    }

    private static Draft medicine(Visit visit, Row row) {
        var ordered = visit.when(row, "NGAY_YL");
        var json = visit.begin(ResourceType.MEDICATION_REQUEST, visit.id("XML2", row.number()), "subject", "completed");
        visit.inEncounter(json).text("intent", "order");
        json.object("medicationCodeableConcept").array("coding");
        row.find("MA_THUOC").ifPresent(code -> coding(json, CodeSystem.THUOC, code));
        row.find("SO_DANG_KY").ifPresent(code -> coding(json, CodeSystem.SO_DANG_KY, code));
        coding(json, CodeSystem.NHOM, row.text("MA_NHOM"));
        json.endArray().text("text", row.text("TEN_THUOC")).end();
        json.time("authoredOn", ordered);
        row.find("MA_BAC_SI").ifPresent(d -> json.logicalReference("requester", CodeSystem.LICENCE, d, null));
        json.array("dosageInstruction").item().text("text", row.text("LIEU_DUNG"));
        json.text("patientInstruction", row.text("CACH_DUNG"));
        row.find("DUONG_DUNG").ifPresent(code -> json.concept("route", CodeSystem.DUONG_DUNG, code, null));
        json.end().endArray();
        json.object("dispenseRequest");
        json.quantity("quantity", row.number("SO_LUONG").orElse(null), row.text("DON_VI_TINH"))
                .end();

        var codes = new ArrayList<String>(3);
        row.find("MA_THUOC").ifPresent(c -> codes.add(CodeSystem.THUOC.token(c)));
        row.find("SO_DANG_KY").ifPresent(c -> codes.add(CodeSystem.SO_DANG_KY.token(c)));
        return visit.columns()
                .during(ordered, null)
                .status("completed")
                .category(row.text("MA_NHOM"))
                .codes(codes)
                .value(row.number("SO_LUONG").map(Number::doubleValue), row.text("DON_VI_TINH"))
                .of(json.finish());
    }

    private static Draft procedure(Visit visit, Row row) {
        var done = row.minute("NGAY_TH_YL").orElse(visit.when(row, "NGAY_YL"));
        var json = visit.begin(ResourceType.PROCEDURE, visit.id("XML3", row.number()), "subject", "completed");
        visit.inEncounter(json);
        json.object("code").array("coding");
        row.find("MA_DICH_VU").ifPresent(code -> coding(json, CodeSystem.DICH_VU, code));
        row.find("MA_PTTT_QT").ifPresent(code -> coding(json, CodeSystem.ICD9_CM, code));
        coding(json, CodeSystem.NHOM, row.text("MA_NHOM"));
        json.endArray().text("text", row.text("TEN_DICH_VU")).end();
        json.period("performedPeriod", done, row.minute("NGAY_KQ").orElse(null));
        row.find("NGUOI_THUC_HIEN").ifPresent(who -> {
            json.array("performer").item().logicalReference("actor", CodeSystem.LICENCE, who, null);
            json.end().endArray();
        });
        return visit.columns()
                .during(done, row.minute("NGAY_KQ").orElse(null))
                .status("completed")
                .category(row.text("MA_NHOM"))
                .code(CodeSystem.DICH_VU, row.text("MA_DICH_VU"))
                .of(json.finish());
    }

    private static Draft order(Visit visit, Row row) {
        var ordered = visit.when(row, "NGAY_YL");
        var json = visit.begin(ResourceType.SERVICE_REQUEST, visit.id("XML3", row.number()), "subject", "completed");
        visit.inEncounter(json).text("intent", "order");
        json.object("code").array("coding");
        row.find("MA_DICH_VU").ifPresent(code -> coding(json, CodeSystem.DICH_VU, code));
        coding(json, CodeSystem.NHOM, row.text("MA_NHOM"));
        json.endArray().text("text", row.text("TEN_DICH_VU")).end();
        json.time("authoredOn", ordered);
        json.time("occurrenceDateTime", row.minute("NGAY_TH_YL").orElse(null));
        row.find("MA_BAC_SI").ifPresent(d -> json.logicalReference("requester", CodeSystem.LICENCE, d, null));
        return visit.columns()
                .during(ordered, row.minute("NGAY_KQ").orElse(null))
                .status("completed")
                .category(row.text("MA_NHOM"))
                .code(CodeSystem.DICH_VU, row.text("MA_DICH_VU"))
                .of(json.finish());
    }

    private static void coding(ResourceWriter json, CodeSystem system, String code) {
        json.item().text("system", system.url()).text("code", code).end();
    }
}
