package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.vongdoi.analytics.Cells.Cell;

class SmallCellsTest {

    @Test
    void fewerThanFiveWhoCountOrWhoDoNotAreHidden() {
        assertThat(SmallCells.hidden(Map.of(
                        "few count", new Cell(4, 100),
                        "few do not", new Cell(97, 100),
                        "few in all", new Cell(0, 4),
                        "five count", new Cell(5, 100))))
                .containsExactlyInAnyOrder("few count", "few do not", "few in all");
    }

    @Test
    void nobodyAndEverybodyNameNobody() {
        assertThat(SmallCells.hidden(Map.of("none", new Cell(0, 50), "all", new Cell(50, 50), "empty", Cell.NOTHING)))
                .isEmpty();
    }

    @Test
    void oneHiddenCommuneTakesTheNextSmallestWithItSoThatSubtractionDoesNotFindIt() {
        assertThat(SmallCells.hidden(Map.of(
                        "hidden", new Cell(1, 30),
                        "smallest", new Cell(20, 40),
                        "large", new Cell(200, 400),
                        "empty", Cell.NOTHING)))
                .containsExactlyInAnyOrder("hidden", "smallest");
    }
}
