package vn.vongdoi.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

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

    /** Empty when the record does not reach back over the whole period of the indicator. */
    Optional<Cells> find(Indicator indicator) {
        return Optional.ofNullable(cells.get(indicator.code()));
    }

    Cells of(Indicator indicator) {
        return find(indicator)
                .orElseThrow(() -> new IllegalStateException("the board lacks indicator " + indicator.code()));
    }
}
