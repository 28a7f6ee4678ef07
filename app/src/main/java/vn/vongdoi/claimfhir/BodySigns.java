package vn.vongdoi.claimfhir;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.record.Draft;

/** Weight and height of XML1 and the vital signs in the notes of XML5, as R4's vital-signs profile has them. */
final class BodySigns {
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    private final Visit visit;
    private final List<Draft> drafts;

    BodySigns(Visit visit, List<Draft> drafts) {
        this.visit = visit;
        this.drafts = drafts;
    }

    void addAll() {
        var summary = visit.summary();
        var arrival = visit.in();
        add(summary.number("CAN_NANG").filter(n -> n.signum() > 0), "XML1", 0, "29463-7", "Cân nặng", "kg", arrival);
        // Since QĐ 3176 the spare field carries the height in cm when it matters for the treatment.
        add(height(summary), "XML1", 0, "8302-2", "Chiều cao", "cm", arrival);
        for (var row : visit.encounter().rows(TableKind.XML5)) {
            Vitals.find(row.text("DIEN_BIEN_LS")).ifPresent(vitals -> add(row, vitals));
        }
    }

    private void add(Row row, Vitals vitals) {
        var time = row.minute("THOI_DIEM_DBLS").orElse(visit.in());
        var stt = row.number();
        if (vitals.systolic() != null && vitals.diastolic() != null) {
            drafts.add(bloodPressure(stt, vitals.systolic(), vitals.diastolic(), time));
        }
        add(whole(vitals.pulse()), "XML5", stt, "8867-4", "Mạch", "/min", time);
        add(Optional.ofNullable(vitals.temperature()), "XML5", stt, "8310-5", "Nhiệt độ", "Cel", time);
        add(whole(vitals.respiration()), "XML5", stt, "9279-1", "Nhịp thở", "/min", time);
        add(whole(vitals.spo2()), "XML5", stt, "59408-5", "SpO2", "%", time);
    }

    private void add(
            Optional<BigDecimal> value,
            String table,
            int row,
            String loinc,
            String name,
            String unit,
            @Nullable LocalDateTime time) {
        if (value.isEmpty()) return;
        var json = begin(visit.id(table + "/" + loinc, row), loinc, name, time);
        ucum(json, value.get(), unit);
        drafts.add(columns(loinc, value.get().doubleValue(), unit, time).of(json.finish()));
    }

    private Draft bloodPressure(int stt, int systolic, int diastolic, @Nullable LocalDateTime time) {
        var json = begin(visit.id("XML5/85354-9", stt), "85354-9", "Huyết áp", time);
        json.array("component");
        json.item().concept("code", CodeSystem.LOINC, "8480-6", "Tâm thu");
        ucum(json, BigDecimal.valueOf(systolic), "mm[Hg]").end();
        json.item().concept("code", CodeSystem.LOINC, "8462-4", "Tâm trương");
        ucum(json, BigDecimal.valueOf(diastolic), "mm[Hg]").end();
        json.endArray();
        return columns("85354-9", systolic, "mm[Hg]", time).of(json.finish());
    }

    private ResourceWriter begin(String id, String loinc, String name, @Nullable LocalDateTime time) {
        var json = ResourceWriter.of(ResourceType.OBSERVATION, id).text("status", "final");
        json.reference("subject", ResourceType.PATIENT, visit.person().id());
        json.array("category").item().array("coding").item().text("system", CATEGORY);
        json.text("code", "vital-signs").end().endArray().end().endArray();
        return json.concept("code", CodeSystem.LOINC, loinc, name)
                .reference("encounter", ResourceType.ENCOUNTER, visit.encounterId())
                .time("effectiveDateTime", time);
    }

    private Visit.Columns columns(String loinc, double value, String unit, @Nullable LocalDateTime time) {
        return visit.columns()
                .during(time, null)
                .status("final")
                .category("vital-signs")
                .code(CodeSystem.LOINC, loinc)
                .value(Optional.of(value), unit);
    }

    private static ResourceWriter ucum(ResourceWriter json, BigDecimal value, String unit) {
        return json.object("valueQuantity")
                .number("value", value)
                .text("unit", unit)
                .text("system", CodeSystem.UCUM.url())
                .text("code", unit)
                .end();
    }

    private static Optional<BigDecimal> height(Row row) {
        return row.number("DU_PHONG")
                .filter(h -> h.compareTo(BigDecimal.valueOf(30)) >= 0 && h.compareTo(BigDecimal.valueOf(250)) <= 0);
    }

    private static Optional<BigDecimal> whole(@Nullable Integer number) {
        return Optional.ofNullable(number).map(BigDecimal::valueOf);
    }
}
