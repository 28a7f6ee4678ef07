package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.mirror.Mirror;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Statistics;

/** All indicators for a script: by month, as the store stands and as the mirror knew it. */
class EvaluationsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final LocalDate FROM = LocalDate.of(2026, 9, 15);
    private static final LocalDate TO = LocalDate.of(2026, 11, 21);

    @TempDir
    private static Path home;

    private static Database database;
    private static JdbcClient sql;
    private static Indicators indicators;
    private static Evaluations evaluations;
    private static Mirror mirror;

    @BeforeAll
    static void open() {
        var folder = new DataFolder(home);
        database = Database.open(folder, null);
        sql = JdbcClient.create(database.dataSource());
        var transactions = new JdbcTransactionManager(database.dataSource());
        var places = new Places(database.dataSource(), CLOCK, "31");
        new WrittenProvince(database.dataSource()).fill();
        var statistics = new Statistics(sql, transactions, CLOCK);
        indicators = new Indicators(sql, transactions, places, statistics, CLOCK);
        mirror = new Mirror(sql, database.dataSource(), transactions, folder, Vault.open(folder, null), CLOCK);
        evaluations = new Evaluations(sql, transactions, indicators, places, statistics, mirror, CLOCK);
        mirror.rebuild((_, _, _) -> {});
    }

    @AfterAll
    static void close() {
        indicators.destroy();
        database.close();
    }

    @Test
    void theMonthsThatEndAndTheLastDayAreTold() {
        assertThat(Evaluations.days(FROM, TO))
                .containsExactly(LocalDate.of(2026, 9, 30), LocalDate.of(2026, 10, 31), TO);
        assertThat(Evaluations.days(TO, TO)).containsExactly(TO);
        assertThatThrownBy(() -> Evaluations.days(TO, FROM)).hasMessageContaining("2026-09-15");
    }

    @Test
    void theMirrorTellsOfTodaysPositionWhatTheStoreTells() {
        var store = told(OptionalLong.empty());
        assertThat(store).hasSizeGreaterThan(3 * 60 * 115);
        assertThat(told(OptionalLong.of(mirror.position()))).isEqualTo(store);
    }

    @Test
    void ofAnEarlierPositionTheNumberIsTheOneKnownThen() {
        var before = mirror.position();
        var then = told(OptionalLong.of(before));
        sql.sql("update record.head set position = position + 1").update();
        sql.sql("""
                        insert into record.resource (person, key, type, version, position, updated, encounter, starts, dictionary,
                            id, facility, commune, category, status, codes, body)
                        select 4, 77777, 1, 1, position, now(), 77777, '2026-11-03 08:00+07', 0, 'late', '31102', '10525', '01',
                            'finished', '{loai-kcb|01,doi-tuong|1.1,loai-rv|1}', '' from record.head""").update();
        mirror.follow(true);
        assertThat(mirror.position()).isEqualTo(before + 1);
        var code = "insured-visits-at-stations 31 2026-11-21";
        assertThat(told(OptionalLong.of(before))).isEqualTo(then);
        assertThat(told(OptionalLong.of(mirror.position()))).doesNotContainEntry(code, then.getOrDefault(code, ""));
        assertThat(told(OptionalLong.of(mirror.position()))).isEqualTo(told(OptionalLong.empty()));
    }

    @Test
    void aPositionThatTheMirrorDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> told(OptionalLong.of(mirror.position() + 1000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mirror knows");
    }

    @Test
    void bandsAreToldOfWhatIsBrokenDownSoByStoreAndMirrorAlike() {
        var store = bands("sex", OptionalLong.empty());
        assertThat(store)
                .containsEntry("elderly-checkup 31 2026-11-21 female", "2.0 of 3.0")
                .containsEntry("elderly-checkup 10525 2026-11-21 male", "0.0 of 1.0");
        assertThat(store.keySet()).noneMatch(it -> it.startsWith("beds-per-10k"));
        assertThat(bands("sex", OptionalLong.of(mirror.position()))).isEqualTo(store);
        assertThatThrownBy(() -> bands("month", OptionalLong.empty())).hasMessageContaining("--by month");
        assertThatThrownBy(() -> bands("religion", OptionalLong.empty())).hasMessageContaining("age-band");
    }

    private static Map<String, String> bands(String by, OptionalLong asOf) {
        var told = new LinkedHashMap<String, String>();
        evaluations.tell(by, TO, TO, asOf, (band, value) -> {
            var key = value.indicator().code() + " " + value.area().digits() + " "
                    + value.period().to() + " " + band.code();
            told.put(
                    key,
                    value.outcome() instanceof Value.Known known
                            ? known.numerator() + " of " + known.denominator()
                            : "");
        });
        return told;
    }

    private static Map<String, String> told(OptionalLong asOf) {
        var told = new LinkedHashMap<String, String>();
        evaluations.tell(
                FROM,
                TO,
                asOf,
                value -> told.put(
                        value.indicator().code() + " " + value.area().digits() + " "
                                + value.period().to(),
                        value.outcome().toString()));
        return told;
    }
}
