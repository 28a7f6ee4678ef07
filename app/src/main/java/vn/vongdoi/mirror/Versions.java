package vn.vongdoi.mirror;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What files of both kinds tell together. Where files of changes speak of a key, what stood of it before ended there;
 * of two changes at one position the later step holds.
 */
final class Versions {
    private final Sheets sheets;
    private final Manifest manifest;

    Versions(Sheets sheets, Manifest manifest) {
        this.sheets = sheets;
        this.manifest = manifest;
    }

    /**
     * What stood at a position, as a query.
     *
     * @param turned a table of (k, since, step) that {@link #turned} filled
     */
    String standing(Table table, long position, String turned) {
        var base = sheets.rows(table, manifest.of(table, false));
        var changes = manifest.of(table, true);
        var stood = " where b.since <= %d and (b.until is null or b.until > %d)".formatted(position, position);
        if (changes.isEmpty()) return "select %s from %s b".formatted(table.stored(), base) + stood;
        // Joins and not subqueries: a condition on days or types passes through them into the files.
        return "select %s from %s b anti join %s t on t.k = %s"
                        .formatted(columns(table, "b"), base, turned, key(table, "b"))
                + stood
                + " union all " + told(table, turned);
    }

    /** Of it what the last changes tell. */
    String told(Table table, String turned) {
        return "select %s from %s d semi join %s t on t.k = %s and t.since = d.since and t.step = d.step where not d.gone"
                .formatted(columns(table, "d"), sheets.rows(table, manifest.of(table, true)), turned, key(table, "d"));
    }

    private static String columns(Table table, String alias) {
        return table.stored().replaceAll("(\\w+)", alias + ".$1");
    }

    /** The last change of each key up to a position, as a query. */
    String turned(Table table, long position) {
        return """
                select k, since, step from (
                    select k, since, step, row_number() over (partition by k order by since desc, step desc) as nth
                    from (select distinct %s as k, since, step from %s d where since <= %d))
                where nth = 1""".formatted(key(table, "d"), sheets.rows(table, manifest.of(table, true)), position);
    }

    /** The keys of which a later step told something, as a query. */
    String changedAfter(Table table, int step) {
        return "select distinct %s as k from %s d where step > %d"
                .formatted(key(table, "d"), sheets.rows(table, manifest.of(table, true)), step);
    }

    /** The resources of which a later step told something, as a query. */
    String changedResources(int step) {
        return "select distinct key as k, type from %s d where step > %d"
                .formatted(sheets.rows(Table.RESOURCE, manifest.of(Table.RESOURCE, true)), step);
    }

    /** The positions at which the store was looked at, as a query: its head is told anew each time. */
    String looks() {
        return Stream.of(false, true)
                .map(delta -> sheets.rows(Table.HEAD, manifest.of(Table.HEAD, delta)))
                .map(rows -> "select since from " + rows)
                .collect(Collectors.joining(" union ", "select distinct since from (", ")"));
    }

    /** Every row with the position at which it ended, as one file without changes beside it would tell them. */
    String all(Table table) {
        if (manifest.of(table, true).isEmpty()) {
            return "select " + table.stored() + " from " + sheets.rows(table, manifest.of(table, false));
        }
        var changes = sheets.rows(table, manifest.of(table, true));
        var columns = table.stored().replaceAll("\\buntil\\b", "least(r.until, r.ended) as until");
        return """
                select %s from (
                    select b.*, f.ended
                    from %s b
                    left join (select %s as k, min(since) as ended from %s d group by 1) f
                      on f.k = %s
                    union all
                    select d.*, n.ended
                    from %s d
                    join (select k, since, step, lead(since) over (partition by k order by since, step) as ended
                          from (select distinct %s as k, since, step from %s d)) n
                      on n.k = %s and n.since = d.since and n.step = d.step
                    where not d.gone) r
                where least(r.until, r.ended) is null or least(r.until, r.ended) > r.since""".formatted(
                        columns,
                        sheets.rows(table, manifest.of(table, false)),
                        key(table, "d"),
                        changes,
                        key(table, "b"),
                        changes,
                        key(table, "d"),
                        changes,
                        key(table, "d"));
    }

    static String key(Table table, String alias) {
        return table.kind() == Table.Kind.WHOLE ? table.key() : alias + "." + table.key();
    }
}
