package vn.vongdoi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;

/** What somebody does who owns the database, and how it comes to light. */
class AuditLogTest {
    private static final Actor DOCTOR = new Actor("binh", Role.DOCTOR, new Area.Facility("31001")).at("10.1.2.3");

    @TempDir
    static Path home;

    @TempDir
    Path temp;

    static Database database;
    static JdbcClient sql;
    static TransactionTemplate transaction;

    private AuditLog log;

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        sql = JdbcClient.create(database.dataSource());
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void fill() {
        asOwner("truncate audit.event, audit.checkpoint, audit.pseudonym; delete from audit.chain where chain > 1");
        log = begun();
        for (var round = 0; round < 3; round++) {
            wrote(IntStream.rangeClosed(1, 40).mapToObj(p -> written(p)).toList());
            log.read(IntStream.rangeClosed(1, 30).mapToObj(p -> read(p)).toList());
            log.destroy();
            log = begun();
        }
        log.destroy();
        log = begun();
    }

    @AfterEach
    void end() {
        log.destroy();
    }

    private static AuditLog begun() {
        return new AuditLog(
                sql,
                database.dataSource(),
                new DataSourceTransactionManager(database.dataSource()),
                Vault.open(new DataFolder(home), null),
                new DataFolder(home),
                new People(sql, database.dataSource()),
                Clock.systemUTC());
    }

    private static Told written(long person) {
        return new Told(DOCTOR, Purpose.CARE, Action.CREATE, person, "Condition, Encounter", true, "", person);
    }

    private static Told read(long person) {
        return Told.read(DOCTOR, Purpose.CARE, Action.READ, person, "Patient");
    }

    private void wrote(List<Told> told) {
        transaction.executeWithoutResult(_ -> log.wrote(told, Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    @Test
    void whatWasDoneIsToldOfThePersonItWasDoneTo() {
        log.read(List.of(new Told(
                DOCTOR, Purpose.CARE, Action.EXECUTE, 7, "break-glass", true, "ngất\\ trên\tđường\n\u0001", null)));
        var events = log.of(new PersonKey(7), 100);
        assertThat(events).hasSize(7);
        var last = events.getFirst();
        assertThat(last.actor()).isEqualTo("binh");
        assertThat(last.role()).isEqualTo("doctor");
        assertThat(last.area()).isEqualTo("31001");
        assertThat(last.address()).isEqualTo("10.1.2.3");
        assertThat(last.reason()).isEqualTo("ngất\\ trên đường  ");
        assertThat(log.verify(List.of()).finding()).isEmpty();
    }

    @Test
    void aWholeLogIsIntactAndSealedToItsEnd() {
        var verified = log.verify(List.of());
        assertThat(verified.finding()).isEmpty();
        assertThat(verified.events()).isEqualTo(210);
        assertThat(verified.sealed()).isEqualTo(210);
    }

    @Test
    void afterAYearAnotherKeySealsAndWhatTheFormerSealedStaysGood() {
        var before = log.keys();
        asOwner("update audit.key set since = since - interval '366 days'");
        var later = begun();
        later.read(List.of(read(9)));
        later.destroy();
        assertThat(log.keys()).hasSize(before.size() + 1).containsAll(before);
        assertThat(log.verify(checkpoints()).finding()).isEmpty();
        assertThat(log.verify(List.of()).sealed()).isEqualTo(211);
    }

    @Test
    void whoeverIsErasedIsNotFoundAnyMoreAndTheLogStaysWhole() {
        log.forget(new PersonKey(5));
        assertThat(log.of(new PersonKey(5), 10)).isEmpty();
        assertThat(log.of(new PersonKey(6), 10)).hasSize(6);
        assertThat(log.verify(List.of()).finding()).isEmpty();
        assertThat(sql.sql("select count(*) from audit.event").query(Long.class).single())
                .isEqualTo(210);
    }

    @Test
    void aWriteThatIsUndoneLeavesNoEvent() {
        transaction.executeWithoutResult(status -> {
            log.wrote(List.of(written(500)), Instant.now().truncatedTo(ChronoUnit.MICROS));
            status.setRollbackOnly();
        });
        wrote(List.of(written(501)));
        assertThat(log.of(new PersonKey(500), 10)).isEmpty();
        assertThat(log.verify(List.of()).finding()).isEmpty();
    }

    @Test
    void theDatabaseItselfRefusesToChangeTheLog() {
        for (var statement : List.of(
                "update audit.event set actor = 'x'",
                "delete from audit.event",
                "truncate audit.event",
                "delete from audit.checkpoint")) {
            assertThatThrownBy(() -> sql.sql(statement).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only appended to");
        }
    }

    @Test
    void anyColumnOfAnyEventThatIsChangedIsFoundThere() {
        var changes = List.of(
                "at = at + interval '1 microsecond'",
                "actor = 'ai khác'",
                "role = 'citizen'",
                "area = ''",
                "person = gen_random_uuid()",
                "person = null",
                "action = 'X'",
                "what = 'Patient×2'",
                "purpose = 'audit'",
                "allowed = not allowed",
                "reason = 'vì'",
                "address = '10.1.2.4'",
                "position = coalesce(position, 0) + 1",
                "hash = sha256(hash)");
        var random = new Random(11);
        for (var change : changes) {
            var number = 1 + random.nextInt(120);
            var before = sql.sql("select hash from audit.event where chain = 1 and number = " + number)
                    .query(byte[].class)
                    .single();
            undone("update audit.event set " + change + " where chain = 1 and number = " + number, () -> {
                assertThat(found(List.of())).as(change).isEqualTo("1-" + number);
            });
            assertThat(before).isNotEmpty();
        }
        assertThat(log.verify(List.of()).finding()).isEmpty();
    }

    @Test
    void deletingInsertingReorderingAndTruncatingAreFoundAtTheFirstEvent() {
        undone("delete from audit.event where chain = 1 and number = 50", () -> found("1-50"));
        undone("delete from audit.event where chain = 2 and number >= 10", () -> found("2-10"));
        undone("delete from audit.event where chain = 3", () -> found("3-1"));
        undone("""
                update audit.event set number = 100000 where chain = 1 and number = 20;
                update audit.event set number = 20 where chain = 1 and number = 21;
                update audit.event set number = 21 where chain = 1 and number = 100000""", () -> found("1-20"));
        undone("""
                update audit.event set number = number + 1000 where chain = 1 and number >= 60;
                insert into audit.event select chain, 60, at, actor, role, area, person, action, what, purpose, allowed,
                    reason, address, position, hash from audit.event where chain = 1 and number = 1060;
                update audit.event set number = number - 999 where chain = 1 and number >= 1060""", () -> found("1-61"));
    }

    /** The whole chain with new hashes, sealed with a key of the intruder's own or with the stolen one. */
    @Test
    void aLogMadeAnewIsFoundByItsKeyAndByCheckpointsThatSomebodyKept() {
        var kept = checkpoints();
        var resealed = """
                update audit.event set what = 'Encounter' where chain = 1 and number = 33;
                do $$ declare e record; h bytea; begin
                    h := sha256(convert_to('vong-doi log 1', 'UTF8'));
                    for e in select * from audit.event where chain = 1 order by number loop
                        h := sha256(h || convert_to(concat_ws(E'\\t', e.chain, e.number,
                            to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor, e.role, e.area, e.person,
                            e.action, e.what, e.purpose, 'allow', e.reason, e.address, e.position), 'UTF8'));
                        update audit.event set hash = h where chain = e.chain and number = e.number;
                    end loop;
                end $$""";
        undone(resealed, () -> assertThat(found(List.of())).isEqualTo("1-33"));
        undone(resealed + "; delete from audit.checkpoint; delete from audit.key", () -> {
            var intruder = begun();
            intruder.destroy(); // seals all anew, with a new key
            assertThat(found(List.of())).isEqualTo("none");
            assertThat(found(kept)).isEqualTo("1-33");
        });
        undone("""
                insert into audit.key (public, sealed, since) select public, '\\x00', now() from audit.key""", () -> assertThatThrownBy(() -> log.verify(List.of())).hasMessageContaining("vault.key"));
        assertThat(found(kept)).isEqualTo("none");
    }

    @Test
    void swappedReplacedOrMissingCheckpointsAreFound() {
        var kept = checkpoints();
        undone("""
                update audit.checkpoint set number = 1000 where number = 1;
                update audit.checkpoint set number = 1 where number = 2;
                update audit.checkpoint set number = 2 where number = 1000""", () -> assertThat(found(List.of())).isNotEqualTo("none"));
        undone(
                "delete from audit.checkpoint where number = 3",
                () -> assertThat(found(List.of())).isNotEqualTo("none"));
        undone(
                "delete from audit.checkpoint where number > 2",
                () -> assertThat(found(kept)).isNotEqualTo("none"));
    }

    @Test
    void anExportCanBeCheckedAndIsWrittenOverNothing() throws Exception {
        var folder = temp.resolve("export");
        assertThat(log.export(folder)).isEqualTo(210);
        assertThat(Files.readAllLines(folder.resolve("events.tsv")))
                .hasSize(210)
                .allMatch(line -> line.split("\t").length == 15);
        assertThat(Files.readAllLines(folder.resolve("checkpoints.txt"))).isEqualTo(checkpoints());
        assertThatThrownBy(() -> log.export(folder)).hasMessageContaining("export");
        Files.createDirectories(temp);
    }

    private List<String> checkpoints() {
        return new ArrayList<>(sql.sql("select line from audit.checkpoint order by number")
                .query(String.class)
                .list());
    }

    private void found(String event) {
        assertThat(found(List.of())).isEqualTo(event);
    }

    private String found(List<String> kept) {
        return log.verify(kept)
                .finding()
                .map(finding -> finding.chain() + "-" + finding.number())
                .orElse("none");
    }

    /** Does it as the owner of the database, looks, and puts everything back. */
    private void undone(String statements, Runnable look) {
        sql.sql("create table if not exists public.kept_event as select * from audit.event")
                .update();
        sql.sql("create table if not exists public.kept_seal as select * from audit.checkpoint")
                .update();
        sql.sql("create table if not exists public.kept_key as select * from audit.key")
                .update();
        try {
            asOwner(statements);
            look.run();
        } finally {
            asOwner("""
                    delete from audit.event; insert into audit.event select * from public.kept_event;
                    delete from audit.checkpoint; insert into audit.checkpoint select * from public.kept_seal;
                    delete from audit.key; insert into audit.key overriding system value select * from public.kept_key;
                    drop table public.kept_event, public.kept_seal, public.kept_key""");
        }
    }

    private static void asOwner(String statements) {
        transaction.executeWithoutResult(_ -> {
            sql.sql("set local session_replication_role = replica").update(); // no trigger fires
            sql.sql(statements).update();
        });
    }
}
