package vn.vongdoi.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import vn.vongdoi.access.Actor;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.catalogue.Catalogues;
import vn.vongdoi.claimcheck.FacilityLists;
import vn.vongdoi.claimfile.GoodCheckIn;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.person.People;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;

/** Some who check in never get a claim: after a while they count as gone. */
class CheckInsOfThoseWhoLeftTest {
    private static final Instant ARRIVAL = Instant.parse("2026-08-03T01:00:00Z");

    @TempDir
    static Path home;

    static Database database;
    static JdbcClient sql;
    static People people;
    static AuditLog log;
    static Records records;

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        sql = JdbcClient.create(database.dataSource());
        people = new People(sql, database.dataSource());
        var transactions = new DataSourceTransactionManager(database.dataSource());
        log = new AuditLog(
                sql,
                database.dataSource(),
                transactions,
                Vault.open(new DataFolder(home), null),
                new DataFolder(home),
                people,
                Clock.systemDefaultZone());
        records = new Records(sql, database.dataSource(), transactions, people, log);
    }

    @AfterAll
    static void close() {
        records.destroy();
        log.destroy();
        database.close();
    }

    @Test
    void anEncounterWithoutClaimEndsAndComesBackWithIt() throws Exception {
        var inpatient = new GoodCheckIn()
                .with("MA_LK=LK2 SO_CCCD=031190000456 HO_TEN=Mô_Phỏng_Thị_C GIOI_TINH=2 MA_LOAI_KCB=03")
                .with("NGAY_VAO_NOI_TRU=202608030900 LY_DO_VNT=Viêm_phổi STT=2 MA_THE_BHYT= MA_DOITUONG_KCB=9");
        var document = GoodCheckIn.document(new GoodCheckIn(), inpatient);
        assertThat(statuses(0, document)).containsExactly(Status.ACCEPTED, Status.ACCEPTED);

        assertThat(endLeft(29)).isZero();
        assertThat(endLeft(31)).isEqualTo(1);
        assertThat(inProgress()).containsExactly("LK2");
        assertThat(sql.sql("select count(*) from record.history")
                        .query(Long.class)
                        .single())
                .as("what was is kept")
                .isPositive();
        assertThat(endLeft(31)).isZero();
        assertThat(statuses(31, document)).containsExactly(Status.DUPLICATE, Status.DUPLICATE);

        send(new GoodVisit(), 40);
        assertThat(sql.sql("select status from record.resource where type = 1 order by starts, key")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("finished", "in-progress");
        assertThat(sql.sql("select count(*) from analytics.visit")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        assertThat(statuses(41, GoodCheckIn.document(new GoodCheckIn().with("MA_LK=LK3"))))
                .containsExactly(Status.ACCEPTED);
        send(new GoodVisit().keyed("LK3"), 41);
        assertThat(stillOpen()).containsExactly("LK2", "LK3");
        assertThat(endLeft(50)).isZero();
        assertThat(stillOpen()).as("nobody looks at LK3 again").containsExactly("LK2");
        assertThat(statuses(50, GoodCheckIn.document(new GoodCheckIn().with("MA_LK=LK3"))))
                .containsExactly(Status.DUPLICATE);
        assertThat(sql.sql(
                                "select status from record.resource r join claims.encounter e on e.encounter = r.key and ma_lk = 'LK3'")
                        .query(String.class)
                        .single())
                .isEqualTo("finished");

        assertThat(endLeft(181)).as("of LK1 a claim has come").isEqualTo(1);
        assertThat(inProgress()).isEmpty();
    }

    private static void send(GoodVisit visit, int days) throws Exception {
        var claim = Files.writeString(home.resolve("claim.xml"), visit.file(1));
        var places = new Places(database.dataSource(), at(days), "31");
        var lists = new FacilityLists(places, new Catalogues(sql));
        var checkIns = checkIns(days);
        var door = new ClaimsDoor(sql, database.dataSource(), records, people, lists, checkIns, at(days));
        try {
            assertThat(door.receive(claim, "claim.xml", Actor.console())
                            .files()
                            .getFirst()
                            .encounters())
                    .extracting(EncounterReport::status)
                    .containsExactly(Status.ACCEPTED);
        } finally {
            door.destroy();
            checkIns.destroy();
        }
    }

    private static List<String> stillOpen() {
        return sql.sql("select ma_lk from claims.checkin where ended_at is null order by ma_lk")
                .query(String.class)
                .list();
    }

    private static List<String> inProgress() {
        return sql.sql("""
                        select c.ma_lk from claims.checkin c
                        join record.resource r on r.key = c.encounter and r.status = 'in-progress'""").query(String.class).list();
    }

    private static List<Status> statuses(int days, String document) {
        var checkIns = checkIns(days);
        try {
            return checkIns
                    .receive(document.getBytes(StandardCharsets.UTF_8), "xml0.xml", Actor.console())
                    .encounters()
                    .stream()
                    .map(EncounterReport::status)
                    .toList();
        } finally {
            checkIns.destroy();
        }
    }

    private static int endLeft(int days) {
        var checkIns = checkIns(days);
        try {
            return checkIns.endLeft();
        } finally {
            checkIns.destroy();
        }
    }

    private static CheckIns checkIns(int days) {
        return new CheckIns(sql, records, people, at(days));
    }

    /** So many days after the people came. */
    private static Clock at(int days) {
        return Clock.fixed(
                ARRIVAL.plus(Duration.ofDays(days)).plus(Duration.ofMinutes(30)), ZoneId.of("Asia/Ho_Chi_Minh"));
    }
}
