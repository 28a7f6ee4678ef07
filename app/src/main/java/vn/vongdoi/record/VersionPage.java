package vn.vongdoi.record;

import java.util.List;
import java.util.Optional;

/** @param next where the next page goes on; empty when this is the last */
public record VersionPage(List<HistoryEntry> entries, Optional<HistoryQuery.Before> next) {
    public VersionPage {
        entries = List.copyOf(entries);
    }
}
