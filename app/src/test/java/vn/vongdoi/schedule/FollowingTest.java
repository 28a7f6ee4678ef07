package vn.vongdoi.schedule;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
import vn.vongdoi.page.Problem;
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

/** What stands of everybody is what working out everybody anew would give, whatever happened in whatever order. */
class FollowingTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate BEGINNING = LocalDate.of(2024, 9, 1);
    private static final List<String> VACCINES =
            List.of("HepB", "BCG", "DPT-HepB-Hib", "bOPV", "IPV", "Rota", "Measles", "MR", "DPT", "JE", "HPV");

    private static final Actor PROGRAMME = new Actor("ct", Role.PROGRAMME_STAFF, new Area.Province());

    @TempDir
    static Path home;

    static final SettableClock clock = new SettableClock();
    static Database database;
    static JdbcClient sql;
    static AuditLog log;
    static Records records;
    static People people;
    static Settings settings;
    static Following following;
    static int number;

    @BeforeAll
    static void open() {
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
    static void close() {
        following.destroy();
        records.destroy();
        log.destroy();
        database.close();
    }

    @Test
    void aSavedDoseChangesWhatTheChildIsDueByItself() {
        var child = told("Bé Một", today().minusDays(70), Sex.FEMALE, "11383");
        following.settle();
        assertThat(item(child, "opv").number()).isEqualTo(1);
        give(child, "bOPV", today().minusDays(3));
        // The thread looks by itself; nobody settles here.
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (item(child, "opv").number() == 1 && System.nanoTime() < end) Thread.onSpinWait();
        assertThat(item(child, "opv").number()).isEqualTo(2);
        assertThat(item(child, "opv").done()).containsExactly(today().minusDays(3));
    }

    @Test
    void whoLeftAHospitalDeadIsAskedForNoMoreAndWhatWasDoneStays() {
        var child = told("Bé Năm", today().minusDays(100), Sex.MALE, "11383");
        give(child, "bOPV", today().minusDays(30));
        following.settle();
        assertThat(item(child, "opv").standing()).isEqualTo(Standing.OPEN);
        var died = new What(ResourceType.ENCOUNTER, "ket-qua|5", "finished", 0, "");
        tell(child, died, today().minusDays(2), new Random(1));
        following.settle();
        assertThat(state(child).orElseThrow().items())
                .extracting(Item::standing)
                .doesNotContain(Standing.OPEN);
        assertThat(item(child, "opv").done()).hasSize(1);
        tell(child, new What(ResourceType.ENCOUNTER, "loai-kcb|01", "finished", 0, ""), today(), new Random(1));
        following.settle();
        assertThat(item(child, "opv").standing()).as("seen after it").isEqualTo(Standing.OPEN);
    }

    @Test
    void whatTheRegisterOfDeathsTookBackIsNoDeathWhateverAHospitalWrote() {
        var child = told("Bé Sáu", today().minusDays(100), Sex.MALE, "11383");
        tell(child, new What(ResourceType.ENCOUNTER, "ket-qua|5", "finished", 0, ""), today(), new Random(1));
        following.settle();
        assertThat(state(child).orElseThrow().items())
                .extracting(Item::standing)
                .doesNotContain(Standing.OPEN);
        var cause = new What(ResourceType.OBSERVATION, "loinc|69453-9", "entered-in-error", 0, "");
        tell(child, cause, today(), new Random(1));
        following.settle();
        assertThat(item(child, "opv").standing()).isEqualTo(Standing.OPEN);
    }

    @Test
    void whatWasDoneOrNeedlessStaysSoOfSomebodyWhoDied() {
        var child = told("Bé Bảy", today().minusDays(400), Sex.FEMALE, "11383");
        for (var days : List.of(330, 290, 250)) give(child, "DTaP-IPV-HepB-Hib", today().minusDays(days));
        following.settle();
        var before = standings(child);
        assertThat(before.values()).contains(Standing.DONE, Standing.NOT_NEEDED, Standing.OPEN);
        tell(child, new What(ResourceType.ENCOUNTER, "ket-qua|5", "finished", 0, ""), today(), new Random(1));
        following.settle();
        before.replaceAll((_, standing) -> standing == Standing.OPEN ? Standing.OVER : standing);
        assertThat(standings(child)).isEqualTo(before);
    }

    @Test
    void whoMovesIsAskedForWhatIsAskedForThere() {
        var before = clock.instant();
        // Pneumococcal vaccine is given in five provinces since 15 February 2026.
        clock.set(LocalDate.of(2026, 3, 1).atTime(8, 0).atZone(VIETNAM).toInstant());
        try {
            var child = told("Bé Chuyển Nhà", today().minusDays(70), Sex.FEMALE, "11383");
            var card = number;
            following.settle();
            assertThat(standings(child)).containsKey("opv").doesNotContainKey("pcv");
            clock.advance(Duration.ofDays(1));
            assertThat(told(card, "Bé Chuyển Nhà", today().minusDays(71), Sex.FEMALE, "05983"))
                    .as("the same child, now in Lạng Sơn")
                    .isEqualTo(child);
            following.settle();
            assertThat(standings(child)).containsEntry("pcv", Standing.OPEN);
            assertThat(state(child).orElseThrow().commune()).isEqualTo("05983");
            clock.advance(Duration.ofDays(1));
            told(card, "Bé Chuyển Nhà", today().minusDays(72), Sex.FEMALE, "11383");
            following.settle();
            assertThat(standings(child)).containsKey("opv").doesNotContainKey("pcv");
        } finally {
            clock.set(before);
            following.rebuild(_ -> {});
        }
    }

    @Test
    void whatIsTakenBackCountsNoMore() {
        var child = told("Bé Hai", today().minusDays(70), Sex.MALE, "11383");
        var dose = give(child, "bOPV", today().minusDays(5));
        following.settle();
        assertThat(item(child, "opv").number()).isEqualTo(2);
        put(child, dose, "bOPV", today().minusDays(5), "entered-in-error");
        following.settle();
        assertThat(item(child, "opv").number()).isEqualTo(1);
    }

    @Test
    void twoKeysOfOneChildAreOneLineUntilTheyAreParted() {
        var one = told("Bé Ba", today().minusDays(100), Sex.MALE, "11383");
        var other = told("Bé Ba Nữa", today().minusDays(100), Sex.MALE, "10507");
        give(one, "bOPV", today().minusDays(40));
        give(other, "bOPV", today().minusDays(10));
        join(one, other);
        following.settle();
        assertThat(item(one, "opv").number()).isEqualTo(3);
        assertThat(state(other)).isEmpty();
        part(one);
        following.settle();
        assertThat(item(one, "opv").number()).isEqualTo(2);
        assertThat(item(other, "opv").number()).isEqualTo(2);
    }

    @Test
    void aDoseOfWhichOnlyTheMonthIsKnownCountsWhereItCountsOnAnyDayOfIt() {
        var child = told("Bé Bốn", LocalDate.of(2024, 1, 1), Sex.FEMALE, "11383");
        dose(child, "thang-ba", "bOPV", LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 31), "completed");
        // Six weeks after birth is 12 February: of some days in February the dose would be too early.
        dose(child, "thang-hai", "DPT-HepB-Hib", LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 29), "completed");
        following.settle();
        assertThat(item(child, "opv").number()).isEqualTo(2);
        assertThat(item(child, "opv").earliest())
                .as("28 days after the last day on which it may have been given")
                .isEqualTo(LocalDate.of(2024, 4, 28));
        assertThat(item(child, "dpt").number()).isEqualTo(1);
    }

    @Test
    void whatIsKnownFromMemoryOnlyIsNotAskedForWhileTheProvinceHasSwitchedItOff() {
        var child = told("Bé Năm", today().minusDays(70), Sex.FEMALE, "11383");
        give(child, "Rota", today().minusDays(3));
        following.settle();
        assertThat(item(child, "rota").number()).isEqualTo(2);
        settings.decide(PROGRAMME, false, "Công văn 12");
        following.settle();
        assertThat(state(child).orElseThrow().items())
                .extracting(Item::service)
                .contains("opv")
                .doesNotContain("rota");
        assertThat(following.rebuild(_ -> {})).as("differing people").isZero();
        settings.decide(PROGRAMME, true, "Công văn 15");
        following.settle();
        assertThat(item(child, "rota").number()).isEqualTo(2);
        assertThat(settings.decisions())
                .extracting(Settings.Decision::reason)
                .as("the newest first, and none is lost")
                .startsWith("Công văn 15", "Công văn 12");
    }

    @Test
    void nobodyElseDecidesAndNothingIsDecidedWithoutAReasonOrTwice() {
        var station = new Actor("tram", Role.PROGRAMME_STAFF, new Area.Commune("11383"));
        assertThatThrownBy(() -> settings.decide(station, false, "Công văn 12"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("programme staff");
        assertThatThrownBy(() -> settings.decide(Actor.console(), false, "Công văn 12"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> settings.decide(PROGRAMME, false, " ")).hasMessageContaining("1 to 500");
        assertThatThrownBy(() -> settings.decide(PROGRAMME, true, "Công văn 12"))
                .hasMessageContaining("switched on already");
        assertThat(settings.unverified()).isTrue();
        settings.decide(PROGRAMME, false, "Công văn 12");
        assertThatThrownBy(
                        () -> sql.sql("update schedule.setting set reason = ''").update())
                .hasMessageContaining("only added to");
        settings.decide(PROGRAMME, true, "Công văn 13");
    }

    @Test
    void afterRandomYearsOfAProvinceNothingDiffersFromWorkingItOutAnew() {
        var random = new Random(20_241_121);
        var children = new ArrayList<PersonKey>();
        var doses = new ArrayList<Given>();
        // Into the time in which the rules of everything that is no vaccine begin.
        clock.advance(Duration.ofDays(420));
        for (int step = 0; step < 260; step++) {
            for (int event = random.nextInt(6); event >= 0; event--) happen(random, children, doses);
            if (step % 50 == 25 && step < 130) settings.decide(PROGRAMME, !settings.unverified(), "Bước " + step);
            if (random.nextInt(3) == 0) following.settle();
            if (random.nextInt(2) == 0) clock.advance(Duration.ofDays(1 + random.nextInt(9)));
        }
        following.settle();
        var standing = everything();
        assertThat(standing).hasSizeGreaterThan(200);
        assertThat(following.rebuild(_ -> {})).as("differing people").isZero();
        sql.sql("truncate schedule.state, schedule.item, schedule.managed, schedule.growth")
                .update();
        following.rebuild(_ -> {});
        assertThat(everything()).isEqualTo(standing);
        if (!settings.unverified()) settings.decide(PROGRAMME, true, "Hết");
        following.settle();
    }

    /** @param most of a measurement; 0 = nothing is measured */
    private record What(ResourceType type, String code, String status, double most, String unit) {}

    private static final List<What> TOLD = List.of(
            new What(ResourceType.CONDITION, "icd10|I10", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|E11.9", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|Z34.0", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|O03.9", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|O80.0", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|B20", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|D81.0", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|A15.0", "refuted", 0, ""),
            new What(ResourceType.ENCOUNTER, "loai-kcb|15", "finished", 0, ""),
            new What(ResourceType.ENCOUNTER, "ket-qua|5", "finished", 0, ""),
            new What(ResourceType.OBSERVATION, "loinc|85354-9", "final", 190, "mm[Hg]"),
            new What(ResourceType.OBSERVATION, "loinc|4548-4", "final", 11, "%"),
            new What(ResourceType.OBSERVATION, "loinc|18185-9", "final", 40, "wk"),
            new What(ResourceType.OBSERVATION, "loinc|29463-7", "final", 40, "kg"),
            new What(ResourceType.OBSERVATION, "loinc|8302-2", "final", 150, "cm"),
            new What(ResourceType.MEDICATION_REQUEST, "thuoc|40.30", "completed", 30, "viên"));

    private record Given(PersonKey person, String id, String vaccine, LocalDate day) {}

    private static void happen(Random random, List<PersonKey> children, List<Given> doses) {
        switch (children.isEmpty() ? 0 : random.nextInt(10)) {
            case 0 ->
                children.add(told(
                        "Trẻ số " + number,
                        today().minusDays(random.nextInt(random.nextBoolean() ? 4_000 : 30_000)),
                        random.nextBoolean() ? Sex.FEMALE : Sex.MALE,
                        random.nextBoolean() ? "11383" : "10507"));
            case 1 -> {
                if (doses.isEmpty()) return;
                var dose = doses.get(random.nextInt(doses.size()));
                var day = dose.day().plusDays(random.nextInt(40) - 20);
                put(
                        dose.person(),
                        dose.id(),
                        dose.vaccine(),
                        day,
                        random.nextInt(3) == 0 ? "entered-in-error" : "completed");
            }
            case 2 -> {
                var one = any(random, children);
                var other = any(random, children);
                if (!people.canonical(one).equals(people.canonical(other))) join(one, other);
            }
            case 3 -> part(any(random, children));
            case 4, 5 -> {
                var what = TOLD.get(random.nextInt(TOLD.size()));
                tell(any(random, children), what, today().minusDays(random.nextInt(500) - 30), random);
            }
            default -> {
                var child = any(random, children);
                var vaccine = VACCINES.get(random.nextInt(VACCINES.size()));
                // Some of them on a day that is yet to come.
                var day = today().minusDays(random.nextInt(900) - 30);
                doses.add(new Given(child, give(child, vaccine, day), vaccine, day));
            }
        }
    }

    private static PersonKey any(Random random, List<PersonKey> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static LocalDate today() {
        return LocalDate.now(clock);
    }

    private static PersonKey told(String name, LocalDate birth, Sex sex, String commune) {
        return told(++number, name, birth, sex, commune);
    }

    private static PersonKey told(int card, String name, LocalDate birth, Sex sex, String commune) {
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

    private static String give(PersonKey person, String vaccine, LocalDate day) {
        var id = "dose-" + ++number;
        put(person, id, vaccine, day, "completed");
        return id;
    }

    private static void put(PersonKey person, String id, String vaccine, LocalDate day, String status) {
        dose(person, id, vaccine, day, null, status);
    }

    private static void dose(
            PersonKey person, String id, String vaccine, LocalDate day, @Nullable LocalDate until, String status) {
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

    private static void tell(PersonKey person, What what, LocalDate day, Random random) {
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

    private static void join(PersonKey one, PersonKey other) {
        records.write(writing -> {
            var position = writing.nextPosition();
            people.join(one, other, Joining.Reason.DESK, "", "lan", position);
            writing.changed(position, one, "person:joined", Actor.console(), Purpose.CARE);
            writing.changed(writing.nextPosition(), other, "person:joined", Actor.console(), Purpose.CARE);
            return true;
        });
    }

    private static void part(PersonKey person) {
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

    private static Optional<State> state(PersonKey person) {
        return Optional.ofNullable(
                new StateStore(sql, database.dataSource()).load(List.of(person)).get(person));
    }

    private static Map<String, Standing> standings(PersonKey person) {
        return state(person).orElseThrow().items().stream().collect(toMap(Item::service, Item::standing));
    }

    private static Item item(PersonKey person, String service) {
        return state(person).orElseThrow().items().stream()
                .filter(item -> item.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> everything() {
        var all = new ArrayList<Map<String, Object>>();
        all.addAll(sql.sql("select s.person, s::text as row from schedule.state s order by 1")
                .query()
                .listOfRows());
        all.addAll(sql.sql("select i.person, i.service, i::text as row from schedule.item i order by 1, 2")
                .query()
                .listOfRows());
        return all;
    }
}
