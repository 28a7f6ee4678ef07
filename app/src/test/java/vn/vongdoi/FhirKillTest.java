package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;

/**
 * Program and PostgreSQL die together while several clients send transactions: what was answered is there, none is there
 * by half, and no condition made a resource twice.
 */
class FhirKillTest {
    private static final int OBSERVATIONS = 20;
    private static final int CLIENTS = 4;

    @TempDir
    Path temp;

    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    @Test
    void transactionsSurviveThreeKills() throws Exception {
        survives(3, 21);
    }

    @Test
    @Tag("full")
    void transactionsSurviveTwentyKills() throws Exception {
        survives(20, 22);
    }

    private void survives(int rounds, long seed) throws Exception {
        var random = new Random(seed);
        var home = temp.resolve("home");
        var token = token(home);
        for (var round = 0; round < rounds; round++) {
            var server = ServerProcess.start(home);
            var clients = new ArrayList<CompletableFuture<Void>>();
            for (var i = 0; i < CLIENTS; i++) clients.add(client(server, token));
            CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, random.nextInt(500, 3_000), TimeUnit.MILLISECONDS)
                    .join();
            server.kill();
            clients.forEach(CompletableFuture::join);
            check(home);
        }
        assertThat(answered).isNotEmpty();
    }

    /** Each number is sent twice, by whichever clients draw it: the second must find what the first made. */
    private CompletableFuture<Void> client(ServerProcess server, String token) {
        Runnable posting = () -> {
            try (var http = HttpClient.newHttpClient()) {
                while (true) {
                    var number = "n" + next.getAndIncrement() / 2;
                    var request = HttpRequest.newBuilder(server.address("/fhir"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/fhir+json")
                            .header("Prefer", "return=minimal")
                            .POST(BodyPublishers.ofString(transaction(number)))
                            .build();
                    var answer = http.send(request, BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    answered.add(number);
                }
            } catch (IOException killed) {
                // The transaction in flight was never answered: it may be there or not, but not in part.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        return CompletableFuture.runAsync(posting, Thread::startVirtualThread);
    }

    private static String transaction(String number) {
        var bundle = new StringBuilder("""
                {"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"urn:uuid:9c1c2f0e-0000-4000-8000-000000000000",
                 "resource":{"resourceType":"Organization","identifier":[{"system":"http://k","value":"NUMBER"}]},
                 "request":{"method":"POST","url":"Organization","ifNoneExist":"identifier=http://k|NUMBER"}}""".replace("NUMBER", number));
        for (var i = 0; i < OBSERVATIONS; i++) {
            bundle.append("""
                    ,{"resource":{"resourceType":"Observation","id":"ID","status":"final","code":{"text":"x"},
                     "performer":[{"reference":"urn:uuid:9c1c2f0e-0000-4000-8000-000000000000"}]},
                     "request":{"method":"PUT","url":"Observation/ID"}}""".replace("ID", number + "-" + i));
        }
        return bundle.append("]}").toString();
    }

    private void check(Path home) {
        try (var database = Database.open(new DataFolder(home), null)) {
            var sql = JdbcClient.create(database.dataSource());
            var there = sql.sql("""
                            select split_part(id, '-', 1) as number, count(*) as observations
                            from record.resource where type = 6 group by 1
                            """)
                    .query((row, _) -> {
                        assertThat(row.getLong("observations")).isEqualTo(OBSERVATIONS);
                        return row.getString("number");
                    })
                    .list();
            assertThat(new HashSet<>(there)).containsAll(answered);
            var organizations = number(sql, "select count(*) from record.resource r where r.id like 'vd-%'");
            assertThat(organizations).as("an Organization for each number").isEqualTo(there.size());
            assertThat(number(sql, "select count(*) from record.identity"))
                    .isEqualTo((long) there.size() * OBSERVATIONS);
            assertThat(number(sql, "select position from record.head"))
                    .isEqualTo(number(sql, "select coalesce(max(position), 0) from record.change"));
        }
    }

    private static long number(JdbcClient sql, String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static String token(Path home) throws IOException {
        try (var database = Database.open(new DataFolder(home), null)) {
            return new Tokens(JdbcClient.create(database.dataSource()), Clock.systemUTC())
                    .create("kill", Optional.empty());
        }
    }
}
