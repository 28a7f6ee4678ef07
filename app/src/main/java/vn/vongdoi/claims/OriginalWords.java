package vn.vongdoi.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.SentTable;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.claimfile.TableReader;
import vn.vongdoi.claims.DeliveryLog.Submitted;
import vn.vongdoi.claims.SubmissionsPage.Field;
import vn.vongdoi.claims.SubmissionsPage.Original;
import vn.vongdoi.claims.SubmissionsPage.Table;

/** Turns the tables of a document into something a person can read: names beside codes, empty fields left out. */
record OriginalWords(SubmissionWords words, Meanings meanings) {
    /** The tuberculosis table tells of HIV in these. */
    private static final Set<String> ABOUT_HIV =
            Set.of("PHANLOAI_LAO_HIV", "NGAYKD_HIV", "BDDT_ARV", "NGAY_BAT_DAU_DT_CTX");

    Original page(Submitted submitted, List<SentTable> tables, String personHref) {
        var facts = List.of(
                words.fact("claims.fact.facility", words.facility(submitted.facility())),
                words.fact("claims.fact.at", words.formats().time(submitted.at())),
                words.fact("claims.fact.made", words.formats().date(submitted.made())),
                words.fact("claims.fact.hash", SubmissionWords.hex(submitted.hash())));
        return new Original(
                words.text("claims.original.title", submitted.maLk()),
                words.status(submitted.status()),
                "/submissions/" + submitted.delivery(),
                personHref,
                facts,
                tables.stream().map(this::table).toList());
    }

    private Table table(SentTable sent) {
        var kind = sent.kind().equals(TableKind.XML0.name())
                ? TableKind.XML0
                : TableKind.find(sent.kind()).orElse(null);
        if (kind == null) return unread(sent.kind(), sent.kind(), words.text("claims.table.unknown"));
        var name = words.text("claims.table." + kind.name());
        // Law on HIV/AIDS prevention, Art. 8: closed to all but those in charge, whoever has signed in.
        if (kind == TableKind.XML6) return unread(kind.name(), name, words.text("claims.table.closed"));
        if (!sent.decoded()) return unread(kind.name(), name, sent.fault());
        var read = TableReader.read(kind, sent.content());
        if (read.rows().isEmpty()) {
            return unread(kind.name(), name, read.fault().isEmpty() ? words.text("claims.table.empty") : read.fault());
        }
        return read.rows().size() == 1
                ? new Table(kind.name(), name, read.fault(), fields(read.rows().getFirst()), List.of(), List.of())
                : grid(kind, name, read);
    }

    private Table grid(TableKind kind, String name, TableReader.Result read) {
        var layout = Layout.of(kind);
        var used = IntStream.range(0, layout.size())
                .filter(place ->
                        isShown(layout.field(place)) && !layout.field(place).equals("MA_LK"))
                .filter(place ->
                        read.rows().stream().anyMatch(row -> !row.text(place).isEmpty()))
                .toArray();
        var columns = IntStream.of(used)
                .mapToObj(place -> field(read.rows().getFirst().field(place), ""))
                .toList();
        var rows = read.rows().stream()
                .map(row -> IntStream.of(used).mapToObj(row::text).toList())
                .toList();
        return new Table(kind.name(), name, read.fault(), List.of(), columns, rows);
    }

    private List<Field> fields(Row row) {
        var fields = new ArrayList<Field>();
        for (var place = 0; place < row.layout().size(); place++) {
            var shown = isShown(row.layout().field(place)) && !row.text(place).isEmpty();
            if (shown) fields.add(field(row.field(place), row.text(place)));
        }
        return fields;
    }

    private Field field(String code, String value) {
        var key = "claims.field." + code;
        var name = words.texts().has(words.language(), key) ? words.text(key) : code;
        return new Field(code, name, value, value.isEmpty() ? "" : meanings.of(code, value));
    }

    private static boolean isShown(String field) {
        return !ABOUT_HIV.contains(field);
    }

    private static Table unread(String kind, String name, String why) {
        return new Table(kind, name, why, List.of(), List.of(), List.of());
    }
}
