package vn.vongdoi.rest;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Finds and rewrites what a resource refers to: {@code Reference.reference}, the urls, uris and canonicals that may name
 * an entry of the same Bundle, and addresses inside the narrative.
 */
final class References {
    private References() {}

    /** Replaces each address by what the function makes of it; the same text leaves it alone. */
    static void rewrite(ObjectNode resource, UnaryOperator<String> rewriting) {
        each(resource, place -> place.set(rewriting.apply(place.address())));
    }

    /** Where an address stands. */
    record Place(Map.Entry<String, JsonNode> property, String address) {
        void set(String rewritten) {
            if (!rewritten.equals(address)) property.setValue(StringNode.valueOf(rewritten));
        }
    }

    static void each(ObjectNode resource, Consumer<Place> visitor) {
        for (var property : resource.properties()) {
            switch (property.getValue()) {
                case StringNode text -> {
                    if (isAddress(property.getKey(), text.stringValue())) {
                        visitor.accept(new Place(property, text.stringValue()));
                    }
                }
                case ObjectNode object -> each(object, visitor);
                case ArrayNode array -> {
                    for (var i = 0; i < array.size(); i++) {
                        if (array.get(i) instanceof ObjectNode object) each(object, visitor);
                    }
                }
                default -> {}
            }
        }
    }

    /** A reference always; another element only where it holds a urn of the kind that a Bundle gives its entries. */
    private static boolean isAddress(String field, String text) {
        return field.equals("reference")
                || text.startsWith("urn:") && (text.startsWith("uuid:", 4) || text.startsWith("oid:", 4));
    }
}
