package vn.vongdoi.registers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfhir.ClaimFhir;
import vn.vongdoi.csv.Row;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Draft;

/**
 * An insurance card for a time.
 *
 * @param until last day; null = open
 * @param facility registered for primary care; null = not told
 * @param exempt first day without co-payment; null = none told
 */
record Card(
        PersonFacts facts,
        CardNumber number,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String facility,
        @Nullable LocalDate exempt) {

    Card {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("Ngày cuối của thẻ (" + until + ") trước ngày đầu (" + from + ")");
        }
    }

    /** A card begins anew with each first day; whose it is and until when may be corrected. */
    String key() {
        return number.value() + "|" + from;
    }

    /** A card and whose it is, as a row told it. */
    record Held(Row row, Card card, PersonKey holder) {
        Draft draft() {
            return ClaimFhir.coverage(holder, card.number, card.from, card.until);
        }

        People.CardTerm term() {
            return new People.CardTerm(holder, card.number, card.from, card.until, true);
        }
    }

    /** What the register told of a card before, and tells no more. */
    record Former(Held now, PersonKey holder, @Nullable LocalDate until) {
        Draft withdrawn() {
            return ClaimFhir.withdrawnCoverage(holder, now.card.number, now.card.from, until);
        }

        boolean ofSomebodyElse() {
            return !holder.equals(now.holder);
        }

        People.CardTerm term() {
            return new People.CardTerm(holder, now.card.number, now.card.from, until, false);
        }
    }
}
