package vn.vongdoi.fhir;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What two ways of writing one resource have in common: order, filling nulls and the letters of a narrative aside. */
final class Canonical {
    private static final DocumentBuilderFactory XML = DocumentBuilderFactory.newDefaultNSInstance();

    static {
        XML.setCoalescing(true);
        XML.setIgnoringComments(true);
    }

    private Canonical() {}

    static JsonNode of(ObjectNode resource) {
        var copy = resource.deepCopy();
        tidy(copy);
        return copy;
    }

    private static void tidy(ObjectNode object) {
        for (var name : new ArrayList<>(object.propertyNames())) {
            var child = object.get(name);
            if (child instanceof ArrayNode array) {
                array.forEach(one -> {
                    if (one instanceof ObjectNode inner) tidy(inner);
                });
                while (!array.isEmpty() && array.get(array.size() - 1) instanceof NullNode)
                    array.remove(array.size() - 1);
                if (array.isEmpty()) object.remove(name);
            }
            if (child instanceof ObjectNode inner) tidy(inner);
            if (name.equals("div") && child.isString()) object.put(name, narrative(child.stringValue()));
        }
    }

    /** By an XML parser that is not ours: attributes by name, references resolved, comments dropped. */
    static String narrative(String div) {
        try {
            return narrative(XML.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(div)))
                    .getDocumentElement());
        } catch (Exception e) {
            throw new IllegalStateException(div, e);
        }
    }

    static String narrative(Node div) {
        var text = new StringBuilder();
        write(div, text);
        return text.toString();
    }

    private static void write(Node node, StringBuilder text) {
        if (node.getNodeType() == Node.TEXT_NODE) text.append(node.getNodeValue());
        if (node.getNodeType() != Node.ELEMENT_NODE) return;
        var attributes = new TreeMap<String, String>();
        for (int i = 0; i < node.getAttributes().getLength(); i++) {
            attributes.put(
                    node.getAttributes().item(i).getNodeName(),
                    node.getAttributes().item(i).getNodeValue());
        }
        text.append('<')
                .append(node.getNamespaceURI())
                .append(node.getLocalName())
                .append(attributes)
                .append('>');
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) write(child, text);
        text.append("</>");
    }
}
