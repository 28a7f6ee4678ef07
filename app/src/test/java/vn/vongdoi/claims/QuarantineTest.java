package vn.vongdoi.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.page.Problem;

/**
 * Rejected documents are kept and can be checked again. A rule of yesterday that rejected what is right by the rules of
 * today is played by a document that was rejected with a fault and then had the fault taken out of what is kept.
 */
class QuarantineTest {
    @TempDir
    static Path home;

    @TempDir
    Path temp;

    static ClaimsFixture claims;

    @BeforeAll
    static void open() {
        claims = ClaimsFixture.open(home);
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
    void whatIsStillWrongStaysAndItsFaultsAreTold() throws Exception {
        assertThat(send("XML1.GIOI_TINH=7")).isEqualTo(Status.REJECTED);
        assertThat(again()).singleElement().satisfies(report -> {
            assertThat(report.status()).isEqualTo(Status.REJECTED);
            assertThat(report.issues()).anyMatch(issue -> issue.field().equals("GIOI_TINH"));
        });
        assertThat(counts()).isEqualTo("0 0 1");
        assertThat(text("select status || ' ' || (checked is not null) from claims.submission"))
                .isEqualTo("rejected true");
    }

    @Test
    void whatTheRulesOfTodayFindRightIsStoredAsItHadArrived() throws Exception {
        send("XML1.GIOI_TINH=7");
        theRuleWasWrong();
        assertThat(again())
                .singleElement()
                .satisfies(report -> assertThat(report.status()).isEqualTo(Status.ACCEPTED));
        assertThat(counts()).isEqualTo("1 0 0");
        assertThat(text("select status || ' ' || (issues is null) from claims.submission"))
                .isEqualTo("accepted true");
        assertThat(number("select count(*) from record.resource where type = 1 and status = 'finished'"))
                .isOne();
        assertThat(number("select count(*) from claims.encounter e join claims.submission s using (submission)"))
                .isOne();
        assertThat(again()).isEmpty();
    }

    @Test
    void aCorrectionThatCameSinceStaysCurrent() throws Exception {
        send("XML1.GIOI_TINH=7");
        assertThat(send("XML1.MA_BENH_KT=E11.9")).isEqualTo(Status.ACCEPTED);
        theRuleWasWrong();
        assertThat(again())
                .singleElement()
                .satisfies(report -> assertThat(report.status()).isEqualTo(Status.DUPLICATE));
        assertThat(number("select count(*) from record.resource where type = 2 and codes[1] like '%E11.9'"))
                .isOne();
        assertThat(number("select count(*) from claims.submission where status = 'older'"))
                .isOne();
    }

    @Test
    void itReplacesWhatWasThereBeforeIt() throws Exception {
        send("XML1.MA_BENH_KT=E11.9");
        send("XML1.GIOI_TINH=7");
        theRuleWasWrong();
        assertThat(again())
                .singleElement()
                .satisfies(report -> assertThat(report.status()).isEqualTo(Status.REPLACED));
        assertThat(number("select count(*) from record.resource where type = 2 and codes[1] like '%E11.9'"))
                .isZero();
    }

    @Test
    void ofTwoWhoCheckAgainAtOnceOneStoresIt() throws Exception {
        send("XML1.GIOI_TINH=7");
        theRuleWasWrong();
        var reports = new ArrayList<EncounterReport>();
        var other = Thread.ofVirtual().start(() -> {
            var mine = again();
            synchronized (reports) {
                reports.addAll(mine);
            }
        });
        var mine = again();
        other.join();
        synchronized (reports) {
            reports.addAll(mine);
            assertThat(reports)
                    .extracting(EncounterReport::status)
                    .filteredOn(status -> status == Status.ACCEPTED)
                    .hasSize(1);
        }
        assertThat(counts()).isEqualTo("1 0 0");
    }

    @Test
    void ofTwoThatArrivedInTheSameInstantTheLaterStaysCurrent() throws Exception {
        var wrong = new GoodVisit().with("XML1.GIOI_TINH=7");
        // In one group, the correction behind the document that it corrects.
        var file = Files.writeString(
                temp.resolve("two.xml"),
                GoodVisit.envelope(encounter(wrong) + encounter(new GoodVisit().with("XML1.MA_BENH_KT=E11.9"))));
        claims.door().receive(file, "two.xml", Actor.console());
        claims.sql()
                .sql("update claims.submission set at = timestamptz '2026-08-07 08:00+07'")
                .update();
        theRuleWasWrong();
        assertThat(again())
                .singleElement()
                .satisfies(report -> assertThat(report.status()).isEqualTo(Status.DUPLICATE));
        assertThat(number("select count(*) from record.resource where type = 2 and codes[1] like '%E11.9'"))
                .isOne();
    }

    private static String encounter(GoodVisit visit) {
        var file = visit.file(1);
        return file.substring(file.indexOf("<HOSO>"), file.indexOf("</HOSO>") + "</HOSO>".length());
    }

    @Test
    void aKeyThatIsTooLongStaysRejectedWithItsFaults() throws Exception {
        assertThat(send(everywhere("MA_LK", "L".repeat(101)))).isEqualTo(Status.REJECTED);
        assertThat(again()).singleElement().satisfies(report -> {
            assertThat(report.status()).isEqualTo(Status.REJECTED);
            assertThat(report.issues()).anyMatch(issue -> issue.rule().equals("size"));
        });
        assertThat(send(everywhere("MA_LK", "L".repeat(101)))).isEqualTo(Status.REJECTED);
        assertThat(number("select count(*) from claims.submission"))
                .as("kept once")
                .isOne();
    }

    private static String everywhere(String field, String value) {
        return Stream.of(
                        "XML1", "XML2", "XML3", "XML3[2]", "XML3[3]", "XML4", "XML4[2]", "XML5", "XML7", "XML8",
                        "XML14")
                .map(row -> row + "." + field + "=" + value)
                .collect(Collectors.joining("|"));
    }

    @Test
    void whatCannotBeUnpackedGivesItsRoomBack() throws Exception {
        var large = new byte[20 << 20];
        assertThat(SubmissionStore.unpackedSize(SubmissionStore.packed(large))).isEqualTo(large.length);
        send("XML1.GIOI_TINH=7");
        var cut = Arrays.copyOf(SubmissionStore.packed(large), 100);
        claims.sql()
                .sql("update claims.submission set original = :original")
                .param("original", cut)
                .update();
        for (var i = 0; i < 3; i++) assertThatThrownBy(QuarantineTest::again).isInstanceOf(RuntimeException.class);
        assertThat(send("")).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void nobodyChecksForAnotherFacility() throws Exception {
        send("XML1.GIOI_TINH=7");
        var stranger = Actor.machine("his-31401", Optional.of("31401"));
        assertThatThrownBy(() -> claims.door().again(OptionalLong.empty(), stranger, _ -> {}))
                .isInstanceOf(Problem.class);
    }

    private Status send(String changes) throws IOException {
        var file = Files.writeString(
                temp.resolve("file.xml"), new GoodVisit().with(changes).file(1));
        return claims.door()
                .receive(file, "file.xml", Actor.console())
                .files()
                .getFirst()
                .encounters()
                .getFirst()
                .status();
    }

    private static void theRuleWasWrong() {
        var good = new GoodVisit().encounter();
        claims.sql()
                .sql("update claims.submission set original = :original, hash = :hash where status = 'rejected'")
                .param("original", SubmissionStore.packed(good.original()))
                .param("hash", good.hash())
                .update();
    }

    private static List<EncounterReport> again() {
        var reports = new ArrayList<EncounterReport>();
        claims.door().again(OptionalLong.empty(), Actor.console(), reports::add);
        return reports;
    }

    private static String counts() {
        return text("select accepted || ' ' || replaced || ' ' || rejected from claims.delivery");
    }

    private static String text(String query) {
        return claims.sql().sql(query).query(String.class).single();
    }

    private static long number(String query) {
        JdbcClient sql = claims.sql();
        return sql.sql(query).query(Long.class).single();
    }
}
