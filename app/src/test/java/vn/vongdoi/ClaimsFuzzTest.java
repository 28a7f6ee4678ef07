package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimcheck.Checker;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.ClaimFile;
import vn.vongdoi.claimfile.ClaimFiles;
import vn.vongdoi.claimfile.ClaimSource;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claimfile.MutatedFiles;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.claimfile.UnreadableFile;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.claims.EncounterReport.Status;

/**
 * Thousands of damaged files at the claims door of a running province: none brings it down, keeps it busy or leaves half
 * an encounter behind. A failure names the seed that makes the file again.
 */
class ClaimsFuzzTest {
    private static final String CLAIMS = "/exchange/claims";
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Set<String> STORED = Set.of("accepted", "replaced");
    private static final Set<String> PROCEDURES = Set.of("8", "13", "18");
    private static final Set<String> ORDERS = Set.of("1", "2", "3");

    @TempDir
    static Path folder;

    static FhirServer server;
    static JdbcClient sql;
    static HttpClient http;
    static MutatedFiles files;

    @BeforeAll
    static void open() throws Exception {
        server = FhirServer.own();
        sql = server.bean(JdbcClient.class);
        http = HttpClient.newHttpClient();
        files = new MutatedFiles(folder);
        var good = new GoodVisit().keyed("FIRST").file(1).getBytes(StandardCharsets.UTF_8);
        // What a program does for the first time takes longer.
        for (var i = 0; i < 3; i++) assertThat(send(CLAIMS, good).statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        http.close();
    }

    @Test
    void fiveHundredDamagedFilesLeaveNothingHalfStored() throws Exception {
        send(20261123_000L, 500);
    }

    @Test
    @Tag("full")
    void tenThousandDamagedFilesLeaveNothingHalfStored() throws Exception {
        send(20261124_000_000L, 10_000);
    }

    @Test
    void thousandsOfDamagedFilesAreReadOrRefusedWithAReason() {
        read(20261125_000_000L, 3_000);
    }

    @Test
    @Tag("full")
    void aHundredThousandDamagedFilesAreReadOrRefusedWithAReason() {
        read(20261126_000_000L, 100_000);
    }

    @Test
    void damagedCheckInsLeaveNothingHalfStored() {
        sendCheckIns(20261127_000L, 300);
    }

    @Test
    @Tag("full")
    void thousandsOfDamagedCheckInsLeaveNothingHalfStored() {
        sendCheckIns(20261128_000L, 5_000);
    }

    private static void sendCheckIns(long firstSeed, int count) {
        var became = new TreeMap<String, Integer>();
        for (var seed = firstSeed; seed < firstSeed + count; seed++) {
            var document = files.checkIns(seed, "C" + count + "-" + seed % (count / 3));
            var before = Stand.now();
            var begun = System.nanoTime();
            var answer = send("/exchange/checkins", document);
            var taken = Duration.ofNanos(System.nanoTime() - begun);
            try {
                assertThat(taken).isLessThan(LONGEST);
                var encounters = told(answer, became);
                if (encounters.stream().noneMatch(ClaimsFuzzTest::changes)) {
                    assertThat(Stand.now()).isEqualTo(before);
                }
                var last = new TreeMap<String, String>();
                for (var one : encounters)
                    if (changes(one)) last.put(one.at("/maLk").asString(), word(one));
                last.forEach(
                        (maLk, word) -> assertThat(present(maLk)).as(maLk).isEqualTo(word.equals("withdrawn") ? 0 : 1));
            } catch (AssertionError | RuntimeException e) {
                throw failed(seed, answer.statusCode() + " " + answer.body(), e);
            }
        }
        nothingIsLeftOver();
        assertThat(became).containsKeys("accepted", "replaced", "duplicate", "rejected", "withdrawn", "400", "200");
    }

    private static long present(String maLk) {
        return sql.sql("""
                        select count(*) from claims.checkin c join record.resource r on r.encounter = c.encounter
                        where c.facility = :facility and c.ma_lk = :maLk and r.type = 1 and r.status = 'in-progress'""")
                .param("facility", GoodVisit.FACILITY)
                .param("maLk", maLk)
                .query(Long.class)
                .single();
    }

    private static void send(long firstSeed, int count) throws Exception {
        var became = new TreeMap<String, Integer>();
        for (var seed = firstSeed; seed < firstSeed + count; seed++) {
            // Every encounter is spoken of several times, so that it is replaced, withdrawn and brought back.
            var file = files.file(seed, "F" + seed % (count / 3 + 1));
            var before = Stand.now();
            var begun = System.nanoTime();
            var answer = send(CLAIMS, file);
            var taken = Duration.ofNanos(System.nanoTime() - begun);
            try {
                assertThat(taken).isLessThan(LONGEST);
                judge(file, answer, before, became);
                if (seed % 10 == 0) onlyChecked(file, answer);
            } catch (AssertionError | RuntimeException e) {
                throw failed(seed, answer.statusCode() + " " + answer.body(), e);
            }
        }
        nothingIsLeftOver();
        server.bean(ClaimsDoor.class)
                .again(
                        OptionalLong.empty(),
                        Actor.console(),
                        it -> assertThat(it.status()).as(it.toString()).isEqualTo(Status.REJECTED));
        nothingIsLeftOver();
        assertThat(became)
                .as("there was something of everything")
                .containsKeys("accepted", "replaced", "duplicate", "rejected", "withdrawn", "400", "200");
    }

    private static void nothingIsLeftOver() {
        assertThat(sql.sql("""
                        select count(*) from record.resource r where r.encounter is not null
                          and not exists (select from claims.encounter e where e.encounter = r.encounter and not e.withdrawn)
                          and not exists (select from claims.checkin c where c.encounter = r.encounter and c.ended_at is null)
                        """).query(Long.class).single())
                .as("resources of no encounter")
                .isZero();
        assertThat(sql.sql("select count(*) = max(position) - min(position) + 1 from record.change")
                        .query(Boolean.class)
                        .single())
                .as("positions without gaps")
                .isTrue();
    }

    private static void judge(byte[] file, HttpResponse<String> answer, Stand before, Map<String, Integer> became)
            throws IOException {
        var encounters = told(answer, became);
        if (encounters.stream().noneMatch(ClaimsFuzzTest::changes)) {
            assertThat(Stand.now()).as("nothing was stored").isEqualTo(before);
            return;
        }
        stored(parsed(file), encounters);
    }

    /** What the answer says of each encounter, once it says enough. */
    private static List<JsonNode> told(HttpResponse<String> answer, Map<String, Integer> became) {
        var status = answer.statusCode();
        became.merge(String.valueOf(status), 1, Integer::sum);
        assertThat(status).isIn(200, 400, 403, 413, 415);
        var report = JsonMapper.shared().readTree(answer.body());
        var told = report.at("/files").valueStream().toList();
        var encounters =
                told.stream().flatMap(it -> it.at("/encounters").valueStream()).toList();
        for (var one : encounters) became.merge(word(one), 1, Integer::sum);
        if (told.isEmpty()) {
            assertThat(status).isEqualTo(400);
            assertThat(answer.body()).as("the reason").hasSizeGreaterThan(30);
        }
        for (var one : told) {
            var refused = one.at("/status").asString().equals("unreadable");
            if (!refused) continue;
            assertThat(status).isNotEqualTo(200);
            assertThat(one.at("/message").asString()).isNotBlank();
            assertThat(one.at("/encounters").size())
                    .as("nothing of a refused file")
                    .isZero();
        }
        assertThat(encounters)
                .filteredOn(it -> word(it).equals("rejected"))
                .allSatisfy(it -> assertThat(it.at("/issues").valueStream())
                        .anyMatch(issue -> issue.at("/severity").asString().equals("reject")
                                && !issue.at("/message").asString().isBlank()
                                && !issue.at("/rule").asString().equals("not-storable")));
        return encounters;
    }

    private static boolean changes(JsonNode encounter) {
        return STORED.contains(word(encounter)) || word(encounter).equals("withdrawn");
    }

    /** Of the last document of each encounter, that what was stored is what it says. */
    private static void stored(List<ClaimEncounter> sent, List<JsonNode> answered) {
        assertThat(answered).hasSameSizeAs(sent);
        for (var i = 0; i < sent.size(); i++) {
            var one = sent.get(i);
            var word = word(answered.get(i));
            assertThat(answered.get(i).at("/maLk").asString()).isEqualTo(one.maLk());
            var last = sent.stream().skip(i + 1).noneMatch(it -> it.maLk().equals(one.maLk()));
            if (!last) continue;
            if (STORED.contains(word)) assertThat(resources(one)).isEqualTo(expected(one));
            if (word.equals("withdrawn")) assertThat(resources(one)).isEmpty();
        }
    }

    /** As SPEC_NOTES says, "To FHIR R4"; observations depend on what their texts hold. */
    private static Map<String, Long> expected(ClaimEncounter visit) {
        var expected = new TreeMap<String, Long>();
        var diagnoses = new LinkedHashSet<String>();
        for (var code :
                (visit.summary().text("MA_BENH_CHINH") + ";" + visit.summary().text("MA_BENH_KT")).split(";"))
            if (!code.isBlank()) diagnoses.add(code.strip());
        expected.put("Encounter", 1L);
        expected.put("Claim", 1L);
        expected.put("Condition", (long) diagnoses.size());
        expected.put("MedicationRequest", (long) visit.rows(TableKind.XML2).size());
        expected.put("Procedure", lines(visit, PROCEDURES));
        expected.put(
                "ServiceRequest",
                lines(visit, ORDERS) + visit.rows(TableKind.XML13).size());
        expected.values().removeIf(it -> it == 0);
        return expected;
    }

    private static long lines(ClaimEncounter visit, Set<String> groups) {
        return visit.rows(TableKind.XML3).stream()
                .filter(row -> groups.contains(row.text("MA_NHOM")))
                .count();
    }

    private static Map<String, Long> resources(ClaimEncounter visit) {
        var found = new TreeMap<String, Long>();
        sql.sql("""
                        select case r.type when 1 then 'Encounter' when 2 then 'Condition' when 3 then 'MedicationRequest'
                                 when 4 then 'Procedure' when 5 then 'ServiceRequest' else 'Claim' end as type,
                               count(*) as number
                        from claims.encounter e join record.resource r on r.encounter = e.encounter and r.person = e.person
                        where e.facility = :facility and e.ma_lk = :maLk and r.type in (1, 2, 3, 4, 5, 7)
                        group by 1
                        """)
                .param("facility", visit.facility())
                .param("maLk", visit.maLk())
                .query(row -> {
                    found.put(row.getString("type"), row.getLong("number"));
                });
        return found;
    }

    /** What the check alone says beforehand is what the door then does. */
    private static void onlyChecked(byte[] file, HttpResponse<String> answer) {
        var before = Stand.now();
        var checked = send(CLAIMS + "?check=only", file);
        assertThat(checked.statusCode()).isEqualTo(answer.statusCode());
        assertThat(Stand.now()).isEqualTo(before);
        assertThat(rejected(checked)).isEqualTo(rejected(answer));
    }

    private static List<Boolean> rejected(HttpResponse<String> answer) {
        return JsonMapper.shared()
                .readTree(answer.body())
                .at("/files")
                .valueStream()
                .flatMap(file -> file.at("/encounters").valueStream())
                .map(it -> word(it).equals("rejected"))
                .toList();
    }

    private static void read(long firstSeed, int count) {
        for (var seed = firstSeed; seed < firstSeed + count; seed++) {
            var file = files.file(seed, "F" + seed);
            var begun = System.nanoTime();
            try {
                var source = new ClaimSource("x.xml", () -> new ByteArrayInputStream(file));
                ClaimFile.read(source, sent -> {
                    var encounter = ClaimEncounter.of(sent);
                    for (var issue : Checker.check(encounter))
                        assertThat(issue.message()).isNotBlank();
                });
            } catch (UnreadableFile refused) {
                assertThat(refused.getMessage()).isNotBlank();
            } catch (AssertionError | RuntimeException e) {
                throw failed(seed, "", e);
            }
            if (System.nanoTime() - begun > LONGEST.toNanos()) fail("seed " + seed + " takes more than " + LONGEST);
        }
    }

    private static AssertionError failed(long seed, String answer, Throwable cause) {
        return new AssertionError("seed " + seed + ": " + answer, cause);
    }

    private static List<ClaimEncounter> parsed(byte[] file) throws IOException {
        var path = Files.write(folder.resolve("sent"), file);
        var all = new ArrayList<ClaimEncounter>();
        ClaimFiles.visit(path, new ClaimFiles.Visitor() {
            @Override
            public void file(ClaimSource source) {
                try {
                    var own = new ArrayList<ClaimEncounter>();
                    ClaimFile.read(source, sent -> own.add(ClaimEncounter.of(sent)));
                    all.addAll(own);
                } catch (UnreadableFile refused) {
                    // Another file of the archive is told of.
                }
            }

            @Override
            public void unreadable(String path, UnreadableFile why) {}
        });
        return all;
    }

    private static String word(JsonNode encounter) {
        return encounter.at("/status").asString();
    }

    private static HttpResponse<String> send(String path, byte[] file) {
        try {
            var request = HttpRequest.newBuilder(URI.create(server.base().replace("/fhir", path)))
                    .header("Authorization", "Bearer " + server.token())
                    .timeout(Duration.ofSeconds(60))
                    .POST(BodyPublishers.ofByteArray(file));
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the door answers nothing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How much the record holds. */
    private record Stand(long position, long changes, long resources, long history, long people, long encounters) {
        static Stand now() {
            return sql.sql("""
                            select (select position from record.head) as position,
                                   (select count(*) from record.change) as changes,
                                   (select count(*) from record.resource) as resources,
                                   (select count(*) from record.history) as history,
                                   (select count(*) from person.person) as people,
                                   (select count(*) from claims.encounter) as encounters""").query(Stand.class).single();
        }
    }
}
