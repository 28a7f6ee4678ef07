package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.Content.Entry;
import vn.vongdoi.statistic.Content.Figure;
import vn.vongdoi.statistic.Document;
import vn.vongdoi.statistic.Statistics;
import vn.vongdoi.statistic.Step.Kind;

/** What others publish, and lists that programmes keep, as values of indicators; counted by hand. */
class PublishedTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Actor HOA = new Actor("hoa", Role.PROGRAMME_STAFF, new vn.vongdoi.access.Area.Province());
    private static final Actor BINH = new Actor("binh", Role.LEADER, new vn.vongdoi.access.Area.Province());
    private static final Area HAI_PHONG = new Area.OfProvince(new ProvinceCode("31"));
    private static final Area HA_NOI = new Area.OfProvince(new ProvinceCode("01"));

    @TempDir
    private Path home;

    private Database database;
    private Statistics statistics;
    private Indicators indicators;

    @BeforeEach
    void open() {
        database = Database.open(new DataFolder(home), null);
        var sql = JdbcClient.create(database.dataSource());
        var transactions = new JdbcTransactionManager(database.dataSource());
        var places = new Places(database.dataSource(), CLOCK, "31");
        new SmallProvince(database.dataSource()).fill();
        statistics = new Statistics(sql, transactions, CLOCK);
        indicators = new Indicators(sql, transactions, places, statistics, CLOCK);
    }

    @AfterEach
    void close() {
        indicators.destroy();
        database.close();
    }

    @Test
    void whatCannotBeComputedIsUnknownUntilAPublishedFigureIsApproved() {
        assertThat(value("life-expectancy", HAI_PHONG).outcome()).isInstanceOf(Value.Unknown.class);
        var number = enter(year("life-expectancy", "31", 2024, 75.3));
        assertThat(value("life-expectancy", HAI_PHONG).outcome()).isInstanceOf(Value.Unknown.class);
        statistics.decide(BINH, number, Kind.APPROVED, "");
        var value = value("life-expectancy", HAI_PHONG);
        assertThat(value.figure()).isEqualTo(OptionalDouble.of(75.3));
        assertThat(value.period()).isEqualTo(new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31)));
        assertThat(value("life-expectancy", HA_NOI).figure()).isEmpty();
        statistics.decide(BINH, number, Kind.WITHDRAWN, "Chép nhầm");
        assertThat(value("life-expectancy", HAI_PHONG).outcome()).isInstanceOf(Value.Unknown.class);
    }

    @Test
    void theLatestPeriodSpeaksAndAllOfThemMakeTheTrend() {
        for (var year : List.of(2023, 2025, 2024)) approve(year("life-expectancy", "31", year, year - 1950 + 0.5));
        assertThat(value("life-expectancy", HAI_PHONG).figure()).isEqualTo(OptionalDouble.of(75.5));
        assertThat(indicators.series(indicators.indicator("life-expectancy"), HAI_PHONG, Audience.PUBLIC))
                .extracting(point -> point.day().getYear() + " " + point.value().getAsDouble())
                .containsExactly("2023 73.5", "2024 74.5", "2025 75.5");
    }

    @Test
    void beforeTheMergerAnOldSeriesIsPutTogetherOfTheFormerProvinces() {
        // People of 2020: Hải Phòng 2 053 490, Hải Dương 1 916 770.
        approve(year("life-expectancy", "former/31", 2023, 75));
        approve(year("life-expectancy", "former/30", 2023, 76));
        approve(year("life-expectancy", "former/31", 2024, 75.2));
        approve(year("life-expectancy", "31", 2025, 75.6));
        var series = indicators.series(indicators.indicator("life-expectancy"), HAI_PHONG, Audience.PUBLIC);
        assertThat(series).extracting(point -> point.day().getYear()).containsExactly(2023, 2025);
        assertThat(series.getFirst().combined()).isTrue();
        assertThat(series.getFirst().value().getAsDouble())
                .isCloseTo((75.0 * 2_053_490 + 76.0 * 1_916_770) / (2_053_490 + 1_916_770), within(1e-9));
        assertThat(series.getLast().combined()).isFalse();
        assertThat(value("life-expectancy", HAI_PHONG).figure()).isEqualTo(OptionalDouble.of(75.6));
        assertThat(indicators.stated(indicators.indicator("life-expectancy"), HAI_PHONG))
                .as("each former province is told by itself too")
                .hasSize(4);
    }

    @Test
    void aFigureOfOneFormerProvinceIsNoFigureOfTheMergedOne() {
        approve(year("life-expectancy", "former/31", 2024, 75.2));
        assertThat(value("life-expectancy", HAI_PHONG).outcome()).isInstanceOf(Value.Unknown.class);
    }

    @Test
    void aComputedIndicatorKeepsItsOwnValueAndTellsWhatItIsForTheirPeriod() {
        // Of the six who live there 1 and 4 are insured today. On 31 October 2026 person 2 still was: three of six.
        var october = LocalDate.of(2026, 10, 31);
        approve(new Figure("insurance-coverage", "31", october, october, 48));
        var indicator = indicators.indicator("insurance-coverage");
        assertThat(value("insurance-coverage", HAI_PHONG).figure().getAsDouble())
                .isEqualTo(100 * 2.0 / 6);
        var stated = indicators.stated(indicator, HAI_PHONG).getFirst();
        var ours =
                indicators.beside(stated, indicator, HAI_PHONG, Audience.STAFF).orElseThrow();
        assertThat(ours.figure().getAsDouble()).isEqualTo(50);
    }

    @Test
    void whereTheRecordDoesNotReachBackThereIsNothingToHoldBesideIt() {
        var before = LocalDate.of(2020, 12, 31);
        approve(new Figure("insurance-coverage", "31", before, before, 90));
        var indicator = indicators.indicator("insurance-coverage");
        var stated = indicators.stated(indicator, HAI_PHONG).getFirst();
        assertThat(indicators.beside(stated, indicator, HAI_PHONG, Audience.STAFF))
                .isEmpty();
    }

    @Test
    void aListThatNobodyBeganIsUnknownAndOneWhoseEntriesEndedIsZero() {
        assertThat(value("geriatric-hospital", HAI_PHONG).outcome()).isInstanceOf(Value.Unknown.class);
        approve(entry("geriatric-hospital", "Bệnh viện Lão khoa", "31", 1, "2026-01-01", "2026-06-30"));
        assertThat(value("geriatric-hospital", HAI_PHONG).figure()).isEqualTo(OptionalDouble.of(0));
        approve(entry("geriatric-hospital", "Bệnh viện Lão khoa mới", "31", 1, "2026-07-01", ""));
        assertThat(value("geriatric-hospital", HAI_PHONG).figure()).isEqualTo(OptionalDouble.of(1));
        assertThat(value("geriatric-hospital", HA_NOI).outcome()).isInstanceOf(Value.Unknown.class);
    }

    @Test
    void peopleSentAbroadAreSummedOverTheYear() {
        approve(entry("trained-abroad", "Quyết định 1", "31", 12, "2026-02-01", ""));
        approve(entry("trained-abroad", "Quyết định 2", "31", 20, "2026-09-01", ""));
        approve(entry("trained-abroad", "Quyết định 3", "31", 9, "2025-12-01", ""));
        assertThat(value("trained-abroad", HAI_PHONG).figure()).isEqualTo(OptionalDouble.of(32));
    }

    @Test
    void techniquesAreAShareOfTheirCatalogue() {
        approve(entry("specialist-techniques", "Ghép thận", "31", 1, "2025-01-01", ""));
        approve(entry("specialist-techniques", "Ghép gan", "31", 0, "2025-01-01", "2026-05-31"));
        approve(entry("specialist-techniques", "Ghép gan", "31", 1, "2026-06-01", ""));
        approve(entry("specialist-techniques", "Ghép tim", "31", 0, "2025-01-01", ""));
        assertThat(value("specialist-techniques", HAI_PHONG).figure().getAsDouble())
                .isEqualTo(100 * 2.0 / 3);
    }

    @Test
    void recognisedCommunesAreAShareOfAllOfTheProvince() {
        assertThat(value("communes-national-criteria", HAI_PHONG).outcome()).isInstanceOf(Value.Unknown.class);
        approve(entry("communes-national-criteria", "Quyết định 5", SmallProvince.NORTH, 1, "2026-01-01", ""));
        approve(entry("communes-national-criteria", "Quyết định 9", SmallProvince.NORTH, 1, "2026-06-01", ""));
        approve(entry("communes-national-criteria", "Quyết định 5", SmallProvince.SOUTH, 1, "2026-01-01", ""));
        var value = value("communes-national-criteria", HAI_PHONG);
        // Hải Phòng has 114 communes since the merger; one that is recognised again still is one.
        assertThat(value.figure().getAsDouble()).isEqualTo(100 * 2.0 / 114);
        assertThat(value("communes-national-criteria", commune(SmallProvince.NORTH))
                        .figure())
                .isEqualTo(OptionalDouble.of(100));
        assertThat(value("communes-national-criteria", commune(SmallProvince.ISLAND))
                        .figure())
                .isEqualTo(OptionalDouble.of(0));
        assertThat(value("communes-national-criteria", HA_NOI).outcome())
                .as("Hà Nội keeps no list here")
                .isInstanceOf(Value.Unknown.class);
    }

    @Test
    void visitsAtMobileClinicsCountWhereTheyWere() {
        approve(entry("mobile-clinics", "Đợt 1", SmallProvince.ISLAND, 320, "2026-03-01", "2026-03-02"));
        approve(entry("mobile-clinics", "Đợt 2", SmallProvince.ISLAND, 80, "2026-08-01", "2026-08-01"));
        assertThat(value("mobile-clinic-visits", commune(SmallProvince.ISLAND)).figure())
                .isEqualTo(OptionalDouble.of(400));
        assertThat(value("mobile-clinic-visits", HAI_PHONG).figure()).isEqualTo(OptionalDouble.of(400));
        assertThat(value("mobile-clinic-visits", commune(SmallProvince.NORTH)).outcome())
                .isInstanceOf(Value.Unknown.class);
    }

    private Value value(String code, Area area) {
        return indicators.current().value(indicators.indicator(code), area, Audience.STAFF);
    }

    private static Area commune(String code) {
        return new Area.OfCommune(new CommuneCode(code));
    }

    private void approve(Content content) {
        statistics.decide(BINH, enter(content), Kind.APPROVED, "");
    }

    private long enter(Content content) {
        var paper = new Document("Thống kê thành phố", "Niên giám", LocalDate.of(2026, 6, 30), Optional.empty());
        return statistics.enter(HOA, content, paper, "");
    }

    private static Figure year(String indicator, String area, int year, double value) {
        return new Figure(indicator, area, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), value);
    }

    private static Entry entry(String list, String name, String area, double amount, String from, String to) {
        var last = to.isEmpty() ? Optional.<LocalDate>empty() : Optional.of(LocalDate.parse(to));
        return new Entry(list, name, area, amount, LocalDate.parse(from), last);
    }
}
