package vn.vongdoi.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import vn.vongdoi.SettableClock;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Standing;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.Sex;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;

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
    private JdbcClient sql;
    private People people;
    private Accounts accounts;
    private Places places;
    private Records records;

    @BeforeEach
    void open() {
        clock.advance(Duration.ofDays(5)); // to Thursday, 26 November, ten in the morning
        database = Database.open(new DataFolder(home), null);
        sql = JdbcClient.create(database.dataSource());
        people = new People(sql, database.dataSource());
        var transactions = new DataSourceTransactionManager(database.dataSource());
        accounts = new Accounts(sql, PasswordEncoderFactories.createDelegatingPasswordEncoder(), transactions, clock);
        places = new Places(database.dataSource(), clock, "31");
        log = new AuditLog(
                sql,
                database.dataSource(),
                transactions,
                Vault.open(new DataFolder(home), null),
                new DataFolder(home),
                people,
                clock);
        requests = new Requests(sql, clock);
        records = new Records(sql, database.dataSource(), transactions, people, log);
        signals = new Signals(sql, log, new Acquaintances(people, places, accounts, records, clock), clock);
    }

    @AfterEach
    void close() {
        signals.destroy();
        records.destroy();
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

    /** Somebody on the staff of the doctor's hospital, and somebody of the doctor's commune; both come to it later. */
    @Test
    void readingAColleagueOrANeighbourIsRaisedUnlessTheyWereTreatedThere() {
        var home = places.communes().getFirst().code().value();
        var elsewhere = places.communes().getLast().code().value();
        sql.sql("""
                        insert into place.facility (code, name, kind, level, commune, ownership, beds, doctors)
                        values ('31001', 'Bệnh viện A', 'hospital', 'specialised', :commune, 'public', 100, 20)""").param("commune", elsewhere).update();
        sql.sql("""
                        insert into place.staff (facility, cccd, name, profession, starts)
                        values ('31001', '031085000011', 'Đồng Nghiệp', 'nurse', '2020-01-01')""").update();
        var doctor = person("Bác Sĩ", "031085000010", home);
        var colleague = person("Đồng Nghiệp", "031085000011", elsewhere);
        var neighbour = person("Hàng Xóm", "031085000012", home);
        person("Người Lạ", "031085000013", elsewhere);
        accounts.add("gan", "Bác Sĩ");
        accounts.belongsTo("gan", doctor);

        readEach(doctor("gan"), 1, 2, 3, 4);
        readEach(doctor("khac"), neighbour); // whose account says of nobody
        signals.look();
        assertThat(signals.list(10))
                .extracting(Signals.Signal::kind, Signals.Signal::actor, Signals.Signal::people)
                .containsExactlyInAnyOrder(tuple("colleague", "gan", 1), tuple("neighbour", "gan", 2));

        clock.advance(Duration.ofDays(3));
        treated(colleague, clock.instant().minus(Duration.ofDays(30)).plusSeconds(1));
        treated(neighbour, clock.instant().minus(Duration.ofDays(30)).plusSeconds(1));
        readEach(doctor("gan"), colleague, neighbour);
        signals.look();
        assertThat(signals.list(10)).hasSize(2);
        clock.advance(Duration.ofDays(1));
        readEach(doctor("gan"), colleague, neighbour);
        signals.look();
        assertThat(signals.list(10)).hasSize(4);
    }

    private long person(String name, String cccd, String commune) {
        var day = LocalDate.of(2026, 1, 1);
        var facts = new PersonFacts(
                name,
                BirthDate.parse("1985-03-04"),
                Sex.FEMALE,
                commune,
                Optional.of(new Cccd(cccd)),
                Optional.empty(),
                Optional.empty(),
                null,
                null,
                day,
                true);
        return people.findOrCreate(List.of(new People.Arrival(facts, 1)))
                .getFirst()
                .person()
                .key()
                .value();
    }

    private void treated(long person, Instant at) {
        sql.sql("""
                        insert into record.resource (person, key, type, version, position, updated, encounter, starts,
                            dictionary, id, facility, codes, body)
                        values (:person, :person, 1, 1, 1, now(), :person, :at, 0, 'e' || :person, '31001', '{}', '')""")
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void readEach(Actor actor, long... people) {
        log.read(LongStream.of(people)
                .mapToObj(person -> Told.read(actor, Purpose.CARE, Action.READ, person, "Patient"))
                .toList());
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
