package vn.vongdoi.statistic;

import java.util.List;

/**
 * What came in one file, with one document for all of it.
 *
 * @param file its name, as the one who sent it calls it
 * @param sha256 of the file, so that it can be told apart from a later one
 * @param submissions in the order of its rows
 */
public record Batch(long number, String file, String sha256, List<Submission> submissions) {
    public Batch {
        submissions = List.copyOf(submissions);
        if (submissions.isEmpty()) throw new IllegalArgumentException("batch " + number + " has no row");
    }

    /** Those that stand so. */
    public List<Submission> standing(Step.Kind kind) {
        return submissions.stream().filter(it -> it.last().kind() == kind).toList();
    }
}
