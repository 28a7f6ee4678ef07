package vn.vongdoi.registers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfhir.ClaimFhir;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonFacts;
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

    Draft draft(Person holder) {
        return ClaimFhir.coverage(holder.key(), number, from, until);
    }
}
