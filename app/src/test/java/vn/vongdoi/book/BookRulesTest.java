package vn.vongdoi.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import vn.vongdoi.book.Book.Kind;
import vn.vongdoi.page.Language;

class BookRulesTest {

    @Test
    void aResultMayBeUsedAgainUntilTheDayThatTheExamplesName() throws IOException {
        for (var example : examples("recognition")) {
            var reuse = Recognition.find(
                    Kind.valueOf(example.get("kind").toUpperCase(Locale.ROOT)),
                    List.of(example.get("codes").split(" ")),
                    LocalDate.parse(example.get("day")),
                    Language.VI);
            assertThat(reuse.map(it -> it.until().toString()).orElse(""))
                    .as(example.toString())
                    .isEqualTo(example.get("until"));
        }
    }

    private static List<CSVRecord> examples(String rule) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        var file = Path.of("src/main/resources/rules/book/" + rule + ".examples.csv");
        try (var examples = format.parse(Files.newBufferedReader(file))) {
            var records = examples.getRecords();
            assertThat(records).isNotEmpty();
            return records;
        }
    }
}
