package vn.vongdoi.claimfile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One encounter, parsed but not checked.
 *
 * @param facility MACSKCB of the envelope
 * @param made NGAYLAP of the envelope
 * @param maLk MA_LK of XML1, or of any table when XML1 has none; "" when nothing names it
 * @param tables the rows of every table that could be read
 * @param broken tables that could not
 * @param unknown LOAIHOSO values that are no table of the standard
 * @param sent all tables as sent
 * @param hash SHA-256 of the content; the same for the same content however it is written
 */
public record ClaimEncounter(
        String facility,
        LocalDate made,
        String maLk,
        Map<TableKind, List<Row>> tables,
        List<BrokenTable> broken,
        List<String> unknown,
        List<SentTable> sent,
        byte[] hash) {

    /** A table that could not be read, and why (Vietnamese). */
    public record BrokenTable(TableKind kind, String why) {}

    public static ClaimEncounter of(SentEncounter sent) {
        return of(sent.facility(), sent.made(), sent.tables());
    }

    public static ClaimEncounter of(String facility, LocalDate made, List<SentTable> sent) {
        var tables = new EnumMap<TableKind, List<Row>>(TableKind.class);
        var partial = new ArrayList<Row>();
        var broken = new ArrayList<BrokenTable>();
        var brokenAsSent = new ArrayList<SentTable>();
        var unknown = new ArrayList<String>();
        for (var table : sent) {
            var kind = TableKind.find(table.kind());
            if (kind.isEmpty()) {
                unknown.add(table.kind());
                continue;
            }
            var result = table.decoded()
                    ? TableReader.read(kind.get(), table.content())
                    : new TableReader.Result(List.of(), table.fault());
            if (result.fault().isEmpty()) {
                tables.merge(kind.get(), result.rows(), ClaimEncounter::joined);
            } else {
                broken.add(new BrokenTable(kind.get(), result.fault()));
                brokenAsSent.add(table);
                partial.addAll(result.rows());
            }
        }
        return new ClaimEncounter(
                facility,
                made,
                maLk(tables, partial),
                Collections.unmodifiableMap(tables),
                List.copyOf(broken),
                List.copyOf(unknown),
                sent,
                ContentHash.of(tables, brokenAsSent));
    }

    /** The rows of a table; none when it was not sent, was empty or is broken. */
    public List<Row> rows(TableKind kind) {
        return tables.getOrDefault(kind, List.of());
    }

    /** XML1's row. */
    public Optional<Row> find() {
        return rows(TableKind.XML1).stream().findFirst();
    }

    /** XML1's row of an encounter that was accepted. @throws IllegalStateException when there is none */
    public Row summary() {
        return find().orElseThrow(() -> new IllegalStateException("an encounter without XML1 was not rejected"));
    }

    /** Whose words XML1 uses. */
    public Edition edition() {
        return find().map(Row::edition).orElse(Edition.QD_130);
    }

    /** MA_DOITUONG_KCB 8: the facility takes the claim back. */
    public boolean withdrawn() {
        return find().map(r -> r.text("MA_DOITUONG_KCB").equals("8")).orElse(false);
    }

    /** The day whose rules hold: when the visit ended; when its times cannot be believed, when the file was made. */
    public LocalDate serviceDay() {
        if (find().isEmpty()) return made;
        var in = summary().day("NGAY_VAO");
        var out = summary().day("NGAY_RA");
        return in.isPresent() && out.isPresent() && !out.get().isBefore(in.get()) ? out.get() : made;
    }

    /** The tables as sent, to keep: {@link OriginalTables}. */
    public byte[] original() {
        return OriginalTables.write(sent);
    }

    /** A table sent in two parts is one: its rows go on counting. */
    private static List<Row> joined(List<Row> first, List<Row> second) {
        var all = new ArrayList<>(first);
        for (var row : second) all.add(row.at(first.size() + row.position()));
        return all;
    }

    private static String maLk(Map<TableKind, List<Row>> tables, List<Row> partial) {
        for (var rows : tables.values()) {
            for (var row : rows) if (!row.text("MA_LK").isEmpty()) return row.text("MA_LK");
        }
        for (var row : partial) if (!row.text("MA_LK").isEmpty()) return row.text("MA_LK");
        return "";
    }
}
