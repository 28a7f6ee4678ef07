package vn.vongdoi.chronic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import vn.vongdoi.page.Language;

class ChronicTest {

    @Test
    void theExamplesBesideTheRuleHold() throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        var file = Path.of("src/main/resources/rules/chronic/conditions.examples.csv");
        try (var examples = format.parse(Files.newBufferedReader(file))) {
            for (var example : examples) {
                var name = Chronic.find(example.get("code"), LocalDate.parse(example.get("day")), Language.VI);
                assertThat(name.orElse("")).as(example.get("code")).isEqualTo(example.get("name_vi"));
            }
        }
    }
}
