package vn.vongdoi.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkAnswersTheSameTest {
    @Test
    void sparkTellsEveryCellOfASmallProvinceAsTheMirrorDoes(@TempDir Path folder) {
        var found = new EnginesBench(folder, 4_000, 120_000, 1).run();
        assertEquals(List.of(), found.differing());
        assertTrue(found.cells() > 2_000, () -> found.cells() + " cells are too few to tell anything");
    }
}
