package vn.vongdoi.claimcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.vongdoi.claimfile.Samples;

class CheckerSamplesTest {
    @Test
    void everyGoodSampleIsAccepted() throws Exception {
        for (var file : Samples.files("claims")) {
            for (var encounter : Samples.read(file)) {
                assertThat(Checker.check(encounter))
                        .as(file + " " + encounter.maLk())
                        .isEmpty();
            }
        }
    }

    @Test
    void everyPlantedFaultIsFoundAndNothingElse() throws Exception {
        var expected = Files.readAllLines(Samples.folder("claims-rejected").resolve("expected.csv")).stream()
                .skip(1)
                .map(line -> List.of(line.split(",")).subList(0, 4))
                .toList();
        var found = new ArrayList<List<String>>();
        Set<String> accepted = new TreeSet<>();
        for (var file : Samples.files("claims-rejected")) {
            for (var encounter : Samples.read(file)) {
                var rejects =
                        Checker.check(encounter).stream().filter(Issue::rejects).toList();
                if (rejects.isEmpty()) accepted.add(encounter.maLk());
                for (var issue : rejects) {
                    found.add(List.of(file.getFileName().toString(), encounter.maLk(), issue.table(), issue.field()));
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(accepted).containsExactly("31301.260227.0000819");
    }
}
