package vn.vongdoi.claims;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Dong;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.record.Draft;

/** What the encounter cost and who pays: one Claim, and the Coverage it leans on. */
final class MoneyToFhir {
    private static final String EXTENSION = "https://vongdoi.vn/fhir/StructureDefinition/";
    private static final String CLAIM_TYPE = "http://terminology.hl7.org/CodeSystem/claim-type";
    private static final String PRIORITY = "http://terminology.hl7.org/CodeSystem/processpriority";

    private MoneyToFhir() {}

    static Draft claim(Visit visit) {
        var row = visit.summary();
        var created = created(visit);
        var total = money(row, "T_TONGCHI_BV");
        var json = ResourceWriter.of(ResourceType.CLAIM, visit.id("CLAIM", 0));
        json.array("extension");
        for (var field : List.of("T_TONGCHI_BH", "T_BHTT", "T_BNCCT", "T_BNTT", "T_NGUONKHAC")) {
            if (row.find(field).isEmpty()) continue; // 4210 does not tell the first, and not all of the others
            json.item().text("url", EXTENSION + field.toLowerCase(Locale.ROOT).replace('_', '-'));
            json.money("valueMoney", money(row, field)).end();
        }
        json.endArray()
                .text("status", "active")
                .hl7Concept("type", CLAIM_TYPE, "institutional")
                .text("use", "claim");
        json.reference("patient", ResourceType.PATIENT, visit.person().id()).time("created", created);
        json.logicalReference("provider", CodeSystem.FACILITY, visit.facility(), null);
        json.hl7Concept("priority", PRIORITY, "normal");
        json.array("insurance").item().whole("sequence", 1).truth("focal", true);
        var card = card(visit);
        if (card.isPresent()) json.reference("coverage", ResourceType.COVERAGE, coverageId(visit, card.get()));
        else json.object("coverage").text("display", "Không có bảo hiểm y tế").end();
        json.end().endArray();
        items(visit, json);
        json.money("total", total);
        return visit.columns()
                .during(visit.in(), visit.out())
                .status("active")
                .category(row.text("MA_DOITUONG_KCB"))
                .value(Optional.of(total.amount().doubleValue()), "VND")
                .of(json.finish());
    }

    /** The card of this encounter as a Coverage; it belongs to the person, not to the encounter. */
    static Optional<Draft> coverage(Visit visit) {
        return card(visit).map(card -> {
            var id = coverageId(visit, card);
            var json = ResourceWriter.of(ResourceType.COVERAGE, id).text("status", "active");
            json.array("identifier")
                    .item()
                    .text("system", CodeSystem.CARD.url())
                    .text("value", card.number().value());
            json.end().endArray().text("subscriberId", card.number().value());
            json.reference("beneficiary", ResourceType.PATIENT, visit.person().id());
            json.period("period", card.from(), card.until());
            json.array("payor")
                    .item()
                    .text("display", "Bảo hiểm xã hội Việt Nam")
                    .end()
                    .endArray();
            return new Draft(
                    json.finish(),
                    visit.person(),
                    null,
                    Visit.instant(card.from()),
                    Visit.instant(card.until()),
                    null,
                    null,
                    "active",
                    card.number().group(),
                    List.of(CodeSystem.CARD.token(card.number().value().substring(0, 3))),
                    null,
                    null);
        });
    }

    private static void items(Visit visit, ResourceWriter json) {
        var medicines = visit.encounter().rows(TableKind.XML2);
        var services = visit.encounter().rows(TableKind.XML3);
        if (medicines.isEmpty() && services.isEmpty()) return;
        json.array("item");
        var sequence = 0;
        for (var line : medicines) {
            json.item().whole("sequence", ++sequence);
            json.concept("category", CodeSystem.NHOM, line.text("MA_NHOM"), null);
            json.concept("productOrService", CodeSystem.THUOC, line.text("MA_THUOC"), line.text("TEN_THUOC"));
            amounts(json, line, "DON_GIA");
            json.end();
        }
        for (var line : services) {
            var supply = line.text("MA_DICH_VU").isEmpty();
            json.item().whole("sequence", ++sequence);
            json.concept("category", CodeSystem.NHOM, line.text("MA_NHOM"), null);
            if (supply)
                json.concept("productOrService", CodeSystem.VAT_TU, line.text("MA_VAT_TU"), line.text("TEN_VAT_TU"));
            else
                json.concept("productOrService", CodeSystem.DICH_VU, line.text("MA_DICH_VU"), line.text("TEN_DICH_VU"));
            amounts(json, line, "DON_GIA_BV");
            json.end();
        }
        json.endArray();
    }

    private static void amounts(ResourceWriter json, Row line, String price) {
        json.quantity("quantity", line.number("SO_LUONG").orElse(null), line.text("DON_VI_TINH"));
        line.number(price)
                .ifPresent(p -> json.object("unitPrice")
                        .number("value", p)
                        .text("currency", "VND")
                        .end());
        json.money("net", money(line, "THANH_TIEN_BV"));
    }

    private static Dong money(Row row, String field) {
        return row.number(field).map(Dong::of).orElse(Dong.ZERO);
    }

    private static @Nullable LocalDateTime created(Visit visit) {
        return visit.summary().minute("NGAY_TTOAN").orElse(visit.out());
    }

    record Card(
            CardNumber number,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime until) {}

    /** The last card of the list: the one the patient left with. */
    private static Optional<Card> card(Visit visit) {
        var row = visit.summary();
        return CardNumber.find(Facts.last(row.text("MA_THE_BHYT")))
                .map(number -> new Card(
                        number, day(Facts.last(row.text("GT_THE_TU"))), day(Facts.last(row.text("GT_THE_DEN")))));
    }

    private static @Nullable LocalDateTime day(String text) {
        return Formats.day(text).map(d -> d.atStartOfDay()).orElse(null);
    }

    private static String coverageId(Visit visit, Card card) {
        return Visit.id(
                visit.person().id(),
                card.number().value(),
                String.valueOf(card.from()),
                String.valueOf(card.until()),
                "COVERAGE");
    }
}
