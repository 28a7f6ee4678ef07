package vn.vongdoi.fhir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a resource says, written the same whether it came as JSON or as XML: read by Jackson and by the parser of the
 * JDK, by the rules of R4's pages "JSON" and "XML" and without any table of elements. The order of values is kept, every
 * digit of a number too; versions and times that a server gives are left out.
 */
public final class SaidContent {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final DocumentBuilderFactory XML = DocumentBuilderFactory.newDefaultNSInstance();

    static {
        XML.setCoalescing(true);
        XML.setIgnoringComments(true);
    }

    private SaidContent() {}

    /** @param withId whether the id of the resource belongs to it */
    public static String ofJson(byte[] json, boolean withId) {
        return resource(JSON.readTree(json)).asRoot(withId);
    }

    /** @param withId whether the id of the resource belongs to it */
    public static String ofXml(byte[] xml, boolean withId) {
        try {
            var root = XML.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
            return resource(root).asRoot(withId);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(new String(xml, StandardCharsets.UTF_8), e);
        }
    }

    /** An element: its value when it is primitive, and what is in it, by name. */
    private record Said(@Nullable String type, @Nullable String value, TreeMap<String, List<Said>> children) {
        Said(@Nullable String type, @Nullable String value) {
            this(type, value, new TreeMap<>());
        }

        void add(String name, Said child) {
            children.computeIfAbsent(name, _ -> new ArrayList<>()).add(child);
        }

        String asRoot(boolean withId) {
            if (!withId) children.remove("id");
            for (var meta : children.getOrDefault("meta", List.of())) {
                meta.children.remove("versionId");
                meta.children.remove("lastUpdated");
            }
            children.computeIfPresent(
                    "meta", (_, meta) -> meta.getFirst().children.isEmpty() ? null : meta);
            var text = new StringBuilder();
            write(text, "\n");
            return text.toString();
        }

        private void write(StringBuilder text, String line) {
            if (type != null) text.append(line).append("type ").append(type);
            if (value != null) text.append(" = ").append(value);
            children.forEach((name, values) -> {
                for (var child : values) {
                    text.append(line).append(name);
                    child.write(text, line + "  ");
                }
            });
        }
    }

    private static Said resource(JsonNode resource) {
        var said = new Said(resource.path("resourceType").asString(), null);
        fields(resource, said);
        said.children.remove("resourceType");
        return said;
    }

    private static void fields(JsonNode object, Said said) {
        for (var field : object.properties()) {
            var name = field.getKey();
            if (name.startsWith("_")) {
                // Beside a primitive with a value it is read along with that one.
                if (!object.has(name.substring(1))) values(name.substring(1), null, field.getValue(), said);
            } else {
                values(name, field.getValue(), object.get("_" + name), said);
            }
        }
    }

    private static void values(String name, @Nullable JsonNode value, @Nullable JsonNode beside, Said said) {
        var several = value != null ? value.isArray() : beside != null && beside.isArray();
        if (!several) {
            said.add(name, element(name, value, beside));
            return;
        }
        var count = Math.max(value == null ? 0 : value.size(), beside == null ? 0 : beside.size());
        for (var i = 0; i < count; i++) {
            var one = value == null ? null : value.get(i);
            var other = beside == null ? null : beside.get(i);
            if (isThere(one) || isThere(other)) said.add(name, element(name, one, other));
        }
    }

    private static boolean isThere(@Nullable JsonNode node) {
        return node != null && !node.isNull();
    }

    private static Said element(String name, @Nullable JsonNode value, @Nullable JsonNode beside) {
        if (value != null && value.isObject()) {
            // ExampleScenario.instance has an element of this name.
            if (value.has("resourceType") && !name.equals("instance")) return resource(value);
            var said = new Said(null, null);
            fields(value, said);
            return said;
        }
        var said = new Said(null, value == null || value.isNull() ? null : text(name, value));
        if (beside != null && beside.isObject()) fields(beside, said);
        return said;
    }

    private static String text(String name, JsonNode value) {
        if (value.isNumber()) return value.decimalValue().toString();
        return name.equals("div") ? Canonical.narrative(value.asString()) : value.asString();
    }

    private static Said resource(Element resource) {
        var said = new Said(resource.getLocalName(), null);
        children(resource, said);
        return said;
    }

    private static void children(Element element, Said said) {
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) said.add(child.getLocalName(), element(child));
        }
    }

    private static Said element(Element element) {
        var first = firstElement(element);
        // A resource inside another stands in an element of its own, and its name begins with a capital.
        if (first != null && Character.isUpperCase(first.getLocalName().charAt(0))) return resource(first);
        if (element.getLocalName().equals("div")) return new Said(null, Canonical.narrative(element));
        var said = new Said(null, element.hasAttribute("value") ? element.getAttribute("value") : null);
        for (var attribute : List.of("id", "url")) {
            if (element.hasAttribute(attribute)) said.add(attribute, new Said(null, element.getAttribute(attribute)));
        }
        children(element, said);
        return said;
    }

    private static @Nullable Element firstElement(Element element) {
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) return child;
        }
        return null;
    }
}
