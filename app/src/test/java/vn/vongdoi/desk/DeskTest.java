package vn.vongdoi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.FacilityKind;
import vn.vongdoi.place.Level;
import vn.vongdoi.place.Ownership;
import vn.vongdoi.place.Places;

/** The desk on figures as the door leaves them: who sees what, in which order, and how soon. */
class DeskTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20); // a Friday
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-20T03:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Actor PROVINCE = new Actor("so-y-te", Role.LEADER, new Area.Province());
    private static final Asked USUAL = new Asked(Period.last(28, TODAY), Optional.empty(), Optional.empty());

    @TempDir
    static Path home;

    static Database database;
    static JdbcClient sql;
    static Desk desk;

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        sql = JdbcClient.create(database.dataSource());
        var places = new Places(database.dataSource(), CLOCK, "31");
        places.saveFacilities(List.of(
                facility("31101", "Bệnh viện Đa khoa Mô phỏng", Level.SPECIALISED, "10507"),
                facility("31102", "Trung tâm Y tế Mô phỏng", Level.BASIC, "10525"),
                facility("31103", "Trạm Y tế Mô phỏng", Level.INITIAL, "10525")));
        desk = new Desk(new Tallies(sql), places, CLOCK);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        sql.sql(
                        "truncate claims.file_day, claims.answer_day, claims.delay_day, claims.fault_day, claims.fault_last, claims.expected_day")
                .update();
    }

    @Test
    void whoFellSilentStandsFirstThenWhoIsRejectedMostAndLastWhoNeverSent() {
        sends("31101", TODAY.minusDays(20), TODAY.minusDays(12)); // daily until Sunday the 8th
        sends("31102", TODAY.minusDays(20), TODAY);
        answers("31102", TODAY, 9, 1);
        sends("31999", TODAY.minusDays(20), TODAY); // in no register
        answers("31999", TODAY, 5, 5);
        var board = desk.board(PROVINCE, USUAL);
        assertThat(board.senders()).extracting(Sender::code).containsExactly("31101", "31999", "31102", "31103");
        assertThat(board.senders()).extracting(Sender::silent).containsExactly(true, false, false, false);
        assertThat(board.silent()).isOne();
        assertThat(board.sending()).isEqualTo(3);
        assertThat(board.total().rejected()).isEqualTo(6);
    }

    @Test
    void aSilenceOfMonthsIsStillKnown() {
        sends("31101", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 15));
        var silence = desk.board(PROVINCE, USUAL).senders().getFirst().silence().orElseThrow();
        assertThat(silence.last()).isEqualTo(LocalDate.of(2026, 4, 15));
        assertThat(silence.usual()).isOne();
        assertThat(silence.silent()).isTrue();
        // As things stood at the end of the period that is asked for.
        var april = new Asked(
                new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 16)), Optional.empty(), Optional.empty());
        assertThat(desk.board(PROVINCE, april).silent()).isZero();
    }

    @Test
    void inTimeIsToldFromTheDayOfLeaving() {
        // Arrived on Monday 17 August 2026: left on Monday the 17th, Thursday the 6th (the seventh working day),
        // Wednesday the 5th.
        var day = LocalDate.of(2026, 8, 17);
        sends("31101", day, day);
        delays("31101", day, 0, 10);
        delays("31101", day, 11, 5);
        delays("31101", day, 12, 4);
        delays("31101", day, 400, 1);
        var delays = desk.board(PROVINCE, "31101", new Period(day, day)).total().delays();
        assertThat(delays.encounters()).isEqualTo(20);
        assertThat(delays.inTime(Deadline.SAME_DAY)).isEqualTo(10);
        assertThat(delays.inTime(Deadline.PAYMENT)).isEqualTo(15);
        assertThat(delays.inTime(Deadline.CLOSING)).isEqualTo(19);
        assertThat(delays.percentile(50)).hasValue(0);
        assertThat(delays.percentile(90)).hasValue(12);
    }

    @Test
    void forTheWholeProvinceItTellsWhoIsSilentHowCompleteAndHowSoon() {
        sends("31101", TODAY.minusDays(20), TODAY.minusDays(12));
        sends("31102", TODAY.minusDays(20), TODAY);
        answers("31102", TODAY, 9, 1);
        delays("31102", TODAY, 2, 6);
        delays("31102", TODAY, 9, 3);
        delays("31102", TODAY.minusDays(40), 300, 99); // arrived too long ago to tell of today
        var reporting = desk.reporting();
        assertThat(reporting.senders()).isEqualTo(2);
        assertThat(reporting.silent()).isOne();
        assertThat(reporting.documents()).isEqualTo(9);
        assertThat(reporting.half()).hasValue(2);
        assertThat(reporting.most()).hasValue(9);
    }

    @Test
    void theCommonestFaultsComeFirstWithTheLastFileThatHasThem() {
        fault("31101", TODAY, "required", 3, "XML1.HO_TEN", 7);
        fault("31102", TODAY.minusDays(1), "required", 4, "XML2.TT_THAU", 12);
        fault("31101", TODAY, "list", 5, "XML1.GIOI_TINH", 9);
        fault("31101", TODAY, "weight", 0, "XML1.CAN_NANG", 9);
        assertThat(desk.board(PROVINCE, USUAL).faults())
                .containsExactly(
                        new FaultCount("required", 7, "XML2.TT_THAU", 12),
                        new FaultCount("list", 5, "XML1.GIOI_TINH", 9));
    }

    @Test
    void everybodySeesTheOwnAreaOnly() {
        sends("31101", TODAY, TODAY);
        sends("31999", TODAY, TODAY);
        var commune = new Actor("xa", Role.PROGRAMME_STAFF, new Area.Commune("10525"));
        assertThat(desk.board(commune, USUAL).senders())
                .extracting(Sender::code)
                .containsExactly("31102", "31103");
        var clerk = new Actor("van-thu", Role.HOSPITAL_CLERK, new Area.Facility("31101"));
        assertThat(desk.board(clerk, USUAL).senders()).extracting(Sender::code).containsExactly("31101");
        assertThatThrownBy(() -> desk.board(clerk, "31102", USUAL.period()))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.category()).isEqualTo(Problem.Category.FORBIDDEN));
        assertThatThrownBy(() -> desk.board(PROVINCE, "31555", USUAL.period()))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.category()).isEqualTo(Problem.Category.NOT_FOUND));
        assertThat(desk.board(PROVINCE, "31999", USUAL.period()).total().files())
                .isOne();
    }

    @Test
    void facilitiesAreNarrowedByCommuneAndLevel() {
        var asked = desk.read(new Asked.Typed("", "", "10525", "initial"));
        assertThat(asked.period()).isEqualTo(USUAL.period());
        assertThat(desk.board(PROVINCE, asked).senders())
                .extracting(Sender::code)
                .containsExactly("31103");
    }

    @Test
    void whatCannotBeAPeriodOrAPlaceIsToldWithWhatCame() {
        refused(new Asked.Typed("2026-11-20", "2026-11-01", "", ""), "2026-11-01");
        refused(new Asked.Typed("20/11/2026", "", "", ""), "20/11/2026");
        refused(new Asked.Typed("2024-01-01", "2026-01-01", "", ""), "366");
        refused(new Asked.Typed("+999999999-12-31", "", "", ""), "+999999999-12-31");
        refused(new Asked.Typed("", "", "99999", ""), "99999");
        refused(new Asked.Typed("", "", "", "district"), "district");
    }

    /** Twenty hospitals and 280 stations that send every day for a year, some 200,000 visits a month. */
    @Test
    void aMonthOfAProvinceIsAddedUpWhole() {
        sql.sql("""
                        insert into claims.file_day
                        select (31000 + f)::text, d::date, 1, 0
                        from generate_series(1, 300) f, generate_series(date '2025-11-21', date '2026-11-20', '1 day') d""").update();
        sql.sql("""
                        insert into claims.answer_day
                        select facility, day, 22, 2, 1, 0, 2, 19 from claims.file_day""").update();
        sql.sql("""
                        insert into claims.delay_day
                        select facility, day, days, 3
                        from claims.file_day, generate_series(0, case when facility <= '31020' then 9 else 2 end) days""").update();
        sql.sql("""
                        insert into claims.fault_day
                        select facility, day, 'rule-' || r, r
                        from claims.file_day, generate_series(1, case when facility <= '31020' then 20 else 3 end) r""").update();
        sql.sql("""
                        insert into claims.fault_last
                        select distinct facility, rule, 1, 'XML1.GIOI_TINH' from claims.fault_day""").update();
        sql.sql("""
                        insert into claims.expected_day
                        select facility, day, 'expectation-' || e, 10, 9
                        from claims.file_day, generate_series(1, case when facility <= '31020' then 7 else 3 end) e""").update();
        sql.sql("analyze").update();
        assertThat(desk.board(PROVINCE, USUAL).total().taken()).isEqualTo(300 * 28 * 24);
    }

    private static void refused(Asked.Typed typed, String told) {
        assertThatThrownBy(() -> desk.read(typed)).isInstanceOf(Problem.class).hasMessageContaining(told);
    }

    private static void sends(String facility, LocalDate from, LocalDate to) {
        sql.sql(
                        "insert into claims.file_day select :facility, d::date, 1, 0 from generate_series(:from, :to, '1 day') d")
                .param("facility", facility)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private static void answers(String facility, LocalDate day, int accepted, int rejected) {
        sql.sql("insert into claims.answer_day values (:facility, :day, :accepted, 0, 0, 0, :rejected, 0)")
                .param("facility", facility)
                .param("day", day)
                .param("accepted", accepted)
                .param("rejected", rejected)
                .update();
    }

    private static void delays(String facility, LocalDate day, int days, int encounters) {
        sql.sql("insert into claims.delay_day values (:facility, :day, :days, :encounters)")
                .param("facility", facility)
                .param("day", day)
                .param("days", days)
                .param("encounters", encounters)
                .update();
    }

    private static void fault(
            String facility, LocalDate day, String rule, int encounters, String place, long delivery) {
        sql.sql("insert into claims.fault_day values (:facility, :day, :rule, :encounters)")
                .param("facility", facility)
                .param("day", day)
                .param("rule", rule)
                .param("encounters", encounters)
                .update();
        sql.sql("insert into claims.fault_last values (:facility, :rule, :delivery, :place)")
                .param("facility", facility)
                .param("rule", rule)
                .param("place", place)
                .param("delivery", delivery)
                .update();
    }

    private static Facility facility(String code, String name, Level level, String commune) {
        return new Facility(
                new FacilityCode(code),
                name,
                FacilityKind.HOSPITAL,
                level,
                new CommuneCode(commune),
                Ownership.PUBLIC,
                0,
                0,
                null);
    }
}
