package vn.vongdoi.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 51/2024/QH15 art. 22, NĐ 188/2025/NĐ-CP art. 19 and the base salary of the day. */
class BenefitExamplesTest {
    static List<CSVRecord> examples() throws Exception {
        var file = Objects.requireNonNull(
                BenefitExamplesTest.class.getResourceAsStream("/rules/benefit/routes.examples.csv"));
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get();
        try (var parser = format.parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return parser.getRecords();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aBillIsPaidAsTheExampleSays(CSVRecord example) {
        var cards = Arrays.stream(example.get("cards").split(";"))
                .filter(card -> !card.isEmpty())
                .map(card -> card + "313040064009")
                .toList();
        var bill = new Bill(
                cards,
                example.get("route"),
                example.get("stay").equals("yes"),
                LocalDate.parse(example.get("day")),
                new BigDecimal(example.get("in_scope")),
                new BigDecimal(example.get("billed")),
                Bill.Exemption.valueOf(example.get("exemption").toUpperCase(Locale.ROOT)),
                Bill.Place.valueOf(example.get("place").toUpperCase(Locale.ROOT).replace('-', '_')));
        var benefit = Benefits.of(bill);
        assertThat(benefit.map(BenefitExamplesTest::percents).orElse("-"))
                .as(example.get("why"))
                .isEqualTo(example.get("expect"));
        benefit.ifPresent(b -> assertThat(b.allows(new BigDecimal(example.get("not"))))
                .as(example.get("why"))
                .isFalse());
    }

    private static String percents(Benefit benefit) {
        return benefit.percents().stream()
                .map(percent -> percent.stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(";"));
    }
}
