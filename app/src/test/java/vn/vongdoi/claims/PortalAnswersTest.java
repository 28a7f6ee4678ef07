package vn.vongdoi.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.csv.Unreadable;

/** "Sent 4, accepted 2, here are the others": three files of one month against what the portal answered. */
class PortalAnswersTest {
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);

    @TempDir
    static Path home;

    @TempDir
    Path temp;

    static ClaimsFixture claims;
    static PortalAnswers answers;

    @BeforeAll
    static void open() {
        claims = ClaimsFixture.open(home);
        answers = new PortalAnswers(claims.sql(), Clock.systemDefaultZone());
    }

    @AfterAll
    static void close() {
        claims.close();
    }

    @BeforeEach
    void empty() throws IOException {
        claims.empty();
        claims.sql().sql("truncate claims.verdict").update();
        for (var maLk : new String[] {"A", "B", "C", "D"}) send(new GoodVisit().keyed(maLk));
    }

    @Test
    void aMonthIsComparedEncounterByEncounter() throws Exception {
        var imported = load("""
                ma_lk,ket_qua,ma_loi,mo_ta
                A,hợp lệ,,
                B,Không hợp lệ,155,Sai tổng chi phí
                C,200,,
                X,từ chối,12,Thẻ hết hạn
                """);
        assertThat(imported.rows()).isEqualTo(4);
        assertThat(imported.taken()).isEqualTo(4);
        var month = answers.month(GoodVisit.FACILITY, AUGUST);
        assertThat(month.sent()).isEqualTo(4);
        assertThat(month.accepted()).isEqualTo(2);
        assertThat(month.missing()).isEqualTo(2);
        assertThat(month.rejected()).singleElement().satisfies(open -> {
            assertThat(open.maLk()).isEqualTo("B");
            assertThat(open.message()).contains("Sai tổng chi phí");
            assertThat(open.submission()).isNotNull();
        });
        assertThat(month.unanswered()).extracting(PortalAnswers.Open::maLk).containsExactly("D");
        assertThat(month.unknown()).extracting(PortalAnswers.Open::maLk).containsExactly("X");
        assertThat(answers.month(GoodVisit.FACILITY, YearMonth.of(2026, 7)).sent())
                .isZero();
        assertThat(answers.month("31401", AUGUST).unknown()).isEmpty();
    }

    @Test
    void theNewestAnswerCounts() throws Exception {
        load("ma_lk,ket_qua\nA,lỗi\n");
        load("ma_lk,ket_qua\nA,đạt\n");
        assertThat(answers.month(GoodVisit.FACILITY, AUGUST).accepted()).isOne();
        assertThat(answers.month(GoodVisit.FACILITY, AUGUST).rejected()).isEmpty();
    }

    @Test
    void aRowThatSaysNothingIsLeftOutAndToldAndATableOfSomethingElseStoresNothing() throws Exception {
        var imported = load("ma_lk,ket_qua\nA,có lẽ\nB,đạt\n,đạt\n");
        assertThat(imported.taken()).isOne();
        assertThat(imported.issues())
                .extracting(issue -> issue.line() + " " + issue.column())
                .containsExactly("2 ket_qua", "4 ma_lk");
        assertThatThrownBy(() -> load("họ tên,tuổi\nA,1\n"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("ma_lk");
    }

    private PortalAnswers.Imported load(String csv) throws IOException {
        return answers.load(Files.writeString(temp.resolve("portal.csv"), csv), GoodVisit.FACILITY);
    }

    private void send(GoodVisit visit) throws IOException {
        var file = Files.writeString(temp.resolve("file.xml"), visit.file(1));
        assertThat(claims.door().receive(file, "file.xml", Actor.console()).count(EncounterReport.Status.ACCEPTED))
                .isOne();
    }
}
