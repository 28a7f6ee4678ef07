package vn.vongdoi.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.vongdoi.page.Standing;

/**
 * What somebody asked about their own data.
 *
 * @param person canonical key
 * @param due when it is to be done, with its extension
 * @param event what it objects to, as {@code chain-number}
 * @param answer the first, that it has come and what happens next
 * @param outcome what was done; empty = it is open
 */
public record Request(
        long number,
        long person,
        Kind kind,
        String told,
        Optional<String> event,
        String login,
        Instant at,
        LocalDate answerBy,
        LocalDate due,
        boolean extended,
        String rule,
        Optional<String> answer,
        Optional<String> outcome) {

    public boolean open() {
        return outcome.isEmpty();
    }

    /** The next thing that is due. */
    public LocalDate next() {
        return answer.isEmpty() ? answerBy : due;
    }

    public Standing standing(LocalDate today) {
        if (!open()) return Standing.OK;
        return today.isAfter(next()) ? Standing.LATE : Standing.DUE;
    }
}
