package vn.vongdoi.claimfhir;

import java.time.LocalDate;
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
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Draft;

/** A card as a Coverage, the same whoever tells of it; it belongs to the person, not to an encounter. */
final class Coverages {
    private static final String ACTIVE = "active";

    private Coverages() {}

    private record Card(
            CardNumber number,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime until) {
        String id(PersonKey holder) {
            return Visit.id(holder.id(), number.value(), String.valueOf(from), String.valueOf(until), "COVERAGE");
        }

        Draft draft(PersonKey holder, String status) {
            var json = ResourceWriter.of(ResourceType.COVERAGE, id(holder)).text("status", status);
            json.array("identifier")
                    .item()
                    .text("system", CodeSystem.CARD.url())
                    .text("value", number.value());
            json.end().endArray().text("subscriberId", number.value());
            json.reference("beneficiary", ResourceType.PATIENT, holder.id());
            json.period("period", from, until);
            json.array("payor")
                    .item()
                    .text("display", "Bảo hiểm xã hội Việt Nam")
                    .end()
                    .endArray();
            return new Draft(
                    json.finish(),
                    holder,
                    null,
                    Visit.instant(from),
                    Visit.instant(until),
                    null,
                    null,
                    status,
                    number.group(),
                    List.of(CodeSystem.CARD.token(number.value().substring(0, 3))),
                    null,
                    null);
        }
    }

    static Optional<String> id(Visit visit) {
        return card(visit.summary()).map(card -> card.id(visit.person()));
    }

    static Optional<Draft> draft(Visit visit) {
        return card(visit.summary()).map(card -> card.draft(visit.person(), ACTIVE));
    }

    static Draft draft(PersonKey holder, CardNumber number, LocalDate from, @Nullable LocalDate until) {
        return card(number, from, until).draft(holder, ACTIVE);
    }

    static Draft withdrawn(PersonKey holder, CardNumber number, LocalDate from, @Nullable LocalDate until) {
        return card(number, from, until).draft(holder, "entered-in-error");
    }

    private static Card card(CardNumber number, LocalDate from, @Nullable LocalDate until) {
        return new Card(number, from.atStartOfDay(), until == null ? null : until.atStartOfDay());
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
