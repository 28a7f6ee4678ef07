package vn.vongdoi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

/** Readings that a program took down before it died, and what the next one makes of them. */
class ReadingsTest {
    private static final Actor DOCTOR = new Actor("bình \\ 1", Role.DOCTOR, new Area.Facility("31001")).at("10.1.2.3");

    @TempDir
    Path home;

    private Database database;
    private JdbcClient sql;

    @BeforeEach
    void open() {
        database = Database.open(new DataFolder(home), null);
        sql = JdbcClient.create(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AuditLog begun() {
        return new AuditLog(
                sql,
                database.dataSource(),
                new DataSourceTransactionManager(database.dataSource()),
                Vault.open(new DataFolder(home), null),
                new DataFolder(home),
                new People(sql, database.dataSource()),
                Clock.systemUTC());
    }

    private Path folder() {
        return new DataFolder(home).folder("readings");
    }

    private static Noted noted(long person) {
        return Noted.of(
                Told.read(DOCTOR, Purpose.CARE, Action.READ, person, "Condition×2, Encounter"),
                Instant.parse("2026-11-21T03:00:00Z").plusMillis(person));
    }

    /** A program that takes down a reading of each and dies. */
    private void died(int chain, long first, long... people) throws IOException {
        try (var spool = Spool.create(folder(), chain, first)) {
            for (var person : people) spool.append(noted(person).line());
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder())) {
            return files.toList();
        }
    }

    private void whole(AuditLog log, int events) {
        assertThat(log.verify(List.of()).finding()).isEmpty();
        assertThat(log.verify(List.of()).events()).isEqualTo(events);
    }

    @Test
    void whatADeadProgramTookDownIsEnteredOnceByTheNext() throws IOException {
        sql.sql("insert into audit.chain values (2, now())").update();
        died(2, 1, 7, 8, 9);
        for (var start = 0; start < 2; start++) {
            var log = begun();
            whole(log, 3);
            var event = log.of(new PersonKey(8), 10).getFirst();
            assertThat(event.at()).isEqualTo(Instant.parse("2026-11-21T03:00:00.008Z"));
            assertThat(event.actor()).isEqualTo("bình \\ 1");
            assertThat(event.area()).isEqualTo("31001");
            assertThat(event.what()).isEqualTo("Condition×2, Encounter");
            assertThat(event.purpose()).isEqualTo("care");
            assertThat(event.address()).isEqualTo("10.1.2.3");
            log.destroy();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void whatWasEnteredBeforeItDiedIsNotEnteredAgain() throws IOException {
        var first = begun();
        first.read(LongStream.rangeClosed(1, 5)
                .mapToObj(p -> Told.read(DOCTOR, Purpose.CARE, Action.READ, p, "Patient"))
                .toList());
        first.destroy();
        died(2, 4, 4, 5, 6, 7); // the files before were entered and deleted; of this one two lines were entered
        var log = begun();
        whole(log, 7);
        assertThat(log.of(new PersonKey(5), 10)).hasSize(1);
        assertThat(log.of(new PersonKey(7), 10)).hasSize(1);
        log.destroy();
    }

    @Test
    void whereverTheProgramDiedInTheMiddleOfALineTheLinesBeforeItCount() throws IOException {
        sql.sql("insert into audit.chain values (2, now())").update();
        died(2, 1, 1, 2, 3);
        var file = files().getFirst();
        var bytes = Files.readAllBytes(file);
        var random = new Random(7);
        for (var round = 0; round < 200; round++) {
            var cut = new String(bytes, 0, random.nextInt(bytes.length), StandardCharsets.ISO_8859_1);
            Files.writeString(file, cut, StandardCharsets.ISO_8859_1);
            try (var left = Spool.left(folder()).getFirst()) {
                var lines = left.read();
                assertThat(lines.whole()).isTrue();
                assertThat(lines.noted())
                        .hasSize((int) cut.chars().filter(c -> c == '\n').count());
            }
        }
    }

    @Test
    void aLineThatIsNotAsItWasWrittenIsKeptForSomebodyToLookInto() throws IOException {
        sql.sql("insert into audit.chain values (2, now())").update();
        died(2, 1, 1, 2, 3);
        var file = files().getFirst();
        var lines = Files.readAllLines(file);
        lines.set(1, lines.get(1).replace("31001", "31002"));
        Files.write(file, lines);
        var log = begun();
        whole(log, 1);
        log.destroy();
        assertThat(files())
                .singleElement()
                .satisfies(kept -> assertThat(kept.toString()).endsWith("2-1.readings.damaged"));
    }

    @Test
    void eventsCutOffTheChainOfADeadProgramAreMissed() throws IOException {
        sql.sql("insert into audit.chain values (2, now())").update();
        died(2, 11, 1, 2);
        var log = begun();
        assertThat(log.verify(List.of()).finding()).hasValueSatisfying(finding -> {
            assertThat(finding.chain()).isEqualTo(2);
            assertThat(finding.number()).isEqualTo(1);
        });
        log.destroy();
    }

    @Test
    void whatWasLeftIsEnteredByTheSameProgramThatAtFirstCouldNot() throws IOException {
        sql.sql("insert into audit.chain values (2, now()), (3, now())").update();
        died(2, 1, 1, 2);
        died(3, 1, 3);
        sql.sql("alter table audit.event rename to event_away").update();
        var log = begun();
        assertThatThrownBy(() -> log.of(new PersonKey(1), 1)).hasMessageContaining("kho dữ liệu");
        sql.sql("alter table audit.event_away rename to event").update();
        await(log);
        whole(log, 3);
        log.destroy();
        assertThat(files()).isEmpty();
    }

    /** Until the next try has gone well; a reading that waits for it fails as long as the last one has not. */
    private static void await(AuditLog log) {
        var deadline = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(deadline)) {
            try {
                log.verify(List.of());
                return;
            } catch (IllegalStateException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aFirstReadingWithinATransactionThatIsUndoneIsEnteredAllTheSame() {
        var log = begun();
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
        transaction.executeWithoutResult(status -> {
            log.read(List.of(Told.read(DOCTOR, Purpose.CARE, Action.READ, 1, "Patient")));
            status.setRollbackOnly();
        });
        whole(log, 1);
        var other = begun();
        other.read(List.of(Told.read(DOCTOR, Purpose.CARE, Action.READ, 2, "Patient")));
        whole(other, 2);
        assertThat(other.of(new PersonKey(2), 1).getFirst().chain())
                .isNotEqualTo(log.of(new PersonKey(1), 1).getFirst().chain());
        other.destroy();
        log.destroy();
    }

    @Test
    void theFileOfAProgramThatLivesIsLeftAlone() throws IOException {
        var log = begun();
        log.read(List.of(Told.read(DOCTOR, Purpose.CARE, Action.READ, 1, "Patient")));
        assertThat(Spool.left(folder())).isEmpty();
        assertThat(files()).hasSize(1);
        log.destroy();
    }

    @Test
    void manyReadersAtOnceLoseNothingAndTheChainStaysWhole() throws Exception {
        var log = begun();
        var readers = new ArrayList<Thread>();
        for (var reader = 0; reader < 8; reader++) {
            var person = 1 + reader;
            readers.add(Thread.startVirtualThread(() -> IntStream.range(0, 2_500)
                    .forEach(_ ->
                            log.read(List.of(Told.read(DOCTOR, Purpose.CARE, Action.READ, person, "x".repeat(300)))))));
        }
        for (var reader : readers) reader.join();
        whole(log, 20_000);
        for (var person = 1; person <= 8; person++) {
            assertThat(log.of(new PersonKey(person), 10_000)).hasSize(2_500);
        }
        assertThat(files()).as("files that are entered are gone").hasSize(1);
        log.destroy();
        assertThat(files()).isEmpty();
    }

    @Test
    void aReadingIsRefusedWhenItCannotBeTakenDown() throws IOException {
        var log = begun();
        log.verify(List.of());
        Files.delete(folder());
        var read = List.of(Told.read(DOCTOR, Purpose.CARE, Action.READ, 1, "Patient"));
        assertThatThrownBy(() -> log.read(read)).hasMessageContaining("nhật ký đọc");
        folder();
        log.read(read);
        whole(log, 1);
        log.destroy();
    }

    @Test
    void aDatabaseThatFailsForAWhileIsTriedAgainAndNothingIsEnteredTwice() {
        var log = begun();
        log.read(List.of(Told.read(DOCTOR, Purpose.CARE, Action.READ, 1, "Patient")));
        log.verify(List.of());
        sql.sql("alter table audit.event rename to event_away").update();
        log.read(List.of(Told.read(DOCTOR, Purpose.CARE, Action.READ, 2, "Patient")));
        assertThatThrownBy(() -> log.of(new PersonKey(2), 1)).isInstanceOf(RuntimeException.class);
        log.read(List.of(Told.read(DOCTOR, Purpose.CARE, Action.READ, 3, "Patient")));
        sql.sql("alter table audit.event_away rename to event").update();
        log.destroy();
        var next = begun();
        whole(next, 3);
        next.destroy();
    }

    @Test
    void aLineIsReadAsItWasWrittenWhateverIsInIt() {
        var random = new Random(3);
        for (var round = 0; round < 2_000; round++) {
            var text = new ByteArrayOutputStream();
            for (var i = random.nextInt(40); i > 0; i--)
                text.writeBytes(Character.toString(random.nextInt(0xd7ff)).getBytes(StandardCharsets.UTF_8));
            var any = text.toString(StandardCharsets.UTF_8);
            var told = new Told(
                    DOCTOR, Purpose.AUDIT, Action.EXECUTE, random.nextLong(), any, random.nextBoolean(), any, null);
            var noted = Noted.of(told, Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L));
            var line = new String(noted.line(), StandardCharsets.UTF_8);
            assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
            assertThat(Noted.parse(line.substring(0, line.length() - 1))).isEqualTo(noted);
        }
    }
}
