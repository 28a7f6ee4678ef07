package vn.vongdoi.claimfhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.record.Draft;

/** The discharge diagnoses of XML1: a Condition for each code of MA_BENH_CHINH and MA_BENH_KT. */
final class Diagnoses {
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/diagnosis-role";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    private static final Form.Coding ICD = new Form.Coding(CodeSystem.ICD10);

    private Diagnoses() {}

    /** Main diagnosis first, each code once. */
    static List<String> codes(Row summary) {
        var codes = new ArrayList<String>();
        codes.add(summary.text("MA_BENH_CHINH"));
        for (var code : summary.text("MA_BENH_KT").split(";")) {
            if (ICD.says(code.strip()) && !codes.contains(code.strip())) codes.add(code.strip());
        }
        return codes;
    }

    static void add(Visit visit, List<Draft> drafts) {
        var codes = codes(visit.summary());
        for (var rank = 0; rank < codes.size(); rank++) drafts.add(condition(visit, codes.get(rank), rank));
    }

    /** Inside Encounter.diagnosis. */
    static void list(ResourceWriter json, Visit visit) {
        json.array("diagnosis");
        for (var rank = 0; rank < codes(visit.summary()).size(); rank++) {
            json.item().reference("condition", ResourceType.CONDITION, id(visit, rank));
            json.hl7Concept("use", ROLE, "DD").whole("rank", rank + 1).end();
        }
        json.endArray();
    }

    private static Draft condition(Visit visit, String icd, int rank) {
        var json = ResourceWriter.of(ResourceType.CONDITION, id(visit, rank));
        // Since QĐ 3176 the discharge diagnoses are the confirmed ones; suspected ones stay in the arrival text.
        json.hl7Concept("verificationStatus", VERIFICATION, "confirmed");
        json.array("category").item().array("coding").item().text("system", CATEGORY);
        json.text("code", "encounter-diagnosis").end().endArray().end().endArray();
        json.concept("code", CodeSystem.ICD10, icd, rank == 0 ? visit.told("CHAN_DOAN_RV") : null);
        json.reference("subject", ResourceType.PATIENT, visit.person().id());
        json.reference("encounter", ResourceType.ENCOUNTER, visit.encounterId()).time("recordedDate", visit.out());
        return visit.columns()
                .during(visit.in(), visit.out())
                .status("confirmed")
                .category(rank == 0 ? "main" : "secondary")
                .code(CodeSystem.ICD10, icd)
                .of(json.finish());
    }

    private static String id(Visit visit, int rank) {
        return visit.id("DX", rank);
    }

    /** Whether a field comes back from the Conditions as it was written. */
    static boolean keeps(Row summary, String field) {
        if (!field.equals("MA_BENH_KT")) return true;
        var codes = codes(summary);
        return summary.text("MA_BENH_KT").equals(String.join(";", codes.subList(1, codes.size())));
    }

    /** Fills what the extension has not told: codes by their rank, the text of the main one. */
    static void read(JsonNode encounter, Map<String, JsonNode> byReference, Row.Builder summary) {
        var others = new ArrayList<String>();
        @Nullable String main = null;
        for (var diagnosis : encounter.path("diagnosis")) {
            var condition = byReference.get(
                    diagnosis.path("condition").path("reference").asString(""));
            if (condition == null) continue;
            var code = condition.path("code");
            var icd = code.path("coding").path(0).path("code").asString("");
            if (main != null) others.add(icd);
            else {
                main = icd;
                summary.fill("MA_BENH_CHINH", icd);
                summary.fill("CHAN_DOAN_RV", code.path("text").asString(""));
            }
        }
        summary.fill("MA_BENH_KT", String.join(";", others));
    }
}
