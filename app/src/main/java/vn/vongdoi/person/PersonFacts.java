package vn.vongdoi.person;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one document says about a person on one day. Absent means the document does not say.
 *
 * @param commune code of the commune of residence, five digits
 * @param told day of service, or the day of the register: newer facts win over older ones
 * @param registered true when the document is the population register
 */
public record PersonFacts(
        String name,
        BirthDate birth,
        Sex sex,
        @Nullable String commune,
        Optional<Cccd> cccd,
        Optional<BhxhNumber> bhxh,
        Optional<CardNumber> card,
        @Nullable LocalDate cardFrom,
        @Nullable LocalDate cardUntil,
        LocalDate told,
        boolean registered) {

    public PersonFacts {
        name = PersonName.kept(name);
        if (name.isEmpty()) throw new IllegalArgumentException("Thiếu họ tên / a person needs a name");
        if (bhxh.isEmpty()) bhxh = card.flatMap(CardNumber::bhxh);
    }
}
