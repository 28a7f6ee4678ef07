package vn.vongdoi.claims;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.Decimal;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.record.Draft;

/** XML4 and XML5: results, vital signs and notes. */
final class ResultsToFhir {
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    private ResultsToFhir() {}

    static void addResults(Visit visit, List<Draft> drafts) {
        var rows = visit.encounter().rows(TableKind.XML4);
        if (rows.isEmpty()) return;
        var orders = ordersByService(visit);
        for (var row : rows) drafts.add(result(visit, row, orders.get(row.text("MA_DICH_VU"))));
    }

    static void addCourse(Visit visit, List<Draft> drafts) {
        for (var row : visit.encounter().rows(TableKind.XML5)) {
            var time = visit.when(row, "THOI_DIEM_DBLS");
            var stt = row.number();
            drafts.add(note(visit, row, time));
            Vitals.find(row.text("DIEN_BIEN_LS")).ifPresent(v -> {
                if (v.systolic() != null && v.diastolic() != null) {
                    drafts.add(bloodPressure(visit, stt, v.systolic(), v.diastolic(), time));
                }
                add(visit, drafts, stt, whole(v.pulse()), "8867-4", "Mạch", "/min", time);
                add(visit, drafts, stt, v.temperature(), "8310-5", "Nhiệt độ", "Cel", time);
                add(visit, drafts, stt, whole(v.respiration()), "9279-1", "Nhịp thở", "/min", time);
                add(visit, drafts, stt, whole(v.spo2()), "59408-5", "SpO2", "%", time);
            });
        }
    }

    private static Map<String, Integer> ordersByService(Visit visit) {
        var orders = new HashMap<String, Integer>();
        for (var row : visit.encounter().rows(TableKind.XML3)) {
            if (LinesToFhir.ServiceKind.of(row) == LinesToFhir.ServiceKind.ORDERED) {
                orders.putIfAbsent(row.text("MA_DICH_VU"), row.number());
            }
        }
        return orders;
    }

    private static Draft result(Visit visit, Row row, @Nullable Integer order) {
        var time = visit.when(row, "NGAY_KQ");
        var value = measured(row.text("GIA_TRI"));
        var imaging = row.text("GIA_TRI").isEmpty();
        var category = imaging ? "imaging" : "laboratory";
        var json = observation(visit, visit.id("XML4", row.number()), category);
        if (order != null) {
            json.array("basedOn").item();
            json.text("reference", "ServiceRequest/" + visit.id("XML3", order))
                    .end()
                    .endArray();
        }
        json.object("code").array("coding");
        row.find("MA_CHI_SO").ifPresent(c -> coding(json, CodeSystem.CHI_SO, c));
        row.find("MA_DICH_VU").ifPresent(c -> coding(json, CodeSystem.DICH_VU, c));
        json.endArray().text("text", row.text("TEN_CHI_SO")).end();
        visit.inEncounter(json).time("effectiveDateTime", time);
        if (value.isPresent()) json.quantity("valueQuantity", value.get(), row.text("DON_VI_DO"));
        else json.text("valueString", imaging ? row.text("KET_LUAN") : row.text("GIA_TRI"));
        row.find("MO_TA")
                .ifPresent(text ->
                        json.array("note").item().text("text", text).end().endArray());
        return visit.columns()
                .during(time, null)
                .status("final")
                .category(category)
                .codes(row.find("MA_CHI_SO")
                        .map(CodeSystem.CHI_SO::token)
                        .or(() -> row.find("MA_DICH_VU").map(CodeSystem.DICH_VU::token))
                        .map(List::of)
                        .orElse(List.of()))
                .value(value.map(Number::doubleValue), row.text("DON_VI_DO"))
                .of(json.finish());
    }

    private static Draft note(Visit visit, Row row, @Nullable LocalDateTime time) {
        var json = observation(visit, visit.id("XML5", row.number()), "exam");
        json.object("code").text("text", "Diễn biến lâm sàng").end();
        visit.inEncounter(json).time("effectiveDateTime", time);
        json.text("valueString", row.text("DIEN_BIEN_LS"));
        return visit.columns()
                .during(time, null)
                .status("final")
                .category("exam")
                .of(json.finish());
    }

    private static void add(
            Visit visit,
            List<Draft> drafts,
            int stt,
            @Nullable BigDecimal value,
            String loinc,
            String name,
            String unit,
            @Nullable LocalDateTime time) {
        if (value != null) drafts.add(vital(visit, "XML5", loinc, stt, name, value, unit, time));
    }

    private static @Nullable BigDecimal whole(@Nullable Integer number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }

    /** A vital sign as the FHIR vital-signs profile has it. */
    static Draft vital(
            Visit visit,
            String table,
            String loinc,
            int row,
            String name,
            BigDecimal value,
            String unit,
            @Nullable LocalDateTime time) {
        var json = observation(visit, visit.id(table + "/" + loinc, row), "vital-signs");
        json.concept("code", CodeSystem.LOINC, loinc, name);
        visit.inEncounter(json).time("effectiveDateTime", time);
        ucum(json, "valueQuantity", value, unit);
        return visit.columns()
                .during(time, null)
                .status("final")
                .category("vital-signs")
                .code(CodeSystem.LOINC, loinc)
                .value(Optional.of(value.doubleValue()), unit)
                .of(json.finish());
    }

    private static Draft bloodPressure(
            Visit visit, int stt, int systolic, int diastolic, @Nullable LocalDateTime time) {
        var json = observation(visit, visit.id("XML5/85354-9", stt), "vital-signs");
        json.concept("code", CodeSystem.LOINC, "85354-9", "Huyết áp");
        visit.inEncounter(json).time("effectiveDateTime", time);
        json.array("component");
        json.item().concept("code", CodeSystem.LOINC, "8480-6", "Tâm thu");
        ucum(json, "valueQuantity", BigDecimal.valueOf(systolic), "mm[Hg]").end();
        json.item().concept("code", CodeSystem.LOINC, "8462-4", "Tâm trương");
        ucum(json, "valueQuantity", BigDecimal.valueOf(diastolic), "mm[Hg]").end();
        json.endArray();
        return visit.columns()
                .during(time, null)
                .status("final")
                .category("vital-signs")
                .code(CodeSystem.LOINC, "85354-9")
                .value(Optional.of((double) systolic), "mm[Hg]")
                .of(json.finish());
    }

    private static ResourceWriter observation(Visit visit, String id, String category) {
        var json = visit.begin(ResourceType.OBSERVATION, id, "subject", "final");
        json.array("category").item().array("coding").item().text("system", CATEGORY);
        return json.text("code", category).end().endArray().end().endArray();
    }

    private static ResourceWriter ucum(ResourceWriter json, String name, BigDecimal value, String unit) {
        return json.object(name)
                .number("value", value)
                .text("unit", unit)
                .text("system", CodeSystem.UCUM.url())
                .text("code", unit)
                .end();
    }

    private static void coding(ResourceWriter json, CodeSystem system, String code) {
        json.item().text("system", system.url()).text("code", code).end();
    }

    /** "5,9" is written too; "<0.1" and "âm tính" are no numbers and stay text. */
    private static Optional<BigDecimal> measured(String text) {
        var number = text.indexOf(',') >= 0 && text.indexOf('.') < 0 ? text.replace(',', '.') : text;
        return Decimal.isNumber(number) ? Optional.of(new BigDecimal(number)) : Optional.empty();
    }
}
