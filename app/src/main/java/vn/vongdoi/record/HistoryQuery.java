package vn.vongdoi.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchValue.DateRange;

/**
 * Which versions are asked for, newest first.
 *
 * @param resource of one resource; null = of all of the type
 * @param type null = of every type
 * @param since only versions of this time or later
 * @param at only versions that were current at some point of this time
 * @param before goes on behind the version that a page ended with; null = from the newest
 */
public record HistoryQuery(
        @Nullable ResourceId resource,
        @Nullable ResourceType type,
        @Nullable Instant since,
        @Nullable DateRange at,
        @Nullable Before before,
        int count) {

    /** Where a page ended: position, then key. */
    public record Before(long position, long key) {}
}
