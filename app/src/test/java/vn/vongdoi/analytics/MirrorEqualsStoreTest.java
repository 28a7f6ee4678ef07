package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import vn.vongdoi.RunningProvince;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.mirror.Mirror;
import vn.vongdoi.mirror.Reading;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.KeptList;

/** PostgreSQL and the mirror answer the same SQL with the same cells, every indicator, every place, several periods. */
class MirrorEqualsStoreTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 11, 21),
            LocalDate.of(2026, 10, 31),
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(2024, 2, 29));

    @TempDir
    private static Path home;

    private static Database database;
    private static JdbcClient db;
    private static Evaluation store;
    private static Mirror mirror;
    private static Reading reading;

    @BeforeAll
    static void open() {
        var folder = new DataFolder(home);
        database = Database.open(folder, null);
        db = JdbcClient.create(database.dataSource());
        new Places(database.dataSource(), CLOCK, "31");
        new WrittenProvince(database.dataSource()).fill();
        children();
        pupils();
        pressures();
        lists();
        var transactions = new JdbcTransactionManager(database.dataSource());
        store = new Evaluation(db, transactions, CLOCK);
        mirror = new Mirror(db, database.dataSource(), transactions, folder, Vault.open(folder, null), CLOCK);
        mirror.rebuild((_, _, _) -> {});
        reading = mirror.read();
    }

    @AfterAll
    static void close() {
        reading.close();
        database.close();
    }

    @ParameterizedTest
    @MethodSource("computed")
    void everyPlaceHasTheSameCell(Indicator indicator) {
        var computed = (Calculation.Computed) indicator.calculation();
        var told = 0;
        for (var day : DAYS) {
            var period = computed.period().ending(day);
            var expected =
                    store.board(indicator, computed, period).of(indicator).byPlace();
            assertThat(new MirrorEvaluation(reading).cells(computed, period).byPlace())
                    .as(indicator.code() + " " + period)
                    .isEqualTo(expected);
            told += expected.size();
        }
        if (!indicator.code().equals("pharmacists-per-10k")) assertThat(told).isPositive();
    }

    @ParameterizedTest
    @MethodSource("vn.vongdoi.analytics.BreakdownsTest#declared")
    void everyBandHasTheSameCell(Indicator indicator, Disaggregation by) {
        var computed = (Calculation.Computed) indicator.calculation();
        for (var day : DAYS) {
            var period = computed.period().ending(day);
            assertThat(Bands.cells(reading, indicator, by, period))
                    .as(indicator.code() + " by " + by.word() + " " + period)
                    .usingRecursiveComparison()
                    .ignoringFields("sums")
                    .isEqualTo(store.bands(indicator, by, period).cells());
        }
    }

    @Test
    void theMirrorHasNoKeyOfTheStore() {
        var people = db.sql("select person from analytics.resident")
                .query(Long.class)
                .list();
        var days = DAYS.getFirst();
        reading.query("select person from analytics.resident", days, days, row -> {
            assertThat(people).doesNotContain(row.getLong(1)).contains(mirror.person(row.getLong(1)));
        });
    }

    @Test
    void allRowsOfTheStoreAreInIt() {
        var comparison = mirror.verify((_, _, _) -> {});
        assertThat(comparison.difference()).isEmpty();
        assertThat(comparison.same()).isTrue();
        assertThat(comparison.lines())
                .anyMatch(it -> it.table().equals("resource") && it.month().equals("2026-07"));
    }

    /** The whole application with what its doors took in, and a mirror that others may be following just then. */
    @Test
    void ofALoadedProvinceToo() {
        var running = RunningProvince.shared();
        var large = running.bean(Mirror.class);
        large.rebuild((_, _, _) -> {});
        assertThat(large.verify((_, _, _) -> {}).difference()).isEmpty();
        var source = new Evaluation(
                running.bean(JdbcClient.class),
                running.bean(PlatformTransactionManager.class),
                running.bean(Clock.class));
        var today = LocalDate.now(running.bean(Clock.class));
        var told = 0;
        try (var here = large.read()) {
            for (var day : List.of(today, today.withDayOfMonth(1).minusDays(1), today.minusMonths(7))) {
                for (var indicator : computed().toList()) {
                    var computed = (Calculation.Computed) indicator.calculation();
                    var period = computed.period().ending(day);
                    var expected = source.board(indicator, computed, period)
                            .of(indicator)
                            .byPlace();
                    assertThat(new MirrorEvaluation(here)
                                    .cells(computed, period)
                                    .byPlace())
                            .as(indicator.code() + " " + period)
                            .isEqualTo(expected);
                    told += expected.size();
                }
            }
        }
        assertThat(told).isGreaterThan(3_000);
    }

    static Stream<Indicator> computed() {
        return IndicatorRules.read().stream().filter(i -> i.calculation() instanceof Calculation.Computed);
    }

    /** Two schools, a third of the pupils tested, some who left, and two keys of one pupil. */
    private static void pupils() {
        db.sql("insert into school.school values ('TH-1', 'Trường 1', '10507'), ('TH-2', 'Trường 2', '10525')")
                .update();
        db.sql("""
                insert into person.person (person, name, name_plain, birth, birth_known, sex, commune, registered, since, told)
                select 1000 + n, 'Em', 'em', date '2016-01-01' + n * 11, 3, 1 + n % 2, '10507', true, 1, '2026-01-01'
                from generate_series(1, 60) n""").update();
        db.sql("insert into person.link values (1060, 1059, 'test', 1)").update();
        db.sql("""
                insert into school.pupil (person, year, school, kind, class, left_on, said)
                select 1000 + n, y, 'TH-' || (1 + (n + y) % 2), case n % 10 when 0 then 'preschool' else 'primary' end, '1A',
                       case when n % 9 = 0 then date '2026-10-01' end, n
                from generate_series(1, 60) n cross join (values (2025), (2026)) years (y)""").update();
        db.sql("""
                insert into record.resource (person, key, type, id, version, position, updated, starts, status, codes, body, dictionary)
                select 1000 + n, 900000 + n, 6, 'fitness-' || n, 1, 1, now(), timestamptz '2026-09-01' + n * interval '1 day',
                       case when n % 12 = 0 then 'entered-in-error' else 'final' end, '{y-te-truong-hoc|fitness}', ''::bytea, 0
                from generate_series(3, 60, 3) n""").update();
    }

    private static void pressures() {
        db.sql("""
                insert into record.resource (person, key, type, id, version, position, updated, starts, commune, codes, value, unit, body, dictionary)
                select 1 + n % 5, 800000 + n, 6, 'bp-' || n, 1, 1, now(), timestamptz '2026-01-01' + n * interval '3 days',
                       case n % 2 when 0 then '10507' else '10525' end, array['x|' || n, 'loinc|85354-9'], 110 + n % 13, 'mm[Hg]', ''::bytea, 0
                from generate_series(1, 90) n""").update();
    }

    /** Of every list: one that stands, one that ended, one that was rejected. */
    private static void lists() {
        for (var list : KeptList.all()) {
            for (var last : List.of("approved", "approved", "rejected")) {
                var number = db.sql("""
                                insert into statistic.submission (publisher, title, dated, note)
                                values ('Sở Y tế', 'Quyết định', '2026-01-01', '') returning number""").query(Long.class).single();
                db.sql("""
                                insert into statistic.entry (submission, list, name, area, amount, starts, ends)
                                values (:number, :list, 'Mục', :area, 1, '2026-01-15', :ends)""")
                        .param("number", number)
                        .param("list", list.key())
                        .param("area", list.isOfCommunes() ? "10507" : "31")
                        .param("ends", number % 2 == 0 ? LocalDate.of(2026, 8, 1) : null)
                        .update();
                db.sql("""
                                insert into statistic.step (submission, kind, by, role, at, reason)
                                values (:number, 'entered', 'hoa', 'programme-staff', now(), ''),
                                       (:number, :last, 'binh', 'leader', now(), '')""").param("number", number).param("last", last).update();
            }
        }
    }

    /** Each child a little different in what was done, and when. */
    private static void children() {
        db.sql("""
                insert into person.person (person, name, name_plain, birth, birth_known, sex, commune, registered, since, told)
                select 100 + n, 'Bé', 'bé', date '2025-11-21' - n * 41, 3, 1 + n % 2,
                       case n % 3 when 0 then '10507' when 1 then '10525' else '10532' end, true, 1, '2026-01-01'
                from generate_series(1, 150) n""").update();
        db.sql("""
                insert into schedule.item (person, service, commune, standing, number, labels, recommended, done)
                select p.person, s.service, p.commune, case when p.person % 7 = 0 then 3 else 2 end, 0, case when p.person % 11 = 0 then 1 else 0 end,
                       p.birth, array(select p.birth + 30 * d + (p.person % 5)::int * 40 - 30 from generate_series(1, (p.person % 6)::int) d)
                from person.person p cross join unnest(array['bcg', 'dpt', 'hepb', 'hepb0', 'hib', 'opv', 'ipv', 'measles', 'hpv', 'tetanus-at-birth']) s (service)
                where p.person > 100""").update();
        db.sql("""
                insert into schedule.growth
                select p.person, p.birth + 100 * d, -2.5 + d * 0.7, -3 + d * 0.8, d - 1.5, case when d % 3 = 0 then null else 1.1 * d - 2.2 end
                from person.person p cross join generate_series(1, 30) d where p.person > 100""").update();
        db.sql("""
                insert into schedule.managed (person, disease, since, visited, controlled, lost, labels)
                select p.person, s.disease, date '2025-01-01' + (p.person % 400)::int, date '2026-06-01' + (p.person % 180)::int,
                       case p.person % 3 when 0 then true when 1 then false end, date '2026-06-01' + (p.person % 300)::int, 0
                from person.person p cross join unnest(array['hypertension', 'diabetes']) s (disease)
                where p.person > 100""").update();
        db.sql("update schedule.progress set day = '2026-10-01'").update();
    }
}
