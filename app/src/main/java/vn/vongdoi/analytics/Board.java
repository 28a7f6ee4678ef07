package vn.vongdoi.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * Computed indicators for the periods that end on one day, read from the store in one snapshot: figures of a board
 * never disagree with each other.
 *
 * @param cells by indicator code
 */
record Board(LocalDate to, long position, Instant computed, Map<String, Cells> cells) {
    Board {
        cells = Map.copyOf(cells);
    }

    Cells of(Indicator indicator) {
        var found = cells.get(indicator.code());
        if (found == null) throw new IllegalStateException("the board lacks indicator " + indicator.code());
        return found;
    }
}
