package vn.vongdoi.claimfhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Edition;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.Incoming;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Draft;

/** From the resources of an encounter every table comes back field for field. */
class RebuiltTest {
    private static final List<String> TEXTS = List.of(
            "1",
            "0",
            "0.50",
            "007",
            "-3",
            ".5",
            "1.",
            "-0",
            "1e3",
            "12345678901234567890.123",
            "5,9",
            "202608030805",
            "20260803",
            "202699990000",
            "199001020000",
            "<b>&amp;</b>",
            "Nguyễn Thị \"Á\"",
            "a;b",
            "a;b;a",
            " ;",
            ";a",
            "E11.9;I10",
            "I10",
            "HA 120/70 CSST<M75_T37_HA120/70_NT18_SP98>",
            "có  hai khoảng trắng",
            "𝔘nicode",
            "1.1");

    @Test
    void aVisitOfEveryDecisionComesBack() {
        assertComesBack(new GoodVisit().encounter());
        assertComesBack(GoodVisit.older().encounter());
    }

    @ParameterizedTest
    @EnumSource(value = TableKind.class, mode = EnumSource.Mode.EXCLUDE, names = "XML0")
    void everyFieldOfATableStandsSomewhere(TableKind kind) {
        var rowKinds = switch (kind) {
            case XML3 -> EnumSet.of(RowKind.DONE, RowKind.ORDERED, RowKind.BILLED);
            case XML4 -> EnumSet.of(RowKind.MEASURED, RowKind.TOLD, RowKind.IMAGING);
            default -> EnumSet.of(RowKind.PLAIN);
        };
        for (var row : rowKinds) {
            var named = Mapping.of(kind).lines().stream()
                    .filter(line -> line.holdsFor(row))
                    .filter(line -> !line.element().startsWith("#"))
                    .map(Mapping.Line::field)
                    .toList();
            var layout = Layout.of(kind);
            for (var place = 0; place < layout.size(); place++)
                assertThat(named).contains(layout.field(place));
        }
    }

    @ParameterizedTest
    @EnumSource(value = TableKind.class, mode = EnumSource.Mode.EXCLUDE, names = "XML0")
    void whateverItsFieldsSayATableComesBack(TableKind kind) {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed * 31 + kind.ordinal());
            var tables = new EnumMap<TableKind, List<Row>>(TableKind.class);
            new GoodVisit().encounter().tables().forEach(tables::put);
            var rows = new ArrayList<Row>();
            var many = kind == TableKind.XML1 ? 1 : random.nextInt(1, 5);
            for (var position = 1; position <= many; position++) rows.add(row(kind, position, random));
            tables.put(kind, rows);
            assertComesBack(encounter(tables));
        }
    }

    @ParameterizedTest
    @EnumSource(value = TableKind.class, mode = EnumSource.Mode.EXCLUDE, names = "XML0")
    void whateverItsFieldsSayTheResourcesAreR4(TableKind kind) {
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            var tables = new EnumMap<TableKind, List<Row>>(TableKind.class);
            new GoodVisit().encounter().tables().forEach(tables::put);
            tables.put(kind, List.of(row(kind, 1, random)));
            for (var draft : drafts(encounter(tables))) {
                var type = draft.resource().type().fhirName();
                assertThat(Incoming.read(draft.resource().json(), type))
                        .as(
                                "%s of %s, seed %d: %s",
                                type, kind, seed, new String(draft.resource().json()))
                        .isInstanceOf(Incoming.Accepted.class);
            }
        }
    }

    private static void assertComesBack(ClaimEncounter encounter) {
        var resources =
                new ArrayList<>(drafts(encounter).stream().map(Draft::resource).toList());
        Collections.shuffle(resources, new Random(7));
        var rebuilt = ClaimFhir.tables(resources);
        for (var kind : TableKind.list()) {
            assertThat(told(rebuilt.getOrDefault(kind, List.of())))
                    .as("%s", kind)
                    .isEqualTo(told(encounter.rows(kind)));
        }
    }

    private static List<Map<String, String>> told(List<Row> rows) {
        return rows.stream()
                .map(row -> {
                    var fields = new LinkedHashMap<String, String>();
                    fields.put("edition", row.edition().name());
                    fields.put("position", String.valueOf(row.position()));
                    for (var place = 0; place < row.layout().size(); place++) {
                        if (!row.text(place).isEmpty()) fields.put(row.layout().field(place), row.text(place));
                    }
                    return (Map<String, String>) fields;
                })
                .toList();
    }

    private static List<Draft> drafts(ClaimEncounter encounter) {
        return ClaimFhir.drafts(Visit.of(encounter, new PersonKey(1), "10507"));
    }

    /** Any field may be empty but those without which no encounter is accepted. */
    private static Row row(TableKind kind, int position, Random random) {
        var layout = Layout.of(kind);
        var edition = random.nextInt(4) == 0 ? Edition.QD_4210 : Edition.QD_130;
        var row = Row.builder(layout, edition, position);
        if (kind == TableKind.XML1) {
            row.fill("MA_LK", "LK" + random.nextInt(9))
                    .fill("NGAY_VAO", "202608030800")
                    .fill("NGAY_RA", "202608051000");
            row.fill("MA_BENH_CHINH", "J18.9");
        }
        if (layout.has("STT")) {
            switch (random.nextInt(3)) {
                case 0 -> row.fill("STT", String.valueOf(position));
                case 1 -> row.fill("STT", String.valueOf(100 - position));
                default -> {}
            }
        }
        if (kind == TableKind.XML3)
            row.fill("MA_NHOM", List.of("1", "8", "10", "13", "15").get(random.nextInt(5)));
        for (var place = 0; place < layout.size(); place++) {
            if (layout.field(place).equals("STT") || random.nextInt(3) == 0) continue;
            var text = TEXTS.get(random.nextInt(TEXTS.size())).strip();
            if (!text.equals(";")) row.fill(place, text);
        }
        return row.row();
    }

    private static ClaimEncounter encounter(Map<TableKind, List<Row>> tables) {
        var maLk = tables.getOrDefault(TableKind.XML1, List.of()).getFirst().text("MA_LK");
        return new ClaimEncounter(
                GoodVisit.FACILITY, GoodVisit.MADE, maLk, tables, List.of(), List.of(), List.of(), new byte[32]);
    }
}
