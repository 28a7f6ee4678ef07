package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
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

/** A province to which anything happens in any order, by the seed: people come, move, die, are joined and parted; records and registers are told, corrected, withdrawn. */
public final class ChangingProvince {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final JdbcClient sql;
    private final Records records;
    private final People people;
    private final Registers registers;
    private final Path folder;
    private final Random random = new Random(20_261_122);
    private final List<PersonKey> known = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<String> staff = new ArrayList<>();
    private int number;
    private int pupils;

    /** What was told of somebody, which may be corrected or taken back. */
    private record Event(PersonKey person, ResourceType type, String id) {}

    public ChangingProvince(ApplicationContext application, Path folder) {
        this.sql = application.getBean(JdbcClient.class);
        this.records = application.getBean(Records.class);
        this.people = application.getBean(People.class);
        this.registers = application.getBean(Registers.class);
        this.folder = folder;
        facilities(100);
    }

    /** How many rows of pupils were taken. */
    int pupils() {
        return pupils;
    }

    /** Somebody new. */
    PersonKey born() {
        return told(null);
    }

    void diagnosed(PersonKey person) {
        tell(new Event(person, ResourceType.CONDITION, "told-" + ++number));
    }

    /** Anything that may happen to a province, once. */
    public void happen() {
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

    private LocalDate today() {
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
            case CONDITION ->
                List.of("icd10|" + any(List.of("I10", "E11.9", "Z00.0", "J00", "O82", "Z34.0", "Z39.2", "A15.0")));
            case OBSERVATION ->
                List.of(any(List.of("loinc|29463-7", "loinc|8302-2", "loinc|85354-9", "y-te-truong-hoc|fitness")));
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
                            any(List.of("01", "03", "15", "main")),
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

    private void died(PersonKey person, @Nullable LocalDate day) {
        records.write(writing -> {
            var position = writing.nextPosition();
            people.died(List.of(new People.Death(person, day)));
            writing.changed(position, person, "register:deaths", Actor.console(), Purpose.PUBLIC_HEALTH);
            return true;
        });
    }

    private void join(PersonKey one, PersonKey other) {
        records.write(writing -> {
            var position = writing.nextPosition();
            people.join(one, other, Joining.Reason.DESK, "", "lan", position);
            writing.changed(position, one, "person:joined", Actor.console(), Purpose.CARE);
            writing.changed(writing.nextPosition(), other, "person:joined", Actor.console(), Purpose.CARE);
            return true;
        });
    }

    private void part(PersonKey person) {
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

    private void facilities(int beds) {
        load(
                RegisterKind.FACILITIES,
                "code,name,kind,level,commune,ownership,beds,doctors",
                "31101,Trạm (mô phỏng),station,initial,10507,public,0,2",
                "31401,Bệnh viện (mô phỏng),hospital,specialised,10525,public," + beds + ",155");
    }

    private RegisterReport load(RegisterKind kind, String header, String... rows) {
        try {
            var file = Files.createTempFile(folder, kind.word(), ".csv");
            Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
            var report = registers.load(kind, file);
            assertThat(report.status()).isEqualTo(RegisterReport.Status.READ);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
