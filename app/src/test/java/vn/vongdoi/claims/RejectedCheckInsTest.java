package vn.vongdoi.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.SettableClock;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimfile.GoodCheckIn;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claimfile.OriginalTables;
import vn.vongdoi.claimfile.SentTable;
import vn.vongdoi.claims.EncounterReport.Status;

/**
 * A check-in that was rejected is kept as it came and checked again. That a rule was wrong is played as in {@link
 * QuarantineTest}: by taking the fault out of what is kept.
 */
class RejectedCheckInsTest {
    private static final Actor HOSPITAL = Actor.machine("his-31301", Optional.of("31301"));

    @TempDir
    static Path home;

    @TempDir
    Path temp;

    static SettableClock clock;
    static ClaimsFixture claims;

    @BeforeAll
    static void open() {
        clock = new SettableClock();
        claims = ClaimsFixture.open(home, clock);
    }

    @AfterAll
    static void close() {
        claims.close();
    }

    @BeforeEach
    void onTheDayThePeopleCame() {
        claims.empty();
        at("2026-08-03T08:30:00+07:00");
    }

    @Test
    void itIsKeptOnceWithItsFaultsInAFileOfItsFacility() {
        assertThat(send(faulty())).containsExactly(Status.REJECTED);
        assertThat(send(faulty())).containsExactly(Status.REJECTED);
        var log = new DeliveryLog(claims.sql());
        var day = log.days(10, Optional.of("31301"));
        assertThat(day)
                .singleElement()
                .satisfies(it -> assertThat(it.rejected()).isOne());
        var file = log.deliveries(day.getFirst().day(), "31301", 10).getFirst();
        assertThat(file.checkIns()).isTrue();
        assertThat(log.submissions(file.delivery())).singleElement().satisfies(kept -> {
            assertThat(kept.rejected()).isTrue();
            assertThat(kept.issues())
                    .anyMatch(issue ->
                            issue.table().equals("XML0") && issue.field().equals("GIOI_TINH"));
            assertThat(log.original(kept.submission()))
                    .singleElement()
                    .satisfies(table -> assertThat(new String(table.content(), StandardCharsets.UTF_8))
                            .isEqualTo(faulty().document()));
        });
    }

    @Test
    void ofSeveralPeopleEachIsKeptAloneWithAllThatWasWritten() {
        var document = GoodCheckIn.document(
                        new GoodCheckIn(),
                        faulty().with("STT=2 MA_LK=LK2 HO_TEN=Mô_Phỏng_Thị_Hai"),
                        faulty().with("STT=3 MA_LK=LK3 HO_TEN=Mô_Phỏng_Thị_Ba"))
                .replace("<STT>2</STT>", "<STT>2</STT><PHAN_MEM><X a=\"b\">nhà &amp; cung cấp</X></PHAN_MEM>");
        assertThat(statuses(document)).containsExactly(Status.ACCEPTED, Status.REJECTED, Status.REJECTED);
        assertThat(text("select accepted || ' ' || rejected from claims.delivery"))
                .isEqualTo("1 2");
        assertThat(originals())
                .satisfiesExactly(
                        two -> assertThat(two)
                                .contains("Mô Phỏng Thị Hai", "<PHAN_MEM>", "nhà &amp; cung cấp")
                                .doesNotContain("Mô Phỏng Văn A", "Mô Phỏng Thị Ba"),
                        three -> assertThat(three)
                                .contains("Mô Phỏng Thị Ba")
                                .doesNotContain("Mô Phỏng Thị Hai", "PHAN_MEM"));
    }

    @Test
    void whatIsStillWrongStays() {
        send(faulty());
        assertThat(again()).containsExactly(Status.REJECTED);
        assertThat(text("select status || ' ' || (checked is not null) from claims.submission"))
                .isEqualTo("rejected true");
    }

    @Test
    void whatIsRightNowIsTakenInAsItHadArrived() {
        send(faulty());
        theRuleWasWrong();
        at("2026-08-04T10:00:00+07:00");
        assertThat(again()).containsExactly(Status.ACCEPTED);
        assertThat(inProgress()).containsExactly("LK1");
        assertThat(text("select status || ' ' || (issues is null) from claims.submission"))
                .isEqualTo("accepted true");
        assertThat(text("select accepted || ' ' || rejected from claims.delivery"))
                .isEqualTo("1 0");
        assertThat(text("select (at = '2026-08-03 08:30+07')::text from claims.checkin"))
                .isEqualTo("true");
        assertThat(again()).as("nothing is left to check").isEmpty();
    }

    @Test
    void whatCameSinceStays() {
        send(faulty());
        at("2026-08-03T08:40:00+07:00");
        assertThat(send(new GoodCheckIn().with("MA_LOAI_KCB=02"))).containsExactly(Status.ACCEPTED);
        theRuleWasWrong();
        assertThat(again()).containsExactly(Status.DUPLICATE);
        assertThat(text("select care from claims.checkin")).isEqualTo("02");
        assertThat(text("select status from claims.submission")).isEqualTo("older");
    }

    @Test
    void whatWasTakenBackSinceStaysTakenBack() {
        send(new GoodCheckIn().with("MA_LOAI_KCB=02"));
        at("2026-08-03T08:35:00+07:00");
        send(faulty());
        at("2026-08-03T08:40:00+07:00");
        assertThat(send(new GoodCheckIn().with("MA_DOITUONG_KCB=8"))).containsExactly(Status.WITHDRAWN);
        theRuleWasWrong();
        assertThat(again()).containsExactly(Status.DUPLICATE);
        assertThat(inProgress()).isEmpty();
    }

    @Test
    void itCorrectsWhatCameBeforeIt() {
        send(new GoodCheckIn().with("MA_LOAI_KCB=02"));
        at("2026-08-03T08:40:00+07:00");
        send(faulty());
        theRuleWasWrong();
        assertThat(again()).containsExactly(Status.REPLACED);
        assertThat(text("select care from claims.checkin")).isEqualTo("01");
    }

    @Test
    void afterTheClaimItChangesNothing() throws Exception {
        send(faulty());
        at("2026-08-07T08:00:00+07:00");
        var file = Files.writeString(temp.resolve("claim.xml"), new GoodVisit().file(1));
        claims.door().receive(file, "claim.xml", Actor.console());
        theRuleWasWrong();
        assertThat(again()).containsExactly(Status.DUPLICATE);
        assertThat(text("select status from record.resource where type = 1")).isEqualTo("finished");
    }

    @Test
    void theDaysUntilItEndsCountFromWhenThePersonCame() {
        send(faulty());
        theRuleWasWrong();
        at("2026-09-02T07:59:00+07:00");
        assertThat(again()).containsExactly(Status.ACCEPTED);
        assertThat(inProgress()).as("not yet 30 days").containsExactly("LK1");
        at("2026-09-02T08:01:00+07:00");
        assertThat(claims.checkIns().endLeft()).isOne();

        send(faulty().with("MA_LK=LK2"));
        theRuleWasWrong("LK2");
        assertThat(again()).containsExactly(Status.ACCEPTED);
        assertThat(inProgress()).as("a month after they came nobody is treated").isEmpty();
        assertThat(text("select (ended_at is not null)::text from claims.checkin where ma_lk = 'LK2'"))
                .isEqualTo("true");
    }

    @Test
    void theDeskCountsClaimsAlone() {
        send(faulty());
        theRuleWasWrong();
        again();
        assertThat(text("""
                        select ((select count(*) from claims.file_day) + (select count(*) from claims.answer_day)
                              + (select count(*) from claims.fault_day))::text""")).isEqualTo("0");
    }

    @Test
    void withoutAFacilityItIsOfWhoeverSentIt() {
        send(faulty().with("MA_CSKCB="));
        assertThat(text("select facility from claims.delivery")).isEqualTo("31301");
    }

    private static GoodCheckIn faulty() {
        return new GoodCheckIn().with("GIOI_TINH=7");
    }

    private static List<Status> send(GoodCheckIn checkIn) {
        return statuses(checkIn.document());
    }

    private static List<Status> statuses(String document) {
        return claims
                .checkIns()
                .receive(document.getBytes(StandardCharsets.UTF_8), "xml0.xml", HOSPITAL)
                .encounters()
                .stream()
                .map(EncounterReport::status)
                .toList();
    }

    private static List<Status> again() {
        var statuses = new ArrayList<Status>();
        claims.door().again(OptionalLong.empty(), Actor.console(), report -> statuses.add(report.status()));
        return statuses;
    }

    private static void theRuleWasWrong() {
        theRuleWasWrong("LK1");
    }

    private static void theRuleWasWrong(String maLk) {
        var right = new GoodCheckIn().with("MA_LK=" + maLk).document().getBytes(StandardCharsets.UTF_8);
        claims.sql()
                .sql("update claims.submission set original = :original where status = 'rejected'")
                .param("original", SubmissionStore.packed(OriginalTables.write(List.of(SentTable.of("XML0", right)))))
                .update();
    }

    private static List<String> originals() {
        var log = new DeliveryLog(claims.sql());
        return claims
                .sql()
                .sql("select submission from claims.submission order by submission")
                .query(Long.class)
                .list()
                .stream()
                .map(it -> new String(log.original(it).getFirst().content(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> inProgress() {
        return claims.sql().sql("""
                        select c.ma_lk from claims.checkin c
                        join record.resource r on r.key = c.encounter and r.status = 'in-progress'""").query(String.class).list();
    }

    private static String text(String query) {
        return claims.sql().sql(query).query(String.class).single();
    }

    private static void at(String time) {
        clock.set(OffsetDateTime.parse(time).toInstant());
    }
}
