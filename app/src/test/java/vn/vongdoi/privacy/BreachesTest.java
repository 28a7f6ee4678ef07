package vn.vongdoi.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.SettableClock;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Standing;

/** The file of breaches and the log of what was handed over. NĐ 356/2025: notice within 72 hours of finding it. */
class BreachesTest {
    private static final Actor OFFICER = new Actor("quan", Role.DATA_PROTECTION_OFFICER, new Area.Province());
    private static final Instant FRIDAY = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    Path home;

    private final SettableClock clock = new SettableClock(); // Saturday, 21 November, ten in the morning
    private Database database;
    private Breaches breaches;
    private Disclosures disclosures;

    @BeforeEach
    void open() {
        database = Database.open(new DataFolder(home), null);
        var sql = JdbcClient.create(database.dataSource());
        breaches = new Breaches(sql, clock);
        disclosures = new Disclosures(sql, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Breaches.Found found(Instant at, boolean located) {
        return new Breaches.Found(
                at, "Mất máy tính xách tay của trạm", "Danh sách tiêm chủng", 120, located, "Đã khóa");
    }

    @Test
    void theClockRunsForSeventyTwoHoursFromTheFindingNotFromTheWriting() {
        var number = breaches.record(found(FRIDAY, false), OFFICER);
        var breach = breaches.breach(number);
        assertThat(breach.notifyBy()).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(breach.rule()).contains("72 giờ");
        assertThat(breach.notice(Instant.parse("2026-11-23T08:00:00Z"))).isEqualTo(Standing.DUE);
        assertThat(breach.notice(Instant.parse("2026-11-23T08:00:01Z"))).isEqualTo(Standing.LATE);
    }

    @Test
    void aNoticeInTimeIsDoneAndOneThatCameLateStaysLate() {
        var inTime = breaches.record(found(FRIDAY, false), OFFICER);
        breaches.notified(inTime, "CV 12/SYT ngày 21/11/2026", OFFICER);
        assertThat(breaches.breach(inTime).notice(Instant.parse("2027-01-01T00:00:00Z")))
                .isEqualTo(Standing.OK);
        var late = breaches.record(found(FRIDAY, false), OFFICER);
        clock.advance(Duration.ofDays(4));
        breaches.notified(late, "CV 13/SYT", OFFICER);
        assertThat(breaches.breach(late).notice(clock.instant())).isEqualTo(Standing.LATE);
    }

    @Test
    void whatWasWrittenStaysAndTheFileClosesWhenAllWereTold() {
        var number = breaches.record(found(FRIDAY, true), OFFICER);
        assertThatThrownBy(() -> breaches.close(number, "xong", OFFICER)).isInstanceOf(Problem.class);
        breaches.notified(number, "CV 12/SYT", OFFICER);
        assertThatThrownBy(() -> breaches.notified(number, "CV khác", OFFICER)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> breaches.close(number, "xong", OFFICER)).isInstanceOf(Problem.class);
        breaches.informed(number, "Gọi điện từng người", OFFICER);
        breaches.close(number, "Đã thu hồi máy", OFFICER);
        assertThatThrownBy(() -> breaches.close(number, "lần nữa", OFFICER)).isInstanceOf(Problem.class);
        var breach = breaches.breach(number);
        assertThat(breach.notice().orElseThrow().text()).isEqualTo("CV 12/SYT");
        assertThat(breach.outcome().orElseThrow().by()).isEqualTo("quan");
    }

    @Test
    void whatIsNotFilledInOrLiesInTheFutureIsRefusedAndNothingIsKept() {
        assertThatThrownBy(() -> breaches.record(found(clock.instant().plusSeconds(1), false), OFFICER))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> breaches.record(new Breaches.Found(FRIDAY, " ", "x", 1, false, "x"), OFFICER))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> breaches.record(new Breaches.Found(FRIDAY, "x", "x", -1, false, "x"), OFFICER))
                .isInstanceOf(Problem.class);
        assertThat(breaches.list()).isEmpty();
        assertThatThrownBy(() -> breaches.breach(1)).isInstanceOf(Problem.class);
    }

    @Test
    void whatWasHandedOverIsToldOfThePersonItWasAbout() {
        disclosures.record(7, "Tòa án nhân dân khu vực 1", Basis.LAW, "CV 5/TA", "Lần khám 2025", null, OFFICER);
        disclosures.record(
                8, "Bảo hiểm nhân thọ A", Basis.CONSENT, "Đơn 3/2026", "Chẩn đoán", new byte[] {1, 2}, OFFICER);
        assertThat(disclosures.of(7)).singleElement().satisfies(one -> {
            assertThat(one.recipient()).isEqualTo("Tòa án nhân dân khu vực 1");
            assertThat(one.sha256()).isEmpty();
        });
        assertThat(disclosures.of(8).getFirst().sha256()).contains("0102");
        assertThat(disclosures.list(10))
                .extracting(Disclosures.Disclosure::person)
                .containsExactly(8L, 7L);
        assertThatThrownBy(() -> disclosures.record(7, " ", Basis.LAW, "x", "x", null, OFFICER))
                .isInstanceOf(Problem.class);
    }
}
