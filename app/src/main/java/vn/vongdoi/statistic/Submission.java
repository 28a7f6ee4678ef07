package vn.vongdoi.statistic;

import java.util.List;

/**
 * What was entered, and what became of it.
 *
 * @param note what explains a difference from our own figure; empty = nothing
 * @param steps in order; the first is that it was entered, the last one holds
 */
public record Submission(long number, Content content, Document document, String note, List<Step> steps) {
    public Submission {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) throw new IllegalArgumentException("nobody entered submission " + number);
    }

    public Step entered() {
        return steps.getFirst();
    }

    public Step last() {
        return steps.getLast();
    }
}
