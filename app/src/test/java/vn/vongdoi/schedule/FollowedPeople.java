package vn.vongdoi.schedule;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import vn.vongdoi.SettableClock;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.careplan.Standing;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.Joining;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.person.Sex;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Records;

/** A province's record in a database of its own, whose schedules are followed; the day is the test's to set. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FollowedPeople {
    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate BEGINNING = LocalDate.of(2024, 9, 1);

    /** Who may decide about the schedules. */
    static final Actor PROGRAMME = new Actor("ct", Role.PROGRAMME_STAFF, new Area.Province());

    final SettableClock clock = new SettableClock();
    Database database;
    JdbcClient sql;
    private AuditLog log;
    Records records;
    People people;
    Settings settings;
    Following following;
    int number;

    @BeforeAll
    void open(@TempDir Path home) {
        clock.set(BEGINNING.atTime(8, 0).atZone(VIETNAM).toInstant());
        var folder = new DataFolder(home);
        database = Database.open(folder, null);
        sql = JdbcClient.create(database.dataSource());
        var transactions = new DataSourceTransactionManager(database.dataSource());
        people = new People(sql, database.dataSource());
        log = new AuditLog(sql, database.dataSource(), transactions, Vault.open(folder, null), folder, people, clock);
        records = new Records(sql, database.dataSource(), transactions, people, log);
        var places = new Places(database.dataSource(), clock, "31");
        settings = new Settings(sql, places, clock);
        following = new Following(sql, database.dataSource(), transactions, people, records, places, settings, clock);
    }

    @AfterAll
    void close() {
        following.destroy();
        records.destroy();
        log.destroy();
        database.close();
    }

    /** @param most of a measurement; 0 = nothing is measured */
    record What(ResourceType type, String code, String status, double most, String unit) {}

    LocalDate today() {
        return LocalDate.now(clock);
    }

    PersonKey told(String name, LocalDate birth, Sex sex, String commune) {
        return told(++number, name, birth, sex, commune);
    }

    /** @param card one that was told before is the same person */
    PersonKey told(int card, String name, LocalDate birth, Sex sex, String commune) {
        var cccd = new Cccd("031%09d".formatted(card));
        return records.write(writing -> {
            var position = writing.nextPosition();
            var facts = new PersonFacts(
                    name,
                    BirthDate.of(birth),
                    sex,
                    commune,
                    Optional.of(cccd),
                    Optional.empty(),
                    Optional.empty(),
                    null,
                    null,
                    today(),
                    true);
            var person = people.findOrCreate(List.of(new People.Arrival(facts, position)))
                    .getFirst()
                    .person()
                    .key();
            writing.changed(position, person, "register:people", Actor.console(), Purpose.PUBLIC_HEALTH);
            return person;
        });
    }

    String give(PersonKey person, String vaccine, LocalDate day) {
        var id = "dose-" + ++number;
        put(person, id, vaccine, day, "completed");
        return id;
    }

    void put(PersonKey person, String id, String vaccine, LocalDate day, String status) {
        dose(person, id, vaccine, day, null, status);
    }

    void dose(PersonKey person, String id, String vaccine, LocalDate day, @Nullable LocalDate until, String status) {
        records.write(writing -> {
            var position = writing.nextPosition();
            var json = ResourceWriter.of(ResourceType.IMMUNIZATION, id);
            json.text("status", status).date("occurrenceDateTime", day);
            writing.put(
                    List.of(new Draft(
                            json.finish(),
                            person,
                            null,
                            day.atTime(9, 0).atZone(VIETNAM).toInstant(),
                            until == null
                                    ? null
                                    : until.atTime(23, 59).atZone(VIETNAM).toInstant(),
                            "31301",
                            null,
                            status,
                            null,
                            List.of(CodeSystem.VACCINE.token(vaccine)),
                            null,
                            null)),
                    position);
            writing.changed(position, person, "register:immunisations", Actor.console(), Purpose.CARE);
            return true;
        });
    }

    void tell(PersonKey person, What what, LocalDate day, Random random) {
        records.write(writing -> {
            var position = writing.nextPosition();
            var id = "told-" + ++number;
            var at = day.atTime(9, 0).atZone(VIETNAM).toInstant();
            writing.put(
                    List.of(new Draft(
                            ResourceWriter.of(what.type(), id).finish(),
                            person,
                            what.type() == ResourceType.ENCOUNTER ? id : null,
                            at,
                            at,
                            "31301",
                            null,
                            what.status(),
                            null,
                            List.of(what.code()),
                            what.most() == 0 ? null : what.most() * (0.4 + 0.6 * random.nextDouble()),
                            what.unit())),
                    position);
            writing.changed(position, person, "claims", Actor.console(), Purpose.CARE);
            return true;
        });
    }

    void join(PersonKey one, PersonKey other) {
        records.write(writing -> {
            var position = writing.nextPosition();
            people.join(one, other, Joining.Reason.DESK, "", "lan", position);
            writing.changed(position, one, "person:joined", Actor.console(), Purpose.CARE);
            writing.changed(writing.nextPosition(), other, "person:joined", Actor.console(), Purpose.CARE);
            return true;
        });
    }

    void part(PersonKey person) {
        for (var joining : people.joinings(person)) {
            if (joining.parted().isPresent()) continue;
            records.write(writing -> {
                var position = writing.nextPosition();
                people.part(joining.number(), "", "lan", position);
                writing.changed(position, joining.person(), "person:parted", Actor.console(), Purpose.CARE);
                writing.changed(
                        writing.nextPosition(), joining.other(), "person:parted", Actor.console(), Purpose.CARE);
                return true;
            });
            return;
        }
    }

    Optional<State> state(PersonKey person) {
        return Optional.ofNullable(
                new StateStore(sql, database.dataSource()).load(List.of(person)).get(person));
    }

    Map<String, Standing> standings(PersonKey person) {
        return state(person).orElseThrow().items().stream().collect(toMap(Item::service, Item::standing));
    }

    Item item(PersonKey person, String service) {
        return state(person).orElseThrow().items().stream()
                .filter(item -> item.service().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
