package vn.vongdoi.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.record.Draft;

/** XML1: the encounter itself, its diagnoses, weight and height. */
final class SummaryToFhir {
    static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String DIAGNOSIS_ROLE = "http://terminology.hl7.org/CodeSystem/diagnosis-role";
    private static final String CONDITION_CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    private SummaryToFhir() {}

    static void add(Visit visit, List<Draft> drafts) {
        var diagnoses = diagnoses(visit.summary());
        drafts.add(encounter(visit, diagnoses));
        for (var i = 0; i < diagnoses.size(); i++) drafts.add(condition(visit, diagnoses.get(i), i));
        measure(visit, visit.summary().number("CAN_NANG"), "29463-7", "Cân nặng", "kg")
                .ifPresent(drafts::add);
        // Since QĐ 3176 the spare field carries the height in cm when it matters for the treatment.
        measure(visit, height(visit.summary()), "8302-2", "Chiều cao", "cm").ifPresent(drafts::add);
    }

    /** Main diagnosis first. */
    static List<String> diagnoses(Row summary) {
        var codes = new ArrayList<String>();
        codes.add(summary.text("MA_BENH_CHINH"));
        for (var code : summary.text("MA_BENH_KT").split(";")) {
            if (!code.isBlank() && !codes.contains(code.strip())) codes.add(code.strip());
        }
        return codes;
    }

    private static Draft encounter(Visit visit, List<String> diagnoses) {
        var row = visit.summary();
        var id = visit.encounterId();
        var care = careType(row);
        var json = ResourceWriter.of(ResourceType.ENCOUNTER, id);
        json.array("identifier").item().text("system", CodeSystem.MA_LK.url() + "/" + visit.facility());
        json.text("value", visit.encounter().maLk()).end().endArray();
        json.text("status", "finished");
        json.object("class")
                .text("system", ACT_CODE)
                .text("code", actClass(care))
                .end();
        json.array("type").conceptItem(CodeSystem.LOAI_KCB, care, null);
        json.conceptItem(CodeSystem.DOI_TUONG, row.text("MA_DOITUONG_KCB"), null)
                .endArray();
        json.reference("subject", ResourceType.PATIENT, visit.person().id());
        json.period("period", visit.in(), visit.out());
        row.find("LY_DO_VV")
                .ifPresent(reason -> json.array("reasonCode")
                        .item()
                        .text("text", reason)
                        .end()
                        .endArray());
        json.array("diagnosis");
        for (var i = 0; i < diagnoses.size(); i++) {
            json.item().reference("condition", ResourceType.CONDITION, visit.id("DX", i));
            json.hl7Concept("use", DIAGNOSIS_ROLE, "DD").whole("rank", i + 1).end();
        }
        json.endArray();
        hospitalization(row, json);
        json.logicalReference("serviceProvider", CodeSystem.FACILITY, visit.facility(), null);

        var codes = new ArrayList<String>();
        diagnoses.forEach(d -> codes.add(CodeSystem.ICD10.token(d)));
        codes.add(CodeSystem.LOAI_KCB.token(care));
        add(codes, CodeSystem.DOI_TUONG, row, "MA_DOITUONG_KCB");
        add(codes, CodeSystem.LOAI_RV, row, "MA_LOAI_RV");
        add(codes, CodeSystem.KET_QUA, row, "KET_QUA_DTRI");
        for (var department : row.text("MA_KHOA").split(";")) {
            if (!department.isBlank()) codes.add(CodeSystem.KHOA.token(department.strip()));
        }
        return visit.columns()
                .during(visit.in(), visit.out())
                .status("finished")
                .category(care)
                .codes(codes)
                .of(json.finish());
    }

    private static void hospitalization(Row row, ResourceWriter json) {
        json.object("hospitalization");
        row.find("MA_NOI_DI").ifPresent(f -> json.logicalReference("origin", CodeSystem.FACILITY, f, null));
        row.find("MA_NOI_DEN").ifPresent(f -> json.logicalReference("destination", CodeSystem.FACILITY, f, null));
        json.object("dischargeDisposition").array("coding");
        json.item()
                .text("system", CodeSystem.LOAI_RV.url())
                .text("code", row.text("MA_LOAI_RV"))
                .end();
        json.item()
                .text("system", CodeSystem.KET_QUA.url())
                .text("code", row.text("KET_QUA_DTRI"))
                .end();
        json.endArray().text("text", row.text("GHI_CHU")).end().end();
    }

    private static Draft condition(Visit visit, String icd, int rank) {
        var row = visit.summary();
        var json = ResourceWriter.of(ResourceType.CONDITION, visit.id("DX", rank));
        // Since QĐ 3176 the discharge diagnoses are the confirmed ones; suspected ones stay in the arrival text.
        json.hl7Concept("verificationStatus", VERIFICATION, "confirmed");
        json.array("category").item().array("coding").item().text("system", CONDITION_CATEGORY);
        json.text("code", "encounter-diagnosis").end().endArray().end().endArray();
        json.concept("code", CodeSystem.ICD10, icd, rank == 0 ? row.text("CHAN_DOAN_RV") : null);
        json.reference("subject", ResourceType.PATIENT, visit.person().id());
        visit.inEncounter(json).time("recordedDate", visit.out());
        return visit.columns()
                .during(visit.in(), visit.out())
                .status("confirmed")
                .category(rank == 0 ? "main" : "secondary")
                .code(CodeSystem.ICD10, icd)
                .of(json.finish());
    }

    private static Optional<Draft> measure(
            Visit visit, Optional<BigDecimal> number, String loinc, String name, String unit) {
        return number.filter(n -> n.signum() > 0)
                .map(n -> ResultsToFhir.vital(visit, "XML1", loinc, 0, name, n, unit, visit.in()));
    }

    private static Optional<BigDecimal> height(Row row) {
        return row.number("DU_PHONG")
                .filter(h -> h.compareTo(BigDecimal.valueOf(30)) >= 0 && h.compareTo(BigDecimal.valueOf(250)) <= 0);
    }

    /** MA_LOAI_KCB in two digits; older exporters write "1". */
    static String careType(Row row) {
        var code = row.text("MA_LOAI_KCB");
        return code.length() == 1 ? "0" + code : code;
    }

    static String actClass(String care) {
        return switch (care) {
            case "03", "06", "09" -> "IMP";
            case "04" -> "SS";
            case "12" -> "HH";
            case "14" -> "VR";
            default -> "AMB";
        };
    }

    private static void add(List<String> codes, CodeSystem system, Row row, String field) {
        row.find(field).ifPresent(code -> codes.add(system.token(code)));
    }
}
