package vn.vongdoi.fhir;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One element of a type as JSON and XML write it; each type of a choice is an element of its own.
 *
 * @param name as FHIRPath says it: {@code value}
 * @param property as JSON and XML write it: {@code valueQuantity}
 * @param sibling the property that carries id and extensions of a primitive: {@code _valueString}
 * @param slot the place among the type's elements; all types of one choice share it
 * @param codes the closed list a code must be from
 */
record Element(
        String name,
        String property,
        String sibling,
        ElementType type,
        boolean many,
        int slot,
        @Nullable Set<String> codes) {
    boolean isChoice() {
        return !name.equals(property);
    }
}
