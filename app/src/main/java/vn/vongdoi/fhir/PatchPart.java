package vn.vongdoi.fhir;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Items.Item;

/**
 * One parameter of a FHIRPath Patch that carries a value: {@code value[x]}, a resource, or, for groups that have no type
 * of their own, parts named after the elements.
 */
record PatchPart(ObjectNode part) {
    private static final String VALUE = "value";

    /** Adds the value to what an object has under that name. */
    void addTo(ObjectNode holder, Complex type, String name) throws Refusal {
        var element = element(type, name);
        var items = Items.read(holder, element);
        boolean isFilled = !items.isEmpty() || element.isChoice() && isChosen(holder, type, element);
        if (!element.many() && isFilled) {
            throw Refusal.error(
                    Issue.Code.PROCESSING,
                    type.name() + "." + name,
                    "Bản vá: " + name + " đã có và chỉ được có một.",
                    "The patch adds " + name + ", which is there already and must be single.");
        }
        items.add(item(element));
        Items.write(holder, element, items);
    }

    private static boolean isChosen(ObjectNode holder, Complex type, Element element) {
        return type.elements().stream()
                .filter(other -> other.slot() == element.slot())
                .anyMatch(other -> holder.has(other.property()) || holder.has(other.sibling()));
    }

    /** The element of that name which takes this value; of a choice, the one of the value's type. */
    Element element(Complex type, String name) throws Refusal {
        var named = type.elements().stream()
                .filter(element ->
                        element.name().equals(name) || element.property().equals(name))
                .toList();
        if (named.isEmpty()) throw unknown(type, name);
        if (!named.getFirst().isChoice()) return named.getFirst();
        return named.stream()
                .filter(element -> element.property().equals(element.name() + typeName()))
                .findFirst()
                .orElseThrow(() -> wrongType(name));
    }

    Item item(Element element) throws Refusal {
        return switch (element.type()) {
            case Primitive _ -> {
                if (!isPrimitive()) throw wrongType(element.name());
                yield new Item(
                        part.get(VALUE + typeName()),
                        part.get("_" + VALUE + typeName()) instanceof ObjectNode sibling ? sibling.deepCopy() : null);
            }
            case Complex type -> new Item(complex(type, element.name()), null);
            case AnyResource _ -> {
                if (!(part.get("resource") instanceof ObjectNode resource)) throw wrongType(element.name());
                yield new Item(resource.deepCopy(), null);
            }
        };
    }

    private ObjectNode complex(Complex type, String name) throws Refusal {
        if (part.get("part") instanceof ArrayNode parts) return group(parts, type);
        if (typeName().equals(type.name()) && part.get(VALUE + typeName()) instanceof ObjectNode value) {
            return value.deepCopy();
        }
        throw wrongType(name);
    }

    private static ObjectNode group(ArrayNode parts, Complex type) throws Refusal {
        var group = JsonNodeFactory.instance.objectNode();
        for (var inner : parts) {
            new PatchPart((ObjectNode) inner)
                    .addTo(group, type, inner.path("name").asString(""));
        }
        return group;
    }

    private boolean isPrimitive() {
        var name = typeName();
        return !name.isEmpty() && ElementTable.find(name).isEmpty();
    }

    /** {@code Quantity} of {@code valueQuantity}; empty without a value. */
    private String typeName() {
        return properties().stream()
                .filter(name -> name.startsWith(VALUE))
                .map(name -> name.substring(VALUE.length()))
                .findFirst()
                .orElse("");
    }

    private List<String> properties() {
        return part.propertyNames().stream()
                .map(name -> name.startsWith("_") ? name.substring(1) : name)
                .toList();
    }

    Optional<String> text() {
        return Optional.ofNullable(part.get(VALUE + typeName()))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    Optional<Integer> number() {
        return Optional.ofNullable(part.get(VALUE + typeName()))
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue);
    }

    static Refusal unknown(Complex type, String name) {
        return Refusal.error(
                Issue.Code.STRUCTURE,
                type.name() + "." + name,
                "Bản vá: FHIR R4 không có phần tử " + name + " trong " + type.name() + ".",
                "The patch names " + name + ", which FHIR R4 does not have in " + type.name() + ".");
    }

    private Refusal wrongType(String name) {
        var given = typeName().isEmpty() ? "part" : typeName();
        return Refusal.error(
                Issue.Code.VALUE,
                "",
                "Bản vá: giá trị kiểu " + given + " không hợp với " + name + ".",
                "The patch gives " + name + " a value of the wrong type, " + given + ".");
    }
}
