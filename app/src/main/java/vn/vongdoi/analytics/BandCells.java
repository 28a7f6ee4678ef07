package vn.vongdoi.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.analytics.Cells.Cell;

/** The cells of a figure that is told apart, as the rows (place, band, numerator, denominator) come. */
final class BandCells {
    /** Of a denominator that is not told apart. */
    static final String WHOLE = "whole";

    private final Map<String, Map<String, Cell>> byBand = new HashMap<>();

    void take(ResultSet row) throws SQLException {
        take(row.getString(1), row.getString(2), new Cell(row.getDouble(3), row.getDouble(4)));
    }

    /** @param place null where nobody knows it */
    void take(@Nullable String place, String band, Cell cell) {
        byBand.computeIfAbsent(band, _ -> new HashMap<>())
                .merge(Objects.requireNonNullElse(place, ""), cell, Cell::plus);
    }

    /** In the order of the bands. Where the denominator stays whole every band has all of it, also one that nothing is in. */
    Map<Band, Cells> of(Banding banding, Period period) {
        var whole = byBand.remove(WHOLE);
        var cells = new LinkedHashMap<Band, Cells>();
        for (var band : banding.bands()) {
            var told = byBand.remove(band.code());
            if (told == null && (whole == null || band.isUnknown())) continue;
            var byPlace = new HashMap<>(Objects.requireNonNullElse(told, Map.of()));
            if (whole != null) whole.forEach((place, cell) -> byPlace.merge(place, cell, Cell::plus));
            cells.put(band, new Cells(period, byPlace));
        }
        if (!byBand.isEmpty()) throw new IllegalStateException("bands that nobody named: " + byBand.keySet());
        return cells;
    }
}
