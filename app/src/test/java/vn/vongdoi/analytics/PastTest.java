package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.mirror.Mirror;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.statistic.Statistics;

/**
 * The mirror was made on 1 November 2026 at position 10. On 3 November a visit of 20 October arrived (11), on 5 November
 * another one of that day (12), and the first one was taken back (13). Today is 21 November.
 */
class PastTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Area HAI_PHONG = new Area.OfProvince(new ProvinceCode("31"));
    private static final Area NORTH = new Area.OfCommune(new CommuneCode("10525"));

    @TempDir
    private static Path home;

    private static Database database;
    private static JdbcClient sql;
    private static Mirror mirror;
    private static Indicators indicators;

    @BeforeAll
    static void open() {
        var folder = new DataFolder(home);
        database = Database.open(folder, null);
        sql = JdbcClient.create(database.dataSource());
        var transactions = new JdbcTransactionManager(database.dataSource());
        var places = new Places(database.dataSource(), CLOCK, "31");
        mirror = new Mirror(sql, database.dataSource(), transactions, folder, Vault.open(folder, null), CLOCK);
        indicators = new Indicators(sql, transactions, places, new Statistics(sql, transactions, CLOCK), mirror, CLOCK);
        sql.sql(
                        "insert into person.person (person, name, name_plain, birth, birth_known, sex, commune, registered, since, told)"
                                + " values (1, 'Người', 'nguoi', '1980-01-01', 3, 1, '10525', true, 1, '2026-01-01')")
                .update();
        told(10, "2026-11-01");
        mirror.rebuild((_, _, _) -> {});
        told(11, "2026-11-03");
        visited(11, 101, "2026-10-20");
        mirror.follow(true);
        told(12, "2026-11-05");
        visited(12, 102, "2026-11-05");
        mirror.follow(true);
        told(13, "2026-11-05");
        sql.sql("""
                        insert into record.history (person, key, type, version, position, superseded, updated, encounter, starts,
                            dictionary, id, commune, category, status, codes, body, deleted)
                        select person, key, type, version, position, 13, updated, encounter, starts, dictionary, id, commune,
                               category, status, codes, body, false
                        from record.resource where key = 101""").update();
        sql.sql("update record.resource set version = 2, position = 13, status = 'entered-in-error' where key = 101")
                .update();
        mirror.follow(true);
    }

    private static void told(long position, String day) {
        sql.sql("update record.head set position = :position")
                .param("position", position)
                .update();
        sql.sql("""
                        insert into record.change (position, at, person, what)
                        values (:position, cast(:day as date) + interval '3 hours', 1, 'test')""").param("position", position).param("day", day).update();
    }

    private static void visited(long position, long key, String day) {
        sql.sql("""
                        insert into record.resource (person, key, type, version, position, updated, encounter, starts, dictionary,
                            id, commune, category, status, codes, body)
                        values (1, :key, 1, 1, :position, now(), :key, cast(:day as date), 0, :id, '10525', '01', 'finished',
                            '{loai-kcb|01,doi-tuong|1.1,loai-rv|1}', '')""")
                .param("position", position)
                .param("key", key)
                .param("id", "v" + key)
                .param("day", day)
                .update();
    }

    @AfterAll
    static void close() {
        indicators.destroy();
        database.close();
    }

    @Test
    void atAPositionTheNumberIsTheOneKnownThen() {
        assertThat(visits("10")).isZero();
        assertThat(visits("11")).isEqualTo(1);
        assertThat(visits("12")).isEqualTo(2);
        assertThat(visits("13")).isEqualTo(1);
    }

    @Test
    void onADayItIsWhatWasKnownAtItsEnd() {
        assertThat(visits("2026-11-02")).isZero();
        assertThat(visits("2026-11-03")).isEqualTo(1);
        assertThat(visits("2026-11-04")).isEqualTo(1);
        assertThat(visits("2026-11-05")).isEqualTo(1);
        var then = indicators.then("2026-11-04");
        assertThat(then.position()).isEqualTo(11);
        assertThat(indicators
                        .figures(then, List.of(share()))
                        .value(share(), HAI_PHONG, Audience.STAFF)
                        .period())
                .isEqualTo(new Period(LocalDate.of(2025, 11, 5), LocalDate.of(2026, 11, 4)));
    }

    @Test
    void theTrendIsTheOneToldThen() {
        var then = indicators.then("12");
        var points = indicators.series(then, share(), HAI_PHONG, Audience.STAFF);
        assertThat(points).hasSize(12);
        assertThat(points.getLast().day()).isEqualTo(LocalDate.of(2026, 11, 5));
        // The record began on 20 October: November alone is covered by it.
        assertThat(points.get(10).value()).isEmpty();
        assertThat(points.getLast().value()).hasValue(100);
    }

    @Test
    void ofACommuneThePublicSeesNoFormerFigureOfPeople() {
        var then = indicators.then("12");
        var figures = indicators.figures(then, List.of(share()));
        assertThat(figures.value(share(), NORTH, Audience.PUBLIC).outcome()).isInstanceOf(Value.Hidden.class);
        assertThat(figures.value(share(), NORTH, Audience.STAFF).outcome()).isInstanceOf(Value.Known.class);
    }

    @Test
    void whatIsNotKnownIsRefusedTellingWhatIs() {
        for (var asked : List.of("9", "14", "2026-10-31", "2026-11-22")) {
            assertThatThrownBy(() -> indicators.then(asked))
                    .isInstanceOfSatisfying(
                            Problem.class, it -> assertThat(it.category()).isEqualTo(Problem.Category.INVALID))
                    .hasMessageContaining("from position 10 to 13, from 2026-11-01 to 2026-11-21; got \"" + asked);
        }
        assertThatThrownBy(() -> indicators.then("hôm qua")).hasMessageContaining("a day like 2026-10-31");
    }

    private static Indicator share() {
        return indicators.indicator("insured-share-of-visits");
    }

    private static double visits(String asOf) {
        var value =
                indicators.figures(indicators.then(asOf), List.of(share())).value(share(), HAI_PHONG, Audience.STAFF);
        return value.outcome() instanceof Value.Known known ? known.denominator() : 0;
    }
}
