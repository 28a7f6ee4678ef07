package vn.vongdoi.fhir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An element of a resource together with where it stands, or a computed value, which stands nowhere.
 *
 * @param value null for a primitive that has only id or extensions
 * @param type of an element; null for a computed value
 */
record Node(
        JsonNode value,
        @Nullable ObjectNode sibling,
        @Nullable ElementType type,
        @Nullable Spot spot) {
    /** Where an element stands: which occurrence of which element of which object. */
    record Spot(ObjectNode holder, Complex holderType, Element element, int index) {}

    static Node root(ObjectNode resource) {
        return new Node(resource, null, resourceType(resource), null);
    }

    static Node computed(JsonNode value) {
        return new Node(value, null, null, null);
    }

    static Node computed(boolean value) {
        return computed(BooleanNode.valueOf(value));
    }

    /** The type whose elements can stand below this one. */
    @Nullable Complex complex() {
        return switch (type) {
            case Complex complex -> complex;
            case Primitive _ -> ElementTable.type("Element");
            case AnyResource _ -> resourceType((ObjectNode) value);
            case null -> null;
        };
    }

    /** The object that holds what stands below this one; of a primitive, its sibling. */
    @Nullable ObjectNode object() {
        return value instanceof ObjectNode object ? object : sibling;
    }

    /** The same, made when a primitive has none yet. */
    ObjectNode objectToFill() {
        var object = object();
        if (object != null) return object;
        if (spot == null) throw new IllegalStateException("a computed value holds nothing");
        var made = JsonNodeFactory.instance.objectNode();
        var items = Items.read(spot.holder, spot.element);
        items.set(spot.index, new Items.Item(value, made));
        Items.write(spot.holder, spot.element, items);
        return made;
    }

    List<Node> children(String name) {
        var object = object();
        var complex = complex();
        var children = new ArrayList<Node>();
        if (object == null || complex == null) return children;
        for (var element : complex.elements()) {
            if (!element.name().equals(name)) continue;
            var items = Items.read(object, element);
            for (int i = 0; i < items.size(); i++) {
                var value = items.get(i).value();
                children.add(new Node(
                        value == null ? NullNode.getInstance() : value,
                        items.get(i).sibling(),
                        element.type(),
                        new Spot(object, complex, element, i)));
            }
        }
        return children;
    }

    /** Whether it is of the type the standard calls so: {@code Quantity}, {@code dateTime}, {@code Patient}. */
    boolean is(String typeName) {
        return switch (type) {
            case Primitive primitive -> primitive.word().equals(typeName);
            case Complex complex -> complex.name().equals(typeName);
            case AnyResource _ -> value.path("resourceType").asString("").equals(typeName);
            case null -> false;
        };
    }

    private static @Nullable Complex resourceType(ObjectNode resource) {
        return ElementTable.resource(resource.path("resourceType").asString("")).orElse(null);
    }
}
