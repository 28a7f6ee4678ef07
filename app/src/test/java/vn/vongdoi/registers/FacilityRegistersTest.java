package vn.vongdoi.registers;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.vongdoi.registers.RegisterKind.BEDS;
import static vn.vongdoi.registers.RegisterKind.FACILITIES;
import static vn.vongdoi.registers.RegisterKind.STAFF;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.csv.Issue.Severity;
import vn.vongdoi.registers.RegisterReport.Status;

class FacilityRegistersTest extends EmptyRegisters {
    private static final String HEADER = "code,name,kind,level,commune,ownership,beds,doctors";
    private static final String STATION = "31101,Trạm Y tế Thành Đông (mô phỏng),station,initial,10507,public,0,2";
    private static final String HOSPITAL = "31401,Bệnh viện (mô phỏng),hospital,specialised,10660,public,1000,155";

    @Test
    void theSharedFacilitiesLoadWholeAndLoadedAgainDoubleNothing() {
        var sample = RegisterDoor.sample("facilities.csv");
        assumeTrue(sample.isPresent(), "needs ../shared/samples");
        var first = door.load(FACILITIES, sample.orElseThrow());
        assertThat(first.status()).isEqualTo(Status.READ);
        assertThat(first.issues()).isEmpty();
        assertThat(first.loaded()).isEqualTo(first.rows()).isEqualTo(35);
        var position = door.records().position();
        var second = door.load(FACILITIES, sample.orElseThrow());
        assertThat(second.unchanged()).isEqualTo(35);
        assertThat(second.loaded()).isZero();
        assertThat(door.count("select count(*) from place.facility")).isEqualTo(35);
        assertThat(door.records().position()).isEqualTo(position);
    }

    @Test
    void aLoadingTakesAPositionThatTheFeedTells() {
        var before = door.records().position();
        door.load(FACILITIES, HEADER, STATION);
        var changes = door.records().changes(before, 10);
        assertThat(changes).extracting(c -> c.what()).containsExactly("register:facilities");
        assertThat(changes).extracting(c -> c.position()).containsExactly(before + 1);
    }

    @Test
    void aBadRowIsReportedAndTheGoodOnesLoad() {
        var report = door.load(
                FACILITIES,
                HEADER,
                STATION,
                "3110,Trạm Y tế (mô phỏng),trạm,initial,99999,public,0,-2",
                "",
                HOSPITAL,
                "31402,,hospital,specialised,10660,public,1.000,5");
        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(2);
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column, Issue::value)
                .containsExactly(
                        tuple(3L, "code", "3110"),
                        tuple(3L, "kind", "trạm"),
                        tuple(3L, "commune", "99999"),
                        tuple(3L, "doctors", "-2"),
                        tuple(6L, "name", ""),
                        tuple(6L, "beds", "1.000"));
        assertThat(report.issues())
                .extracting(Issue::message)
                .allSatisfy(m -> assertThat(m).isNotBlank());
    }

    @Test
    void theReportIsTheJsonOfTheContract() {
        var report = door.load(FACILITIES, HEADER, STATION, "31102,Trạm,trạm,initial,10525,public,0,1");
        var json = JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsBytes(report));
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "register",
                        "path",
                        "status",
                        "rows",
                        "loaded",
                        "unchanged",
                        "rejected",
                        "issues",
                        "issuesLeftOut");
        assertThat(json.get("register").asString()).isEqualTo("facilities");
        assertThat(json.get("status").asString()).isEqualTo("read");
        var issue = json.get("issues").get(0);
        assertThat(issue.propertyNames()).containsExactlyInAnyOrder("line", "column", "value", "severity", "message");
        assertThat(issue.get("line").asInt()).isEqualTo(3);
        assertThat(issue.get("severity").asString()).isEqualTo("reject");
    }

    @Test
    void aChangedRowReplacesTheFormerOne() {
        door.load(FACILITIES, HEADER, STATION, HOSPITAL);
        var report = door.load(FACILITIES, HEADER, STATION.replace(",0,2", ",0,4"), HOSPITAL);
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(door.count("select doctors from place.facility where code = '31101'"))
                .isEqualTo(4);
    }

    @Test
    void twoRowsWithOneCodeAreNotBothBelieved() {
        var report = door.load(FACILITIES, HEADER, STATION, STATION.replace(",0,2", ",0,9"), STATION);
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.issues()).extracting(Issue::line, Issue::column).containsExactly(tuple(3L, "code"));
        assertThat(report.issues().getFirst().message()).contains("dòng 2");
        assertThat(door.count("select doctors from place.facility")).isEqualTo(2);
    }

    @Test
    void columnsMayComeInAnyOrderAndAnUnknownOneIsNamedOnce() {
        var report = door.load(
                FACILITIES,
                "phone;code;name;doctors;beds;kind;level;ownership;commune;emr_since",
                "0220;31101;\"Trạm; mô phỏng\";2;0;station;initial;public;10507;2026-09-01",
                "0220;31102;Trạm mô phỏng;2;0;station;initial;public;10525;");
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column, Issue::severity)
                .containsExactly(tuple(1L, "phone", Severity.WARN));
        assertThat(door.count("select count(*) from place.facility where emr_since = '2026-09-01'"))
                .isEqualTo(1);
    }

    @Test
    void aFileWithoutTheRecordsColumnLeavesWhatWasKnownOfThem() {
        door.load(FACILITIES, HEADER + ",emr_since", STATION + ",2026-09-01");
        door.load(FACILITIES, HEADER, STATION);
        assertThat(door.count("select count(*) from place.facility where emr_since is not null"))
                .isEqualTo(1);
        door.load(FACILITIES, HEADER + ",emr_since", STATION + ",");
        assertThat(door.count("select count(*) from place.facility where emr_since is not null"))
                .isZero();
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreFine() {
        var text = "\uFEFF" + HEADER + "\r\n" + STATION + "\r\n";
        assertThat(door.load(FACILITIES, door.file(text.getBytes(UTF_8))).loaded())
                .isEqualTo(1);
    }

    @Test
    void aFormerCommuneOfWhichTheCodeIsGoneIsTranslatedOrItsSuccessorsAreNamed() {
        // Phường Phúc Xá (00001) went whole into Hồng Hà (00097); a split one cannot be told from its code.
        var split = door.db.sql("""
                        select code from place.former_commune f
                        where split and not exists (select from place.commune c where c.code = f.code)
                        order by code limit 1""").query(String.class).single();
        var successors = door.db
                .sql("select successor from place.former_commune where code = :code")
                .param("code", split)
                .query(String.class)
                .list();
        var report = door.load(FACILITIES, HEADER, STATION.replace("10507", "00001"), HOSPITAL.replace("10660", split));
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(door.count("select count(*) from place.facility where commune = '00097'"))
                .isEqualTo(1);
        assertThat(report.issues()).extracting(Issue::column, Issue::value).containsExactly(tuple("commune", split));
        assertThat(report.issues().getFirst().message()).contains(successors);
    }

    @Test
    void aFileThatIsNotARegisterIsRefusedWholeWithTheReason() {
        var text = HEADER + "\n" + STATION + "\n";
        assertRefused(door.load(FACILITIES, door.file(text.getBytes(UTF_16LE))), "UTF-8");
        assertRefused(door.load(FACILITIES, door.file(text.getBytes(Charset.forName("windows-1258")))), "UTF-8");
        assertRefused(door.load(FACILITIES, door.file(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0})), "UTF-8");
        assertRefused(door.load(FACILITIES, door.file(new byte[0])), "trống");
        assertRefused(door.load(FACILITIES, "code,name", "31101,Trạm"), "kind");
        assertRefused(door.load(FACILITIES, HEADER + ",code", STATION + ",1"), "code");
        assertRefused(door.load(FACILITIES, folder.resolve("missing.csv")), "Không có tệp");
        assertRefused(door.load(FACILITIES, folder), "Không có tệp");
    }

    @Test
    void aWrongByteFarDownLeavesNothingHalfLoaded() {
        var rows = new StringBuilder(HEADER).append('\n');
        for (var i = 0; i < 5_000; i++) {
            rows.append(STATION.replace("31101", "31%03X".formatted(i % 0xFFF))).append('\n');
        }
        var bytes = rows.toString().getBytes(UTF_8);
        bytes[bytes.length - 3] = (byte) 0xFF;
        assertRefused(door.load(FACILITIES, door.file(bytes)), "UTF-8");
    }

    @Test
    void anEndlessLineIsRefusedBeforeItFillsTheMemory() {
        assertRefused(door.load(FACILITIES, door.file(" ".repeat(3_000_000).getBytes(UTF_8))), "dài");
        var unclosed = HEADER + "\n31101,\"Trạm" + (",x".repeat(20) + "\n").repeat(50_000);
        assertRefused(door.load(FACILITIES, door.file(unclosed.getBytes(UTF_8))), "dài");
    }

    @Test
    void aCommaInsideANameWithoutQuotesIsReported() {
        var report = door.load(FACILITIES, HEADER, STATION.replace("Thành Đông", "Thành, Đông"));
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.issues().getFirst().message()).contains("ngoặc kép");
    }

    @Test
    void theStaffRegisterOverridesTheFacilitiesOwnCountOfDoctors() {
        door.load(FACILITIES, HEADER, STATION, HOSPITAL);
        assertThat(doctors()).isEqualTo(157);
        var report = door.load(
                STAFF,
                "facility,cccd,name,profession,licence,from,to",
                "31101,031084459353,Trần Đình Cảnh,doctor,000123/HP-GPHN,2020-01-01,",
                "31101,031190822121,Lê Thị Kim,Điều dưỡng,,2021-05-01,",
                "31401,031084459354,Trần Đình An,Doctor,,2020-01-01,2025-12-31");
        assertThat(report.issues()).isEmpty();
        assertThat(report.loaded()).isEqualTo(3);
        assertThat(doctors()).isEqualTo(1);
        assertThat(door.count("select sum(people) from analytics.workforce where profession = 'nurse'"))
                .isEqualTo(1);
    }

    @Test
    void staffRowsAreKeyedByFacilityPersonProfessionAndFirstDay() {
        door.load(FACILITIES, HEADER, STATION);
        var header = "facility,cccd,name,profession,licence,from,to";
        var post = "31101,031084459353,Trần Đình Cảnh,doctor,,2020-01-01,";
        door.load(STAFF, header, post);
        assertThat(door.load(STAFF, header, post).unchanged()).isEqualTo(1);
        assertThat(door.load(STAFF, header, post + "2026-06-30").loaded()).isEqualTo(1);
        assertThat(door.count("select count(*) from place.staff")).isEqualTo(1);
        assertThat(door.count("select count(*) from place.staff where ends = '2026-06-30'"))
                .isEqualTo(1);
    }

    @Test
    void aLaterRowOfTheSamePostOrBedsTakesOverFromTheEarlierOne() {
        door.load(FACILITIES, HEADER, HOSPITAL);
        var staff = "facility,cccd,name,profession,licence,from,to";
        door.load(STAFF, staff, "31401,031084459353,Trần Đình Cảnh,doctor,,2020-01-01,");
        door.load(STAFF, staff, "31401,031084459353,Trần Đình Cảnh,doctor,,2021-01-01,");
        assertThat(doctors()).isEqualTo(1);
        var beds = "facility,kind,count,from,to";
        door.load(BEDS, beds, "31401,planned,900,2025-01-01,", "31401,planned,950,2026-01-01,");
        assertThat(door.count("select sum(beds) from analytics.bed where ends is null"))
                .isEqualTo(950);
        assertThat(door.count("select count(*) from analytics.bed where ends = '2025-12-31'"))
                .isEqualTo(1);
    }

    @Test
    void badStaffRowsAreReported() {
        door.load(FACILITIES, HEADER, STATION);
        var report = door.load(
                STAFF,
                "facility,cccd,name,profession,licence,from,to",
                "31999,031084459353,Trần Đình Cảnh,doctor,,2020-01-01,",
                "31101,03108445935,Trần Đình Cảnh,doctor,,2020-02-30,",
                "31101,031084459353,Trần Đình Cảnh,doctor,,2020-01-01,2019-01-01",
                "31101,031084459353,Trần Đình Cảnh,shaman,,2020-01-01,");
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.issues())
                .extracting(Issue::line, Issue::column, Issue::severity)
                .containsExactly(
                        tuple(2L, "facility", Severity.REJECT),
                        tuple(3L, "cccd", Severity.REJECT),
                        tuple(3L, "from", Severity.REJECT),
                        tuple(4L, "", Severity.REJECT),
                        tuple(5L, "profession", Severity.WARN));
    }

    @Test
    void theBedRegisterOverridesTheFacilitiesOwnCountOfBeds() {
        door.load(FACILITIES, HEADER, STATION, HOSPITAL);
        assertThat(door.count("select sum(beds) from analytics.bed")).isEqualTo(1000);
        var header = "facility,kind,count,from,to";
        var report = door.load(
                BEDS,
                header,
                "31401,planned,900,2025-01-01,",
                "31401,icu,40,2025-01-01,",
                "31401,planned,x,2024-01-01,");
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.issues()).extracting(Issue::line, Issue::column).containsExactly(tuple(4L, "count"));
        assertThat(door.count("select sum(beds) from analytics.bed")).isEqualTo(940);
        door.load(BEDS, header, "31401,planned,910,2025-01-01,");
        assertThat(door.count("select sum(beds) from analytics.bed")).isEqualTo(950);
    }

    private static void assertRefused(RegisterReport report, String reason) {
        assertThat(report.status()).isEqualTo(Status.UNREADABLE);
        assertThat(report.message()).contains(reason);
        assertThat(report.loaded()).isZero();
        assertThat(door.count("select count(*) from place.facility")).isZero();
    }

    private static long doctors() {
        return door.count("""
                select sum(people) from analytics.workforce
                where profession = 'doctor' and (ends is null or ends >= '2026-11-21')""");
    }
}
