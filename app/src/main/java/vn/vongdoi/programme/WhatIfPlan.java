package vn.vongdoi.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.place.Commune;
import vn.vongdoi.programme.WhatIf.Parts;

/**
 * What a goal asks of the province and of each commune.
 *
 * @param needed by the province as a whole
 * @param shares those that are short of the goal, most first
 */
record WhatIfPlan(Parts province, long needed, List<Share> shares) {
    /**
     * @param commune empty for the rest: communes that are not shown to whoever asks, and places nobody knows. Taken as one,
     *     for goals tried one after another would tell such communes apart.
     * @param alone what it is short of itself
     * @param asked its part of what the province needs
     */
    record Share(Optional<Commune> commune, Parts parts, long alone, long asked) {}

    static WhatIfPlan of(WhatIf question, Parts province, Map<Commune, Value> communes) {
        var places = new ArrayList<Optional<Commune>>();
        var parts = new ArrayList<Parts>();
        var told = Parts.NOTHING;
        for (var entry : communes.entrySet()) {
            if (!(entry.getValue().outcome() instanceof Value.Known known)) continue;
            places.add(Optional.of(entry.getKey()));
            parts.add(Parts.of(known));
            told = told.plus(parts.getLast());
        }
        places.add(Optional.empty());
        parts.add(province.less(told));
        var alone = parts.stream().map(question::missing).toList();
        // Who is above the goal makes up for others: the province may need less than its communes together, never more.
        var needed = question.missing(province);
        var asked = WhatIf.shared(
                Math.min(needed, alone.stream().mapToLong(Long::longValue).sum()), alone);
        var shares = new ArrayList<Share>();
        for (var i = 0; i < parts.size(); i++) {
            if (alone.get(i) > 0) shares.add(new Share(places.get(i), parts.get(i), alone.get(i), asked.get(i)));
        }
        shares.sort(Comparator.comparingLong(Share::alone).reversed());
        return new WhatIfPlan(province, needed, List.copyOf(shares));
    }

    /** To bring every commune up to the goal, not only the province. */
    long everywhere() {
        return shares.stream().mapToLong(Share::alone).sum();
    }
}
