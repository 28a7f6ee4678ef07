package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.statistic.Statistics;

/** Who counts among the people of a day or of a period: from the day of birth to the day of death. */
class LivesInIndicatorsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Area HAI_PHONG = new Area.OfProvince(new ProvinceCode("31"));

    private static final int ALIVE = 1;
    private static final int DIED_BEFORE = 2;
    private static final int DIED_DURING = 3;
    private static final int DIES_AFTER = 4;
    private static final int TAKEN_BACK = 5;
    private static final int BORN_DURING = 6;
    private static final int BORN_AFTER = 7;

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
        province.facilities();
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

    /** The period of the figures below is the year 2026 up to 30 June. */
    @BeforeEach
    void live() {
        JdbcClient.create(database.dataSource()).sql("""
                        truncate person.suspicion, person.link, person.identifier, person.person, record.resource,
                                 place.staff""").update();
        for (var person : List.of(ALIVE, DIED_BEFORE, DIED_DURING, DIES_AFTER, TAKEN_BACK)) live(person, "1950-01-01");
        live(BORN_DURING, "2026-03-01");
        live(BORN_AFTER, "2026-07-01");
        province.died(DIED_BEFORE, "2025-12-31");
        province.died(DIED_DURING, "2026-02-10");
        province.died(DIES_AFTER, "2026-09-01");
        province.died(TAKEN_BACK, "2025-05-05");
        province.died(TAKEN_BACK, null);
        province.moved();
    }

    @ParameterizedTest
    @CsvSource({
        // Alive at some time of the period: 1, 3, 4, 5 and 6.
        "annual-checkup,     2026-01-01, 5",
        "managed-population, 2026-01-01, 5",
        // Alive on 30 June: 1, 4, 5 and 6.
        "insurance-coverage, 2026-01-01, 4",
        "health-book,        2026-01-01, 4",
        "doctors-per-10k,    2026-01-01, 4",
        "beds-per-10k,       2026-01-01, 4",
        // From 11 February on number 3 is not there any more.
        "annual-checkup,     2026-02-10, 5",
        "annual-checkup,     2026-02-11, 4",
    })
    void whoDiedBeforeIsLeftOutAndAChildCountsFromItsBirth(String code, LocalDate from, double people) {
        assertThat(people(code, from, "2026-06-30")).isEqualTo(people);
    }

    @Test
    void nursesAndPharmacistsAreHeldAgainstTheLivingToo() {
        province.staff("31101", "031080000001", "nurse", "2020-01-01", null);
        province.staff("31101", "031080000002", "pharmacist", "2020-01-01", null);
        province.moved();
        assertThat(people("nurses-per-10k", LocalDate.of(2026, 6, 30), "2026-06-30"))
                .isEqualTo(4);
        assertThat(people("pharmacists-per-10k", LocalDate.of(2026, 6, 30), "2026-06-30"))
                .isEqualTo(4);
    }

    @Test
    void onTheDayOfDeathSomebodyStillCountsAndOnTheNextNotAnyMore() {
        assertThat(onDay("2026-09-01")).isEqualTo(5); // 1 4 5 6 7
        assertThat(onDay("2026-09-02")).isEqualTo(4);
        assertThat(onDay("2026-02-28")).isEqualTo(3); // 1 4 5
        assertThat(onDay("2026-03-01")).isEqualTo(4);
    }

    @Test
    void aDeathToldLaterCorrectsTodaysFigureAndThoseOfTheMonthsBefore() {
        assertThat(today()).isEqualTo(4); // 1 5 6 7
        province.died(ALIVE, "2026-05-05");
        province.moved();
        assertThat(today()).isEqualTo(3);
        assertThat(onDay("2026-05-05")).isEqualTo(4);
        assertThat(onDay("2026-05-31")).isEqualTo(3);
        province.died(ALIVE, null);
        province.moved();
        assertThat(today()).isEqualTo(4);
        assertThat(onDay("2026-05-31")).isEqualTo(4);
    }

    @Test
    void aVisitThatEndedInDeathCountsWhereTheRegisterOfDeathsIsSilent() {
        died(ALIVE, "2026-10-10 05:00", "5");
        assertThat(onDay("2026-10-10")).isEqualTo(4);
        assertThat(today()).isEqualTo(3);
        province.died(ALIVE, "2026-11-20"); // the register knows better when
        province.moved();
        assertThat(onDay("2026-11-20")).isEqualTo(4);
        assertThat(today()).isEqualTo(3);
    }

    @Test
    void deathOutsideAFacilityIsDeathAndGoingHomeToDieIsNot() {
        died(ALIVE, "2026-10-10 05:00", "8");
        died(TAKEN_BACK, "2026-10-10 05:00", "6");
        assertThat(today()).isEqualTo(3);
    }

    @Test
    void whoeverCameAgainDidNotDie() {
        died(ALIVE, "2026-10-10 05:00", "5");
        province.visit(ALIVE, SmallProvince.NORTH, "31101", "2026-10-12 08:00", "01", "1.1", "1", List.of());
        province.moved();
        assertThat(today()).isEqualTo(4);
    }

    @Test
    void whoeverCameAgainUnderALinkedKeyDidNotDie() {
        live(20, "1950-01-01");
        JdbcClient.create(database.dataSource())
                .sql("insert into person.link values (20, " + ALIVE + ", 'test', 1)")
                .update();
        died(20, "2026-10-10 05:00", "5");
        assertThat(today()).isEqualTo(3);
        province.visit(ALIVE, SmallProvince.NORTH, "31101", "2026-10-12 08:00", "01", "1.1", "1", List.of());
        province.moved();
        assertThat(today()).isEqualTo(4);
    }

    /** A number that somebody typed at a kiosk raises nobody from the dead. */
    @Test
    void aVisitThatHasNotTakenPlaceProvesNoLife() {
        died(ALIVE, "2026-10-10 05:00", "5");
        province.visit(ALIVE, SmallProvince.NORTH, "31101", "2026-10-12 08:00", "01", "1.1", "1", List.of());
        JdbcClient.create(database.dataSource())
                .sql("update record.resource set status = 'planned' where starts::date = '2026-10-12'")
                .update();
        province.moved();
        assertThat(today()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "cancelled", "planned"})
    void aVisitThatWasAMistakeOrNeverTookPlaceEndsNoLife(String status) {
        died(ALIVE, "2026-10-10 05:00", "5");
        JdbcClient.create(database.dataSource())
                .sql("update record.resource set status = :status where starts::date = '2026-10-10'")
                .param("status", status)
                .update();
        province.moved();
        assertThat(today()).isEqualTo(4);
    }

    @Test
    void theRegistersWordThatSomebodyLivesOutweighsAVisit() {
        died(TAKEN_BACK, "2026-10-10 05:00", "5");
        assertThat(today()).isEqualTo(3);
        province.deathTakenBack(TAKEN_BACK);
        province.moved();
        assertThat(today()).isEqualTo(4);
    }

    @Test
    void aDeathToldUnderAKeyThatWasJoinedToAnotherIsThatPersons() {
        live(20, "1950-01-01");
        var db = JdbcClient.create(database.dataSource());
        db.sql("insert into person.link values (20, " + ALIVE + ", 'test', 1)").update();
        province.died(20, "2026-05-05");
        province.moved();
        assertThat(today()).isEqualTo(3);
    }

    @Test
    void thePeopleBehindAFigureAreThoseThatItCounts() {
        assertThat(indicators.people(
                        indicators.indicator("insurance-coverage"),
                        new CommuneCode(SmallProvince.NORTH),
                        Actor.console(),
                        Purpose.PUBLIC_HEALTH))
                .extracting(counted -> (int) counted.person().value())
                .containsExactly(ALIVE, TAKEN_BACK, BORN_DURING, BORN_AFTER);
    }

    private void live(int person, String birth) {
        province.person(person, SmallProvince.NORTH, birth, null, null, null);
    }

    private void died(int person, String at, String result) {
        province.ended(person, SmallProvince.NORTH, "31401", at, result);
        province.moved();
    }

    private double today() {
        return onDay("2026-11-21");
    }

    private double onDay(String day) {
        return people("insurance-coverage", LocalDate.parse(day), day);
    }

    private double people(String code, LocalDate from, String to) {
        var period = new Period(from, LocalDate.parse(to));
        var value = indicators.value(indicators.indicator(code), HAI_PHONG, Audience.STAFF, period);
        return ((Value.Known) value.outcome()).denominator();
    }
}
