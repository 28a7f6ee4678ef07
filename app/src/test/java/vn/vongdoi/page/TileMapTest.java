package vn.vongdoi.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import vn.vongdoi.page.HexMap.Point;
import vn.vongdoi.page.TileMap.Shade;
import vn.vongdoi.page.TileMap.Tile;

class TileMapTest {

    @Test
    void eachShadeHoldsAFifthOfThePlacesWhateverTheOutlier() {
        var map = map(1, 2, 3, 4, 5, 6, 7, 8, 9, 1000);
        assertThat(map.tiles()).extracting(map::step).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
        assertThat(map.legend()).extracting(Shade::from).containsExactly("1", "3", "5", "7", "9");
    }

    @Test
    void theManyWhoHaveNothingShareTheFirstShadeAndTheRestAreStillTold() {
        var map = map(0, 0, 0, 0, 0, 0, 10, 20, 30, 40);
        assertThat(map.tiles()).extracting(map::step).containsExactly(1, 1, 1, 1, 1, 1, 2, 3, 4, 5);
    }

    @Test
    void oneValueEverywhereIsOneShade() {
        var map = map(7, 7, 7);
        assertThat(map.tiles()).extracting(map::step).containsOnly(3);
        assertThat(map.legend()).hasSize(1);
    }

    @Test
    void noDataIsToldAndNotColoured() {
        var map = map(1, Double.NaN, 3);
        assertThat(map.step(map.tiles().get(1))).isZero();
        assertThat(map.hasGaps()).isTrue();
        assertThat(map(Double.NaN, Double.NaN).legend()).isEmpty();
    }

    private static TileMap map(double... values) {
        var tiles = DoubleStream.of(values)
                .mapToObj(value ->
                        new Tile("/", "x", Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value)))
                .toList();
        var points = tiles.stream().map(tile -> new Point(106, 21)).toList();
        return new TileMap(HexMap.of(List.copyOf(points)), tiles, value -> String.valueOf((int) value));
    }
}
