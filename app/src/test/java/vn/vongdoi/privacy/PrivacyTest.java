package vn.vongdoi.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import vn.vongdoi.SettableClock;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Standing;
import vn.vongdoi.person.People;

/** Requests of people with the law's clocks, and what in the log is worth an officer's look. */
class PrivacyTest {
    private static final Actor CITIZEN = new Actor("cong", Role.CITIZEN, new Area.Province());
    private static final Actor OFFICER = new Actor("quan", Role.DATA_PROTECTION_OFFICER, new Area.Province());

    @TempDir
    Path home;

    private final SettableClock clock = new SettableClock();

    private Database database;
    private AuditLog log;
    private Requests requests;
    private Signals signals;

    @BeforeEach
    void open() {
        clock.advance(Duration.ofDays(5)); // to Thursday, 26 November, ten in the morning
        database = Database.open(new DataFolder(home), null);
        var sql = JdbcClient.create(database.dataSource());
        log = new AuditLog(
                sql,
                database.dataSource(),
                new DataSourceTransactionManager(database.dataSource()),
                Vault.open(new DataFolder(home), null),
                new DataFolder(home),
                new People(sql, database.dataSource()),
                clock);
        requests = new Requests(sql, clock);
        signals = new Signals(sql, log, clock);
    }

    @AfterEach
    void close() {
        signals.destroy();
        log.destroy();
        database.close();
    }

    /** Law 91/2025 and NĐ 356/2025: two working days, then 15, 10 or 20 days; once 15, 10 or 20 more. */
    @ParameterizedTest
    @CsvSource({
        "OBJECT, 2026-12-11, 2026-12-26",
        "WITHDRAW, 2026-12-11, 2026-12-26",
        "RESTRICT, 2026-12-11, 2026-12-26",
        "VIEW, 2026-12-06, 2026-12-16",
        "CORRECT, 2026-12-06, 2026-12-16",
        "COPY, 2026-12-06, 2026-12-16",
        "DELETE, 2026-12-16, 2027-01-05",
        "PROTECT, 2026-12-11, 2026-12-26"
    })
    void eachKindHasTheTimeThatTheLawGives(Kind kind, LocalDate due, LocalDate extended) {
        var number = requests.ask(CITIZEN, 7, kind, "xin", null);
        var request = requests.of(7).getFirst();
        // Thursday, then Friday and Monday: the weekend does not count.
        assertThat(request.answerBy()).isEqualTo("2026-11-30");
        assertThat(request.due()).isEqualTo(due);
        requests.extend(number);
        assertThat(requests.of(7).getFirst().due()).isEqualTo(extended);
        assertThatThrownBy(() -> requests.extend(number)).isInstanceOf(Problem.class);
    }

    @Test
    void aRequestIsLateWhenItsNextStepIs() {
        var number = requests.ask(CITIZEN, 7, Kind.COPY, "xin", null);
        var asked = requests.of(7).getFirst();
        assertThat(asked.standing(LocalDate.of(2026, 11, 30))).isEqualTo(Standing.DUE);
        assertThat(asked.standing(LocalDate.of(2026, 12, 1))).isEqualTo(Standing.LATE);
        requests.answer(number, "Đã nhận", OFFICER);
        var answered = requests.of(7).getFirst();
        assertThat(answered.standing(LocalDate.of(2026, 12, 6))).isEqualTo(Standing.DUE);
        assertThat(answered.standing(LocalDate.of(2026, 12, 7))).isEqualTo(Standing.LATE);
        requests.close(number, "Đã giao bản sao", OFFICER);
        assertThat(requests.of(7).getFirst().standing(LocalDate.of(2027, 1, 1))).isEqualTo(Standing.OK);
        assertThatThrownBy(() -> requests.close(number, "lần nữa", OFFICER)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> requests.answer(number, "lần nữa", OFFICER)).isInstanceOf(Problem.class);
    }

    @Test
    void whatIsDueFirstStandsFirstAndWhatIsDoneLast() {
        var first = requests.ask(CITIZEN, 7, Kind.DELETE, "a", null);
        var second = requests.ask(CITIZEN, 7, Kind.COPY, "b", null);
        requests.answer(first, "Đã nhận", OFFICER);
        requests.answer(second, "Đã nhận", OFFICER);
        var third = requests.ask(CITIZEN, 8, Kind.VIEW, "c", null);
        requests.close(third, "Xong", OFFICER);
        assertThat(requests.list(10)).extracting(Request::number).containsExactly(second, first, third);
    }

    @Test
    void aRequestThatSaysNothingIsRefused() {
        assertThatThrownBy(() -> requests.ask(CITIZEN, 7, Kind.COPY, " ", null)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> requests.ask(CITIZEN, 7, Kind.COPY, "x".repeat(2_001), null))
                .isInstanceOf(Problem.class);
        assertThat(requests.of(7)).isEmpty();
    }

    @Test
    void whoReadsMoreThanTwoHundredPeopleWithinAnHourIsRaisedOnceAndOneLessIsNot() {
        read(doctor("nhieu"), 201);
        read(doctor("it"), 200);
        read(Actor.machine("his", Optional.of("31001")), 500);
        signals.look();
        signals.look();
        assertThat(signals.list(10)).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo("many");
            assertThat(signal.actor()).isEqualTo("nhieu");
            assertThat(signal.people()).isEqualTo(201);
        });
        var number = signals.list(10).getFirst().number();
        signals.found(number, "Đợt khám sức khỏe tập trung", OFFICER);
        assertThatThrownBy(() -> signals.found(number, "khác", OFFICER)).isInstanceOf(Problem.class);
    }

    @Test
    void readingThirtyOnePeopleAtNightIsRaisedAndByDayNot() {
        read(doctor("ngay"), 31);
        clock.advance(Duration.ofMinutes(13 * 60 + 30)); // half past eleven at night
        read(doctor("dem"), 31);
        signals.look();
        assertThat(signals.list(10))
                .extracting(Signals.Signal::kind, Signals.Signal::actor)
                .containsExactly(tuple("night", "dem"));
    }

    private static Actor doctor(String login) {
        return new Actor(login, Role.DOCTOR, new Area.Facility("31001"));
    }

    private void read(Actor actor, int people) {
        log.read(LongStream.rangeClosed(1, people)
                .mapToObj(person -> Told.read(actor, Purpose.CARE, Action.READ, person, "Patient"))
                .toList());
    }
}
