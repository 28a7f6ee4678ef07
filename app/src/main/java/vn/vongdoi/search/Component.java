package vn.vongdoi.search;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.search.SearchParameter.Kind;
import vn.vongdoi.search.SearchValue.Composite;
import vn.vongdoi.search.SearchValue.Token;

/**
 * One part of a composite parameter.
 *
 * @param paths as written, so that equal components are read once
 * @param fromRoot whether they begin at the resource, not at the composite's element
 */
record Component(Kind kind, String paths, boolean fromRoot, Trie trie) {

    static Kind kind(String text) {
        return Kind.of(text.substring(0, text.indexOf(' ')));
    }

    /** {@code token code:CodeableConcept}. */
    static Component of(String text) {
        var kind = kind(text);
        var paths = text.substring(text.indexOf(' ') + 1);
        var fromRoot = paths.startsWith("/");
        var trie = new Trie();
        for (var path : Path.all(fromRoot ? paths.substring(1) : paths)) trie.add(path, kind);
        return new Component(kind, paths, fromRoot, trie);
    }

    /** Each combination of the components' values; none unless every component has one. */
    static List<Composite> combine(List<Component> components, JsonNode element, JsonNode resource) {
        var values = new ArrayList<List<SearchValue>>();
        // The last component is the one mostly absent: an observation has a code, but one kind of value.
        for (var component : components.reversed()) {
            var found = component.values(element, resource);
            if (found.isEmpty()) return List.of();
            values.addFirst(found);
        }
        var combined = new ArrayList<Composite>();
        combine(values, 0, new SearchValue[values.size()], combined);
        return combined;
    }

    private static void combine(
            List<List<SearchValue>> values, int at, SearchValue[] chosen, List<Composite> combined) {
        if (at == chosen.length) {
            combined.add(new Composite(List.of(chosen)));
            return;
        }
        for (var value : values.get(at)) {
            chosen[at] = value;
            combine(values, at + 1, chosen, combined);
        }
    }

    private List<SearchValue> values(JsonNode element, JsonNode resource) {
        var found = new ArrayList<SearchValue>(4);
        trie.walk(fromRoot ? resource : element, resource, (_, value) -> {
            if (!isOnlyText(value)) found.add(value);
        });
        return found;
    }

    /** A composite has no modifiers, so that no search asks for the text of a concept in it. */
    private static boolean isOnlyText(SearchValue value) {
        return value instanceof Token token && token.system() == null && token.code() == null;
    }
}
