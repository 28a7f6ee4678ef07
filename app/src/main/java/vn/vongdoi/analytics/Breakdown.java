package vn.vongdoi.analytics;

import java.util.List;

/**
 * A figure told apart.
 *
 * @param addsUp the denominator is that of the whole in each part, so that the parts add up to the figure
 * @param ownDay ages are those of the day of each visit or measurement, else of the last day of the period
 * @param parts in their order; those that nobody and nothing is in are left out
 */
public record Breakdown(Disaggregation by, boolean addsUp, boolean ownDay, Value whole, List<Part> parts) {
    public record Part(Band band, Value value) {}

    public Breakdown {
        parts = List.copyOf(parts);
    }

    /** Whether something is not told, so that nobody can be recognised. */
    public boolean hides() {
        return parts.stream().anyMatch(it -> it.value().outcome() instanceof Value.Hidden);
    }
}
