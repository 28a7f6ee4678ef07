package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Statistics;

/** The measures of how far data can be relied on, counted by hand. */
class QualityTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));

    @TempDir
    private Path home;

    private Database database;
    private JdbcClient sql;
    private SmallProvince province;
    private Indicators indicators;

    @BeforeEach
    void open() {
        database = Database.open(new DataFolder(home), null);
        sql = JdbcClient.create(database.dataSource());
        var transactions = new JdbcTransactionManager(database.dataSource());
        var places = new Places(database.dataSource(), CLOCK, "31");
        province = new SmallProvince(database.dataSource());
        province.fill();
        indicators = new Indicators(sql, transactions, places, new Statistics(sql, transactions, CLOCK), CLOCK);
    }

    @AfterEach
    void close() {
        indicators.destroy();
        database.close();
    }

    @Test
    void aVisitOfSomebodyWhoIsNotInTheRegisterIsTold() {
        // Eight visits since 22 November 2025 (one was on the 21st), all of people in the register: number 8 is number
        // 1.
        assertThat(value("visits-unregistered")).isEqualTo(OptionalDouble.of(0));
        province.visit(7, SmallProvince.NORTH, "31101", "2026-08-01 08:00", "01", "1.1", "1", List.of());
        province.moved();
        assertThat(value("visits-unregistered")).isEqualTo(OptionalDouble.of(100 * 1.0 / 9));
    }

    @Test
    void pressuresThatEndInZeroAreTold() {
        assertThat(value("pressure-heaping")).isEmpty();
        for (var pressure : new int[] {120, 130, 128, 140}) pressure(pressure, "final");
        pressure(150, "entered-in-error");
        province.moved();
        assertThat(value("pressure-heaping")).isEqualTo(OptionalDouble.of(75));
    }

    private void pressure(int systolic, String status) {
        sql.sql("""
                        insert into record.resource (person, key, type, version, position, updated, starts, dictionary, id,
                            commune, status, codes, value, unit, body)
                        values (1, 50000 + :value, 6, 1, 1, now(), '2026-05-05', 0, 'bp' || :value, :commune, :status,
                            '{loinc|85354-9,dich-vu|x}', :value, 'mm[Hg]', '')""")
                .param("value", systolic)
                .param("commune", SmallProvince.NORTH)
                .param("status", status)
                .update();
    }

    private OptionalDouble value(String code) {
        return indicators
                .current()
                .value(indicators.indicator(code), indicators.home(), Audience.STAFF)
                .figure();
    }
}
