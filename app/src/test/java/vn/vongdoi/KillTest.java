package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.person.People;
import vn.vongdoi.simulator.SimulationPlan;
import vn.vongdoi.simulator.Simulator;

/** Program and PostgreSQL die together at a random moment of a load; what was answered must be there exactly once. */
class KillTest {
    @TempDir
    Path temp;

    @Test
    void whatWasAnsweredSurvivesThreeKills() throws Exception {
        survives(3, 11);
    }

    @Test
    @Tag("full")
    void whatWasAnsweredSurvivesTwentyKills() throws Exception {
        survives(20, 12);
    }

    private void survives(int rounds, long seed) throws Exception {
        var random = new Random(seed);
        var source = temp.resolve("source");
        new Simulator(SimulationPlan.of(seed, 2_000, 600 * Math.min(rounds, 6), LocalDate.of(2026, 11, 1)))
                .write(source, (what, done, total) -> {});
        var waiting = new ArrayDeque<>(claimFiles(source));
        Set<String> answered = ConcurrentHashMap.newKeySet();
        var read = new AtomicInteger();
        var home = temp.resolve("home");
        var token = token(home, "kill-test", Optional.empty());
        var hospital = token(home, "reader", Optional.of(facility(waiting.getFirst())));

        for (var round = 0; round < rounds; round++) {
            var server = ServerProcess.start(home);
            var perRound = Math.max(4, claimFiles(source).size() / (rounds + 1));
            Queue<Path> files = new ConcurrentLinkedQueue<>();
            while (files.size() < perRound && !waiting.isEmpty()) files.add(waiting.poll());
            var begun = new CountDownLatch(2);
            var clients = List.of(
                    client(server, token, files, answered, begun), client(server, token, files, answered, begun));
            var reader = reader(server, hospital, read);
            // The moment is drawn from the middle of the load, wherever that is.
            assertThat(begun.await(1, TimeUnit.MINUTES))
                    .as("files were answered")
                    .isTrue();
            CompletableFuture.anyOf(clients.get(0), clients.get(1))
                    .completeOnTimeout(null, random.nextInt(2_000), TimeUnit.MILLISECONDS)
                    .join();
            server.kill();
            clients.forEach(CompletableFuture::join);
            reader.join();
            waiting.addAll(files);
            check(home, answered);
            // The one in flight may be in the log without having been answered.
            assertThat(readings(home)).as("readings in the log").isBetween(read.get(), read.get() + round + 1);
        }
        assertThat(answered).isNotEmpty();
        assertThat(read).as("readings that were answered").hasPositiveValue();
        try (var server = ServerProcess.start(home)) {
            Queue<Path> all = new ConcurrentLinkedQueue<>(claimFiles(source));
            var client = client(server, token, all, answered, new CountDownLatch(0));
            client.join();
            assertThat(all).isEmpty();
        }
        check(home, answered);
    }

    /** Posts files one after the other until none is left or the server is gone; notes what was answered. */
    private static CompletableFuture<Void> client(
            ServerProcess server, String token, Queue<Path> files, Set<String> answered, CountDownLatch begun) {
        Runnable posting = () -> {
            try (var http = HttpClient.newHttpClient()) {
                for (var file = files.poll(); file != null; file = files.poll()) {
                    var request = HttpRequest.newBuilder(server.address("/exchange/claims"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/xml")
                            .POST(BodyPublishers.ofFile(file))
                            .build();
                    var answer = http.send(request, BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    for (var encounter :
                            JsonMapper.shared().readTree(answer.body()).at("/files/0/encounters")) {
                        switch (encounter.get("status").asString()) {
                            case "accepted", "replaced", "duplicate" ->
                                answered.add(facility(file) + "/"
                                        + encounter.get("maLk").asString());
                            case "withdrawn" ->
                                answered.remove(facility(file) + "/"
                                        + encounter.get("maLk").asString());
                            default -> {}
                        }
                    }
                    begun.countDown();
                }
            } catch (IOException killed) {
                // The file in flight was never answered: it may be there or not, but not in part.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        return CompletableFuture.runAsync(posting, Thread::startVirtualThread);
    }

    /** Reads until the server is gone; counts what it was shown of people. */
    private static CompletableFuture<Void> reader(ServerProcess server, String token, AtomicInteger read) {
        Runnable reading = () -> {
            try (var http = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(server.address("/fhir/Encounter?_count=1"))
                        .header("Authorization", "Bearer " + token)
                        .build();
                while (true) {
                    var answer = http.send(request, BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    if (answer.body().contains("\"entry\"")) read.incrementAndGet();
                }
            } catch (IOException killed) {
                // What was in flight is not counted.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        return CompletableFuture.runAsync(reading, Thread::startVirtualThread);
    }

    private static int readings(Path home) {
        try (var database = Database.open(new DataFolder(home), null)) {
            return (int) number(
                    JdbcClient.create(database.dataSource()),
                    "select count(*) from audit.event where actor = 'reader' and action = 'E' and what = 'Encounter'");
        }
    }

    private static void check(Path home, Set<String> answered) {
        try (var database = Database.open(new DataFolder(home), null)) {
            var sql = JdbcClient.create(database.dataSource());
            var there = new HashSet<>(sql.sql("select facility || '/' || ma_lk from claims.encounter")
                    .query(String.class)
                    .list());
            assertThat(there).as("answered encounters").containsAll(answered);
            assertThat(number(sql, """
                    select count(*) from claims.encounter e
                    where not withdrawn and 2 <> (select count(*) from record.resource r
                                                  where r.encounter = e.encounter and r.type in (1, 7))
                    """))
                    .as("encounters without exactly one Encounter and one Claim")
                    .isZero();
            assertThat(number(sql, """
                    select count(*) from record.resource r
                    where r.encounter is not null
                      and not exists (select from claims.encounter e where e.encounter = r.encounter and not e.withdrawn)
                    """)).as("resources of no encounter").isZero();
            assertThat(number(sql, "select count(*) from record.resource"))
                    .as("resources and their identities")
                    .isEqualTo(number(sql, """
                            select count(*) from record.identity i
                            where exists (select from record.resource r where r.person = i.person and r.key = i.key)
                            """));
            assertThat(number(sql, "select position from record.head"))
                    .isEqualTo(number(sql, "select coalesce(max(position), 0) from record.change"));
            assertThat(number(sql, """
                    select count(*) from record.change c
                    where person > 0 and what = 'claims' and not exists (
                        select from audit.event e join audit.pseudonym p on p.pseudonym = e.person
                        where p.person = c.person and e.position >= c.position)
                    """))
                    .as("writes of a person without an event")
                    .isZero();
            var log = new AuditLog(
                    sql,
                    database.dataSource(),
                    new DataSourceTransactionManager(database.dataSource()),
                    Vault.open(new DataFolder(home), null),
                    new DataFolder(home),
                    new People(sql, database.dataSource()),
                    Clock.systemUTC());
            assertThat(log.verify(List.of()).finding()).as("the log").isEmpty();
            log.destroy();
        }
    }

    private static long number(JdbcClient sql, String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static String token(Path home, String name, Optional<String> facility) {
        try (var database = Database.open(new DataFolder(home), null)) {
            return new Tokens(JdbcClient.create(database.dataSource()), Clock.systemUTC()).create(name, facility);
        }
    }

    private static String facility(Path file) {
        var folder = file.getParent();
        return folder == null ? "" : folder.getFileName().toString();
    }

    private static List<Path> claimFiles(Path source) throws IOException {
        try (var files = Files.walk(source.resolve("claims"))) {
            return files.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
    }
}
