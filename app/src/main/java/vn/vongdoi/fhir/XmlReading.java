package vn.vongdoi.fhir;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads XML into the tree its JSON would give. It judges only what a tree cannot show (namespaces, text between
 * elements); an unknown element or one too many is put into the tree where it stands, for {@link Shape} to tell.
 */
final class XmlReading {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final XMLStreamReader2 xml;
    private int depth;

    private XmlReading(XMLStreamReader2 xml) {
        this.xml = xml;
    }

    static ObjectNode read(byte[] bytes) throws Refusal {
        try {
            var xml = (XMLStreamReader2) factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
            var reading = new XmlReading(xml);
            int event = XMLStreamConstants.START_DOCUMENT;
            while (event != XMLStreamConstants.START_ELEMENT) event = reading.next();
            var resource = reading.resource();
            while (event != XMLStreamConstants.END_DOCUMENT) event = reading.next();
            return resource;
        } catch (XMLStreamException e) {
            throw malformed(e);
        } catch (RuntimeException e) {
            // The parser is lazy and cannot throw its checked exception everywhere; it wraps it.
            if (e.getCause() instanceof XMLStreamException cause) throw malformed(cause);
            throw e;
        }
    }

    /** One factory for one document: a shared one keeps every name it ever met, and a sender could fill it. */
    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("external entity refused");
        });
        return factory;
    }

    private ObjectNode resource() throws XMLStreamException, Refusal {
        expectNamespace();
        var object = NODES.objectNode();
        object.put("resourceType", xml.getLocalName());
        attributes(object, _ -> false);
        var type = ElementTable.resource(xml.getLocalName());
        if (type.isPresent()) children(object, type.get());
        else skip();
        return object;
    }

    private void children(ObjectNode object, Complex type) throws XMLStreamException, Refusal {
        while (next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) continue;
            var element = type.find(xml.getLocalName());
            if (element == null || type.isAttribute(element)) {
                expectNamespace();
                object.set(xml.getLocalName(), NODES.objectNode());
                skip();
            } else {
                element(element, object);
            }
        }
    }

    private void element(Element element, ObjectNode object) throws XMLStreamException, Refusal {
        switch (element.type()) {
            case Primitive primitive
            when primitive == Primitive.XHTML -> put(element, object, NODES.stringNode(xhtml()));
            case Primitive primitive -> primitive(element, primitive, object);
            case Complex type -> {
                expectNamespace();
                var child = NODES.objectNode();
                attributes(child, name -> type.find(name) instanceof Element found && type.isAttribute(found));
                children(child, type);
                put(element, object, child);
            }
            case AnyResource _ -> {
                expectNamespace();
                put(element, object, inner());
            }
        }
    }

    /** The resource inside {@code contained} and its like; an object without a type when there is none. */
    private ObjectNode inner() throws XMLStreamException, Refusal {
        ObjectNode resource = null;
        while (next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) continue;
            if (resource != null) throw refused("có hai tài nguyên trong một phần tử", "two resources in one element");
            resource = resource();
        }
        return resource == null ? NODES.objectNode() : resource;
    }

    private void primitive(Element element, Primitive primitive, ObjectNode object) throws XMLStreamException, Refusal {
        expectNamespace();
        var sibling = NODES.objectNode();
        attributes(sibling, name -> name.equals("value") || name.equals("id"));
        var value = sibling.remove("value");
        children(sibling, ElementTable.type("Element"));
        if (sibling.isEmpty() && value != null) {
            put(element, object, primitive.node(value.stringValue()));
            if (element.many() && object.get(element.sibling()) instanceof ArrayNode siblings) siblings.addNull();
        } else if (element.many()) {
            pair(element, object, value == null ? NODES.nullNode() : primitive.node(value.stringValue()), sibling);
        } else {
            if (value != null) put(element, object, primitive.node(value.stringValue()));
            put(element.sibling(), false, object, sibling);
        }
    }

    /** Puts a value and its sibling at the same place of their two arrays. */
    private static void pair(Element element, ObjectNode object, JsonNode value, ObjectNode sibling) {
        var values = object.withArray(element.property());
        var siblings = object.withArray(element.sibling());
        while (siblings.size() < values.size()) siblings.addNull();
        values.add(value);
        siblings.add(sibling);
    }

    private static void put(Element element, ObjectNode object, JsonNode value) {
        put(element.property(), element.many(), object, value);
    }

    /** A single element that comes again becomes a list, which the definitions then refuse. */
    private static void put(String property, boolean many, ObjectNode object, JsonNode value) {
        var before = object.get(property);
        if (before instanceof ArrayNode array) array.add(value);
        else if (before != null)
            object.set(property, NODES.arrayNode().add(before).add(value));
        else object.set(property, many ? NODES.arrayNode().add(value) : value);
    }

    private void attributes(ObjectNode object, Predicate<String> known) throws Refusal {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (XSI.equals(xml.getAttributeNamespace(i))) continue;
            var name = xml.getAttributeLocalName(i);
            if (!known.test(name) || !xml.getAttributeNamespace(i).isEmpty()) {
                throw refused("không có thuộc tính " + name + " ở đây", "there is no attribute " + name + " here");
            }
            object.put(name, xml.getAttributeValue(i));
        }
    }

    private String xhtml() throws XMLStreamException, Refusal {
        if (!Xhtml.NAMESPACE.equals(xml.getNamespaceURI())) {
            throw refused("<div> phải thuộc " + Xhtml.NAMESPACE, "<div> must be of " + Xhtml.NAMESPACE);
        }
        var text = new StringBuilder();
        int outside = depth - 1;
        open(text, " xmlns=\"" + Xhtml.NAMESPACE + "\"");
        while (depth > outside) {
            boolean wasEmpty = xml.isEmptyElement();
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    down();
                    open(text, "");
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (!wasEmpty) text.append("</").append(xml.getLocalName()).append('>');
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    XmlText.appendText(xml.getText(), text);
                case XMLStreamConstants.ENTITY_REFERENCE -> throw entity();
                default -> {}
            }
        }
        return text.toString();
    }

    private void open(StringBuilder text, String namespace) throws XMLStreamException, Refusal {
        text.append('<').append(xml.getLocalName()).append(namespace);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var prefix = xml.getAttributePrefix(i);
            text.append(' ');
            if (prefix != null && !prefix.isEmpty()) text.append(prefix).append(':');
            text.append(xml.getAttributeLocalName(i)).append("=\"");
            XmlText.appendAttribute(xml.getAttributeValue(i), text);
            text.append('"');
        }
        text.append(xml.isEmptyElement() ? "/>" : ">");
    }

    private void skip() throws XMLStreamException, Refusal {
        int outside = depth - 1;
        while (depth > outside) next();
    }

    /** The next event outside of a narrative. */
    private int next() throws XMLStreamException, Refusal {
        int event = xml.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> down();
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD -> throw refused("không được có DOCTYPE", "a DOCTYPE is not allowed");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw entity();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (!xml.isWhiteSpace()) throw refused("có văn bản giữa các phần tử", "there is text between elements");
            }
            default -> {}
        }
        return event;
    }

    private void down() throws Refusal {
        if (++depth > 2 * StrictJson.MOST_DEPTH) throw refused("lồng quá sâu", "it is nested too deeply");
    }

    private void expectNamespace() throws Refusal {
        if (FhirXml.NAMESPACE.equals(xml.getNamespaceURI())) return;
        throw refused(
                "<" + xml.getLocalName() + "> phải thuộc " + FhirXml.NAMESPACE,
                "<" + xml.getLocalName() + "> must be of " + FhirXml.NAMESPACE);
    }

    private Refusal entity() {
        return refused("không được có thực thể riêng", "entities are not allowed");
    }

    private Refusal refused(String vietnamese, String english) {
        var place = xml.getLocation();
        return Refusal.unreadable(
                Issue.Code.STRUCTURE,
                "XML, dòng " + place.getLineNumber() + ": " + vietnamese + ".",
                "XML, line " + place.getLineNumber() + ": " + english + ".");
    }

    private static Refusal malformed(XMLStreamException e) {
        var place = e.getLocation();
        var line = place == null ? 1 : place.getLineNumber();
        return Refusal.unreadable(
                Issue.Code.STRUCTURE,
                "XML hỏng ở dòng " + line + ".",
                "Malformed XML at line " + line + ": " + e.getMessage());
    }
}
