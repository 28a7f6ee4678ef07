package vn.vongdoi.claimfhir;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.record.Draft;

/** The card of an encounter as a Coverage; it belongs to the person, not to the encounter. */
final class Coverages {
    private Coverages() {}

    private record Card(
            CardNumber number,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime until) {
        String id(Visit visit) {
            return Visit.id(
                    visit.person().id(), number.value(), String.valueOf(from), String.valueOf(until), "COVERAGE");
        }
    }

    static Optional<String> id(Visit visit) {
        return card(visit.summary()).map(card -> card.id(visit));
    }

    static Optional<Draft> draft(Visit visit) {
        return card(visit.summary()).map(card -> {
            var json = ResourceWriter.of(ResourceType.COVERAGE, card.id(visit)).text("status", "active");
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

    /** The last card of the list: the one the patient left with. */
    private static Optional<Card> card(Row row) {
        return CardNumber.find(last(row.text("MA_THE_BHYT")))
                .map(number -> new Card(number, day(last(row.text("GT_THE_TU"))), day(last(row.text("GT_THE_DEN")))));
    }

    private static String last(String list) {
        return list.substring(list.lastIndexOf(';') + 1).strip();
    }

    private static @Nullable LocalDateTime day(String text) {
        return Formats.day(text).map(d -> d.atStartOfDay()).orElse(null);
    }
}
