package vn.vongdoi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.claims.Totals;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Vault;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.People;
import vn.vongdoi.registers.Registers;

/**
 * What the log of readings and writes costs: the same claim files, and the same readings, by one server that keeps it
 * and one that does not, in turn. Then how long it takes to check a long log.
 */
final class AuditBench {
    private static final int WARM_UP_ROUNDS = 4;
    private static final int ROUNDS = 12;
    private static final int READS = 6_000;
    private static final int EVENTS = 1_000_000;
    private static final int EVENTS_AT_ONCE = 2_000;

    private final Path home;
    private final Path source;
    private final Failures failures = new Failures();

    AuditBench(Path home, Path source) {
        this.home = home;
        this.source = source;
    }

    int run() throws Exception {
        try (var with = Server.start(home.resolve("with"));
                var without = Server.start(home.resolve("without"), Unlogged.class)) {
            Bench.registers(with.application().getBean(Registers.class), source);
            Bench.registers(without.application().getBean(Registers.class), source);
            ingest(with, without);
            reads(with, without);
            verify(with);
        }
        return failures.count();
    }

    /** Keeps no log. Stands here and not in the program: nobody should be able to switch it off there. */
    static final class Unlogged extends AuditLog {
        Unlogged(
                JdbcClient sql,
                DataSource dataSource,
                PlatformTransactionManager transactions,
                Vault vault,
                DataFolder home,
                People people,
                Clock clock) {
            super(sql, dataSource, transactions, vault, home, people, clock);
        }

        @Override
        public void read(List<Told> told) {
            // as if nobody had asked
        }

        @Override
        public void wrote(List<Told> told, Instant now) {
            // as if nobody had asked
        }
    }

    /** What a round of claim files took: by the clock, and of the processors, which other work on the machine disturbs less. */
    private record Taken(double visitsPerSecond, double visitsPerCpuSecond) {}

    private void ingest(Server with, Server without) throws Exception {
        var files = Bench.claims(source);
        var a = new ArrayList<Taken>();
        var b = new ArrayList<Taken>();
        var size = files.size() / (WARM_UP_ROUNDS + ROUNDS);
        for (var round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            var share = files.subList(round * size, (round + 1) * size);
            var first = round % 2 == 0 ? with : without;
            var second = first == with ? without : with;
            var one = taken(first, share);
            var other = taken(second, share);
            if (round < WARM_UP_ROUNDS) continue;
            a.add(first == with ? one : other);
            b.add(first == with ? other : one);
        }
        System.out.printf(
                "%nClaims through the door (%d rounds of %d files, in turn; median and spread)%n", ROUNDS, size);
        told("visits/s", figures(a, Taken::visitsPerSecond), figures(b, Taken::visitsPerSecond));
        told("visits a second of CPU", figures(a, Taken::visitsPerCpuSecond), figures(b, Taken::visitsPerCpuSecond));
    }

    private static List<Double> figures(List<Taken> rounds, ToDoubleFunction<Taken> figure) {
        return rounds.stream().map(figure::applyAsDouble).toList();
    }

    private static Taken taken(Server server, List<Path> files) {
        var totals = new Totals();
        var cpu = server.cpuSeconds();
        var begun = System.nanoTime();
        server.application().getBean(ClaimsDoor.class).receive(files, Actor.console(), totals::add);
        var seconds = (System.nanoTime() - begun) / 1e9;
        var visits = totals.count(Status.ACCEPTED) + totals.count(Status.REPLACED);
        return new Taken(visits / seconds, visits / (server.cpuSeconds() - cpu));
    }

    private void reads(Server with, Server without) throws Exception {
        var ofWith = requests(with);
        var ofWithout = requests(without);
        Rounds.warmUp(with, ofWith, failures);
        Rounds.warmUp(without, ofWithout, failures);
        for (var clients : Rounds.CLIENTS) {
            var a = new ArrayList<Double>();
            var b = new ArrayList<Double>();
            for (var round = 0; round < 7; round++) {
                if (round % 2 == 0)
                    a.add(Round.run(with, clients, ofWith, failures).perSecond());
                b.add(Round.run(without, clients, ofWithout, failures).perSecond());
                if (round % 2 == 1)
                    a.add(Round.run(with, clients, ofWith, failures).perSecond());
            }
            System.out.printf("%nReads of random resources, %d clients (7 rounds of %,d)%n", clients, READS);
            told("reads/s", a, b);
        }
    }

    private static List<Request> requests(Server server) {
        return server.sql()
                .sql("select type, id from record.resource where person > 0 order by random() limit :reads")
                .param("reads", READS)
                .query((row, _) -> Request.get(
                        "/fhir/" + ResourceType.of(row.getInt("type")).fhirName() + "/" + row.getString("id")))
                .list();
    }

    private void verify(Server server) throws Exception {
        var log = server.application().getBean(AuditLog.class);
        var transaction = new TransactionTemplate(server.application().getBean(PlatformTransactionManager.class));
        var have = server.sql()
                .sql("select count(*) from audit.event")
                .query(Long.class)
                .single();
        var doctor = Actor.machine("bench", Optional.of("31001"));
        var random = new Random(5);
        var begun = System.nanoTime();
        for (var made = have; made < EVENTS; made += EVENTS_AT_ONCE) {
            var told = LongStream.range(0, Math.min(EVENTS_AT_ONCE, EVENTS - made))
                    .mapToObj(i -> new Told(
                            doctor,
                            Purpose.CARE,
                            Action.CREATE,
                            1 + random.nextInt(100_000),
                            "Condition×2, Encounter, MedicationRequest×3",
                            true,
                            "",
                            i))
                    .toList();
            transaction.executeWithoutResult(_ -> log.wrote(told, Instant.now().truncatedTo(ChronoUnit.MICROS)));
        }
        var filling = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%n%,d events; %,.0f a second by themselves%n", EVENTS, (EVENTS - have) / Math.max(filling, 1e-9));
        var folder = home.resolve("export");
        begun = System.nanoTime();
        log.export(folder);
        System.out.printf(
                "  exported in %.1f s: %,.0f MB of events, %,.1f MB of checkpoints%n",
                (System.nanoTime() - begun) / 1e9,
                Files.size(folder.resolve("events.tsv")) / 1e6,
                Files.size(folder.resolve("checkpoints.txt")) / 1e6);
        for (var round = 0; round < 3; round++) {
            begun = System.nanoTime();
            var verified = log.verify(List.of());
            System.out.printf(
                    "  %,d events, %,d sealed, verified in %.1f s: %s%n",
                    verified.events(),
                    verified.sealed(),
                    (System.nanoTime() - begun) / 1e9,
                    verified.finding().map(Object::toString).orElse("intact"));
        }
        var bytes = server.sql()
                .sql("select pg_total_relation_size('audit.event') / (select count(*) from audit.event)")
                .query(Long.class)
                .single();
        System.out.printf("  %d bytes an event in the database, with indexes%n", bytes);
    }

    private static void told(String unit, List<Double> with, List<Double> without) {
        System.out.printf("  with the log     %s%n", spread(with, unit));
        System.out.printf("  without the log  %s%n", spread(without, unit));
        var shares = new double[with.size()];
        for (var i = 0; i < shares.length; i++) shares[i] = 1 - with.get(i) / without.get(i);
        Arrays.sort(shares);
        System.out.printf(
                "  it costs %.1f %% (median of pairs; %.1f–%.1f)%n",
                100 * shares[shares.length / 2], 100 * shares[0], 100 * shares[shares.length - 1]);
    }

    private static String spread(List<Double> figures, String unit) {
        var sorted = figures.stream().sorted().toList();
        return "%,9.0f %s (%,.0f–%,.0f)"
                .formatted(sorted.get(sorted.size() / 2), unit, sorted.getFirst(), sorted.getLast());
    }
}
