package vn.vongdoi.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    @Test
    void aPrescriptionIsEnoughForAsManyDaysAsTheExamplesName() throws IOException {
        for (var example : examples("prescriptions")) {
            var quantity = Optional.of(example.get("quantity"))
                    .filter(text -> !text.isEmpty())
                    .map(BigDecimal::new);
            assertThat(Supply.days(example.get("dose"), quantity)
                            .map(String::valueOf)
                            .orElse(""))
                    .as(example.toString())
                    .isEqualTo(example.get("days"));
        }
    }

    /** TT 26/2025/TT-BYT Art. 6.8a, in force from 1 July 2025. */
    @Test
    void aPrescriptionThatNamesNoDaysIsForThirtyAtMost() {
        assertThat(Supply.most(LocalDate.of(2026, 11, 1))).isEqualTo(30);
        assertThat(Supply.most(LocalDate.of(2025, 6, 30))).isZero();
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
