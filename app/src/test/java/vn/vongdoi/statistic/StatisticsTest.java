package vn.vongdoi.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.page.Problem;
import vn.vongdoi.statistic.Content.Entry;
import vn.vongdoi.statistic.Content.Figure;
import vn.vongdoi.statistic.Step.Kind;

class StatisticsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Actor HOA = new Actor("hoa", Role.PROGRAMME_STAFF, new Area.Province());
    private static final Actor BINH = new Actor("binh", Role.PROGRAMME_STAFF, new Area.Province());
    private static final Actor LEADER = new Actor("giam-doc", Role.LEADER, new Area.Province());

    @TempDir
    private static Path home;

    private static Database database;
    private static JdbcClient sql;
    private static Statistics statistics;

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        sql = JdbcClient.create(database.dataSource());
        statistics = new Statistics(sql, new JdbcTransactionManager(database.dataSource()), CLOCK);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void whatOnePersonEnteredCountsOnceASecondOneApproves() {
        var number = statistics.enter(HOA, life("31", 2024, 75.1), yearbook(2024), "");
        assertThat(statistics.approved("life-expectancy")).as("it waits").noneMatch(it -> it.number() == number);
        statistics.decide(BINH, number, Kind.APPROVED, "");
        var counts = only(statistics.approved("life-expectancy"), number);
        assertThat(counts.content()).isEqualTo(life("31", 2024, 75.1));
        assertThat(counts.document()).isEqualTo(yearbook(2024));
        assertThat(counts.steps())
                .extracting(Step::kind, Step::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.ENTERED, "hoa"),
                        org.assertj.core.groups.Tuple.tuple(Kind.APPROVED, "binh"));
    }

    @Test
    void whoeverEntersDoesNotApproveAlsoNotInAnotherRole() {
        var number = statistics.enter(HOA, life("31", 2023, 74.9), yearbook(2023), "");
        var sameInAnotherRole = new Actor("hoa", Role.LEADER, new Area.Province());
        for (var actor : List.of(HOA, sameInAnotherRole)) {
            assertThatThrownBy(() -> statistics.decide(actor, number, Kind.APPROVED, ""))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("second person");
        }
        statistics.decide(LEADER, number, Kind.APPROVED, "");
        assertThat(statistics.submission(number).last().by()).isEqualTo("giam-doc");
    }

    @Test
    void onlyProgrammeStaffOfTheProvinceEnterAndNobodyElseDecides() {
        var local = new Actor("xa", Role.PROGRAMME_STAFF, new Area.Commune("11383"));
        var nurse = new Actor("tram", Role.STATION_STAFF, new Area.Commune("11383"));
        for (var actor : List.of(LEADER, local, nurse)) {
            assertThatThrownBy(() -> statistics.enter(actor, life("31", 2010, 70), yearbook(2010), ""))
                    .isInstanceOf(Problem.class);
        }
        var number = statistics.enter(HOA, life("31", 2011, 70), yearbook(2011), "");
        for (var actor : List.of(local, nurse)) {
            assertThatThrownBy(() -> statistics.decide(actor, number, Kind.APPROVED, ""))
                    .isInstanceOf(Problem.class);
        }
        assertThat(statistics.submission(number).last().kind()).isEqualTo(Kind.ENTERED);
    }

    @Test
    void whatIsRejectedNeverCountsAndTellsWhy() {
        var number = statistics.enter(HOA, life("31", 2012, 73), yearbook(2012), "");
        assertThatThrownBy(() -> statistics.decide(BINH, number, Kind.REJECTED, " "))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("1 to 500");
        statistics.decide(BINH, number, Kind.REJECTED, "Văn bản in 72,9");
        assertThat(statistics.approved("life-expectancy")).noneMatch(it -> it.number() == number);
        assertThat(statistics.submission(number).last().reason()).isEqualTo("Văn bản in 72,9");
        assertThatThrownBy(() -> statistics.decide(BINH, number, Kind.APPROVED, ""))
                .as("it is decided")
                .isInstanceOf(Problem.class);
    }

    @Test
    void aCorrectionTakesTheOthersPlaceAndBothStayOnRecord() {
        var first = approved(life("31", 2013, 73.1), yearbook(2013));
        var second = approved(life("31", 2013, 73.2), yearbook(2013));
        assertThat(numbers("life-expectancy")).contains(second).doesNotContain(first);
        assertThat(statistics.submission(first).last().kind()).isEqualTo(Kind.APPROVED);
        statistics.decide(LEADER, second, Kind.WITHDRAWN, "Chép nhầm dòng");
        assertThat(numbers("life-expectancy"))
                .as("the one before counts again")
                .contains(first)
                .doesNotContain(second);
    }

    @Test
    void twoPublishersMayTellOneFigure() {
        var office = approved(insured(93.1), new Document("Thống kê", "Niên giám", day(2026, 6, 30), Optional.empty()));
        var insurer = approved(insured(93.3), new Document("BHXH", "Công văn 1", day(2026, 1, 15), Optional.empty()));
        assertThat(numbers("insurance-coverage")).contains(office, insurer);
    }

    @Test
    void aFileIsEnteredWholeOrNotAtAllAndDecidedInOneStep() {
        var rows = List.<Content>of(life("10507", 2016, 74), life("10508", 2016, 75), life("10509", 2016, 76));
        var batch = statistics.enter(HOA, "bang.csv", "ab".repeat(32), rows, yearbook(2016), "");
        assertThat(statistics.batch(batch).submissions())
                .extracting(Submission::content)
                .isEqualTo(rows);
        assertThat(statistics.batches(Kind.ENTERED, 10))
                .extracting(Batch::number)
                .contains(batch);
        assertThatThrownBy(() -> statistics.decideBatch(HOA, batch, Kind.APPROVED, ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("second person");

        var before = sql.sql("select count(*) from statistic.submission")
                .query(Long.class)
                .single();
        var overlapping = List.<Content>of(life("10510", 2016, 77), life("10508", 2016, 99));
        assertThatThrownBy(() -> statistics.enter(BINH, "hai.csv", "cd".repeat(32), overlapping, yearbook(2016), ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("waits for approval");
        assertThat(sql.sql("select count(*) from statistic.submission")
                        .query(Long.class)
                        .single())
                .as("nothing of the second file stays")
                .isEqualTo(before);

        var alone = statistics.batch(batch).submissions().getFirst().number();
        statistics.decide(BINH, alone, Kind.REJECTED, "Dòng này in mờ");
        statistics.decideBatch(BINH, batch, Kind.APPROVED, "");
        assertThat(statistics.batch(batch).submissions())
                .extracting(it -> it.last().kind())
                .containsExactly(Kind.REJECTED, Kind.APPROVED, Kind.APPROVED);
        assertThatThrownBy(() -> statistics.decideBatch(LEADER, batch, Kind.WITHDRAWN, " "))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("1 to 500");
        statistics.decideBatch(LEADER, batch, Kind.WITHDRAWN, "Niên giám in lại");
        assertThat(statistics.batch(batch).standing(Kind.WITHDRAWN)).hasSize(2);
        assertThatThrownBy(() -> statistics.decideBatch(LEADER, batch, Kind.WITHDRAWN, "Lần nữa"))
                .as("it is decided")
                .isInstanceOf(Problem.class);
    }

    @Test
    void theSameIsNotEnteredTwiceWhileItWaits() {
        statistics.enter(HOA, life("31", 2014, 73.3), yearbook(2014), "");
        assertThatThrownBy(() -> statistics.enter(BINH, life("31", 2014, 99.9), yearbook(2014), ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("waits for approval");
    }

    /** A list is counted: what stood in it twice would count twice. */
    @Test
    void anEntryThatStandsInAListIsNotEnteredAgainWhoeverTellsIt() {
        var entry = new Entry("geriatric-hospital", "Bệnh viện Lão khoa", "31", 1, day(2026, 3, 1), Optional.empty());
        var paper = new Document("UBND thành phố", "Quyết định 12", day(2026, 2, 1), Optional.empty());
        var report = new Document("Sở Y tế", "Báo cáo 7", day(2026, 6, 1), Optional.empty());
        var first = statistics.enter(HOA, entry, paper, "");
        var second = statistics.enter(HOA, entry, report, "");
        statistics.decide(LEADER, first, Kind.APPROVED, "");
        assertThatThrownBy(() -> statistics.decide(LEADER, second, Kind.APPROVED, ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("number " + first);
        assertThatThrownBy(() -> statistics.enter(HOA, entry, report, "")).hasMessageContaining("entered already");
        assertThat(statistics.entered(List.of(entry), report)).containsKey(entry);
        assertThat(sql.sql("select count(*) from analytics.listed")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        statistics.decide(LEADER, first, Kind.WITHDRAWN, "Chưa khánh thành");
        statistics.decide(LEADER, second, Kind.APPROVED, "");
        statistics.decide(LEADER, second, Kind.WITHDRAWN, "Chưa khánh thành");
    }

    @Test
    void anEntryOfAListStandsFromItsFirstDayToItsLast() {
        var entry = new Entry("geriatric-hospital", "Bệnh viện Lão khoa", "31", 1, day(2026, 3, 1), Optional.empty());
        var paper = new Document(
                "UBND thành phố", "Quyết định 12", day(2026, 2, 1), Optional.of(URI.create("https://a.vn/12")));
        var number = approved(entry, paper);
        assertThat(statistics.submission(number).content()).isEqualTo(entry);
        assertThat(sql.sql("select name, place, amount from analytics.listed where list = 'geriatric-hospital'")
                        .query()
                        .singleRow())
                .containsEntry("place", "31")
                .containsEntry("amount", 1.0);
        statistics.decide(LEADER, number, Kind.WITHDRAWN, "Chưa khánh thành");
        assertThat(sql.sql("select count(*) from analytics.listed")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasDoneCannotBeChanged() {
        approved(life("31", 2015, 73.4), yearbook(2015));
        for (var table : List.of("step", "figure", "submission")) {
            assertThatThrownBy(() -> sql.sql("delete from statistic." + table).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only added to");
        }
        assertThatThrownBy(
                        () -> sql.sql("update statistic.figure set value = 99").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void everyListOfTheRulesTellsItselfInBothLanguages() {
        assertThat(KeptList.all()).hasSizeGreaterThanOrEqualTo(13).allSatisfy(list -> {
            for (var language : vn.vongdoi.page.Language.values()) {
                assertThat(list.name(language)).isNotBlank();
                assertThat(list.entry(language)).isNotBlank();
            }
            assertThat(list.isShare()).isEqualTo(list.key().equals("specialist-techniques"));
        });
    }

    private static long approved(Content content, Document document) {
        var number = statistics.enter(HOA, content, document, "");
        statistics.decide(BINH, number, Kind.APPROVED, "");
        return number;
    }

    private static List<Long> numbers(String indicator) {
        return statistics.approved(indicator).stream().map(Submission::number).toList();
    }

    private static Submission only(List<Submission> all, long number) {
        return all.stream().filter(it -> it.number() == number).findFirst().orElseThrow();
    }

    private static Figure life(String area, int year, double value) {
        return new Figure("life-expectancy", area, day(year, 1, 1), day(year, 12, 31), value);
    }

    private static Figure insured(double value) {
        return new Figure("insurance-coverage", "31", day(2025, 12, 31), day(2025, 12, 31), value);
    }

    private static Document yearbook(int year) {
        return new Document("Thống kê thành phố", "Niên giám thống kê " + year, day(year + 1, 6, 30), Optional.empty());
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}
