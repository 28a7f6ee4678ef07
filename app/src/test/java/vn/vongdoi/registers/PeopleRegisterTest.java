package vn.vongdoi.registers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.vongdoi.registers.RegisterKind.PEOPLE;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.csv.Issue.Severity;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.BhxhNumber;
import vn.vongdoi.person.CardNumber;

class PeopleRegisterTest extends EmptyRegisters {
    private static final String HEADER = "cccd,bhxh,card,name,birth,sex,commune";
    private static final String HANG = "030177140271,3049012920,GD4313049012920,Ngô Thị Hồng Hằng,1977-01-11,2,11020";
    private static final String SON = "031062326873,0101756126,DN4310101756126,Trần Văn Sơn,1962-02-07,1,11542";
    private static final String CHILD = ",3052833386,TE1313052833386,Nguyễn Phú Chiến,2024-12-25,1,11257";
    private static final String OLD_WOMAN = ",,,Nguyễn Thị Tư,1938,2,10507";

    @Test
    void theSharedPeopleLoadWholeAndLoadedAgainDoubleNothing() {
        var sample = RegisterDoor.sample("people.csv");
        assumeTrue(sample.isPresent(), "needs ../shared/samples");
        var first = door.load(PEOPLE, sample.orElseThrow());
        assertThat(first.issues()).isEmpty();
        assertThat(first.loaded()).isEqualTo(first.rows()).isEqualTo(55);
        var position = door.records().position();
        var second = door.load(PEOPLE, sample.orElseThrow());
        assertThat(second.unchanged()).isEqualTo(55);
        assertThat(door.count("select count(*) from person.person where registered"))
                .isEqualTo(55);
        assertThat(door.count("select count(*) from record.resource where type = 9"))
                .isEqualTo(55);
        assertThat(door.records().position()).isEqualTo(position);
    }

    @Test
    void everyNewPersonIsToldToTheFeedAndHasAPatient() {
        var before = door.records().position();
        door.load(PEOPLE, HEADER, HANG, CHILD);
        var changes = door.records().changes(before, 10);
        assertThat(changes).extracting(c -> c.what()).containsExactly("register:people", "register:people");
        var hang = door.people().search("030177140271", 1).getFirst();
        assertThat(changes.getFirst().person()).isEqualTo(hang.key());
        assertThat(hang.registered()).isTrue();
        assertThat(hang.commune()).isEqualTo("11020");
        assertThat(door.records()
                        .find(
                                Actor.console(),
                                Purpose.CARE,
                                ResourceType.PATIENT,
                                hang.key().id()))
                .isPresent();
    }

    @Test
    void aPersonWithoutAnyNumberIsKnownAgainByAllThatTheRowSays() {
        door.load(PEOPLE, HEADER, OLD_WOMAN);
        var again = door.load(PEOPLE, HEADER, OLD_WOMAN);
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(door.count("select count(*) from person.person")).isEqualTo(1);
    }

    @Test
    void twoOfOneNameAndBirthWithDifferentNumbersStayTwo() {
        var namesake = ",3049012921,GD4313049012921,Ngô Thị Hồng Hằng,1977-01-11,2,11020";
        assertThat(door.load(PEOPLE, HEADER, HANG, namesake).loaded()).isEqualTo(2);
        assertThat(door.load(PEOPLE, HEADER, HANG, namesake).unchanged()).isEqualTo(2);
        assertThat(door.count("select count(*) from person.person")).isEqualTo(2);
    }

    @Test
    void twoRowsWithOneCccdAndDifferentNamesAreNotBothBelieved() {
        var stranger = HANG.replace("Ngô Thị Hồng Hằng", "Lý Thị Mai");
        var report = door.load(PEOPLE, HEADER, HANG, SON, stranger);
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column, Issue::value, Issue::severity)
                .containsExactly(tuple(4L, "cccd", "030177140271", Severity.REJECT));
        assertThat(report.issues().getFirst().message()).contains("dòng 2");
        assertThat(door.people().search("030177140271", 1).getFirst().name()).isEqualTo("Ngô Thị Hồng Hằng");
    }

    @Test
    void aNumberThatBelongsToSomebodyElseIsReportedEveryTime() {
        door.load(PEOPLE, HEADER, HANG);
        var stranger = "030177140271,,,Lý Văn Mạnh,1990-05-05,1,10507";
        for (var i = 0; i < 2; i++) {
            var report = door.load(PEOPLE, HEADER, SON, stranger);
            assertThat(report.rejected()).isEqualTo(1);
            assertThat(report.issues()).extracting(Issue::line, Issue::column).containsExactly(tuple(3L, "cccd"));
        }
        assertThat(door.count("select count(*) from person.person")).isEqualTo(2);
    }

    @Test
    void aCorrectedRowChangesThePersonAndKeepsTheFormerPatient() {
        door.load(PEOPLE, HEADER, HANG);
        var before = door.records().position();
        var moved = HANG.replace("Ngô Thị Hồng Hằng", "Ngô Thị Hồng Hạnh").replace("11020", "10507");
        var report = door.load(PEOPLE, HEADER, moved);
        assertThat(report.loaded()).isEqualTo(1);
        var person = door.people().search("030177140271", 1).getFirst();
        assertThat(person.name()).isEqualTo("Ngô Thị Hồng Hạnh");
        assertThat(person.commune()).isEqualTo("10507");
        assertThat(door.count("select count(*) from person.person")).isEqualTo(1);
        assertThat(door.count("select version from record.resource where type = 9"))
                .isEqualTo(2);
        assertThat(door.count("select count(*) from record.history where type = 9"))
                .isEqualTo(1);
        assertThat(door.records().position()).isEqualTo(before + 1);
    }

    @Test
    void anEmptyCellTakesAwayNoNumberAndNoCardThatIsKnown() {
        door.load(PEOPLE, HEADER, HANG);
        var again = door.load(PEOPLE, HEADER, "030177140271,,,Ngô Thị Hồng Hằng,1977-01-11,2,11020");
        assertThat(again.unchanged()).isEqualTo(1);
        var person = door.people().search("030177140271", 1).getFirst();
        assertThat(person.card()).contains(new CardNumber("GD4313049012920"));
        assertThat(person.bhxh()).contains(new BhxhNumber("3049012920"));
    }

    @Test
    void badRowsAreReportedWithLineColumnAndValueAndTheGoodOnesLoad() {
        var report = door.load(
                PEOPLE,
                HEADER,
                "03017714027,3049012920,GD4313049012920,Ngô Thị Hồng Hằng,1977-01-11,2,11020",
                "031062326873,01017561,DN6310101756126,Trần Văn Sơn,1962-02-30,3,1154",
                CHILD,
                ",,,,2030-01-01,1,10507",
                "031084459353,3101939677,CN2313101939677,Trần Đình Cảnh,1984-01,1,11443",
                "031079459353,3101939678,CN2313101939677,Trần Đình Cảnh,1979,1,11443");
        assertThat(report.rows()).isEqualTo(6);
        assertThat(report.loaded()).isEqualTo(3);
        assertThat(report.rejected()).isEqualTo(3);
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column, Issue::value)
                .containsExactly(
                        tuple(2L, "cccd", "03017714027"),
                        tuple(3L, "bhxh", "01017561"),
                        tuple(3L, "birth", "1962-02-30"),
                        tuple(3L, "sex", "3"),
                        tuple(3L, "commune", "1154"),
                        tuple(3L, "card", "DN6310101756126"),
                        tuple(5L, "name", ""),
                        tuple(5L, "birth", "2030-01-01"),
                        tuple(7L, "card", "CN2313101939677"));
    }

    @Test
    void manyNewPeopleAreKnownToTheQueryPlannerAtOnce() {
        door.load(PEOPLE, many(1_000));
        assertThat(door.count("select reltuples from pg_class where oid = 'person.person'::regclass"))
                .isEqualTo(1_000);
    }

    @Test
    void aRegisterLongerThanABatchLoadsWholeAndDoublesNothing() {
        var file = many(4_500);
        assertThat(door.load(PEOPLE, file).loaded()).isEqualTo(4_500);
        assertThat(door.load(PEOPLE, file).unchanged()).isEqualTo(4_500);
        assertThat(door.count("select count(*) from person.person")).isEqualTo(4_500);
        assertThat(door.count("select max(position) - min(position) from record.resource where type = 9"))
                .isEqualTo(4_499);
    }

    private static Path many(int people) {
        var rows = new StringBuilder(HEADER).append('\n');
        for (var i = 0; i < people; i++) {
            rows.append("0310%08d,,,Người mô phỏng %d,1980-03-04,1,10507\n".formatted(i, i));
        }
        return door.file(rows.toString().getBytes(UTF_8));
    }
}
