package vn.vongdoi.claims;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.catalogue.Catalogues;
import vn.vongdoi.claimcheck.FacilityLists;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.person.People;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;

/** The claims door on a database of its own, with the record behind it. */
record ClaimsFixture(
        Database database,
        JdbcClient sql,
        People people,
        AuditLog log,
        Records records,
        CheckIns checkIns,
        ClaimsDoor door) {

    static ClaimsFixture open(Path home) {
        return open(home, Clock.systemDefaultZone());
    }

    static ClaimsFixture open(Path home, Clock clock) {
        var folder = new DataFolder(home);
        var database = Database.open(folder, null);
        var sql = JdbcClient.create(database.dataSource());
        var people = new People(sql, database.dataSource());
        var transactions = new DataSourceTransactionManager(database.dataSource());
        var vault = Vault.open(folder, null);
        var log = new AuditLog(sql, database.dataSource(), transactions, vault, folder, people, clock);
        var records = new Records(sql, database.dataSource(), transactions, people, log);
        var places = new Places(database.dataSource(), clock, "31");
        var lists = new FacilityLists(places, new Catalogues(sql));
        var checkIns = new CheckIns(sql, records, people, clock);
        var door = new ClaimsDoor(sql, database.dataSource(), records, people, lists, checkIns, clock);
        return new ClaimsFixture(database, sql, people, log, records, checkIns, door);
    }

    void empty() {
        sql.sql("""
                        truncate claims.delivery, claims.file_day, claims.answer_day, claims.delay_day, claims.fault_day,
                                 claims.fault_last, claims.expected_day, claims.checkin, claims.checkin_document, person.person, record.resource, record.identity, record.history
                        cascade""").update();
    }

    void close() {
        door.destroy();
        checkIns.destroy();
        records.destroy();
        log.destroy();
        database.close();
    }
}
