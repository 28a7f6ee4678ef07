package vn.vongdoi.mirror;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Writes the mirror's files. One that stands is never touched again. */
final class Sheets {
    private final Engine engine;
    private final Folder folder;

    Sheets(Engine engine, Folder folder) {
        this.engine = engine;
        this.folder = folder;
    }

    /** Who is told how many more rows have come. */
    interface Told {
        void rows(long more);
    }

    /**
     * Reads what the store tells into files that nobody names yet, by months where the table is kept by months.
     *
     * @param query of PostgreSQL
     * @param since of rows that do not say from which position on they stand
     * @return the months
     */
    List<String> stage(Store store, Pseudonyms pseudonyms, Table table, String query, long since, int step, Told told) {
        var stage = stage(table);
        var number = new int[1];
        store.copy(query, table.keys(), pseudonyms, folder.work().resolve(table.word() + ".csv"), (text, rows) -> {
            var read = "select " + table.columns().stream().map(Column::read).collect(joining(", "))
                    + ", coalesce(since, " + since + ") as since, until, gone, " + step + "::INTEGER as step from "
                    + table.text(text.toString());
            // Of a diagnosis its ICD-10, of an Observation its LOINC: every count of a disease or a measurement asks
            // for it.
            var whole = table == Table.RESOURCE
                    ? "select *, case type when 2 then list_filter(codes, lambda c: starts_with(c, 'icd10|'))[1][7:]"
                            + " when 6 then list_filter(codes, lambda c: starts_with(c, 'loinc|'))[1][7:] end as code,"
                            + " coalesce(strftime(day, '%Y-%m'), '" + Part.UNDATED + "') as month from (" + read + ")"
                    : "select *, '" + Part.ALL + "' as month from (" + read + ")";
            engine.run("copy (" + whole + ") to " + Engine.quoted(stage.toString())
                    + " (format parquet, partition_by (month), overwrite_or_ignore true, filename_pattern 'part_"
                    + number[0]++ + "_{i}')");
            told.rows(rows);
        });
        return months(stage);
    }

    /** All that was staged, as a relation with its month. */
    String staged(Table table) {
        var stage = stage(table);
        return months(stage).isEmpty()
                ? "(select *, null::VARCHAR as month from (" + table.nothing() + "))"
                : "read_parquet(" + Engine.quoted(stage + "/*/*.parquet")
                        + ", hive_partitioning = true, hive_types = {'month': VARCHAR})";
    }

    /** Of one month. */
    String staged(Table table, String month) {
        return "(select * from read_parquet(" + Engine.quoted(stage(table) + "/month=" + month + "/*.parquet")
                + ", hive_partitioning = false))";
    }

    private Path stage(Table table) {
        return folder.work().resolve("stage-" + table.word());
    }

    private static List<String> months(Path stage) {
        var names = new ArrayList<String>();
        var found = stage.toFile().list();
        if (found == null) return names;
        for (var name : found) if (name.startsWith("month=")) names.add(name.substring("month=".length()));
        names.sort(null);
        return names;
    }

    /** A new file of these rows, durable. @param relation with the columns that are stored */
    Part write(Table table, String month, boolean delta, int step, String relation) {
        var name = table.word() + "-" + month + "-" + step + (delta ? "-delta" : "") + ".parquet";
        var file = folder.file(name);
        engine.run("copy (select " + table.stored() + " from " + relation + " order by " + table.order() + ") to "
                + Engine.quoted(file.toString()) + " (format parquet, compression zstd, row_group_size 122880)");
        Folder.durable(file);
        return engine.list(
                        "select count(*), coalesce(min(since), 0), coalesce(max(since), 0) from "
                                + Engine.parquet(List.of(file)),
                        row -> new Part(
                                name,
                                table,
                                month,
                                delta,
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                Folder.sha256(file)))
                .getFirst();
    }

    /** Rows of these files; of none, a relation without rows. */
    String rows(Table table, List<Part> parts) {
        return parts.isEmpty()
                ? "(" + table.nothing() + ")"
                : Engine.parquet(
                        parts.stream().map(it -> folder.file(it.file())).toList());
    }

    /** New files of a table that need no changes beside them; those of months that nothing touched stay. */
    List<Part> compact(Versions versions, Manifest manifest, Table table) {
        var changes = manifest.of(table, true);
        var standing = manifest.of(table, false);
        if (changes.isEmpty()) return standing;
        if (table != Table.RESOURCE) {
            return List.of(write(table, Part.ALL, false, manifest.step(), "(" + versions.all(table) + ")"));
        }
        var month = "coalesce(strftime(day, '%Y-%m'), '" + Part.UNDATED + "')";
        var touched = engine.list(
                "select distinct " + month + " from " + rows(table, changes) + " where not gone union select distinct "
                        + month + " from " + rows(table, standing) + " where until is null and key in (select key from "
                        + rows(table, changes) + ")",
                row -> row.getString(1));
        var parts = new ArrayList<>(
                standing.stream().filter(it -> !touched.contains(it.month())).toList());
        for (var one : touched) {
            parts.add(write(
                    table,
                    one,
                    false,
                    manifest.step(),
                    "(select * from (" + versions.all(table) + ") where " + days(one) + ")"));
        }
        return parts;
    }

    private static String days(String month) {
        if (month.equals(Part.UNDATED)) return "day is null";
        var first = YearMonth.parse(month).atDay(1);
        return "day between date '" + first + "' and date '"
                + YearMonth.from(first).atEndOfMonth() + "'";
    }
}
