package vn.vongdoi.record;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * A page of a search.
 *
 * @param included what the matches refer to or what refers to them, as asked
 * @param total of all matches, exact; empty when it was not asked for
 * @param next where the next page goes on; empty when this is the last
 * @param cut more would have come along than a page takes
 */
public record Found(
        List<Version> matches, List<Version> included, OptionalLong total, Optional<String> next, boolean cut) {
    public Found {
        matches = List.copyOf(matches);
        included = List.copyOf(included);
    }

    Found each(UnaryOperator<Version> change) {
        return new Found(
                matches.stream().map(change).toList(),
                included.stream().map(change).toList(),
                total,
                next,
                cut);
    }
}
