package vn.vongdoi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.SettableClock;
import vn.vongdoi.access.Actor;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.page.Problem;

class TokensTest {
    @TempDir
    static Path home;

    static Database database;
    static JdbcClient db;
    static Tokens tokens;
    static final SettableClock clock = new SettableClock();

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        db = JdbcClient.create(database.dataSource());
        tokens = new Tokens(db, clock);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aTokenNamesItsMachineAndTheOnlyFacilityItSpeaksFor() {
        var token = tokens.create("Bệnh viện Kiến An", Optional.of("31001"));

        var actor = tokens.find(token).orElseThrow();
        assertThat(actor).isEqualTo(Actor.machine("Bệnh viện Kiến An", Optional.of("31001")));
        assertThat(actor.speaksFor("31001")).isTrue();
        assertThat(actor.speaksFor("31002")).isFalse();
    }

    @Test
    void aTokenHas256RandomBitsAndIsNotKeptInClear() {
        var seen = new HashSet<String>();
        for (var i = 0; i < 20; i++) seen.add(tokens.create("nhiều " + i, Optional.empty()));

        assertThat(seen).hasSize(20).allSatisfy(token -> assertThat(token).matches("[A-Za-z0-9_-]{43}"));
        assertThat(db.sql("select encode(hash, 'escape') from account.token")
                        .query(String.class)
                        .list())
                .doesNotContainAnyElementsOf(seen);
    }

    @Test
    void aStrangersTokenIsNobody() {
        assertThat(tokens.find("")).isEmpty();
        assertThat(tokens.find("x".repeat(43))).isEmpty();
        assertThat(tokens.find("' or true --")).isEmpty();
    }

    @Test
    void aTokenRevokedByAnotherProcessIsRefusedWithinSeconds() {
        var token = tokens.create("phòng khám", Optional.empty());
        assertThat(tokens.find(token)).isPresent();

        new Tokens(db, clock).revoke("phòng khám");

        clock.advance(Duration.ofSeconds(3));
        assertThat(tokens.find(token)).isEmpty();
    }

    @Test
    void aNameInUseIsTakenAndARevokedOneIsFreeAgain() {
        var first = tokens.create("trạm", Optional.empty());
        assertThatThrownBy(() -> tokens.create("trạm", Optional.empty()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("trạm");

        tokens.revoke("trạm");
        var second = tokens.create("trạm", Optional.of("31009"));

        assertThat(tokens.find(first)).isEmpty();
        assertThat(tokens.find(second)).isPresent();
    }

    @Test
    void revokingAnUnknownNameSaysSo() {
        assertThatThrownBy(() -> tokens.revoke("không có"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("không có");
    }

    @Test
    void aMalformedFacilityCodeIsRefusedWithWhatWasExpected() {
        assertThatThrownBy(() -> tokens.create("sai mã", Optional.of("3100")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("31001")
                .hasMessageContaining("\"3100\"");
    }
}
