package vn.vongdoi.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * A value for each commune on the schematic map: {@code page/tilemap.jte}. Five shades of one hue in equal steps from
 * the lowest to the highest value; hatched grey where there is none.
 *
 * @param layout in the order of {@code tiles}
 * @param format how a bound of the legend is written, with its unit
 */
public record TileMap(HexMap layout, List<Tile> tiles, DoubleFunction<String> format) {
    private static final int SHADES = 5;

    /**
     * @param href where a click leads
     * @param says name and value in words: "Phường Hưng Đạo: 12,4 %"
     */
    public record Tile(String href, String says, OptionalDouble value) {}

    /** One shade of the legend, from its lowest value up. */
    public record Shade(int step, String from) {}

    public TileMap {
        tiles = List.copyOf(tiles);
        if (layout.cells().size() != tiles.size()) {
            throw new IllegalArgumentException(layout.cells().size() + " cells for " + tiles.size() + " tiles");
        }
    }

    /** 1 (lowest) to 5, or 0 for no data. */
    public int step(Tile tile) {
        if (tile.value().isEmpty()) return 0;
        if (high() == low()) return 3;
        var share = (tile.value().getAsDouble() - low()) / (high() - low());
        return Math.min(SHADES, 1 + (int) (share * SHADES));
    }

    public List<Shade> legend() {
        if (tiles.stream().allMatch(tile -> tile.value().isEmpty())) return List.of();
        if (high() == low()) return List.of(new Shade(3, format.apply(low())));
        var shades = new ArrayList<Shade>();
        for (var step = 1; step <= SHADES; step++) {
            shades.add(new Shade(step, format.apply(low() + (high() - low()) * (step - 1) / SHADES)));
        }
        return shades;
    }

    public boolean hasGaps() {
        return tiles.stream().anyMatch(tile -> tile.value().isEmpty());
    }

    private double low() {
        return tiles.stream().flatMapToDouble(tile -> tile.value().stream()).min().orElse(0);
    }

    private double high() {
        return tiles.stream().flatMapToDouble(tile -> tile.value().stream()).max().orElse(0);
    }
}
