package vn.vongdoi.home;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.page.HexMap;

/**
 * Where somebody was treated: {@code home/treated.jte}. Communes stand on the schematic map in the order of its layout, the
 * number of visits in each; the list beside it says the same of each facility.
 *
 * @param cells visits and words for each commune of the province; empty where nobody treated this person
 * @param title the finding
 * @param note what the map leaves out
 */
public record TreatedAt(
        String title, HexMap layout, List<Optional<Mark>> cells, List<Stop> stops, Optional<String> note) {

    public TreatedAt {
        cells = List.copyOf(cells);
        stops = List.copyOf(stops);
        if (layout.cells().size() != cells.size()) {
            throw new IllegalArgumentException(layout.cells().size() + " cells for " + cells.size() + " communes");
        }
    }

    /** A commune with facilities that treated this person. */
    public record Mark(String visits, String says) {}

    /**
     * A facility.
     *
     * @param commune where it stands; empty when no register tells
     */
    public record Stop(String facility, String commune, String visits, String last) {}
}
