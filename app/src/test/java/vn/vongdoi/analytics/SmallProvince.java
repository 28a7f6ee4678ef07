package vn.vongdoi.analytics;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A province small enough to count by hand, on 2026-11-21: three communes, five facilities, seven registered people and
 * nine visits. Written straight into the tables, so that the views and the rule files alone are tested.
 */
public final class SmallProvince {
    public static final String NORTH = "10507";
    public static final String SOUTH = "10525";
    public static final String ISLAND = "10532";

    private final JdbcTemplate db;
    private long key = 1000;

    public SmallProvince(DataSource dataSource) {
        db = new JdbcTemplate(dataSource);
    }

    public void fill() {
        facilities();
        people();
        visits();
    }

    public void facilities() {
        facility("31101", "station", "initial", NORTH, "public", 3, 2, "2026-01-01");
        facility("31102", "station", "initial", SOUTH, "public", 0, 4, null);
        facility("31401", "hospital", "specialised", NORTH, "public", 100, 20, "2026-12-01");
        facility("31503", "hospital", "basic", SOUTH, "private", 50, 10, null);
        facility("31501", "clinic", "initial", SOUTH, "private", 5, 3, null);
        moved();
    }

    private void people() {
        person(1, NORTH, "1980-01-01", "GD4313111111111", null, "2026-12-31");
        person(2, NORTH, "1990-01-01", "GD4313111111112", null, "2026-10-31"); // run out
        person(3, NORTH, "2000-01-01", null, null, null);
        person(4, SOUTH, "1950-01-01", "GD4313111111113", null, null); // open end
        person(5, SOUTH, "1960-01-01", "GD4313111111114", "2027-01-01", null); // not begun
        person(6, SOUTH, "2026-11-22", null, null, null); // not born yet
        person(9, ISLAND, "1970-01-01", null, null, null); // lived in the north in March
        person(8, NORTH, "1980-01-01", "GD4313111111115", null, null); // found to be person 1
        db.update("insert into person.link values (8, 1, 'test', 1)");
        person(7, NORTH, "1985-01-01", "GD4313111111116", null, null);
        db.update("update person.person set registered = false where person = 7");
        moved();
    }

    private void visits() {
        visit(1, NORTH, "31101", "2026-06-01 08:00", "01", "1.1", "1", List.of());
        visit(1, NORTH, "31401", "2026-07-01 08:00", "03", "1.3", "2", List.of());
        visit(2, NORTH, "31401", "2026-07-02 08:00", "01", "9", "1", List.of("main|J00", "other|Z00.1"));
        visit(4, SOUTH, "31102", "2025-11-21 23:30", "01", "1.1", "1", List.of());
        visit(4, SOUTH, "31503", "2025-11-22 00:10", "01", "1.1", "1", List.of());
        visit(9, NORTH, "31101", "2026-03-01 08:00", "01", "1.1", "1", List.of());
        visit(3, NORTH, "31101", "2026-02-01 08:00", "15", "9", "1", List.of());
        visit(4, SOUTH, "31102", "2025-12-31 08:00", "15", "9", "1", List.of());
        visit(8, NORTH, "31401", "2026-05-05 08:00", "01", "9", "1", List.of("main|Z00.0"));
        moved();
    }

    void facility(
            String code,
            String kind,
            String level,
            String commune,
            String ownership,
            int beds,
            int doctors,
            @Nullable String emrSince) {
        db.update("""
                insert into place.facility (code, name, kind, level, commune, ownership, beds, doctors, emr_since)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::date)""", code, "Cơ sở " + code + " (mô phỏng)", kind, level, commune, ownership, beds, doctors, emrSince);
    }

    void staff(String facility, String cccd, String profession, String from, @Nullable String to) {
        db.update(
                "insert into place.staff values (?, ?, 'Nguyễn Văn Thử', ?, null, ?::date, ?::date)",
                facility,
                cccd,
                profession,
                from,
                to);
    }

    void person(
            long person,
            String commune,
            String birth,
            @Nullable String card,
            @Nullable String cardFrom,
            @Nullable String cardUntil) {
        db.update("""
                        insert into person.person (person, name, name_plain, birth, birth_known, sex, commune, card,
                            card_from, card_until, registered, since, told)
                        values (?, 'Người Thử', 'người thử', ?::date, 3, 1, ?, ?, ?::date, ?::date, true, 1,
                            date '2026-01-01')""", person, birth, commune, card, cardFrom, cardUntil);
    }

    /** As the register of deaths tells; null takes it back. */
    void died(long person, @Nullable String day) {
        db.update("update person.person set died = ?::date where person = ?", day, person);
    }

    /** The cause of a death that the register of deaths took back. */
    void deathTakenBack(long person) {
        var cause = ++key;
        resource(person, cause, 0, 6, "2026-10-01 00:00", null, null, "", new String[] {"loinc|69453-9"});
        db.update("update record.resource set status = 'entered-in-error' where key = ?", cause);
    }

    /** @param result KET_QUA_DTRI */
    void ended(long person, String commune, String facility, String at, String result) {
        visit(person, commune, facility, at, "03", "1.1", "1", List.of());
        db.update(
                "update record.resource set ends = starts, codes = codes || ? where key = ?", "ket-qua|" + result, key);
    }

    /** @param diagnoses {@code main|Z00.0} */
    void visit(
            long person,
            @Nullable String commune,
            String facility,
            String at,
            String careType,
            String payer,
            String leave,
            List<String> diagnoses) {
        var encounter = ++key;
        resource(person, encounter, encounter, 1, at, facility, commune, careType, new String[] {
            "loai-kcb|" + careType, "doi-tuong|" + payer, "loai-rv|" + leave
        });
        for (var diagnosis : diagnoses) {
            var bar = diagnosis.indexOf('|');
            resource(person, ++key, encounter, 2, at, facility, commune, diagnosis.substring(0, bar), new String[] {
                "icd10" + diagnosis.substring(bar)
            });
        }
    }

    private void resource(
            long person,
            long key,
            long encounter,
            int type,
            String at,
            @Nullable String facility,
            @Nullable String commune,
            String category,
            String[] codes) {
        db.update("""
                        insert into record.resource (person, key, type, version, position, updated, encounter, starts,
                            dictionary, id, facility, commune, category, codes, body)
                        values (?, ?, ?, 1, 1, now(), ?, (?::timestamp at time zone 'Asia/Ho_Chi_Minh'), 0, ?, ?, ?, ?,
                            ?, ''::bytea)""", person, key, type, encounter, at, "r" + key, facility, commune, category, codes);
    }

    /** Every write moves the position, also that of a register. */
    void moved() {
        db.update("update record.head set position = position + 1");
    }
}
