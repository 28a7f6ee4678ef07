package vn.vongdoi.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.search.Path.Step;
import vn.vongdoi.search.SearchParameter.Kind;
import vn.vongdoi.search.SearchValue.Token;

/**
 * The paths of all parameters of a type merged by their first fields, so that one walk over a resource meets every value
 * and makes it once for all parameters that want it.
 */
final class Trie {
    private static final SearchParameter[] NONE = {};

    private final Map<String, Branch[]> fields = new HashMap<>();
    private Combination[] combinations = {};
    private Otherwise[] otherwise = {};

    /** Where values go; the parameters of a component are none. */
    @FunctionalInterface
    interface Sink {
        void accept(SearchParameter[] parameters, SearchValue value);
    }

    /** The elements of a field that pass the filter: what is read of them, and where the walk goes on. */
    private static final class Branch {
        private final Filter filter;
        private final Trie next = new Trie();
        private Leaf[] leaves = {};

        Branch(Filter filter) {
            this.filter = filter;
        }
    }

    private static final class Leaf {
        private final String reads;
        private final Reading reading;
        private SearchParameter[] parameters = NONE;

        Leaf(String reads, Reading reading) {
            this.reads = reads;
            this.reading = reading;
        }
    }

    /** Composite parameters of the same components of the same elements. */
    private static final class Combination {
        private final List<Component> components;
        private SearchParameter[] parameters = NONE;

        Combination(List<Component> components) {
            this.components = components;
        }
    }

    /** What holds of a resource that says nothing. */
    private record Otherwise(SearchParameter parameter, Token value) {}

    void add(Path path, SearchParameter parameter) {
        var leaf = leaf(path, parameter.kind());
        leaf.parameters = longer(leaf.parameters, parameter);
    }

    /** For a component, whose values belong to no parameter by themselves. */
    void add(Path path, Kind kind) {
        leaf(path, kind);
    }

    void add(List<Step> steps, List<Component> components, SearchParameter parameter) {
        var trie = steps.isEmpty() ? this : branch(steps).next;
        for (var known : trie.combinations) {
            if (sameReadings(known.components, components)) {
                known.parameters = longer(known.parameters, parameter);
                return;
            }
        }
        var combination = new Combination(components);
        combination.parameters = longer(NONE, parameter);
        trie.combinations = longer(trie.combinations, combination);
    }

    void otherwise(SearchParameter parameter, String value) {
        otherwise = longer(otherwise, new Otherwise(parameter, Token.of(null, value)));
    }

    /** @param resource the whole of which the element is a part */
    void walk(JsonNode element, JsonNode resource, Sink sink) {
        if (fields.size() < element.size()) {
            for (var field : fields.entrySet()) {
                var value = element.get(field.getKey());
                if (value != null) visit(value, field.getValue(), resource, sink);
            }
        } else {
            for (var property : element.properties()) {
                var branches = fields.get(property.getKey());
                if (branches != null) visit(property.getValue(), branches, resource, sink);
            }
        }
        for (var combination : combinations) {
            for (var value : Component.combine(combination.components, element, resource)) {
                sink.accept(combination.parameters, value);
            }
        }
    }

    /** What {@link #walk} could not meet. */
    void rest(SearchValues values) {
        for (var rest : otherwise) {
            if (values.of(rest.parameter).isEmpty()) values.add(new SearchParameter[] {rest.parameter}, rest.value);
        }
    }

    private static void visit(JsonNode value, Branch[] branches, JsonNode resource, Sink sink) {
        if (!value.isArray()) {
            visit(value, 0, branches, resource, sink);
            return;
        }
        var index = 0;
        for (var element : value) visit(element, index++, branches, resource, sink);
    }

    private static void visit(JsonNode element, int index, Branch[] branches, JsonNode resource, Sink sink) {
        if (element.isNull()) return;
        for (var branch : branches) {
            if (!branch.filter.accepts(element, index, resource)) continue;
            for (var leaf : branch.leaves) {
                leaf.reading.read(element, made -> sink.accept(leaf.parameters, made));
            }
            if (branch.next.isEmpty()) continue;
            if (!element.isObject()) throw Fields.wrong(element, "một đối tượng", "an object");
            branch.next.walk(element, resource, sink);
        }
    }

    private boolean isEmpty() {
        return fields.isEmpty() && combinations.length == 0;
    }

    private Leaf leaf(Path path, Kind kind) {
        var branch = branch(path.steps());
        var reads = kind + " " + path.datatype() + " " + path.argument();
        for (var known : branch.leaves) {
            if (known.reads.equals(reads)) return known;
        }
        var leaf = new Leaf(reads, Reading.of(kind, path.datatype(), path.argument()));
        branch.leaves = longer(branch.leaves, leaf);
        return leaf;
    }

    private Branch branch(List<Step> steps) {
        Branch branch = null;
        for (var step : steps) branch = (branch == null ? this : branch.next).branch(step);
        if (branch == null) throw new IllegalArgumentException("a path has at least one step");
        return branch;
    }

    private Branch branch(Step step) {
        var known = fields.computeIfAbsent(step.field(), _ -> new Branch[0]);
        for (var branch : known) {
            if (branch.filter.equals(step.filter())) return branch;
        }
        var branch = new Branch(step.filter());
        fields.put(step.field(), longer(known, branch));
        return branch;
    }

    private static boolean sameReadings(List<Component> one, List<Component> other) {
        return readings(one).equals(readings(other));
    }

    private static List<String> readings(List<Component> components) {
        return components.stream().map(c -> c.kind() + " " + c.paths()).toList();
    }

    private static <T> T[] longer(T[] array, T item) {
        var longer = Arrays.copyOf(array, array.length + 1);
        longer[array.length] = item;
        return longer;
    }
}
