package vn.vongdoi.access;

import java.util.Set;
import vn.vongdoi.rules.Confidence;

/**
 * A row of {@code rules/access/reading.csv}: what a role may read of people to whom it stands in a relation.
 *
 * @param resources FHIR types; empty = all
 * @param labels protected data that it opens besides the ordinary
 * @param masked the numbers of cards are not shown
 * @param source the law, or whose choice it is
 */
public record Grant(
        String rule,
        Relation relation,
        Set<String> resources,
        Set<Label> labels,
        boolean masked,
        String source,
        Confidence confidence) {
    public Grant {
        resources = Set.copyOf(resources);
        labels = Set.copyOf(labels);
    }

    /** Of these labels, none that it leaves closed. */
    public boolean opens(int bits) {
        return (bits & closed()) == 0;
    }

    /** The bits of the labels that stay closed. */
    public int closed() {
        return Label.all() & ~Label.bits(labels);
    }
}
