package vn.vongdoi.claimfhir;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.Row;

/**
 * The row that is being written as FHIR.
 *
 * @param orders number of the first order of each service, for results to lean on
 * @param sequence of the line in the Claim; 0 outside of it
 * @param member the one of a list that is being written; null when not in a list
 */
record Source(
        Visit visit,
        Map<String, Integer> orders,
        Row row,
        int sequence,
        @Nullable String member) {
    static Source of(Visit visit, Row row) {
        return new Source(visit, Map.of(), row, 0, null);
    }

    Source in(int line) {
        return new Source(visit, orders, row, line, null);
    }

    Source each(String of) {
        return new Source(visit, orders, row, sequence, of);
    }

    String text(int place) {
        return member != null ? member : row.text(place);
    }
}
