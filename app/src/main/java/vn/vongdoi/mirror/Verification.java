package vn.vongdoi.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds what the store tells, staged a table at a time, against the files. Both sides are summed up by the same function
 * of DuckDB, month by month and in no order.
 */
final class Verification {
    private static final String MONTH = "coalesce(strftime(day, '%Y-%m'), '" + Part.UNDATED + "')";

    private final Engine engine;
    private final Sheets sheets;
    private final Manifest manifest;
    private final Versions versions;
    private final List<String> damaged;
    private final List<Comparison.Line> lines = new ArrayList<>();
    private Optional<String> difference = Optional.empty();

    Verification(Engine engine, Sheets sheets, Folder folder) {
        this.engine = engine;
        this.sheets = sheets;
        manifest = folder.manifest();
        versions = new Versions(sheets, manifest);
        damaged = folder.damaged(manifest);
    }

    void compare(Table table) {
        if (damaged.isEmpty()) compareRows(table);
    }

    Comparison result() {
        return new Comparison(manifest.position(), lines, damaged, difference);
    }

    private void compareRows(Table table) {
        var byMonth = table == Table.RESOURCE;
        var columns = table.names() + (byMonth ? ", since, until, code" : "");
        var month = byMonth ? MONTH : "'" + Part.ALL + "'";
        var turned = "turned_" + table.word();
        engine.run("create or replace temp table " + turned + " as " + versions.turned(table, manifest.position()));
        // Of resources the store knows what stood before; of the rest what stands.
        var mirror = "select " + columns + " from ("
                + (byMonth ? versions.all(table) : versions.standing(table, manifest.position(), turned)) + ")";
        var store = "select " + columns + " from " + sheets.staged(table);
        var sums = """
                select month, sum(store) as store_rows, sum(mirror) as mirror_rows,
                       sum(case when store = 1 then sum else 0 end) as store_sum,
                       sum(case when mirror = 1 then sum else 0 end) as mirror_sum
                from (select %s as month, 1 as store, 0 as mirror, hash(%s)::HUGEINT as sum from (%s)
                      union all
                      select %s, 0, 1, hash(%s)::HUGEINT from (%s))
                group by month order by month""".formatted(month, columns, store, month, columns, mirror);
        var found = engine.list(
                sums,
                row -> new Comparison.Line(
                        table.word(),
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5)));
        lines.addAll(found);
        if (difference.isEmpty()) {
            difference = found.stream()
                    .filter(it -> !it.same())
                    .findFirst()
                    .map(it -> first(it, month, columns, store, mirror));
        }
    }

    private String first(Comparison.Line line, String month, String columns, String store, String mirror) {
        var of = " where " + month + " = '" + line.month() + "'";
        var onlyStore = "select " + columns + " from (" + store + ")" + of;
        var onlyMirror = "select " + columns + " from (" + mirror + ")" + of;
        return line.table() + " " + line.month() + ": "
                + only("chỉ ở kho / only in the store ", columns, onlyStore, onlyMirror)
                + only("chỉ ở bản sao / only in the mirror ", columns, onlyMirror, onlyStore);
    }

    private String only(String words, String columns, String here, String there) {
        var row = "select cast(struct_pack(" + named(columns) + ") as varchar) from (" + here + " except all " + there
                + ") order by 1 limit 1";
        return engine.list(row, it -> words + it.getString(1) + " ").stream()
                .findFirst()
                .orElse("");
    }

    private static String named(String columns) {
        return columns.replaceAll("(\\w+)", "$1 := $1");
    }
}
