package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.statistic.Statistics;

/** Every breakdown that a definition declares over {@link WrittenProvince}: as counted by hand, and never losing anybody. */
class BreakdownsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Path ANSWERS = Path.of("src/test/resources/analytics/small-province-bands.csv");
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 5, 31), LocalDate.of(2025, 12, 31));
    private static final Area.OfProvince PROVINCE = new Area.OfProvince(new ProvinceCode("31"));

    @TempDir
    private static Path home;

    private static Database database;
    private static Evaluation evaluation;
    private static Breakdowns breakdowns;

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        var db = JdbcClient.create(database.dataSource());
        var transactions = new JdbcTransactionManager(database.dataSource());
        var places = new Places(database.dataSource(), CLOCK, "31");
        new WrittenProvince(database.dataSource()).fill();
        evaluation = new Evaluation(db, transactions, CLOCK);
        var statistics = new Statistics(db, transactions, CLOCK);
        breakdowns = new Breakdowns(new Indicators(db, transactions, places, statistics, CLOCK), places, CLOCK);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/analytics/small-province-bands.csv", useHeadersInDisplayName = true)
    void isWhatIsCountedByHand(
            String code, String area, String by, String band, double numerator, double denominator, String why) {
        var indicator = indicator(code);
        var told = breakdowns.latest(indicator, breakdowns.by(indicator, by), area(area), Audience.STAFF);
        assertThat(told.parts())
                .filteredOn(part -> part.band().code().equals(band))
                .as(why)
                .singleElement()
                .extracting(part -> part.value().outcome())
                .isInstanceOfSatisfying(Value.Known.class, known -> {
                    assertThat(known.numerator()).as(why).isEqualTo(numerator);
                    assertThat(known.denominator()).as(why).isEqualTo(denominator);
                });
    }

    @Test
    void whatIsDeclaredIsEvaluatedAndCountedByHand() throws IOException {
        try (var lines = Files.lines(ANSWERS)) {
            var answered = lines.skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> cells[0] + " " + cells[2])
                    .collect(Collectors.toSet());
            assertThat(declared()
                            .map(it -> ((Indicator) it.get()[0]).code() + " " + ((Disaggregation) it.get()[1]).word()))
                    .containsExactlyInAnyOrderElementsOf(answered);
        }
    }

    @ParameterizedTest
    @MethodSource("declared")
    void theBandsOfEveryPlaceSumUpToItsFigure(Indicator indicator, Disaggregation by) {
        for (var day : DAYS) sumUp(indicator, by, day);
    }

    /** People of any sex, age, card and commune, at any facility or none, and the wildest dates. */
    @Test
    void alsoOfProvincesThatNobodyWrote() throws IOException {
        for (var seed = 1; seed <= 3; seed++) {
            try (var other = Database.open(new DataFolder(Files.createDirectory(home.resolve("seed-" + seed))), null)) {
                new Places(other.dataSource(), CLOCK, "31");
                new RandomProvince(other.dataSource(), new Random(seed)).fill();
                var here = JdbcClient.create(other.dataSource());
                var transactions = new JdbcTransactionManager(other.dataSource());
                var told = 0;
                for (var it : declared().toList()) {
                    told += sumUp(
                            new Evaluation(here, transactions, CLOCK),
                            (Indicator) it.get()[0],
                            (Disaggregation) it.get()[1],
                            DAYS.getFirst());
                }
                assertThat(told).as("seed " + seed).isGreaterThan(500);
            }
        }
    }

    @Test
    void partsWithTheDenominatorOfTheWholeAddUpToTheFigure() {
        var beds = indicator("beds-per-10k");
        var told = breakdowns.latest(beds, Disaggregation.OWNERSHIP, PROVINCE, Audience.STAFF);
        assertThat(told.addsUp()).isTrue();
        assertThat(told.parts().stream()
                        .mapToDouble(it -> it.value().figure().orElseThrow())
                        .sum())
                .isCloseTo(told.whole().figure().orElseThrow(), within(0.0001));
    }

    @Test
    void thePublicSeesTheProvinceWithoutBandsThatAreSmallOrFoundBySubtraction() {
        var told = breakdowns.latest(indicator("annual-checkup"), Disaggregation.SEX, PROVINCE, Audience.PUBLIC);
        assertThat(told.hides()).isTrue();
        assertThat(told.parts().stream().filter(it -> it.value().outcome() instanceof Value.Hidden))
                .hasSizeGreaterThan(1);
        var beds = breakdowns.latest(indicator("beds-per-10k"), Disaggregation.OWNERSHIP, PROVINCE, Audience.PUBLIC);
        assertThat(beds.hides()).as("beds are no people").isFalse();
    }

    @Test
    void thePublicIsToldNoBandsOfACommune() {
        assertThatThrownBy(() -> breakdowns.latest(
                        indicator("annual-checkup"), Disaggregation.SEX, area("10507"), Audience.PUBLIC))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.category()).isEqualTo(Problem.Category.FORBIDDEN));
    }

    @Test
    void whatIsNotDeclaredIsRefusedNamingWhatIs() {
        assertThatThrownBy(() -> breakdowns.by(indicator("annual-checkup"), "ownership"))
                .hasMessageContaining("sex, age-band, priority-group");
        assertThatThrownBy(() -> breakdowns.by(indicator("annual-checkup"), "commune"))
                .isInstanceOf(Problem.class);
    }

    private static void sumUp(Indicator indicator, Disaggregation by, LocalDate day) {
        sumUp(evaluation, indicator, by, day);
    }

    /** @return how many cells were compared */
    private static int sumUp(Evaluation evaluation, Indicator indicator, Disaggregation by, LocalDate day) {
        var computed = (Computed) indicator.calculation();
        var period = computed.period().ending(day);
        var expected =
                evaluation.board(indicator, computed, period).of(indicator).byPlace();
        var bands = evaluation.bands(indicator, by, period).cells();
        var whole = indicator.disaggregations().whole().contains(by);
        var sums = new HashMap<String, Cell>();
        bands.values()
                .forEach(cells -> cells.byPlace()
                        .forEach((place, cell) -> sums.merge(
                                place,
                                cell,
                                (one, other) -> new Cell(
                                        one.numerator() + other.numerator(),
                                        whole ? other.denominator() : one.denominator() + other.denominator()))));
        assertThat(sums)
                .as(indicator.code() + " by " + by.word() + " " + period)
                .isEqualTo(expected);
        return bands.values().stream().mapToInt(it -> it.byPlace().size()).sum();
    }

    private static Indicator indicator(String code) {
        return IndicatorRules.read().stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> declared() {
        return IndicatorRules.read().stream()
                .flatMap(indicator ->
                        indicator.disaggregations().parts().stream().map(by -> Arguments.of(indicator, by)));
    }

    private static Area area(String code) {
        return code.length() == 2 ? PROVINCE : new Area.OfCommune(new CommuneCode(code));
    }
}
