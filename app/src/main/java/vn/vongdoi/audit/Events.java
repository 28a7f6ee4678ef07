package vn.vongdoi.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.vongdoi.audit.AuditStore.Hashed;
import vn.vongdoi.seal.Chain;

/** Makes the next events of a chain out of what was told. */
final class Events {
    private Events() {}

    /** @param now in whole microseconds */
    static List<Hashed> of(List<Told> told, Chain chain, Pseudonyms pseudonyms, Instant now) {
        var names = pseudonyms.of(told.stream()
                .map(Told::person)
                .filter(person -> person != 0)
                .distinct()
                .toList());
        var events = new ArrayList<Hashed>(told.size());
        for (var one : told) {
            var actor = one.actor();
            var event = new Event(
                    chain.number(),
                    chain.last() + 1,
                    now,
                    Event.clean(actor.name()),
                    actor.role().word(),
                    Event.area(actor),
                    names.get(one.person()),
                    one.action(),
                    Event.clean(one.what()),
                    one.purpose().word(),
                    one.allowed(),
                    Event.clean(one.reason()),
                    Event.clean(actor.address()),
                    one.position());
            events.add(new Hashed(event, chain.add(event.line())));
        }
        return events;
    }
}
