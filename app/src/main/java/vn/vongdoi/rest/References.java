package vn.vongdoi.rest;

import java.util.Map;
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
        for (var property : resource.properties()) rewrite(property, rewriting);
    }

    private static void rewrite(Map.Entry<String, JsonNode> property, UnaryOperator<String> rewriting) {
        switch (property.getValue()) {
            case StringNode text -> {
                if (isAddress(property.getKey(), text.stringValue())) {
                    var address = text.stringValue();
                    var rewritten = rewriting.apply(address);
                    if (!rewritten.equals(address)) property.setValue(StringNode.valueOf(rewritten));
                }
            }
            case ObjectNode object -> rewrite(object, rewriting);
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    if (array.get(i) instanceof ObjectNode object) rewrite(object, rewriting);
                }
            }
            default -> {}
        }
    }

    /** A reference always; another element only where it holds a urn of the kind that a Bundle gives its entries. */
    private static boolean isAddress(String field, String text) {
        return field.equals("reference") || text.startsWith("urn:uuid:") || text.startsWith("urn:oid:");
    }
}
