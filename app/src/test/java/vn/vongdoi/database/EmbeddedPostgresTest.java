package vn.vongdoi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresTest {
    @TempDir
    Path temp;

    @Test
    void dataSurviveARestart() {
        var folder = new DataFolder(temp.resolve("home"));
        try (var database = Database.open(folder, null)) {
            var sql = JdbcClient.create(database.dataSource());
            sql.sql("create table kept (n int)").update();
            sql.sql("insert into kept values (41)").update();
        }
        try (var database = Database.open(folder, null)) {
            assertThat(number(database, "select n from kept")).isEqualTo(41);
        }
    }

    @Test
    void whatWasCommittedSurvivesAKilledPostmasterAndTheNextStartRecovers() throws Exception {
        var folder = new DataFolder(temp.resolve("home"));
        try (var database = Database.open(folder, null)) {
            JdbcClient.create(database.dataSource())
                    .sql("create table kept as select 42 as n")
                    .update();
            var postmaster = ProcessHandle.of(postmaster(folder)).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
        }
        try (var database = Database.open(folder, null)) {
            assertThat(number(database, "select n from kept")).isEqualTo(42);
        }
    }

    @Test
    void whileAnotherContainerUsesTheFolderNoSecondPostmasterIsStarted() throws Exception {
        var folder = new DataFolder(temp.resolve("home"));
        try (var database = Database.open(folder, null)) {
            JdbcClient.create(database.dataSource())
                    .sql("create table kept as select 43 as n")
                    .update();
        }
        var pidFile = folder.folder("database").resolve("data/postmaster.pid");
        // As left by a postmaster in a container of its own: the number means another process here, this one.
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + temp + "\n1\n1\n");
        var other = OtherUser.of(folder);
        try {
            assertThatThrownBy(() -> Database.open(folder, null)).hasMessageContaining("VONGDOI_DATABASE_URL");
            assertThat(pidFile).exists();
        } finally {
            other.destroyForcibly();
            other.onExit().join();
        }
        try (var database = Database.open(folder, null)) {
            assertThat(number(database, "select n from kept")).isEqualTo(43);
        }
    }

    @Test
    void writesAreDurableAndOnlyLoopbackWithThePasswordGetsIn() throws Exception {
        var folder = new DataFolder(temp.resolve("home"));
        try (var database = Database.open(folder, null)) {
            var sql = JdbcClient.create(database.dataSource());
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(sql.sql("select current_setting(?)")
                                .param(setting)
                                .query(String.class)
                                .single())
                        .as(setting)
                        .isEqualTo("on");
            }
            assertThat(sql.sql("show listen_addresses").query(String.class).single())
                    .isEqualTo("127.0.0.1");
            assertThat(sql.sql("show password_encryption").query(String.class).single())
                    .isEqualTo("scram-sha-256");
            var port = sql.sql("show port").query(String.class).single();
            assertThatThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "vongdoi", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(Files.getPosixFilePermissions(folder.folder("database").resolve("password")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void anAddressMayBeGivenInEitherForm() {
        assertThat(Database.Address.of("postgresql://an:secret@db:6543/health?sslmode=require"))
                .isEqualTo(new Database.Address("jdbc:postgresql://db:6543/health?sslmode=require", "an", "secret"));
        assertThat(Database.Address.of("jdbc:postgresql://db/health?user=an").jdbcUrl())
                .isEqualTo("jdbc:postgresql://db/health?user=an");
        assertThatThrownBy(() -> Database.Address.of("mysql://db/health")).hasMessageContaining("mysql");
    }

    private static int number(Database database, String query) {
        return JdbcClient.create(database.dataSource())
                .sql(query)
                .query(Integer.class)
                .single();
    }

    private static long postmaster(DataFolder folder) throws Exception {
        return Long.parseLong(Files.readAllLines(folder.folder("database").resolve("data/postmaster.pid"))
                .getFirst()
                .strip());
    }
}
