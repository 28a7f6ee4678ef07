package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.statistic.Statistics;

/** Every computed indicator over {@link WrittenProvince}, as {@code small-province.csv} counts it by hand. */
class WrittenProvinceTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Path ANSWERS = Path.of("src/test/resources/analytics/small-province.csv");

    @TempDir
    private static Path home;

    private static Database database;
    private static Indicators indicators;

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        var sql = JdbcClient.create(database.dataSource());
        var transactions = new JdbcTransactionManager(database.dataSource());
        var places = new Places(database.dataSource(), CLOCK, WrittenProvince.CODE.value());
        new WrittenProvince(database.dataSource()).fill();
        indicators = new Indicators(sql, transactions, places, new Statistics(sql, transactions, CLOCK), CLOCK);
    }

    @AfterAll
    static void close() {
        indicators.destroy();
        database.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/analytics/small-province.csv", useHeadersInDisplayName = true)
    void isWhatIsCountedByHand(
            String code,
            String area,
            LocalDate to,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double value,
            String why) {
        var outcome = value(code, area, to).outcome();
        if (value == null) {
            assertThat(outcome).as(why).isInstanceOf(Value.Unknown.class);
            return;
        }
        assertThat(outcome).as(why).isInstanceOfSatisfying(Value.Known.class, known -> {
            assertThat(known.numerator()).as(why).isEqualTo(numerator);
            assertThat(known.denominator()).as(why).isEqualTo(denominator);
            assertThat(known.value()).as(why).isCloseTo(value, within(0.0001));
        });
    }

    @Test
    void everyComputedIndicatorHasAnAnswerCountedByHand() throws IOException {
        try (var lines = Files.lines(ANSWERS)) {
            var answered = lines.skip(1)
                    .filter(line -> !line.contains(",,,,"))
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .collect(Collectors.toSet());
            assertThat(indicators.list().stream()
                            .filter(it -> it.calculation() instanceof Calculation.Computed)
                            .map(Indicator::code))
                    .containsExactlyInAnyOrderElementsOf(answered);
        }
    }

    private static Value value(String code, String area, LocalDate to) {
        var indicator = indicators.indicator(code);
        var computed = (Calculation.Computed) indicator.calculation();
        return indicators.value(
                indicator, area(area), Audience.STAFF, computed.period().ending(to));
    }

    private static Area area(String code) {
        return code.length() == 2
                ? new Area.OfProvince(new ProvinceCode(code))
                : new Area.OfCommune(new CommuneCode(code));
    }
}
