package vn.vongdoi.claims;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claimfile.OriginalTables;
import vn.vongdoi.claimfile.Samples;
import vn.vongdoi.claimfile.SentTable;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Entry;
import vn.vongdoi.record.Records;

class ClaimsDoorTest {
    private static final Actor CONSOLE = Actor.console();

    @TempDir
    static Path home;

    @TempDir
    Path temp;

    static ClaimsFixture claims;
    static JdbcClient sql;
    static People people;
    static Records records;
    static ClaimsDoor door;

    @BeforeAll
    static void open() {
        claims = ClaimsFixture.open(home);
        sql = claims.sql();
        people = claims.people();
        records = claims.records();
        door = claims.door();
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
    void everyLegalSampleIsAcceptedOnceAndStoredOnce() {
        var samples = Samples.folder("claims");
        assertThat(statuses(loaded(samples))).hasSize(9).containsOnly(Status.ACCEPTED);
        var resources = count("record.resource");
        assertThat(statuses(loaded(samples))).hasSize(9).containsOnly(Status.DUPLICATE);
        assertThat(count("record.resource")).isEqualTo(resources);
        assertThat(count("record.history")).isZero();
        assertThat(count("claims.encounter")).isEqualTo(9);
    }

    @Test
    void theInpatientSampleBecomesTheResourcesItsRowsCallFor() {
        door.receive(List.of(Samples.folder("claims").resolve("inpatient.xml")), CONSOLE, file -> {});
        var timeline = timeline("030161069350");
        assertThat(timeline).extracting(Entry::type).contains(ResourceType.ENCOUNTER, ResourceType.CLAIM);
        // 8 drug lines, 4 results, 5 notes; of 7 service lines 5 are bed days and stay on the Claim.
        assertThat(of(timeline, ResourceType.MEDICATION_REQUEST)).hasSize(8);
        assertThat(of(timeline, ResourceType.CONDITION)).hasSize(1);
        var claim = of(timeline, ResourceType.CLAIM).getFirst();
        assertThat(claim.value()).isEqualTo(1229452);
        assertThat(claim.resource().tree().at("/item")).hasSize(15);
        var encounter = of(timeline, ResourceType.ENCOUNTER).getFirst();
        assertThat(encounter.codes()).startsWith("icd10|A97.0").contains("loai-kcb|03", "doi-tuong|1.1");
        assertThat(encounter.starts()).isEqualTo("2026-10-14T00:24:00Z");
        assertThat(encounter.facility()).isEqualTo("31303");
        assertThat(encounter.commune()).isEqualTo("10714");
    }

    @Test
    void whatIsStoredIsFhirR4ThatAStrictParserReads() {
        door.receive(List.of(Samples.folder("claims")), CONSOLE, file -> {});
        var parser = FhirContext.forR4Cached().newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        var persons =
                sql.sql("select person from person.person").query(Long.class).list();
        assertThat(persons).isNotEmpty();
        for (var person : persons) {
            for (var entry : records.timeline(CONSOLE, Purpose.CARE, new PersonKey(person))) {
                var parsed = parser.parseResource(new String(entry.resource().json(), StandardCharsets.UTF_8));
                assertThat(parsed.fhirType()).isEqualTo(entry.type().fhirName());
                assertThat(parsed.getIdElement().getIdPart())
                        .isEqualTo(entry.resource().id());
            }
        }
    }

    @Test
    void theRejectedSamplesAreAnsweredAsExpectedAndTheGoodNeighbourIsStored() throws Exception {
        var folder = Samples.folder("claims-rejected");
        var report = loaded(folder);
        var expected = Files.readAllLines(folder.resolve("expected.csv"));
        for (var line : expected.subList(1, expected.size())) {
            var cells = line.split(",");
            var encounter = report.files().stream()
                    .filter(f -> f.path().endsWith(cells[0]))
                    .flatMap(f -> f.encounters().stream())
                    .filter(e -> e.maLk().equals(cells[1]))
                    .findFirst()
                    .orElseThrow();
            assertThat(encounter.status()).as(line).isEqualTo(Status.REJECTED);
            assertThat(encounter.issues())
                    .as(line)
                    .anyMatch(i -> i.rejects()
                            && i.table().equals(cells[2])
                            && i.field().equals(cells[3]));
        }
        assertThat(report.count(Status.ACCEPTED)).isEqualTo(1);
        assertThat(sql.sql("select ma_lk from claims.encounter")
                        .query(String.class)
                        .list())
                .containsExactly("31301.260227.0000819");
    }

    @Test
    void aNewerFileReplacesWithHistoryAndARejectedResendLeavesTheEarlierOneCurrent() throws Exception {
        var first = sample("outpatient-station.xml");
        receive(first);
        var corrected = changed(
                first, "20260621", "20260622", "XML1", "<MA_BENH_KT></MA_BENH_KT>", "<MA_BENH_KT>E11.9</MA_BENH_KT>");
        assertThat(receive(corrected)).containsExactly(Status.REPLACED);
        assertThat(count("record.resource where type = 2")).isEqualTo(2);
        assertThat(count("record.history where type = 1")).isEqualTo(1);
        assertThat(sql.sql("select version from record.resource where type = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);

        var broken = changed(
                first,
                "20260621",
                "20260623",
                "XML1",
                "<MA_BENH_CHINH>I10</MA_BENH_CHINH>",
                "<MA_BENH_CHINH>I99.99</MA_BENH_CHINH>");
        assertThat(receive(broken)).containsExactly(Status.REJECTED);
        assertThat(count("record.resource where type = 2")).isEqualTo(2);

        assertThat(receive(first)).containsExactly(Status.DUPLICATE);
        assertThat(count("record.resource where type = 2")).isEqualTo(2);
    }

    @Test
    void anOlderFileArrivingLateIsKeptButNotCurrent() throws Exception {
        var file = sample("outpatient-station.xml");
        receive(file);
        var older = changed(
                file, "20260621", "20260620", "XML1", "<MA_BENH_KT></MA_BENH_KT>", "<MA_BENH_KT>E11.9</MA_BENH_KT>");
        var report = door.receive(older, "older.xml", CONSOLE);
        assertThat(report.files().getFirst().encounters().getFirst().issues())
                .anyMatch(i -> i.rule().equals("older-than-current"));
        assertThat(count("record.resource where type = 2")).isEqualTo(1);
        assertThat(count("claims.submission")).isEqualTo(2);
    }

    @Test
    void withdrawingTakesTheEncounterOutOfTheRecordButNotOutOfHistory() throws Exception {
        var file = sample("outpatient-station.xml");
        receive(file);
        var withdrawn = changed(
                file,
                "20260621",
                "20260625",
                "XML1",
                "<MA_DOITUONG_KCB>1.1</MA_DOITUONG_KCB>",
                "<MA_DOITUONG_KCB>8</MA_DOITUONG_KCB>");
        assertThat(receive(withdrawn)).containsExactly(Status.WITHDRAWN);
        assertThat(count("record.resource where encounter is not null")).isZero();
        assertThat(count("record.history where deleted and type = 1")).isEqualTo(1);
        var again = changed(
                file, "20260621", "20260626", "XML1", "<MA_BENH_KT></MA_BENH_KT>", "<MA_BENH_KT>E11.9</MA_BENH_KT>");
        assertThat(receive(again)).containsExactly(Status.ACCEPTED);
        assertThat(sql.sql("select version from record.resource where type = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aTokenOfOneFacilityCannotDeliverForAnotherAndNothingIsStored() {
        var stranger = Actor.machine("his-31401", Optional.of("31401"));
        var report = door.receive(sample("inpatient.xml"), "inpatient.xml", stranger);
        assertThat(report.files().getFirst().problem().orElseThrow().kind()).isEqualTo("forbidden");
        assertThat(report.files().getFirst().problem().orElseThrow().message()).contains("31303");
        assertThat(count("claims.submission")).isZero();
        assertThat(count("record.resource")).isZero();
    }

    @Test
    void rowsThatWouldBecomeOneResourceAreADuplicateStt() throws Exception {
        var twice = changed(
                sample("outpatient-station.xml"), "20260621", "20260622", "XML2", "<STT>2</STT>", "<STT>01</STT>");
        var report = door.receive(twice, "twice.xml", CONSOLE);
        assertThat(statuses(report)).containsExactly(Status.REJECTED);
        assertThat(report.files().getFirst().encounters().getFirst().issues())
                .anyMatch(i -> i.rejects() && i.rule().equals("stt-duplicate"));
    }

    @Test
    void theFeedTellsEveryVisitInOrderWithItsPerson() {
        var before = records.position();
        door.receive(List.of(Samples.folder("claims")), CONSOLE, file -> {});
        var changes = records.changes(before, 100);
        assertThat(changes)
                .hasSize(9)
                .allMatch(c -> c.person() != null && c.what().equals("claims"));
        assertThat(changes).extracting(c -> c.position()).isSorted().doesNotHaveDuplicates();
        assertThat(records.position()).isEqualTo(changes.getLast().position());
    }

    @Test
    void anEncounterOf4210EntersTheRecordLikeAnyOther() throws Exception {
        var file =
                Files.writeString(temp.resolve("older.xml"), GoodVisit.older().file(1));
        assertThat(receive(file)).containsExactly(Status.ACCEPTED);
        assertThat(receive(file)).containsExactly(Status.DUPLICATE);
        var person = new PersonKey(sql.sql("select person from record.resource where type = 1")
                .query(Long.class)
                .single());
        var timeline = records.timeline(CONSOLE, Purpose.CARE, person);
        assertThat(of(timeline, ResourceType.CONDITION))
                .extracting(entry -> entry.codes().getFirst())
                .allMatch(code -> code.contains("I10") || code.contains("E11.9") || code.contains("J18.9"))
                .hasSize(3);
        assertThat(of(timeline, ResourceType.MEDICATION_REQUEST)).hasSize(1);
        assertThat(of(timeline, ResourceType.PROCEDURE)).hasSize(1);
        assertThat(of(timeline, ResourceType.SERVICE_REQUEST)).hasSize(1);
        assertThat(of(timeline, ResourceType.OBSERVATION)).hasSize(2);
        var claim = of(timeline, ResourceType.CLAIM).getFirst();
        assertThat(claim.value()).isEqualTo(73000.0);
        assertThat(claim.resource().tree().at("/item/1/net/value").asInt()).isEqualTo(40000);
        assertThat(claim.resource().tree().toString())
                .contains("{\"url\":\"T_BHTT\",\"valueDecimal\":58400}")
                .doesNotContain("T_TONGCHI_BH");
        assertThat(of(timeline, ResourceType.COVERAGE)
                        .getFirst()
                        .resource()
                        .tree()
                        .toString())
                .contains("GD4313040064009");
    }

    @Test
    void aTruncatedFileStoresNothing() throws Exception {
        var bytes = Files.readAllBytes(sample("several-varied.xml"));
        var half = temp.resolve("half.xml");
        Files.write(half, Arrays.copyOf(bytes, bytes.length * 3 / 4));
        var report = door.receive(half, "half.xml", CONSOLE);
        assertThat(report.files()).noneMatch(FileReport::readable);
        assertThat(count("record.resource")).isZero();
        assertThat(count("claims.submission")).isZero();
    }

    @Test
    void theOriginalIsKeptAndCanBeReadAgain() throws Exception {
        receive(sample("inpatient.xml"));
        var packed = sql.sql("select original from claims.submission")
                .query(byte[].class)
                .single();
        var tables = OriginalTables.read(SubmissionStore.unpacked(packed));
        assertThat(tables)
                .extracting(SentTable::kind)
                .containsExactly("XML1", "XML2", "XML3", "XML4", "XML5", "XML7", "XML8");
    }

    /** A file of the same encounter made on another day, with one value of one table changed. */
    private Path changed(Path file, String made, String newMade, String table, String value, String newValue)
            throws Exception {
        var text = Files.readString(file).replace("<NGAYLAP>" + made, "<NGAYLAP>" + newMade);
        var begin = text.indexOf("<NOIDUNGFILE>", text.indexOf("<LOAIHOSO>" + table)) + "<NOIDUNGFILE>".length();
        var end = text.indexOf("</NOIDUNGFILE>", begin);
        var content = new String(Base64.getDecoder().decode(text.substring(begin, end)), StandardCharsets.UTF_8);
        assertThat(content).contains(value);
        var mended = Base64.getEncoder()
                .encodeToString(content.replace(value, newValue).getBytes(StandardCharsets.UTF_8));
        var target = Files.createTempFile(temp, "changed", ".xml");
        return Files.writeString(target, text.substring(0, begin) + mended + text.substring(end));
    }

    private LoadReport loaded(Path folder) {
        var files = new ArrayList<FileReport>();
        door.receive(List.of(folder), CONSOLE, files::add);
        return new LoadReport(files);
    }

    private List<Status> receive(Path file) {
        return statuses(door.receive(file, file.getFileName().toString(), CONSOLE));
    }

    private Path sample(String name) {
        return Samples.folder("claims").resolve(name);
    }

    private static List<Status> statuses(LoadReport report) {
        assertThat(report.files()).allMatch(FileReport::readable);
        return report.files().stream()
                .flatMap(f -> f.encounters().stream())
                .map(EncounterReport::status)
                .toList();
    }

    private static List<Entry> timeline(String cccd) {
        var person = people.search(cccd, 1).getFirst();
        return records.timeline(CONSOLE, Purpose.CARE, person.key());
    }

    private static List<Entry> of(List<Entry> entries, ResourceType type) {
        return entries.stream().filter(e -> e.type() == type).toList();
    }

    private static long count(String from) {
        return sql.sql("select count(*) from " + from).query(Long.class).single();
    }
}
