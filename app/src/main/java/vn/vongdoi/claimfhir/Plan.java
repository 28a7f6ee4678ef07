package vn.vongdoi.claimfhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.ResourceWriter;

/** How the rows of one kind write one resource (or one line of the Claim), and how they are read back from it. */
final class Plan {
    private final List<Node> children;
    private final RowExtension extension;
    private final List<Leaf> homes;
    private final StoreColumns columns;

    /**
     * A field in an element.
     *
     * @param place of the field in the row; -1 when no field tells it
     */
    record Leaf(int place, Form form, List<Step> path) {
        boolean stands(Source source) {
            return switch (form) {
                case Form.Of given -> given.given().stands(source);
                case Form.Facility _, Form.Mandatory _ -> true;
                case Form.Fixed _, Form.FixedCoding _, Form.Same _, Form.Condition _ -> false;
                default -> place >= 0 && form.says(source.text(place));
            };
        }

        void write(ResourceWriter json, @Nullable String name, Source source) {
            form.write(json, name, source, place < 0 ? "" : source.text(place));
        }

        /** Whether it is an element at all. */
        boolean stands() {
            return !(form instanceof Form.Same) && !(form instanceof Form.Condition);
        }

        boolean fixed() {
            return form instanceof Form.Fixed || form instanceof Form.FixedCoding;
        }
    }

    private Plan(List<Node> children, RowExtension extension, List<Leaf> homes, StoreColumns columns) {
        this.children = children;
        this.extension = extension;
        this.homes = homes;
        this.columns = columns;
    }

    /** @param lines of the table that hold for the kind of row, in the order of the file */
    static Plan of(TableKind kind, String resource, List<Mapping.Line> lines) {
        var layout = Layout.of(kind);
        var root = Node.Branch.root();
        var kept = new ArrayList<Leaf>();
        var extended = new ArrayList<Leaf>();
        var columns = new StoreColumns.Builder();
        var seen = new HashSet<String>();
        var keys = new HashMap<String, Node.Branch>();
        for (var line : lines) {
            if (line.element().startsWith("#")) {
                if (line.resource().equals(resource)) columns.add(line);
                continue;
            }
            var home = !line.field().isEmpty() && seen.add(line.field());
            if (!line.resource().equals(resource)) continue;
            var place = line.field().isEmpty() ? -1 : layout.place(line.field());
            if (line.element().equals(Mapping.EXTENSION)) {
                if (home) extended.add(new Leaf(place, new Form.Text(), List.of()));
                continue;
            }
            var leaf = new Leaf(place, Mapping.form(line.form(), line.field()), Step.path(line.element()));
            if (leaf.stands()) Node.grow(root, keys, leaf);
            if (home) kept.add(leaf);
        }
        return new Plan(
                List.copyOf(root.children()),
                new RowExtension(layout, kept, extended),
                List.copyOf(kept),
                columns.build(layout, lines, resource));
    }

    /** Inside an object that has been opened. */
    void write(ResourceWriter json, Source source) {
        extension.write(json, source);
        for (var child : children) if (child.stands(source) || child.fixed()) child.write(json, source);
    }

    StoreColumns columns() {
        return columns;
    }

    /** Fills the values that stand in the resource. */
    void read(JsonNode element, Known known, Row.Builder row) {
        var absent = extension.read(element, row);
        for (var leaf : homes) {
            if (row.has(leaf.place()) || absent.get(leaf.place())) continue;
            var text = switch (leaf.form()) {
                case Form.Same same -> known.text(same.field());
                default -> Step.read(element, leaf.path(), leaf.form());
            };
            row.fill(leaf.place(), text);
        }
    }
}
