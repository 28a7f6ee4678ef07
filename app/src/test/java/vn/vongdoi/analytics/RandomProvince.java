package vn.vongdoi.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** People, visits and registers as chance has them, also such as nobody should have sent: unborn patients, facilities that no register knows. */
final class RandomProvince {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final List<String> COMMUNES = List.of("10507", "10525", "10532");
    private static final List<String> KINDS = List.of("station", "centre", "hospital", "clinic");
    private static final List<String> GROUPS = List.of("GD", "DN", "QN", "HN", "HS", "TE", "SV", "ZZ");
    private static final List<String> CODES = List.of(
            "I10", "E11.9", "J44.9", "A97.0", "A91", "A15.0", "O80.0", "O82.1", "O84.2", "Z34.0", "Z39.2", "Z00.0",
            "J18.9");
    private static final List<String> SERVICES = List.of(
            "bcg",
            "dpt",
            "hepb",
            "hepb0",
            "hib",
            "opv",
            "ipv",
            "measles",
            "hpv",
            "screen-cervix",
            "screen-breast",
            "screen-bowel",
            "screen-diabetes",
            "screen-pressure",
            "child-exam");
    private static final int PEOPLE = 150;
    private static final int FACILITIES = 12;

    private final JdbcTemplate db;
    private final Random random;

    RandomProvince(DataSource dataSource, Random random) {
        db = new JdbcTemplate(dataSource);
        this.random = random;
    }

    void fill() {
        many(
                FACILITIES,
                n -> row(
                        "31" + (100 + n),
                        "Cơ sở",
                        any(KINDS),
                        "basic",
                        any(COMMUNES),
                        random.nextBoolean() ? "public" : "private",
                        random.nextInt(100),
                        random.nextInt(9),
                        maybe(day(2000))),
                """
                insert into place.facility (code, name, kind, level, commune, ownership, beds, doctors, emr_since)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        many(PEOPLE, this::person, """
                insert into person.person (person, name, name_plain, birth, birth_known, sex, commune, card, registered, since, told, died)
                values (?, 'Người Thử', 'người thử', ?, 3, ?, ?, ?, ?, 1, date '2026-01-01', ?)""");
        db.update("insert into person.link values (1, 2, 'test', 1), (3, 4, 'test', 1)");
        many(
                700,
                n -> resource(
                        n,
                        1,
                        any(List.of("01", "02", "03", "15", "16")),
                        "{doi-tuong|" + any(List.of("1.1", "9")) + ",loai-rv|" + any(List.of("1", "2")) + "}"),
                RESOURCE);
        many(700, n -> resource(1000 + n, 2, any(List.of("main", "other")), "{icd10|" + any(CODES) + "}"), RESOURCE);
        many(60, n -> resource(2000 + n, 6, "", "{y-te-truong-hoc|fitness}"), RESOURCE);
        many(
                40,
                n -> row(
                        "31" + (100 + random.nextInt(FACILITIES)),
                        "p" + n,
                        any(List.of("doctor", "nurse", "pharmacist")),
                        day(3000),
                        maybe(day(300))),
                "insert into place.staff values (?, ?, 'Nguyễn Văn Thử', ?, null, ?, ?)");
        many(
                FACILITIES,
                n -> row("31" + (100 + n), "actual", random.nextInt(200), day(3000), maybe(day(300))),
                "insert into place.beds values (?, ?, ?, ?, ?)");
        schedules();
        db.update("insert into school.school values ('TH-1', 'Trường 1', '10507'), ('TH-2', 'Trường 2', '10525')");
        many(
                60,
                n -> row(
                        1 + n,
                        2025 + random.nextInt(2),
                        "TH-" + (1 + random.nextInt(2)),
                        any(List.of("preschool", "primary", "upper-secondary")),
                        maybe(day(200)),
                        n),
                "insert into school.pupil (person, year, school, kind, class, left_on, said) values (?, ?, ?, ?, '1A', ?, ?)");
        db.update("update schedule.progress set day = date '2026-11-21', rebuilt = null");
    }

    private static final String RESOURCE = """
            insert into record.resource (person, key, type, version, position, updated, encounter, starts, ends, dictionary,
                id, facility, commune, category, codes, body)
            values (?, ?, ?, 1, 1, now(), ?, ?, ?, 0, ?, ?, ?, ?, ?::text[], ''::bytea)""";

    private Object[] person(int n) {
        var born = random.nextInt(10) == 0
                ? TODAY.plusDays(random.nextInt(30))
                : day(random.nextBoolean() ? 2500 : 33_000);
        var card = random.nextBoolean() ? "%s43131%08d".formatted(any(GROUPS), n) : null;
        return row(
                n + 1,
                born,
                1 + random.nextInt(3),
                maybe(any(COMMUNES)),
                card,
                random.nextInt(8) > 0,
                random.nextInt(9) == 0 ? day(700) : null);
    }

    private Object[] resource(int n, int type, String category, String codes) {
        var begins = day(900);
        var facility = "31" + (100 + random.nextInt(FACILITIES + 2));
        return row(
                1 + random.nextInt(PEOPLE),
                n,
                type,
                n % 1000,
                begins,
                begins.plusDays(random.nextInt(12)),
                "r" + n,
                maybe(facility),
                maybe(any(COMMUNES)),
                category,
                codes);
    }

    private void schedules() {
        db.update("""
                insert into schedule.item (person, service, commune, standing, number, labels, recommended, overdue, done)
                select p.person, s, p.commune, 1 + (p.person + length(s)) % 5, 0, 0, date '2026-10-01' + (p.person % 90)::int,
                       date '2026-10-20' + (p.person % 60)::int,
                       array(select p.birth + 30 * d + (p.person % 5)::int * 40 - 30 from generate_series(1, (p.person % 6)::int) d)
                from person.person p cross join unnest(string_to_array(?, ',')) s""", String.join(",", SERVICES));
        db.update("""
                insert into schedule.growth
                select p.person, date '2026-11-21' - 60 * d, -2.5 + d * 0.7, -3 + d * 0.8, d - 1.5, 1.1 * d - 2.2
                from person.person p cross join generate_series(1, 5) d""");
        db.update("""
                insert into schedule.managed (person, disease, since, visited, controlled, lost, labels)
                select person, s, date '2025-01-01', date '2026-06-01' + (person % 170)::int, person % 3 = 0,
                       date '2026-06-01' + (person % 300)::int, 0
                from person.person cross join unnest(array['hypertension', 'diabetes']) s where person % 4 = 0""");
    }

    private interface Maker {
        @Nullable Object[] row(int n);
    }

    private void many(int count, Maker maker, String sql) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var n = 0; n < count; n++) rows.add(maker.row(n));
        db.batchUpdate(sql, rows);
    }

    private static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    private LocalDate day(int back) {
        return TODAY.minusDays(random.nextInt(back));
    }

    private <T> @Nullable T maybe(T thing) {
        return random.nextInt(4) > 0 ? thing : null;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
