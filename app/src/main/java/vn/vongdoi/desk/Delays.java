package vn.vongdoi.desk;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How long encounters took from the end of the visit to their first arrival.
 *
 * @param byDays encounters by whole days
 * @param inTime how many of them kept each deadline
 */
record Delays(NavigableMap<Integer, Long> byDays, Map<Deadline, Long> inTime) {
    static final Delays NONE = new Delays(new TreeMap<>(), Map.of());

    Delays {
        byDays = new TreeMap<>(byDays);
        inTime = Map.copyOf(inTime);
    }

    long encounters() {
        return byDays.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The day by which so many per cent had arrived (nearest rank); empty when none did. */
    OptionalInt percentile(int percent) {
        var all = encounters();
        var rank = (all * percent + 99) / 100;
        var seen = 0L;
        for (var entry : byDays.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) return OptionalInt.of(entry.getKey());
        }
        return OptionalInt.empty();
    }

    /** Encounters that took from so many days to so many. */
    long between(int from, int to) {
        return byDays.subMap(from, true, to, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    Delays plus(Delays other) {
        var days = new TreeMap<>(byDays);
        other.byDays.forEach((day, encounters) -> days.merge(day, encounters, Long::sum));
        var kept = new EnumMap<Deadline, Long>(Deadline.class);
        kept.putAll(inTime);
        other.inTime.forEach((deadline, encounters) -> kept.merge(deadline, encounters, Long::sum));
        return new Delays(days, kept);
    }

    long inTime(Deadline deadline) {
        return inTime.getOrDefault(deadline, 0L);
    }
}
