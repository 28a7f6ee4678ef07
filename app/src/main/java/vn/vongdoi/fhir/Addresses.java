package vn.vongdoi.fhir;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Where a resource names others, by R4's own types: {@code Reference.reference}, elements of the types uri, url,
 * canonical, oid and uuid, and links in a narrative. A text that only looks like an address is none: the value of an
 * Identifier may be a urn.
 */
public final class Addresses {
    private static final Pattern LINK = Pattern.compile("\\b(href|src)=(\"[^\"]*\"|'[^']*')");

    private final UnaryOperator<String> references;
    private final UnaryOperator<String> uris;

    private Addresses(UnaryOperator<String> references, UnaryOperator<String> uris) {
        this.references = references;
        this.uris = uris;
    }

    /**
     * Replaces each address by what the functions make of it; the same text leaves it alone.
     *
     * @param resource of any shape; what R4 does not know is passed by
     * @param uris for everything but references
     */
    public static void rewrite(ObjectNode resource, UnaryOperator<String> references, UnaryOperator<String> uris) {
        new Addresses(references, uris).resource(resource);
    }

    private void resource(JsonNode node) {
        if (!(node instanceof ObjectNode object)) return;
        ElementTable.resource(object.path("resourceType").asString("")).ifPresent(type -> object(object, type));
    }

    private void object(ObjectNode object, Complex type) {
        for (var property : object.properties()) {
            var element = type.find(property.getKey());
            if (element != null) {
                element(property, element, type);
            } else if (type.findBySibling(property.getKey()) != null) {
                each(property.getValue(), ElementTable.type("Element"));
            }
        }
    }

    private void element(Map.Entry<String, JsonNode> property, Element element, Complex type) {
        switch (element.type()) {
            case Complex complex -> each(property.getValue(), complex);
            case AnyResource _ -> {
                if (property.getValue() instanceof ArrayNode array) array.forEach(this::resource);
                else resource(property.getValue());
            }
            case Primitive primitive -> primitive(property, primitive, type);
        }
    }

    private void each(JsonNode value, Complex type) {
        switch (value) {
            case ObjectNode object -> object(object, type);
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    if (array.get(i) instanceof ObjectNode object) object(object, type);
                }
            }
            default -> {}
        }
    }

    private void primitive(Map.Entry<String, JsonNode> property, Primitive primitive, Complex type) {
        switch (primitive) {
            case URI, URL, CANONICAL, OID, UUID -> texts(property, uris);
            case XHTML -> texts(property, this::narrative);
            case STRING -> {
                if (property.getKey().equals("reference") && type.name().equals("Reference"))
                    texts(property, references);
            }
            case BOOLEAN,
                    INTEGER,
                    UNSIGNED_INT,
                    POSITIVE_INT,
                    DECIMAL,
                    MARKDOWN,
                    CODE,
                    ID,
                    DATE,
                    DATE_TIME,
                    INSTANT,
                    TIME,
                    BASE64_BINARY -> {}
        }
    }

    private static void texts(Map.Entry<String, JsonNode> property, UnaryOperator<String> rewriting) {
        switch (property.getValue()) {
            case StringNode text -> {
                var rewritten = rewriting.apply(text.stringValue());
                if (!rewritten.equals(text.stringValue())) property.setValue(StringNode.valueOf(rewritten));
            }
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    if (array.get(i) instanceof StringNode text)
                        array.set(i, StringNode.valueOf(rewriting.apply(text.stringValue())));
                }
            }
            default -> {}
        }
    }

    private String narrative(String xhtml) {
        if (!xhtml.contains("href") && !xhtml.contains("src")) return xhtml;
        return LINK.matcher(xhtml).replaceAll(link -> {
            var quoted = link.group(2);
            var address = quoted.substring(1, quoted.length() - 1).replace("&amp;", "&");
            var rewritten = uris.apply(address);
            var whole = rewritten.equals(address)
                    ? link.group()
                    : link.group(1) + "=\"" + rewritten.replace("&", "&amp;") + "\"";
            return Matcher.quoteReplacement(whole);
        });
    }
}
