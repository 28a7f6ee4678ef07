package vn.vongdoi.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type made of elements: a data type, a group inside a resource, or a resource. */
final class Complex implements ElementType {
    private final String name;
    private final boolean isResource;
    private final List<String> slots = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>();
    private final Map<String, Element> byProperty = new HashMap<>();
    private long required;

    Complex(String name, boolean isResource) {
        this.name = name;
        this.isResource = isResource;
    }

    String name() {
        return name;
    }

    boolean isResource() {
        return isResource;
    }

    /** In the order XML writes them. */
    List<Element> elements() {
        return elements;
    }

    /** Whether XML writes it as an attribute: the id of anything but a resource, the url of an extension. */
    boolean isAttribute(Element element) {
        return element.property().equals("id")
                ? !isResource
                : element.property().equals("url") && name.equals("Extension");
    }

    @Nullable Element find(String property) {
        return byProperty.get(property);
    }

    /** The element whose {@code _} property this is. */
    @Nullable Element findBySibling(String property) {
        if (property.isEmpty() || property.charAt(0) != '_') return null;
        var element = byProperty.get(property.substring(1));
        return element != null && element.type() instanceof Primitive ? element : null;
    }

    /** The FHIRPath names of elements, by slot. */
    List<String> slots() {
        return slots;
    }

    /** Every instance has it, in one of its types if it has a choice. */
    boolean requires(String property) {
        var element = byProperty.get(property);
        return element != null && (required >> element.slot() & 1) == 1;
    }

    /** One bit for each slot that must be filled. */
    long required() {
        return required;
    }

    /** Begins the next slot; its elements follow by {@link #add}. */
    int slot(String name, boolean required) {
        int slot = slots.size();
        if (slot == Long.SIZE) throw new IllegalStateException(this.name + " has too many elements");
        slots.add(name);
        if (required) this.required |= 1L << slot;
        return slot;
    }

    void add(Element element) {
        elements.add(element);
        byProperty.put(element.property(), element);
    }
}
