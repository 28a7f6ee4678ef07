package vn.vongdoi.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.SettableClock;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimcheck.Expectations;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claimfile.OriginalTables;
import vn.vongdoi.claims.EncounterReport.Status;

/** The figures by facility and day say what a scan over all documents says, whatever became of them. */
class TallyTest {
    /** 21 November 2026, ten in the morning. */
    private static final SettableClock CLOCK = new SettableClock();

    @TempDir
    static Path home;

    @TempDir
    Path temp;

    static ClaimsFixture claims;

    @BeforeAll
    static void open() {
        claims = ClaimsFixture.open(home, CLOCK);
    }

    @AfterAll
    static void close() {
        claims.close();
    }

    @BeforeEach
    void empty() {
        claims.empty();
    }

    @Test
    void theFiguresAreThoseOfAScanAfterEverythingThatCanHappenToADocument() {
        everythingThatCanHappen();
        assertThat(figures("select facility, day, files || ' ' || unreadable from claims.file_day"))
                .isEqualTo(figures("""
                        select facility, at::date, count(*) || ' ' || count(*) filter (where status = 'unreadable')
                        from claims.delivery where facility is not null group by 1, 2"""));
        assertThat(figures("""
                        select facility, day, concat_ws(' ', accepted, replaced, duplicate, withdrawn, rejected)
                        from claims.answer_day""")).isEqualTo(figures("""
                        select facility, at::date,
                               concat_ws(' ', sum(accepted), sum(replaced), sum(duplicate), sum(withdrawn), sum(rejected))
                        from claims.delivery where status = 'read' group by 1, 2"""));
        assertThat(figures(
                        "select facility, day, rule || ' ' || encounters from claims.fault_day where encounters > 0"))
                .isEqualTo(figures("""
                        select s.facility, s.at::date, i.rule || ' ' || count(distinct s.submission)
                        from claims.submission s, jsonb_to_recordset(s.issues -> 'issues') as i (rule text)
                        group by 1, 2, i.rule"""));
        var scan = scan();
        assertThat(figures("select facility, day, days || ' ' || encounters from claims.delay_day"))
                .isEqualTo(scan.delays());
        assertThat(
                        figures(
                                "select facility, day, expectation || ' ' || expected || ' ' || carried from claims.expected_day"))
                .isEqualTo(scan.expected());
        assertThat(figures("select facility, day, complete::text from claims.answer_day"))
                .containsAllEntriesOf(scan.complete());
    }

    @Test
    void theTablesFilledByTheMigrationAreThoseFilledByTheDoor() throws IOException {
        everythingThatCanHappen();
        var asked = List.of(
                "select facility, day, files || ' ' || unreadable from claims.file_day",
                "select facility, day, rule || ' ' || encounters from claims.fault_day where encounters > 0");
        var kept = asked.stream().map(TallyTest::figures).toList();
        claims.sql()
                .sql(
                        "truncate claims.file_day, claims.answer_day, claims.delay_day, claims.fault_day, claims.fault_last")
                .update();
        var migration = Files.readString(Path.of("src/main/resources/db/migration/V20261123020000__claims_desk.sql"));
        for (var statement :
                migration.substring(migration.indexOf("insert into")).split(";")) {
            if (!statement.isBlank()) claims.sql().sql(statement).update();
        }
        assertThat(asked.stream().map(TallyTest::figures).toList()).isEqualTo(kept);
        // Of three that were accepted on the first day, one was withdrawn since and has left the record.
        assertThat(text("select string_agg(encounters::text, ' ' order by day) from claims.delay_day"))
                .isEqualTo("2 1");
    }

    @Test
    void aDelayRunsFromTheDayOfLeavingToTheDayOfTheFirstArrival() {
        var today = LocalDate.now(CLOCK);
        send(new GoodVisit()); // left on 5 August
        send(new GoodVisit().with("XML1.MA_BENH_KT=E11.9")); // a correction is late by right
        assertThat(figures("select facility, day, days || ' ' || encounters from claims.delay_day"))
                .isEqualTo(Map.of(
                        "31301 " + today, "[" + ChronoUnit.DAYS.between(LocalDate.of(2026, 8, 5), today) + " 1]"));
    }

    @Test
    void aStayWithoutItsPaperIsNotCompleteAndItsCorrectionIs() {
        send(new GoodVisit().with("-XML7"));
        assertThat(text("select accepted || ' ' || complete from claims.answer_day"))
                .isEqualTo("1 0");
        assertThat(text("select expected || ' ' || carried from claims.expected_day where expectation = 'discharge'"))
                .isEqualTo("1 0");
        assertThat(text("select expected || ' ' || carried from claims.expected_day where expectation = 'results'"))
                .isEqualTo("1 1");
        assertThat(text("select count(*)::text from claims.expected_day where expectation = 'referral'"))
                .isEqualTo("0");
        send(new GoodVisit());
        assertThat(text("select accepted || ' ' || replaced || ' ' || complete from claims.answer_day"))
                .isEqualTo("1 1 1");
    }

    @Test
    void theExampleOfAFaultIsInTheLastFileThatHasIt() {
        send(new GoodVisit().keyed("A").with("XML1.GIOI_TINH=7"));
        send(new GoodVisit().keyed("B").with("XML1.GIOI_TINH=8"));
        assertThat(
                        text(
                                "select encounters || ' ' || place from claims.fault_day join claims.fault_last using (facility, rule) where rule = 'list'"))
                .isEqualTo("2 XML1.GIOI_TINH");
        assertThat(
                        text(
                                "select (delivery = (select max(delivery) from claims.delivery))::text from claims.fault_last where rule = 'list'"))
                .isEqualTo("true");
    }

    @Test
    void aBrokenFileCountsForTheFacilityWhoseSystemSentIt() {
        receive("<GIAMDINHHS><THONG", Actor.machine("his-31401", Optional.of("31401")));
        receive("<GIAMDINHHS><THONG", Actor.console());
        assertThat(figures("select facility, day, files || ' ' || unreadable from claims.file_day"))
                .isEqualTo(Map.of("31401 " + LocalDate.now(CLOCK), "[1 1]"));
    }

    /** Accepted, corrected, sent twice, older, withdrawn, rejected, checked again and then right or still wrong. */
    private void everythingThatCanHappen() {
        assertThat(send(new GoodVisit())).isEqualTo(Status.ACCEPTED);
        assertThat(send(new GoodVisit().with("-XML7"))).isEqualTo(Status.REPLACED);
        assertThat(send(new GoodVisit().with("-XML7"))).isEqualTo(Status.DUPLICATE);
        assertThat(send(new GoodVisit().keyed("B").with("XML1.MA_LOAI_RV=2|XML1.SO_CCCD=")))
                .isEqualTo(Status.ACCEPTED);
        assertThat(send(new GoodVisit().keyed("C").with("XML1.GIOI_TINH=7|XML1.CAN_NANG=0|-XML5")))
                .isEqualTo(Status.REJECTED);
        assertThat(send(new GoodVisit().keyed("D").with("XML1.NGAY_RA=khi nao")))
                .isEqualTo(Status.REJECTED);
        CLOCK.advance(Duration.ofDays(1));
        assertThat(send(new GoodVisit().keyed("B").with("XML1.MA_DOITUONG_KCB=8")))
                .isEqualTo(Status.WITHDRAWN);
        assertThat(send(GoodVisit.older())).isEqualTo(Status.ACCEPTED);
        receive("không phải XML", Actor.machine("his-31301", Optional.of("31301")));
        theRuleWasWrongFor("C");
        CLOCK.advance(Duration.ofDays(1));
        claims.door().again(OptionalLong.empty(), Actor.console(), _ -> {});
        claims.door().again(OptionalLong.empty(), Actor.console(), _ -> {});
        assertThat(
                        text(
                                "select string_agg(status, ' ' order by ma_lk) from claims.submission where ma_lk in ('C', 'D')"))
                .isEqualTo("accepted rejected");
    }

    private record Scan(Map<String, String> delays, Map<String, String> expected, Map<String, String> complete) {}

    /** Every document is opened and counted by hand. */
    private static Scan scan() {
        var delays = new TreeMap<String, TreeMap<String, Integer>>();
        var expected = new TreeMap<String, TreeMap<String, int[]>>();
        var complete = new TreeMap<String, Integer>();
        claims.sql()
                .sql("select facility, at::date as day, made, status, original from claims.submission")
                .query(row -> {
                    var status = row.getString("status");
                    if (!status.equals("accepted") && !status.equals("replaced")) return;
                    var key = row.getString("facility") + " " + row.getString("day");
                    var day = row.getObject("day", LocalDate.class);
                    var encounter = ClaimEncounter.of(
                            row.getString("facility"),
                            row.getObject("made", LocalDate.class),
                            OriginalTables.read(SubmissionStore.unpacked(row.getBytes("original"))));
                    if (status.equals("accepted")) {
                        var out = encounter
                                .summary()
                                .minute("NGAY_RA")
                                .orElseThrow()
                                .toLocalDate();
                        var days = String.valueOf(Math.min(ChronoUnit.DAYS.between(out, day), Tally.MOST_DAYS));
                        delays.computeIfAbsent(key, _ -> new TreeMap<>()).merge(days, 1, Integer::sum);
                    }
                    var answers = Expectations.of(encounter);
                    for (var answer : answers) {
                        var counts = expected.computeIfAbsent(key, _ -> new TreeMap<>())
                                .computeIfAbsent(answer.name(), _ -> new int[2]);
                        counts[0]++;
                        if (answer.carried()) counts[1]++;
                    }
                    if (answers.stream().allMatch(Expectations.Answer::carried)) complete.merge(key, 1, Integer::sum);
                });
        var delayed = new TreeMap<String, String>();
        delays.forEach((key, counts) -> delayed.put(
                key,
                counts.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .sorted()
                        .toList()
                        .toString()));
        var carried = new TreeMap<String, String>();
        expected.forEach((key, counts) -> carried.put(
                key,
                counts.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue()[0] + " " + e.getValue()[1])
                        .sorted()
                        .toList()
                        .toString()));
        var whole = new TreeMap<String, String>();
        complete.forEach((key, count) -> whole.put(key, "[" + count + "]"));
        return new Scan(delayed, carried, whole);
    }

    /** By facility and day: what the third column says, sorted. */
    private static Map<String, String> figures(String query) {
        var found = new TreeMap<String, List<String>>();
        claims.sql().sql(query).query(row -> {
            found.merge(row.getString(1) + " " + row.getString(2), List.of(row.getString(3)), (a, b) -> {
                var both = new ArrayList<>(a);
                both.addAll(b);
                return both;
            });
        });
        var told = new TreeMap<String, String>();
        found.forEach(
                (key, values) -> told.put(key, values.stream().sorted().toList().toString()));
        return told;
    }

    private Status send(GoodVisit visit) {
        return receive(visit.file(1), Actor.console())
                .files()
                .getFirst()
                .encounters()
                .getFirst()
                .status();
    }

    private LoadReport receive(String content, Actor sender) {
        try {
            var file = Files.writeString(temp.resolve("file.xml"), content);
            return claims.door().receive(file, "file.xml", sender);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void theRuleWasWrongFor(String maLk) {
        var good = new GoodVisit().keyed(maLk).encounter();
        claims.sql()
                .sql("update claims.submission set original = :original, hash = :hash where ma_lk = :maLk")
                .param("original", SubmissionStore.packed(good.original()))
                .param("hash", good.hash())
                .param("maLk", maLk)
                .update();
    }

    private static String text(String query) {
        return claims.sql().sql(query).query(String.class).single();
    }
}
