package vn.vongdoi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vongdoi.page.HexMap.Point;

class HexMapTest {

    @Test
    void noPlacesMakeAnEmptyMap() {
        assertThat(HexMap.of(List.of()).cells()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 34, 114, 168})
    void everyPlaceHasAHexagonOfItsOwn(int count) {
        var cells = HexMap.of(scattered(count)).cells();
        assertThat(cells).hasSize(count);
        assertThat(new HashSet<>(cells)).hasSize(count);
    }

    @Test
    void placesWithTheSameCentreAreStillApart() {
        var cells = HexMap.of(Collections.nCopies(60, new Point(106.7, 20.9))).cells();
        assertThat(new HashSet<>(cells)).hasSize(60);
    }

    @Test
    void theSamePointsAlwaysGiveTheSameMap() {
        assertThat(HexMap.of(scattered(114))).isEqualTo(HexMap.of(scattered(114)));
    }

    @Test
    void aSquareGridKeepsItsNeighboursAndItsCompass() {
        var points = new ArrayList<Point>();
        for (var row = 0; row < 6; row++) {
            for (var column = 0; column < 6; column++) points.add(new Point(106 + column * 0.1, 21 - row * 0.1));
        }
        var cells = HexMap.of(points).cells();
        var kept = 0;
        for (var i = 0; i < 36; i++) if (i % 6 < 5 && cells.get(i).touches(cells.get(i + 1))) kept++;
        assertThat(kept).isGreaterThanOrEqualTo(24); // of 30 pairs side by side
        assertThat(cells.get(0).row()).isLessThan(cells.get(30).row());
        assertThat(cells.get(0).x()).isLessThan(cells.get(5).x());
    }

    /** Half of the pairs nearest on the ground touch on the map; 0.5 is what a reader needs to find a neighbour. */
    @ParameterizedTest
    @ValueSource(strings = {"31", "01"})
    void communesOfAProvinceStayBesideTheirNeighbours(String province) throws IOException {
        var points = communes(province);
        var cells = HexMap.of(points).cells();
        var near = 0;
        for (var i = 0; i < points.size(); i++) {
            var nearest = nearest(points, i);
            if (cells.get(i).touches(cells.get(nearest))) near++;
        }
        assertThat((double) near / points.size()).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31", "01"})
    void noEmptyHexagonLooksLikeAPlaceWithoutAName(String province) throws IOException {
        var cells = new HashSet<>(HexMap.of(communes(province)).cells());
        for (var cell : cells) {
            for (var empty : cell.neighbours()) {
                if (!cells.contains(empty))
                    assertThat(cells.containsAll(empty.neighbours())).isFalse();
            }
        }
    }

    private static int nearest(List<Point> points, int i) {
        var nearest = -1;
        var least = Double.MAX_VALUE;
        for (var j = 0; j < points.size(); j++) {
            var dx = (points.get(i).lon() - points.get(j).lon()) * 0.93;
            var dy = points.get(i).lat() - points.get(j).lat();
            if (j != i && dx * dx + dy * dy < least) {
                least = dx * dx + dy * dy;
                nearest = j;
            }
        }
        return nearest;
    }

    private static List<Point> scattered(int count) {
        var random = new Random(31);
        var points = new ArrayList<Point>();
        for (var i = 0; i < count; i++) {
            points.add(new Point(106.1 + random.nextGaussian() * 0.3, 20.8 + random.nextGaussian() * 0.2));
        }
        return points;
    }

    private static List<Point> communes(String province) throws IOException {
        var file = Path.of("src/main/resources/place/communes.csv");
        assumeThat(file).exists();
        var points = new ArrayList<Point>();
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(Files.newBufferedReader(file))) {
            for (var row : rows) {
                if (!row.get("province").equals(province)) continue;
                points.add(new Point(Double.parseDouble(row.get("lon")), Double.parseDouble(row.get("lat"))));
            }
        }
        assertThat(points).hasSizeGreaterThan(100);
        return points;
    }
}
