package vn.vongdoi.record;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** @param next where the next page goes on; empty when this is the last */
public record VersionPage(List<HistoryEntry> entries, Optional<HistoryQuery.Before> next) {
    public VersionPage {
        entries = List.copyOf(entries);
    }

    VersionPage each(UnaryOperator<Version> change) {
        return new VersionPage(
                entries.stream()
                        .map(entry ->
                                new HistoryEntry(change.apply(entry.version()), entry.interaction(), entry.created()))
                        .toList(),
                next);
    }
}
