package vn.vongdoi.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.person.PersonKey;

/**
 * Which events.
 *
 * @param persons about one of these; empty = about anybody, an empty list nobody
 * @param actor login or name of a client
 * @param area MACSKCB or commune that the actor stood for
 * @param from the first instant, and {@code until} the first that is too late
 * @param after go on behind this event, as {@code chain-number}
 */
public record EventQuery(
        Optional<List<PersonKey>> persons,
        Optional<String> actor,
        Optional<String> area,
        Instant from,
        Instant until,
        Optional<Action> action,
        Optional<Boolean> allowed,
        Optional<String> after,
        int limit) {
    public EventQuery {
        persons = persons.map(List::copyOf);
    }
}
