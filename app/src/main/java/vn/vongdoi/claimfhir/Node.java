package vn.vongdoi.claimfhir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceWriter;

/** An element of the resource that a plan writes. FHIR forbids empty elements: one is opened when something stands in it. */
sealed interface Node {
    boolean stands(Source source);

    void write(ResourceWriter json, Source source);

    /** Says the same whatever the row tells. */
    boolean fixed();

    /** @param name null for an item of an array */
    record End(@Nullable String name, Plan.Leaf leaf) implements Node {
        @Override
        public boolean stands(Source source) {
            return leaf.stands(source);
        }

        @Override
        public void write(ResourceWriter json, Source source) {
            leaf.write(json, name, source);
        }

        @Override
        public boolean fixed() {
            return leaf.fixed();
        }
    }

    /**
     * An object or an array.
     *
     * @param name empty for an item of an array
     * @param each the one child is written for each member of a list
     * @param mandatory with nothing to say it says that it is unknown
     */
    record Branch(String name, boolean array, boolean each, boolean mandatory, List<Node> children) implements Node {
        private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

        static Branch root() {
            return new Branch("", false, false, false, new ArrayList<>());
        }

        @Override
        public boolean stands(Source source) {
            return mandatory || said(source);
        }

        private boolean said(Source source) {
            if (each && source.member() == null) return members(source).anyMatch(children.getFirst()::stands);
            for (var child : children) if (child.stands(source)) return true;
            return false;
        }

        @Override
        public boolean fixed() {
            for (var child : children) if (!child.fixed()) return false;
            return true;
        }

        @Override
        public void write(ResourceWriter json, Source source) {
            if (array) json.array(name);
            else if (name.isEmpty()) json.item();
            else json.object(name);
            if (each)
                members(source)
                        .filter(children.getFirst()::stands)
                        .forEach(one -> children.getFirst().write(json, one));
            else if (mandatory && !said(source)) {
                json.array("extension").item().text("url", ABSENT).text("valueCode", "unknown");
                json.end().endArray();
            }
            // What is fixed goes along with what stands: a unit without its amount would say nothing.
            else for (var child : children) if (child.fixed() || child.stands(source)) child.write(json, source);
            if (array) json.endArray();
            else json.end();
        }

        private Stream<Source> members(Source source) {
            var text = source.text(listed(children.getFirst()));
            return text.isEmpty()
                    ? Stream.empty()
                    : Arrays.stream(text.split(";")).map(member -> source.each(member.strip()));
        }

        private static int listed(Node node) {
            return switch (node) {
                case End end -> end.leaf().place();
                case Branch branch -> listed(branch.children().getFirst());
            };
        }
    }

    /** @param branches those there are, by their way */
    static void grow(Branch root, Map<String, Branch> branches, Plan.Leaf leaf) {
        var at = root;
        var way = new StringBuilder();
        var path = leaf.path();
        for (var i = 0; i < path.size(); i++) {
            var step = path.get(i);
            var last = i == path.size() - 1;
            way.append('/').append(step.name());
            if (step.array()) {
                at = branch(
                        branches, at, way + "[]", new Branch(step.name(), true, step.each(), false, new ArrayList<>()));
                way.append('[').append(step.key()).append(']');
            }
            if (last) at.children().add(new End(step.array() ? null : step.name(), leaf));
            else {
                var name = step.array() ? "" : step.name();
                var made = new Branch(name, false, false, step.mandatory(), new ArrayList<>());
                at = branch(branches, at, way.toString(), made);
            }
        }
    }

    private static Branch branch(Map<String, Branch> branches, Branch parent, String way, Branch made) {
        var known = branches.putIfAbsent(way, made);
        if (known != null) return known;
        parent.children().add(made);
        return made;
    }
}
