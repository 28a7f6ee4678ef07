package vn.vongdoi.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computed indicators for the periods that end on one day, read from the store in one snapshot: figures of a board
 * never disagree with each other.
 *
 * @param cells by indicator code
 */
record Board(LocalDate to, Reached reached, Instant computed, Map<String, Cells> cells) {
    /**
     * How far what figures are made of had come.
     *
     * @param position of the record
     * @param followed the position up to which schedules have seen it
     * @param followedDay as of which everybody stands by them
     * @param edition of their rules
     * @param settled whether everybody has been looked at by those rules
     * @param listed the last step in the lists that programmes keep
     */
    record Reached(
            long position,
            long followed,
            @Nullable LocalDate followedDay,
            String edition,
            boolean settled,
            long listed) {
        /** Another one whenever a figure may be. */
        String mark() {
            return position + "-" + followed + "-" + followedDay + "-" + Integer.toHexString(edition.hashCode()) + "-"
                    + settled + "-" + listed;
        }
    }

    Board {
        cells = Map.copyOf(cells);
    }

    long position() {
        return reached.position();
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
