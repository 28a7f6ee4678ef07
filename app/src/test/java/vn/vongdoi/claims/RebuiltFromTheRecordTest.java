package vn.vongdoi.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.claimfhir.ClaimFhir;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claimfile.OriginalTables;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.Samples;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Entry;
import vn.vongdoi.simulator.SimulationPlan;
import vn.vongdoi.simulator.Simulator;

/** Nothing of what was sent is lost on the way into the record: the tables come back from what is stored. */
class RebuiltFromTheRecordTest {
    private static final Actor CONSOLE = Actor.console();

    @TempDir
    static Path home;

    @TempDir
    Path temp;

    static ClaimsFixture claims;

    @BeforeAll
    static void open() {
        claims = ClaimsFixture.open(home);
    }

    @AfterAll
    static void close() {
        claims.close();
    }

    @BeforeEach
    void empty() {
        claims.empty();
    }

    @Test
    void everyTableOfASimulatedProvinceComesBackFieldForField() {
        var plan = SimulationPlan.of(11, 4_000, 1_000, LocalDate.of(2026, 11, 21));
        new Simulator(plan).write(temp, (what, done, total) -> {});
        claims.door().receive(List.of(temp), CONSOLE, file -> {});

        assertThat(assertComesBack()).isGreaterThan(900);
    }

    @Test
    void everySampleComesBack() {
        claims.door().receive(List.of(Samples.folder("claims")), CONSOLE, file -> {});

        assertThat(assertComesBack()).isPositive();
    }

    @Test
    void aVisitOf4210ComesBackInItsOwnWords() throws Exception {
        var file =
                Files.writeString(temp.resolve("older.xml"), GoodVisit.older().file(1));
        claims.door().receive(file, "older.xml", CONSOLE);

        assertThat(assertComesBack()).isOne();
    }

    /** Papers have no STT: two of a kind are told apart by their place. */
    @Test
    void twoPapersOfAKindAreBothKept() throws Exception {
        var one = new GoodVisit().file(1);
        var table = one.indexOf("<FILEHOSO><LOAIHOSO>XML8<");
        var paper = one.substring(table, one.indexOf("</FILEHOSO>", table) + "</FILEHOSO>".length());
        var file = Files.writeString(temp.resolve("twice.xml"), one.replace(paper, paper + paper));
        claims.door().receive(file, "twice.xml", CONSOLE);

        assertThat(assertComesBack()).isOne();
    }

    /** @return how many encounters were compared */
    private static int assertComesBack() {
        var sent = new HashMap<Long, ClaimEncounter>();
        claims.sql().sql("""
                select e.encounter, s.facility, s.made, s.original from claims.encounter e
                join claims.submission s on s.submission = e.submission
                where e.encounter is not null and not e.withdrawn""").query(row -> {
            var tables = OriginalTables.read(SubmissionStore.unpacked(row.getBytes("original")));
            var made = row.getObject("made", LocalDate.class);
            sent.put(row.getLong("encounter"), ClaimEncounter.of(row.getString("facility"), made, tables));
        });
        var compared = 0;
        for (var person : claims.sql()
                .sql("select person from person.person")
                .query(Long.class)
                .list()) {
            var key = new PersonKey(person);
            var encounters = claims.records().timeline(CONSOLE, Purpose.CARE, key).stream()
                    .filter(entry -> entry.type() == ResourceType.ENCOUNTER)
                    .map(Entry::key)
                    .toList();
            for (var encounter : encounters) {
                var original = Objects.requireNonNull(sent.get(encounter));
                var stored = claims.records().ofEncounter(CONSOLE, Purpose.CARE, key, encounter);
                var rebuilt =
                        ClaimFhir.tables(stored.stream().map(Entry::resource).toList());
                for (var kind : TableKind.list()) {
                    assertThat(values(rebuilt.getOrDefault(kind, List.of())))
                            .as("%s of %s", kind, original.maLk())
                            .isEqualTo(values(original.rows(kind)));
                }
                compared++;
            }
        }
        return compared;
    }

    private static List<Map<String, String>> values(List<Row> rows) {
        var all = new ArrayList<Map<String, String>>();
        for (var row : rows) {
            var values = new HashMap<String, String>();
            for (var place = 0; place < row.layout().size(); place++) values.put(row.field(place), row.text(place));
            all.add(values);
        }
        return all;
    }
}
