package vn.vongdoi.page;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value for each commune on the schematic map: {@code page/tilemap.jte}. Five shades of one hue, each for a fifth of
 * the places; hatched grey where there is no value.
 */
public final class TileMap {
    private static final int SHADES = 5;
    private static final int MIDDLE = 3;

    private final HexMap layout;
    private final List<Tile> tiles;
    private final DoubleFunction<String> format;
    private final List<Double> bounds;

    /**
     * @param href where a click leads
     * @param says name and value in words: "Phường Hưng Đạo: 12,4 %"
     */
    public record Tile(String href, String says, OptionalDouble value) {}

    /** One shade of the legend, from its lowest value up. */
    public record Shade(int step, String from) {}

    /**
     * @param layout in the order of {@code tiles}
     * @param format how a bound of the legend is written, with its unit
     */
    public TileMap(HexMap layout, List<Tile> tiles, DoubleFunction<String> format) {
        if (layout.cells().size() != tiles.size()) {
            throw new IllegalArgumentException(layout.cells().size() + " cells for " + tiles.size() + " tiles");
        }
        this.layout = layout;
        this.tiles = List.copyOf(tiles);
        this.format = format;
        this.bounds = bounds(this.tiles);
    }

    public HexMap layout() {
        return layout;
    }

    public List<Tile> tiles() {
        return tiles;
    }

    /** 1 (lowest) to 5, or 0 for no data. */
    public int step(Tile tile) {
        if (tile.value().isEmpty()) return 0;
        if (bounds.size() == 1) return MIDDLE;
        var value = tile.value().getAsDouble();
        return Math.clamp(bounds.stream().filter(bound -> bound <= value).count(), 1, SHADES);
    }

    public List<Shade> legend() {
        if (bounds.size() == 1) return List.of(new Shade(MIDDLE, format.apply(bounds.getFirst())));
        return IntStream.range(0, bounds.size())
                .mapToObj(i -> new Shade(i + 1, format.apply(bounds.get(i))))
                .toList();
    }

    public boolean hasGaps() {
        return tiles.stream().anyMatch(tile -> tile.value().isEmpty());
    }

    /**
     * The lowest value of each shade, once each. Equal steps would let one tiny island bleach all the others; where
     * more than a fifth share the lowest value (mostly 0) they have the first shade to themselves.
     */
    private static List<Double> bounds(List<Tile> tiles) {
        var values = tiles.stream()
                .flatMapToDouble(tile -> tile.value().stream())
                .sorted()
                .toArray();
        if (values.length == 0) return List.of();
        var lowest = (int)
                DoubleStream.of(values).takeWhile(value -> value == values[0]).count();
        if (lowest * SHADES <= values.length)
            return quantiles(values, SHADES).distinct().toList();
        var others = Arrays.copyOfRange(values, lowest, values.length);
        return Stream.concat(Stream.of(values[0]), quantiles(others, SHADES - 1))
                .distinct()
                .toList();
    }

    private static Stream<Double> quantiles(double[] sorted, int parts) {
        return IntStream.range(0, sorted.length == 0 ? 0 : parts)
                .mapToObj(part -> sorted[sorted.length * part / parts]);
    }
}
