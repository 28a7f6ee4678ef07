package vn.vongdoi.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.SettableClock;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;

class SigningKeysTest {
    @TempDir
    static Path home;

    static Database database;
    static JdbcClient db;
    static Vault vault;

    final SettableClock clock = new SettableClock();

    @BeforeAll
    static void open() {
        var folder = new DataFolder(home);
        database = Database.open(folder, null);
        db = JdbcClient.create(database.dataSource());
        vault = Vault.open(folder, null);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void twoProcessesSignWithTheSameKey() {
        assertThat(new SigningKeys(db, vault, clock).current()).isEqualTo(new SigningKeys(db, vault, clock).current());
    }

    @Test
    void theKeyChangesEvery90DaysAndTheOldOneStillVerifiesForAWhile() {
        var keys = new SigningKeys(db, vault, clock);
        var first = keys.current();
        var steps = 0;
        while (keys.current().equals(first)) {
            clock.advance(Duration.ofMinutes(30));
            steps++;
        }
        assertThat(Duration.ofMinutes(30L * steps)).isLessThanOrEqualTo(Duration.ofDays(90));
        assertThat(keys.keys())
                .hasSize(2)
                .last()
                .extracting(key -> key.getKeyID())
                .isEqualTo(first);

        clock.advance(Duration.ofHours(1));
        assertThat(keys.keys()).hasSize(1);
        var second = keys.current();
        clock.advance(Duration.ofDays(90));
        assertThat(keys.current()).isNotEqualTo(second);
        clock.advance(Duration.ofDays(90));
        keys.current();
        assertThat(db.sql("select count(*) from oauth.signing_key")
                        .query(Integer.class)
                        .single())
                .as("those that are over are gone")
                .isLessThanOrEqualTo(2);
    }
}
