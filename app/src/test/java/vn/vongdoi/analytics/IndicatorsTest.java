package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.access.AccessDeniedException;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicators.Counted;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.statistic.Statistics;

/** Answers are counted by hand from {@link SmallProvince}. */
class IndicatorsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Area HAI_PHONG = new Area.OfProvince(new ProvinceCode("31"));
    private static final Area HA_NOI = new Area.OfProvince(new ProvinceCode("01"));

    @TempDir
    private static Path home;

    private static Database database;
    private static SmallProvince province;
    private static Indicators indicators;

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        var places = new Places(database.dataSource(), CLOCK, "31");
        province = new SmallProvince(database.dataSource());
        province.fill();
        indicators = new Indicators(
                JdbcClient.create(database.dataSource()),
                new JdbcTransactionManager(database.dataSource()),
                places,
                new Statistics(
                        JdbcClient.create(database.dataSource()),
                        new JdbcTransactionManager(database.dataSource()),
                        CLOCK),
                CLOCK);
    }

    @AfterAll
    static void close() {
        indicators.destroy();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "doctors-per-10k,            39, 6", // 2 + 4 + 20 + 10 + 3; nobody linked, unregistered or not born yet counts
        "beds-per-10k,              150, 6", // 100 + 50: not the 3 of the station, not the 5 of the clinic
        "private-bed-share,          50, 150",
        "insurance-coverage,          2, 6", // 1 and 4; 2 run out, 5 not begun, 6 not born
        "health-book,                 5, 6", // 1 2 3 4 9
        "annual-checkup,              3, 6", // 3 by care type 15, 1 by Z00 under the linked key, 2 by a Z00.1 beside; 4
        // was last year
        "managed-population,          4, 6", // 1 3 4 9 at stations since 2025-11-22
        "insured-visits-at-stations,  2, 4",
        "transfer-rate,               1, 8",
        "emr-facilities,              1, 5",
        "station-doctors,             6, 2",
        "station-staff-doctors,       1, 2",
        "specialised-hospitals,       1, 2",
        "commune-stations,            2, 5"
    })
    void everyComputedIndicatorGivesWhatIsCountedByHand(String code, double numerator, double denominator) {
        var value = value(code, HAI_PHONG);
        assertThat(value.outcome()).isInstanceOf(Value.Known.class);
        var known = (Value.Known) value.outcome();
        assertThat(known.numerator()).isEqualTo(numerator);
        assertThat(known.denominator()).isEqualTo(denominator);
        var computed = (Calculation.Computed) value.indicator().calculation();
        var expected = computed instanceof Calculation.Count ? numerator : computed.factor() * numerator / denominator;
        assertThat(known.value()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void someoneWhoMovedCountsWhereTheyLiveAndTheirVisitWhereTheyLivedThen() {
        assertThat(known("health-book", commune(SmallProvince.ISLAND)).numerator())
                .isEqualTo(1);
        assertThat(known("insured-visits-at-stations", commune(SmallProvince.NORTH))
                        .denominator())
                .isEqualTo(3);
        assertThat(value("insured-visits-at-stations", commune(SmallProvince.ISLAND))
                        .outcome())
                .isInstanceOf(Value.Unknown.class);
    }

    @Test
    void anEmptyDenominatorGivesAReasonAndNoZero() {
        assertThat(value("insurance-coverage", commune("11407")).outcome())
                .isInstanceOfSatisfying(
                        Value.Unknown.class, u -> assertThat(u.reason().vi()).contains("sổ dân cư"));
        assertThat(value("insurance-coverage", HA_NOI).outcome())
                .isInstanceOfSatisfying(
                        Value.Unknown.class, u -> assertThat(u.reason().vi()).contains("tỉnh này"));
        assertThat(value("doctors-per-10k", HA_NOI).figure()).isEmpty();
        assertThat(value("nurses-per-10k", HAI_PHONG).outcome())
                .isInstanceOfSatisfying(
                        Value.Unknown.class, u -> assertThat(u.reason().en()).contains("nurses"));
    }

    @Test
    void theTwelveMonthsEndOnTheDayAskedFor() {
        var visits = indicators.indicator("insured-visits-at-stations");
        var period = Period.Kind.TWELVE_MONTHS.ending(LocalDate.of(2026, 5, 31));
        assertThat(period.from()).isEqualTo(LocalDate.of(2025, 6, 1));
        // Both visits around midnight of 2025-11-22 and the one of March; two of them at stations.
        assertThat(indicators.value(visits, HAI_PHONG, Audience.STAFF, period).outcome())
                .isEqualTo(new Value.Known(200.0 / 3, 2, 3));
    }

    @Test
    void cardsAreHeldAgainstTheDayAskedFor() {
        var coverage = indicators.indicator("insurance-coverage");
        var october = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));
        var value = indicators.value(coverage, HAI_PHONG, Audience.STAFF, october);
        assertThat(value.period()).isEqualTo(new Period(LocalDate.of(2026, 10, 31), LocalDate.of(2026, 10, 31)));
        assertThat(value.outcome()).isEqualTo(new Value.Known(50, 3, 6));
    }

    @Test
    void theListOfPeopleIsExactlyWhatTheFigureCounts() {
        var people = indicators.people(
                indicators.indicator("annual-checkup"),
                new CommuneCode(SmallProvince.NORTH),
                Actor.console(),
                Purpose.PUBLIC_HEALTH);
        assertThat(people)
                .containsExactly(
                        new Counted(new PersonKey(1), true),
                        new Counted(new PersonKey(2), true),
                        new Counted(new PersonKey(3), true));
    }

    @Test
    void aMachineMayNotListPeople() {
        var machine = Actor.machine("bệnh viện", Optional.of("31401"));
        assertThatThrownBy(() -> indicators.people(
                        indicators.indicator("annual-checkup"),
                        new CommuneCode(SmallProvince.NORTH),
                        machine,
                        Purpose.PUBLIC_HEALTH))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aCommuneWithFewPeopleIsHiddenFromThePublicOnly() {
        var coverage = indicators.indicator("insurance-coverage");
        var figures = indicators.current();
        assertThat(figures.value(coverage, commune(SmallProvince.NORTH), Audience.PUBLIC)
                        .outcome())
                .isEqualTo(new Value.Hidden());
        assertThat(figures.value(coverage, commune(SmallProvince.NORTH), Audience.STAFF)
                        .figure())
                .hasValueCloseTo(100.0 / 3, within(1e-9));
        var beds = indicators.indicator("private-bed-share");
        assertThat(figures.value(beds, commune(SmallProvince.SOUTH), Audience.PUBLIC)
                        .figure())
                .hasValue(100);
    }

    @Test
    void aStaffRegisterOnceLoadedIsTheTruthAndItsDatesCount() {
        var db = JdbcClient.create(database.dataSource());
        province.staff("31101", "031080000001", "doctor", "2020-01-01", null);
        province.staff("31101", "031080000002", "doctor", "2020-01-01", "2026-11-20");
        province.staff("31401", "031080000003", "nurse", "2026-11-21", null);
        province.moved();
        try {
            assertThat(known("doctors-per-10k", HAI_PHONG).numerator()).isEqualTo(1);
            assertThat(known("nurses-per-10k", HAI_PHONG).numerator()).isEqualTo(1);
            assertThat(known("station-doctors", HAI_PHONG)).isEqualTo(new Value.Known(0.5, 1, 2));
            assertThat(value("pharmacists-per-10k", HAI_PHONG).figure()).isEmpty();
        } finally {
            db.sql("delete from place.staff").update();
            province.moved();
        }
    }

    @Test
    void aVisitWithoutAnAddressCountsForItsProvinceAndNoCommune() {
        var db = JdbcClient.create(database.dataSource());
        province.visit(2, null, "31401", "2026-08-01 08:00", "01", "1.1", "1", List.of());
        province.moved();
        try {
            assertThat(known("insured-visits-at-stations", HAI_PHONG)).isEqualTo(new Value.Known(40, 2, 5));
            assertThat(known("insured-visits-at-stations", commune(SmallProvince.NORTH))
                            .denominator())
                    .isEqualTo(3);
        } finally {
            db.sql("delete from record.resource where commune is null").update();
            province.moved();
        }
    }

    @Test
    void latestFiguresStandUntilTheyAreComputedAgain() {
        var before = indicators.current().position();
        assertThat(indicators.latest().position()).isEqualTo(before);
        province.moved();
        assertThat(indicators.current().position()).isEqualTo(before + 1);
        assertThat(indicators.latest().position()).isEqualTo(before + 1);
    }

    @Test
    void trendsTellVisitsMonthByMonthAndLeaveOutWhatTheRecordDoesNotCover() {
        var evaluation = new Evaluation(
                JdbcClient.create(database.dataSource()), new JdbcTransactionManager(database.dataSource()), CLOCK);
        var march = evaluation.board(indicators.list(), Shape.POINT, LocalDate.of(2026, 3, 31));
        var visits =
                march.find(indicators.indicator("insured-visits-at-stations")).orElseThrow();
        assertThat(visits.period()).isEqualTo(new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)));
        assertThat(visits.at(SmallProvince.NORTH)).isEqualTo(new Cells.Cell(1, 1));
        // The record begins on 2025-11-21: not twelve months before March, and not with the year 2025.
        assertThat(march.find(indicators.indicator("managed-population"))).isEmpty();
        assertThat(march.find(indicators.indicator("annual-checkup"))).isPresent();
        var december = evaluation.board(indicators.list(), Shape.POINT, LocalDate.of(2025, 12, 31));
        assertThat(december.find(indicators.indicator("annual-checkup"))).isEmpty();
    }

    @Test
    void whatHasNoDataTellsWhyAndWho() {
        var value = value("life-expectancy", HAI_PHONG);
        assertThat(value.figure()).isEmpty();
        assertThat(value.indicator().calculation())
                .isInstanceOfSatisfying(
                        Calculation.NoData.class,
                        none -> assertThat(none.supplier().vi()).isNotBlank());
    }

    @Test
    void anUnknownCodeIsAProblemThatSaysWhereTheCodesAre() {
        assertThatThrownBy(() -> indicators.indicator("doctors"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.category()).isEqualTo(Problem.Category.NOT_FOUND))
                .hasMessageContaining("/open/indicators");
    }

    private static Area commune(String code) {
        return new Area.OfCommune(new CommuneCode(code));
    }

    private static Value value(String code, Area area) {
        return indicators.current().value(indicators.indicator(code), area, Audience.STAFF);
    }

    private static Value.Known known(String code, Area area) {
        return (Value.Known) value(code, area).outcome();
    }
}
