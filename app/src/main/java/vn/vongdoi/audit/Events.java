package vn.vongdoi.audit;

import java.util.ArrayList;
import java.util.List;
import vn.vongdoi.audit.AuditStore.Hashed;
import vn.vongdoi.seal.Chain;

/** Makes the next events of a chain out of what was noted. */
final class Events {
    private Events() {}

    static List<Hashed> of(List<Noted> noted, Chain chain, Pseudonyms pseudonyms) {
        var names = pseudonyms.of(noted.stream()
                .map(Noted::person)
                .filter(person -> person != 0)
                .distinct()
                .toList());
        var events = new ArrayList<Hashed>(noted.size());
        for (var one : noted) {
            var event = new Event(
                    chain.number(),
                    chain.last() + 1,
                    one.at(),
                    one.actor(),
                    one.role(),
                    one.area(),
                    names.get(one.person()),
                    one.action(),
                    one.what(),
                    one.purpose(),
                    one.allowed(),
                    one.reason(),
                    one.address(),
                    one.position());
            events.add(new Hashed(event, chain.add(event.line())));
        }
        return events;
    }
}
