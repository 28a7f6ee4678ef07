package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Vault;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.mirror.Mirror;
import vn.vongdoi.mirror.Reading;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.Joining;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.person.Sex;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Records;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.RegisterReport;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.schedule.Following;

/** Whatever happens to a province in whatever order: the mirror that followed tells what one made anew tells. */
class MirrorFollowsTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The views of indicators; what only the store's side may know (keys) and what verify compares are left out. */
    private static final Map<String, String> VIEWS = views();

    private static Map<String, String> views() {
        var views = new LinkedHashMap<String, String>();
        views.put("resident", "person, commune, birth, sex, has_card, card_from, card_until, registered, died");
        views.put("death", "person, died");
        views.put(
                "visit",
                "person, facility, commune, facility_kind, facility_level, ownership, day, care_type, insured, referred_out, place");
        views.put("diagnosis", "person, facility, commune, day, rank, icd10, main");
        views.put("done", "person, service, number, day");
        views.put("planned", "person, service, standing, number, earliest, recommended, overdue, latest");
        views.put("managed", "person, disease, since, visited, controlled, measured, lost");
        views.put("growth", "person, day, weight_for_age, height_for_age, bmi_for_age, weight_for_height");
        views.put("facility", "facility, commune, kind, level, ownership, emr_since");
        views.put("workforce", "facility, commune, facility_kind, ownership, profession, people, starts, ends");
        views.put("bed", "facility, commune, facility_kind, ownership, kind, beds, starts, ends");
        views.put("population", "commune, people, source, starts, ends");
        views.put("pupil", "person, year, kind, place, left_on");
        views.put("fitness", "person, day");
        views.put("listed", "list, name, place, amount, starts, ends");
        views.put("commune", "commune, province");
        views.put("head", "position, followed, followed_day, edition, settled");
        return views;
    }

    @TempDir
    static Path home;

    @TempDir
    static Path elsewhere;

    static ConfigurableApplicationContext application;
    static JdbcClient sql;
    static Records records;
    static People people;
    static Mirror mirror;
    static int number;

    private final Random random = new Random(20_261_121);
    private final List<PersonKey> known = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<String> staff = new ArrayList<>();
    private int pupils;

    /** What was told of somebody, which may be corrected or taken back. */
    private record Event(PersonKey person, ResourceType type, String id) {}

    @BeforeAll
    static void open() {
        application = new SpringApplicationBuilder(VongDoi.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run("--VONGDOI_HOME=" + home);
        sql = bean(JdbcClient.class);
        records = bean(Records.class);
        people = bean(People.class);
        mirror = bean(Mirror.class);
        facilities(100);
    }

    @AfterAll
    static void close() {
        application.close();
    }

    @Test
    void afterRandomYearsTheMirrorTellsWhatTheStoreTellsAndWhatItToldBefore() {
        for (var i = 0; i < 150; i++) happen();
        bean(Following.class).settle();
        mirror.rebuild((_, _, _) -> {});
        var beginning = mirror.position();
        var told = new LinkedHashMap<Long, Map<String, List<String>>>();
        var reader = mirror.read();
        for (var round = 0; round < 24; round++) {
            for (var i = random.nextInt(12); i >= 0; i--) happen();
            if (random.nextInt(3) > 0) bean(Following.class).settle();
            mirror.follow(true);
            if (round == 8 || round == 17) mirror.compact();
            if (round % 3 == 1) {
                bean(Following.class).settle();
                mirror.follow(true);
                reader.advance();
                assertThat(rows(reader)).as("advanced").isEqualTo(ofMirror(reader.position()));
            }
            if (round % 6 == 2) {
                bean(Following.class).settle();
                mirror.follow(true);
                told.put(mirror.position(), ofMirror(mirror.position()));
            }
        }
        reader.close();
        bean(Following.class).settle();
        mirror.follow(true);

        var now = ofMirror(mirror.position());
        VIEWS.keySet().forEach(view -> {
            assertThat(now.get(view)).as(view).isEqualTo(ofStore(view));
            if (!view.equals("listed")) assertThat(now.get(view)).as(view).isNotEmpty();
        });
        assertThat(pupils).isPositive();
        var comparison = mirror.verify((_, _, _) -> {});
        assertThat(comparison.difference()).isEmpty();
        assertThat(comparison.same()).isTrue();
        var anew = new Mirror(
                sql,
                bean(DataSource.class),
                bean(PlatformTransactionManager.class),
                new DataFolder(elsewhere),
                bean(Vault.class),
                bean(Clock.class));
        anew.rebuild((_, _, _) -> {});
        try (var reading = anew.read()) {
            VIEWS.keySet().forEach(view -> assertThat(rows(reading, view)).isEqualTo(now.get(view)));
        }
        told.forEach((position, views) -> {
            try (var reading = mirror.read(position)) {
                views.forEach((view, rows) -> assertThat(rows(reading, view))
                        .as(view + " as of " + position)
                        .isEqualTo(rows));
            }
        });
        assertThat(told.values().stream().map(it -> it.get("visit")).distinct()).hasSize(told.size());
        assertThatThrownBy(() -> mirror.read(beginning - 1)).isInstanceOf(IllegalArgumentException.class);
        try (var today = mirror.read(LocalDate.now(VIETNAM))) {
            assertThat(today.position()).isEqualTo(mirror.position());
        }
    }

    @Test
    void whatIsWrittenIsInTheMirrorWithoutAnybodyAsking() {
        var person = told(null);
        mirror.rebuild((_, _, _) -> {});
        var before = mirror.position();
        tell(new Event(person, ResourceType.CONDITION, "told-" + ++number));
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (mirror.position() == before && System.nanoTime() < end) Thread.onSpinWait();
        assertThat(mirror.position()).isEqualTo(records.position());
    }

    @Test
    void aFileThatSomebodyChangedIsTold() throws IOException {
        told(null);
        mirror.rebuild((_, _, _) -> {});
        var comparison = mirror.verify((_, _, _) -> {});
        assertThat(comparison.same()).isTrue();
        try (var files = Files.list(home.resolve("mirror/data"))) {
            var newest = files.filter(it -> it.getFileName().toString().startsWith("person-"))
                    .max(Comparator.comparing(it -> it.toFile().lastModified()))
                    .orElseThrow();
            var bytes = Files.readAllBytes(newest);
            bytes[bytes.length / 2] ^= 1;
            Files.write(newest, bytes);
            var damaged = mirror.verify((_, _, _) -> {});
            assertThat(damaged.same()).isFalse();
            assertThat(damaged.damaged()).containsExactly(newest.getFileName().toString());
        }
        mirror.rebuild((_, _, _) -> {});
    }

    @Test
    void aRowThatOnlyTheStoreHasIsTold() {
        var person = told(null);
        mirror.rebuild((_, _, _) -> {});
        // Beside the feed, as no door does.
        sql.sql("update person.person set commune = '10532', died = '2026-01-02' where person = :person")
                .param("person", person.value())
                .update();
        var comparison = mirror.verify((_, _, _) -> {});
        assertThat(comparison.same()).isFalse();
        assertThat(comparison.difference().orElseThrow())
                .startsWith("person all: chỉ ở kho")
                .contains("2026-01-02", "only in the mirror");
        mirror.rebuild((_, _, _) -> {});
        assertThat(mirror.verify((_, _, _) -> {}).same()).isTrue();
    }

    private void happen() {
        switch (known.isEmpty() ? 0 : random.nextInt(18)) {
            case 0, 1 -> known.add(told(null));
            case 2 -> told(any(known));
            case 3, 11, 12, 13 -> {
                // Of few, so that three and more are one.
                var one = any(few());
                var other = any(few());
                if (!people.canonical(one).equals(people.canonical(other))) join(one, other);
            }
            case 4 -> part(any(few()));
            case 5 -> died(any(known), random.nextInt(3) == 0 ? null : today().minusDays(random.nextInt(300)));
            case 6 -> {
                if (!events.isEmpty()) withdraw(events.remove(random.nextInt(events.size())));
            }
            case 7, 8 -> {
                if (!events.isEmpty()) tell(any(events));
            }
            case 9 -> register();
            case 10 -> pupil(any(known));
            default -> {
                var types = List.of(
                        ResourceType.ENCOUNTER,
                        ResourceType.ENCOUNTER,
                        ResourceType.CONDITION,
                        ResourceType.CONDITION,
                        ResourceType.OBSERVATION,
                        ResourceType.IMMUNIZATION);
                var event = new Event(any(random.nextBoolean() ? known : few()), any(types), "told-" + ++number);
                tell(event);
                events.add(event);
            }
        }
    }

    private List<PersonKey> few() {
        return known.subList(0, Math.min(8, known.size()));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static LocalDate today() {
        return LocalDate.now(VIETNAM);
    }

    /** Somebody new, or somebody known with other facts: they moved, or have another card. */
    private PersonKey told(@Nullable PersonKey again) {
        var of = again == null
                ? ++number
                : Integer.parseInt(people.person(again).name().substring("Người số ".length()));
        var birth = today().minusDays((of * 7919L) % (of % 2 == 0 ? 2_500 : 30_000));
        var commune = any(List.of("11383", "10507", "10525"));
        return records.write(writing -> {
            var facts = new PersonFacts(
                    "Người số " + of,
                    BirthDate.of(birth),
                    of % 2 == 0 ? Sex.FEMALE : Sex.MALE,
                    commune,
                    Optional.of(new Cccd("031%09d".formatted(of))),
                    Optional.empty(),
                    random.nextBoolean() ? Optional.of(new CardNumber("GD43131%08d".formatted(of))) : Optional.empty(),
                    today().minusDays(random.nextInt(400)),
                    null,
                    today(),
                    true);
            var position = writing.nextPosition();
            var person = people.findOrCreate(List.of(new People.Arrival(facts, position)))
                    .getFirst()
                    .person()
                    .key();
            writing.changed(position, person, "register:people", Actor.console(), Purpose.PUBLIC_HEALTH);
            return person;
        });
    }

    private void tell(Event event) {
        var day = today().minusDays(random.nextInt(900));
        var at = day.atTime(random.nextInt(24), 30).atZone(VIETNAM).toInstant();
        var dated = event.type() != ResourceType.CONDITION || random.nextInt(4) > 0;
        var codes = switch (event.type()) {
            case ENCOUNTER ->
                List.of(
                        "loai-kcb|01",
                        "doi-tuong|" + any(List.of("1.1", "9")),
                        "loai-rv|" + any(List.of("1", "2")),
                        "ket-qua|" + any(List.of("1", "1", "1", "5")));
            case CONDITION -> List.of("icd10|" + any(List.of("I10", "E11.9", "Z00.0", "J00")));
            case OBSERVATION -> List.of(any(List.of("loinc|29463-7", "loinc|8302-2", "y-te-truong-hoc|fitness")));
            default -> List.of(CodeSystem.VACCINE.token(any(List.of("BCG", "DPT-HepB-Hib", "bOPV", "MR"))));
        };
        records.write(writing -> {
            var position = writing.nextPosition();
            writing.put(
                    List.of(new Draft(
                            ResourceWriter.of(event.type(), event.id())
                                    .text("status", "finished")
                                    .text("note", "lần " + ++number)
                                    .finish(),
                            event.person(),
                            event.type() == ResourceType.ENCOUNTER ? event.id() : null,
                            dated ? at : null,
                            event.type() == ResourceType.ENCOUNTER && random.nextBoolean() ? at : null,
                            any(List.of("31101", "31401")),
                            random.nextInt(5) == 0 ? null : any(List.of("11383", "10507", "10525")),
                            event.type() == ResourceType.IMMUNIZATION ? "completed" : "finished",
                            any(List.of("01", "15", "main")),
                            codes,
                            event.type() == ResourceType.OBSERVATION ? 3 + 10 * random.nextDouble() : null,
                            event.type() == ResourceType.OBSERVATION ? any(List.of("kg", "cm")) : null)),
                    position);
            writing.changed(position, event.person(), "claims", Actor.console(), Purpose.CARE);
            return true;
        });
    }

    private void withdraw(Event event) {
        if (event.type() != ResourceType.ENCOUNTER) return;
        records.write(writing -> {
            var position = writing.nextPosition();
            var key = sql.sql("select key from record.identity where type = 1 and id = :id")
                    .param("id", event.id())
                    .query(Long.class)
                    .single();
            writing.withdrawEncounter(event.person(), key, position);
            writing.changed(position, event.person(), "claims", Actor.console(), Purpose.CARE);
            return true;
        });
    }

    private static void died(PersonKey person, @Nullable LocalDate day) {
        records.write(writing -> {
            var position = writing.nextPosition();
            people.died(List.of(new People.Death(person, day)));
            writing.changed(position, person, "register:deaths", Actor.console(), Purpose.PUBLIC_HEALTH);
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

    private void register() {
        if (random.nextInt(3) == 0) {
            facilities(50 + random.nextInt(100));
            return;
        }
        staff.add("31401,%s,Người,%s,,%s,"
                .formatted(
                        "0310800%05d".formatted(1 + random.nextInt(4)),
                        any(List.of("doctor", "nurse")),
                        today().minusDays(random.nextInt(700))));
        load(RegisterKind.STAFF, "facility,cccd,name,profession,licence,from,to", staff.toArray(String[]::new));
    }

    private void pupil(PersonKey key) {
        var person = people.person(key);
        var of = Integer.parseInt(person.name().substring("Người số ".length()));
        var school = any(List.of("TH-1", "TH-2"));
        var row = "031%09d,,%s,%s,%d,%s,%s,Trường,%s,primary,2C,2026,%s"
                .formatted(
                        of,
                        person.name(),
                        person.birth().date(),
                        person.sex().code(),
                        person.commune(),
                        school,
                        any(List.of("10507", "10525")),
                        random.nextInt(3) == 0 ? "2026-10-01" : "");
        var report = load(
                RegisterKind.PUPILS,
                "cccd,bhxh,name,birth,sex,commune,school,school_name,school_commune,kind,class,year,left",
                row);
        if (report.loaded() > 0) pupils++;
    }

    private static void facilities(int beds) {
        load(
                RegisterKind.FACILITIES,
                "code,name,kind,level,commune,ownership,beds,doctors",
                "31101,Trạm (mô phỏng),station,initial,10507,public,0,2",
                "31401,Bệnh viện (mô phỏng),hospital,specialised,10525,public," + beds + ",155");
    }

    private static RegisterReport load(RegisterKind kind, String header, String... rows) {
        try {
            var file = Files.createTempFile(home, kind.word(), ".csv");
            Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
            var report = bean(Registers.class).load(kind, file);
            assertThat(report.status()).isEqualTo(RegisterReport.Status.READ);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> ofMirror(long position) {
        try (var reading = mirror.read(position)) {
            return rows(reading);
        }
    }

    private static Map<String, List<String>> rows(Reading reading) {
        var all = new LinkedHashMap<String, List<String>>();
        VIEWS.keySet().forEach(view -> all.put(view, rows(reading, view)));
        return all;
    }

    private static List<String> rows(Reading reading, String view) {
        var rows = new ArrayList<String>();
        var day = today();
        reading.query(asked(view), day, day, row -> rows.add(words(view, row, true)));
        rows.sort(null);
        return rows;
    }

    private static List<String> ofStore(String view) {
        var rows = new ArrayList<>(
                sql.sql(asked(view)).query((row, _) -> words(view, row, false)).list());
        rows.sort(null);
        return rows;
    }

    private static String asked(String view) {
        return "select " + VIEWS.get(view) + " from analytics." + view;
    }

    private static String words(String view, ResultSet row, boolean pseudonyms) throws SQLException {
        var words = new StringBuilder();
        for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            var value = row.getObject(i);
            if (i == 1 && asked(view).startsWith("select person"))
                value = pseudonyms ? mirror.person(row.getLong(1)) : row.getLong(1);
            words.append(value instanceof Number number ? number.doubleValue() : value)
                    .append('|');
        }
        return words.toString();
    }

    private static <T> T bean(Class<T> type) {
        return application.getBean(type);
    }
}
