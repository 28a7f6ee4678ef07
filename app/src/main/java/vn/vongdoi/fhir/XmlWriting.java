package vn.vongdoi.fhir;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a tree as XML: elements in the order of the definitions, values as attributes, narratives as they are. */
final class XmlWriting {
    private final StringBuilder xml = new StringBuilder(2048);

    static String write(ObjectNode resource) {
        var writing = new XmlWriting();
        writing.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        writing.resource(resource, " xmlns=\"" + FhirXml.NAMESPACE + "\"");
        return writing.xml.toString();
    }

    private void resource(ObjectNode resource, String namespace) {
        var name = resource.path("resourceType").asString("");
        var type = ElementTable.resource(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is no resource type"));
        xml.append('<').append(name).append(namespace).append('>');
        for (var element : inOrder(resource, type)) {
            if (element != null) children(element, resource);
        }
        xml.append("</").append(name).append('>');
    }

    /** @param value of a primitive that has id or extensions too */
    private void complex(String name, ObjectNode object, Complex type, @Nullable JsonNode value) {
        var elements = inOrder(object, type);
        xml.append('<').append(name);
        boolean isEmpty = true;
        for (var element : elements) {
            if (element == null) continue;
            if (type.isAttribute(element))
                attribute(element.property(), object.path(element.property()).asString());
            else isEmpty = false;
        }
        if (value != null) attribute("value", value.asString());
        if (isEmpty) {
            xml.append("/>");
            return;
        }
        xml.append('>');
        for (var element : elements) {
            if (element != null && !type.isAttribute(element)) children(element, object);
        }
        xml.append("</").append(name).append('>');
    }

    /** The elements an object has, at their slots. */
    private static @Nullable Element[] inOrder(ObjectNode object, Complex type) {
        var elements = new @Nullable Element[type.slots().size()];
        for (var property : object.propertyNames()) {
            var element = type.find(property);
            if (element == null) element = type.findBySibling(property);
            if (element != null) elements[element.slot()] = element;
            else if (!type.isResource() || !property.equals("resourceType")) {
                throw new IllegalArgumentException(type.name() + " has no element " + property);
            }
        }
        return elements;
    }

    private void children(Element element, ObjectNode object) {
        var value = object.get(element.property());
        var sibling = element.type() instanceof Primitive ? object.get(element.sibling()) : null;
        if (!element.many()) {
            element(element, value, sibling);
            return;
        }
        int size = Math.max(value == null ? 0 : value.size(), sibling == null ? 0 : sibling.size());
        for (int i = 0; i < size; i++) {
            element(element, value == null ? null : value.get(i), sibling == null ? null : sibling.get(i));
        }
    }

    private void element(Element element, @Nullable JsonNode value, @Nullable JsonNode sibling) {
        switch (element.type()) {
            case Primitive primitive when primitive == Primitive.XHTML -> xhtml(value);
            case Primitive _ ->
                primitive(
                        element.property(),
                        value == null || value.isNull() ? null : value,
                        sibling instanceof ObjectNode object ? object : null);
            case Complex type -> complex(element.property(), object(value, element), type, null);
            case AnyResource _ -> {
                xml.append('<').append(element.property()).append('>');
                resource(object(value, element), "");
                xml.append("</").append(element.property()).append('>');
            }
        }
    }

    private void primitive(String name, @Nullable JsonNode value, @Nullable ObjectNode sibling) {
        if (sibling != null) {
            complex(name, sibling, ElementTable.type("Element"), value);
        } else if (value != null) {
            xml.append('<').append(name);
            attribute("value", value.asString());
            xml.append("/>");
        }
    }

    private void xhtml(@Nullable JsonNode div) {
        var text = div == null ? "" : div.asString();
        if (!Xhtml.isSound(text)) throw new IllegalArgumentException("a narrative that is no XHTML");
        xml.append(text.strip());
    }

    private static ObjectNode object(@Nullable JsonNode value, Element element) {
        if (value instanceof ObjectNode object) return object;
        throw new IllegalArgumentException(element.property() + " is no object");
    }

    private void attribute(String name, String value) {
        xml.append(' ').append(name).append("=\"");
        XmlText.appendAttribute(value, xml);
        xml.append('"');
    }
}
