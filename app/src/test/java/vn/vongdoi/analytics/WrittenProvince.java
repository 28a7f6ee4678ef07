package vn.vongdoi.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.vongdoi.place.ProvinceCode;

/**
 * The province of {@code analytics/province/}, on 2026-11-21: written straight into the tables, so that the views and the
 * rule files alone are tested.
 */
public final class WrittenProvince {
    public static final ProvinceCode CODE = new ProvinceCode("31");

    private static final Path FILES = Path.of("src/test/resources/analytics/province");
    private static final List<String> STANDINGS = List.of("open", "done", "not-needed", "over", "forbidden");

    private final JdbcTemplate db;
    private long key = 1000;

    public WrittenProvince(DataSource dataSource) {
        db = new JdbcTemplate(dataSource);
    }

    public void fill() {
        rows("facilities").forEach(this::facility);
        rows("staff").forEach(this::post);
        rows("beds").forEach(this::bed);
        rows("people").forEach(this::person);
        rows("visits").forEach(this::visit);
        rows("conditions").forEach(this::condition);
        rows("items").forEach(this::item);
        rows("managed").forEach(this::managed);
        rows("growth").forEach(this::growth);
        rows("pupils").forEach(this::pupil);
        rows("fitness").forEach(this::fitness);
        rows("pressures").forEach(this::pressure);
        rows("lists").forEach(this::entry);
        db.update("update schedule.progress set day = date '2026-11-21', rebuilt = null");
        db.update("update record.head set position = position + 2"); // what was superseded was at 2
    }

    /** One line of a file by its heading; an empty cell is not told. */
    private record Row(Map<String, String> cells) {
        @Nullable String find(String column) {
            var cell = cells.getOrDefault(column, "");
            return cell.isEmpty() ? null : cell;
        }

        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        boolean is(String column, String word) {
            return text(column).equals(word);
        }
    }

    private static List<Row> rows(String file) {
        try {
            var lines = Files.readAllLines(FILES.resolve(file + ".csv"));
            var heading = lines.getFirst().split(",");
            var rows = new ArrayList<Row>();
            for (var line : lines.subList(1, lines.size())) {
                var cells = line.split(",", -1);
                if (cells.length != heading.length) throw new IllegalArgumentException(file + ": " + line);
                var row = new HashMap<String, String>();
                for (var n = 0; n < heading.length; n++) row.put(heading[n], cells[n]);
                rows.add(new Row(row));
            }
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private void facility(Row row) {
        db.update(
                """
                insert into place.facility (code, name, kind, level, commune, ownership, beds, doctors, emr_since)
                values (?, ?, ?, ?, ?, ?, 0, 0, ?::date)""",
                row.text("code"),
                "Cơ sở " + row.text("code") + " (mô phỏng)",
                row.text("kind"),
                row.text("level"),
                row.text("commune"),
                row.text("ownership"),
                row.find("emr_since"));
    }

    private void post(Row row) {
        db.update(
                "insert into place.staff values (?, ?, 'Nguyễn Văn Thử', ?, null, ?::date, ?::date)",
                row.text("facility"),
                row.text("who"),
                row.text("profession"),
                row.text("from"),
                row.find("to"));
    }

    private void bed(Row row) {
        db.update(
                "insert into place.beds values (?, ?, ?::int, ?::date, ?::date)",
                row.text("facility"),
                row.text("kind"),
                row.text("count"),
                row.text("from"),
                row.find("to"));
    }

    private void person(Row row) {
        db.update(
                """
                insert into person.person (person, name, name_plain, birth, birth_known, sex, commune, card, card_from,
                    card_until, registered, since, told, died)
                values (?::bigint, 'Người Thử', 'người thử', ?::date, 3, ?::smallint, ?, ?, ?::date, ?::date, ?, 1,
                    date '2026-01-01', ?::date)""",
                row.text("person"),
                row.text("birth"),
                row.text("sex"),
                row.text("commune"),
                card(row),
                row.find("card_from"),
                row.find("card_until"),
                row.is("registered", "yes"),
                row.find("died"));
        if (row.find("same_as") != null)
            db.update(
                    "insert into person.link values (?::bigint, ?::bigint, 'test', 1)",
                    row.text("person"),
                    row.text("same_as"));
    }

    /** Told by its first two letters; {@code yes} is that of a household. */
    private static @Nullable String card(Row row) {
        if (row.find("card") == null) return null;
        var group = row.is("card", "yes") ? "GD" : row.text("card");
        return "%s43131%08d".formatted(group, Integer.parseInt(row.text("person")));
    }

    private void visit(Row row) {
        var encounter = ++key;
        var codes = "{loai-kcb|%s,doi-tuong|%s,loai-rv|%s}"
                .formatted(row.text("care"), row.text("payer"), row.text("leave"));
        resource(
                row,
                1,
                encounter,
                encounter,
                row.text("in"),
                row.find("out"),
                row.text("care"),
                row.find("status"),
                codes);
        if (row.text("diagnoses").isEmpty()) return;
        for (var diagnosis : row.text("diagnoses").split(";")) {
            var parts = diagnosis.split(" ");
            resource(
                    row,
                    2,
                    ++key,
                    encounter,
                    row.text("in"),
                    row.find("out"),
                    parts[0],
                    null,
                    "{icd10|" + parts[1] + "}");
        }
    }

    /** As a hospital's system tells it by FHIR, of no visit. */
    private void condition(Row row) {
        resource(
                row,
                2,
                ++key,
                null,
                row.text("day"),
                null,
                "",
                row.find("status"),
                "{icd10|" + row.text("icd10") + "}");
    }

    private void pressure(Row row) {
        resource(row, 6, ++key, null, row.text("day"), null, "", row.find("status"), "{loinc|85354-9}");
        db.update(
                "update record.resource set value = ?::float, unit = 'mm[Hg]' where key = ?",
                row.text("systolic"),
                key);
    }

    private void fitness(Row row) {
        resource(row, 6, ++key, null, row.text("day"), null, "", row.find("status"), "{y-te-truong-hoc|fitness}");
    }

    /** What was superseded or deleted stands in the history alone. */
    private void resource(
            Row row,
            int type,
            long key,
            @Nullable Long encounter,
            String in,
            @Nullable String out,
            String category,
            @Nullable String status,
            String codes) {
        var stands = row.find("row") == null || row.is("row", "current");
        db.update(
                """
                insert into record.%s (person, key, type, version, position, updated, encounter, starts, ends,
                    dictionary, id, facility, commune, category, status, codes, body%s)
                values (?::bigint, ?, ?, 1, 1, now(), ?, ?::timestamp at time zone 'Asia/Ho_Chi_Minh',
                    ?::timestamp at time zone 'Asia/Ho_Chi_Minh', 0, ?, ?, ?, ?, ?, ?::text[], ''::bytea%s)""".formatted(
                                stands ? "resource" : "history",
                                stands ? "" : ", superseded, deleted",
                                stands ? "" : ", 2, false"),
                row.text("person"),
                key,
                type,
                encounter,
                in,
                out,
                "r" + key,
                row.find("facility"),
                row.find("commune"),
                category,
                status,
                codes);
    }

    private void item(Row row) {
        db.update(
                """
                insert into schedule.item (person, service, standing, number, labels, recommended, overdue, done)
                values (?::bigint, ?, ?, 1, 0, ?::date, ?::date, ?::date[])""",
                row.text("person"),
                row.text("service"),
                STANDINGS.indexOf(row.text("standing")) + 1,
                row.find("recommended"),
                row.find("overdue"),
                "{" + row.text("done").replace(' ', ',') + "}");
    }

    private void managed(Row row) {
        db.update(
                """
                insert into schedule.managed (person, disease, since, visited, controlled, lost, labels)
                values (?::bigint, ?, ?::date, ?::date, ?::boolean, ?::date, 0)""",
                row.text("person"),
                row.text("disease"),
                row.text("since"),
                row.text("visited"),
                row.find("controlled"),
                row.text("lost"));
    }

    private void growth(Row row) {
        db.update(
                "insert into schedule.growth values (?::bigint, ?::date, ?::float8, ?::float8, ?::float8, ?::float8)",
                row.text("person"),
                row.text("day"),
                row.find("weight_for_age"),
                row.find("height_for_age"),
                row.find("bmi_for_age"),
                row.find("weight_for_height"));
    }

    private void pupil(Row row) {
        db.update(
                "insert into school.school values (?, 'Trường Thử', ?) on conflict do nothing",
                "T" + row.text("commune"),
                row.text("commune"));
        db.update(
                "insert into school.pupil values (?::bigint, ?::int, ?, ?, '', ?::date, 1)",
                row.text("person"),
                row.text("year"),
                "T" + row.text("commune"),
                row.text("kind"),
                row.find("left_on"));
    }

    private void entry(Row row) {
        var number = db.queryForObject("""
                insert into statistic.submission (publisher, title, dated, note)
                values ('Sở Y tế', 'Quyết định thử', date '2026-01-01', '') returning number""", Long.class);
        db.update(
                "insert into statistic.entry values (?, ?, 'Mục thử', ?, ?::float8, ?::date, ?::date)",
                number,
                row.text("list"),
                row.text("place"),
                row.text("amount"),
                row.text("starts"),
                row.find("ends"));
        step(number, "entered");
        if (row.is("decided", "entered")) return;
        step(number, "approved");
        if (row.is("decided", "withdrawn")) step(number, "withdrawn");
    }

    private void step(@Nullable Long submission, String kind) {
        db.update("""
                insert into statistic.step (submission, kind, by, role, at, reason)
                values (?, ?, 'hoa', 'PROGRAMME_STAFF', now(), '')""", submission, kind);
    }
}
