package vn.vongdoi.rest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.record.Version;
import vn.vongdoi.search.SearchQuery;

/** How much of each resource a search shows: all, or what {@code _elements} and {@code _summary} leave. */
final class Shape {
    private static final Set<String> ALWAYS = Set.of("resourceType", "id", "meta");
    private static final String SUBSETTED = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private final SearchQuery query;

    Shape(SearchQuery query) {
        this.query = query;
    }

    byte[] of(Version version) {
        return switch (query.summary()) {
            case FALSE, COUNT -> query.elements().isEmpty() ? version.json() : only(version, elements(version));
            case TEXT -> only(version, with("text", version));
            case DATA -> without(version, "text");
            case TRUE -> only(version, Summaries.shown(version.id().type()));
        };
    }

    /** Elements are named for the type searched; of what comes along they are named with its type before them. */
    private Set<String> elements(Version version) {
        var names = new HashSet<String>();
        for (var element : query.elements()) {
            var dot = element.indexOf('.');
            var type = dot < 0 ? query.type().fhirName() : element.substring(0, dot);
            if (dot > 0 && !Character.isUpperCase(element.charAt(0))) names.add(element.substring(0, dot));
            else if (type.equals(version.id().type().fhirName())) names.add(element.substring(dot + 1));
        }
        names.addAll(Summaries.mandatory(version.id().type()));
        return names;
    }

    private static Set<String> with(String element, Version version) {
        var names = new HashSet<>(Summaries.mandatory(version.id().type()));
        names.add(element);
        return names;
    }

    private byte[] only(Version version, Set<String> names) {
        var tree = tree(version);
        for (var name : List.copyOf(tree.propertyNames())) {
            var element = name.startsWith("_") ? name.substring(1) : name;
            if (!ALWAYS.contains(element) && names.stream().noneMatch(n -> is(element, n))) tree.remove(name);
        }
        return written(tree);
    }

    /** {@code value} names {@code valueQuantity} too. */
    private static boolean is(String element, String name) {
        return element.equals(name)
                || (name.endsWith("[x]") && element.startsWith(name.substring(0, name.length() - 3)));
    }

    private static byte[] without(Version version, String element) {
        var tree = tree(version);
        tree.remove(element);
        return written(tree);
    }

    private static ObjectNode tree(Version version) {
        return (ObjectNode) new Resource(version.id().type(), version.id().id(), version.json()).tree();
    }

    /** Marked, so that nobody writes back a part as if it were the whole. */
    private static byte[] written(ObjectNode tree) {
        var tag = tree.withObjectProperty("meta").withArrayProperty("tag").addObject();
        tag.put("system", SUBSETTED).put("code", "SUBSETTED");
        return Resource.bytes(tree);
    }
}
