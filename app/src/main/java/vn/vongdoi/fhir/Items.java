package vn.vongdoi.fhir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The occurrences of one element as a list to be changed, single or many, values and their {@code _} siblings in step. */
final class Items {
    /** One occurrence; a primitive may have a sibling, and then need no value. */
    record Item(@Nullable JsonNode value, @Nullable ObjectNode sibling) {}

    private Items() {}

    static List<Item> read(ObjectNode holder, Element element) {
        var value = holder.get(element.property());
        var sibling = element.type() instanceof Primitive ? holder.get(element.sibling()) : null;
        var items = new ArrayList<Item>();
        if (!element.many()) {
            if (value != null || sibling != null) items.add(new Item(value, object(sibling)));
            return items;
        }
        int size = Math.max(value == null ? 0 : value.size(), sibling == null ? 0 : sibling.size());
        for (int i = 0; i < size; i++) {
            var one = value == null ? null : value.get(i);
            items.add(new Item(one instanceof NullNode ? null : one, object(sibling == null ? null : sibling.get(i))));
        }
        return items;
    }

    static void write(ObjectNode holder, Element element, List<Item> items) {
        set(
                holder,
                element.property(),
                element.many(),
                items.stream().map(Item::value).toList());
        set(
                holder,
                element.sibling(),
                element.many(),
                items.stream().map(Item::sibling).toList());
    }

    private static void set(
            ObjectNode holder, String property, boolean many, List<? extends @Nullable JsonNode> nodes) {
        if (nodes.stream().allMatch(node -> node == null)) {
            holder.remove(property);
            return;
        }
        var array = JsonNodeFactory.instance.arrayNode();
        for (var node : nodes) array.add(node == null ? NullNode.getInstance() : node);
        holder.set(property, many ? array : array.get(0));
    }

    private static @Nullable ObjectNode object(@Nullable JsonNode node) {
        return node instanceof ObjectNode object ? object : null;
    }
}
