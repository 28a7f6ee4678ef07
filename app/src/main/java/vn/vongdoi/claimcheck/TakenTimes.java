package vn.vongdoi.claimcheck;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The times that lines take up. A claim may hold tens of thousands of lines, so none is compared with each other. */
final class TakenTimes {
    /** By beginning: the latest end of all that began until then. */
    private final NavigableMap<LocalDateTime, LocalDateTime> latestEnd = new TreeMap<>();

    /** Lines whose times are known, in the order {@link #add} wants. */
    static List<ServiceLine> ordered(List<ServiceLine> lines) {
        return lines.stream()
                .filter(line -> line.begins().isPresent() && line.ends().isPresent())
                .sorted(Comparator.comparing((ServiceLine line) -> line.begins().orElseThrow()))
                .toList();
    }

    /** A line that begins no earlier than those before it. */
    void add(ServiceLine line) {
        var end = line.ends().orElseThrow();
        var last = latestEnd.lastEntry();
        latestEnd.put(
                line.begins().orElseThrow(), last != null && last.getValue().isAfter(end) ? last.getValue() : end);
    }

    /** Whether a minute of the line is taken; a line that begins when another ends is not in its way. */
    boolean overlap(ServiceLine line) {
        if (line.begins().isEmpty() || line.ends().isEmpty()) return false;
        var before = latestEnd.lowerEntry(line.ends().get());
        return before != null && before.getValue().isAfter(line.begins().get());
    }
}
