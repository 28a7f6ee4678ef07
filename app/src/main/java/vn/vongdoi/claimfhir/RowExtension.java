package vn.vongdoi.claimfhir;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.claimfile.Edition;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.ResourceWriter;

/**
 * The extension {@code …/claim-xmlN}, one on each resource that keeps fields of table N: a part for each field that R4
 * has no element for, or that its element does not give back to the letter. Besides: {@code row}, the position where it
 * is not the STT; {@code edition}, the decision in whose words it is written where that is not today's; {@code absent},
 * a field that was empty though the encounter knows what it could have said.
 */
final class RowExtension {
    private static final String URL = "https://vongdoi.vn/fhir/StructureDefinition/claim-";
    private static final String ROW = "row";
    private static final String EDITION = "edition";
    private static final String ABSENT = "absent";
    private static final String OLDER = "4210";

    private final Layout layout;
    private final String url;
    private final Plan.Leaf[] kept;
    private final Plan.Leaf[] extended;
    private final boolean wholeRow;

    /**
     * @param kept fields that have an element in this resource
     * @param extended fields that have none
     */
    RowExtension(Layout layout, List<Plan.Leaf> kept, List<Plan.Leaf> extended) {
        this.layout = layout;
        this.url = url(layout.kind());
        this.kept = kept.toArray(Plan.Leaf[]::new);
        this.extended = extended.toArray(Plan.Leaf[]::new);
        this.wholeRow = layout.has("STT")
                ? extended.stream().anyMatch(leaf -> leaf.place() == layout.place("STT"))
                : !kept.isEmpty();
    }

    static String url(TableKind kind) {
        return URL + kind.name().toLowerCase(Locale.ROOT);
    }

    void write(ResourceWriter json, Source source) {
        var row = source.row();
        var parts = new Parts(json);
        for (var leaf : extended) {
            var text = row.text(leaf.place());
            if (!text.isEmpty()) parts.field(leaf.place(), text);
        }
        for (var leaf : kept) {
            var text = row.text(leaf.place());
            switch (leaf.form()) {
                case Form.Same same ->
                    parts.unlike(leaf.place(), text, source.visit().told(same.field()));
                case Form.Facility _ ->
                    parts.unlike(leaf.place(), text, source.visit().facility());
                case Form.Condition _ -> {
                    if (!Diagnoses.keeps(row, layout.field(leaf.place()))) parts.field(leaf.place(), text);
                }
                case Form.Mandatory _ when text.isEmpty() -> parts.absent(leaf.place());
                default -> {
                    if (!text.isEmpty() && !keeps(leaf, text)) parts.field(leaf.place(), text);
                }
            }
        }
        if (wholeRow) {
            if (!layout.has("STT") || !row.text("STT").equals(String.valueOf(row.position())))
                parts.open(ROW).whole("valuePositiveInt", row.position()).end();
            if (row.edition() == Edition.QD_4210)
                parts.open(EDITION).text("valueCode", OLDER).end();
        }
        parts.close();
    }

    private static boolean keeps(Plan.Leaf leaf, String text) {
        if (leaf.path().stream().noneMatch(Step::each)) return leaf.form().keeps(text);
        for (var member : text.split(";", -1)) {
            if (!member.equals(member.strip()) || !leaf.form().keeps(member)) return false;
        }
        return true;
    }

    /** @return the places of fields that were empty */
    BitSet read(JsonNode element, Row.Builder row) {
        var absent = new BitSet();
        for (var part : find(element, url)) {
            var name = part.path("url").asString("");
            if (name.equals(ABSENT))
                absent.set(layout.place(part.path("valueCode").asString("")));
            else if (layout.has(name)) row.fill(layout.place(name), text(part));
        }
        return absent;
    }

    private static String text(JsonNode part) {
        var number = part.get("valueDecimal");
        return number != null
                ? number.decimalValue().toPlainString()
                : part.path("valueString").asString("");
    }

    /** The parts of the extension of that table; none when the element has no such extension. */
    static Iterable<JsonNode> find(JsonNode element, String url) {
        for (var extension : element.path("extension")) {
            if (extension.path("url").asString("").equals(url)) return extension.path("extension");
        }
        return List.of();
    }

    static int position(Iterable<JsonNode> parts) {
        var position = 0;
        for (var part : parts) {
            var name = part.path("url").asString("");
            if (name.equals(ROW)) return part.path("valuePositiveInt").asInt(0);
            if (name.equals("STT")) position = part.path("valueDecimal").asInt(0);
        }
        return position;
    }

    static Edition edition(Iterable<JsonNode> parts) {
        for (var part : parts) if (part.path("url").asString("").equals(EDITION)) return Edition.QD_4210;
        return Edition.QD_130;
    }

    /** Opened by the first part. */
    private final class Parts {
        private final ResourceWriter json;
        private boolean open;

        Parts(ResourceWriter json) {
            this.json = json;
        }

        ResourceWriter open(String name) {
            if (!open) json.array("extension").item().text("url", url).array("extension");
            open = true;
            return json.item().text("url", name);
        }

        void field(int place, String text) {
            open(layout.field(place));
            if (layout.number(place) && Form.Number.isPlain(text)) json.number("valueDecimal", Form.Number.of(text));
            else json.text("valueString", text);
            json.end();
        }

        void unlike(int place, String text, String known) {
            if (text.equals(known)) return;
            if (text.isEmpty()) absent(place);
            else field(place, text);
        }

        void absent(int place) {
            open(ABSENT).text("valueCode", layout.field(place)).end();
        }

        void close() {
            if (open) json.endArray().end().endArray();
        }
    }
}
