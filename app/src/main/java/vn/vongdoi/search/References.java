package vn.vongdoi.search;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchValue.Reference;

/** What elements of the types Reference and canonical refer to. */
final class References {
    private static final String HISTORY = "/_history/";

    private References() {}

    static @Nullable Reading reading(String datatype, String argument) {
        return switch (datatype) {
            case "Reference" -> (element, values) -> values.accept(read(element));
            case "canonical", "uri" -> (element, values) -> values.accept(canonical(Fields.text(element)));
            case "Resource" -> {
                var type = ResourceType.find(argument).orElseThrow();
                yield (element, values) -> inline(type, element, values);
            }
            default -> null;
        };
    }

    static Reference read(JsonNode element) {
        var child = Fields.child(element, "identifier");
        var identifier = child == null ? null : Tokens.identifier(child);
        var literal = Fields.text(element, "reference");
        var told = Fields.text(element, "type");
        var type = told == null ? null : ResourceType.find(told).orElse(null);
        if (literal == null || literal.startsWith("#")) return new Reference(type, null, null, null, identifier);
        var read = literal(literal);
        return type == null && identifier == null
                ? read
                : new Reference(
                        read.type() == null ? type : read.type(), read.id(), read.version(), read.url(), identifier);
    }

    /** {@code Patient/1}, {@code Patient/1/_history/2}, {@code http://elsewhere/fhir/Patient/1}, {@code urn:uuid:…}. */
    static Reference literal(String text) {
        var history = text.indexOf(HISTORY);
        var address = history < 0 ? text : text.substring(0, history);
        var version = history < 0 ? null : text.substring(history + HISTORY.length());
        var slash = address.lastIndexOf('/');
        var before = slash < 0 ? -1 : address.lastIndexOf('/', slash - 1);
        var type = slash < 0
                ? null
                : ResourceType.find(address.substring(before + 1, slash)).orElse(null);
        if (type == null) return new Reference(null, null, version, address, null);
        return new Reference(type, address.substring(slash + 1), version, before < 0 ? null : address, null);
    }

    /** {@code http://example.org/fhir/ValueSet/colours|2.0}. */
    static Reference canonical(String text) {
        var bar = text.indexOf('|');
        return bar < 0
                ? new Reference(null, null, null, text, null)
                : new Reference(null, null, text.substring(bar + 1), text.substring(0, bar), null);
    }

    /** A resource that stands inside its bundle. */
    private static void inline(ResourceType type, JsonNode resource, Consumer<? super SearchValue> values) {
        var id = Fields.text(resource, "id");
        if (!type.fhirName().equals(Fields.text(resource, "resourceType"))) return;
        values.accept(new Reference(type, id, null, null, null));
    }
}
