package vn.vongdoi.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.search.SearchValue.Token;

/** Tokens of the data types in R4's table "token". */
final class Tokens {
    private Tokens() {}

    static @Nullable Reading reading(String datatype, String system) {
        return switch (datatype) {
            case "CodeableConcept" -> Tokens::concept;
            case "Coding" -> Tokens::coding;
            case "Identifier" ->
                (element, values) -> {
                    var identifier = identifier(element);
                    if (identifier != null) values.accept(identifier);
                };
            case "ContactPoint" -> Tokens::contact;
            case "boolean" -> Tokens::truth;
            case "code" -> {
                var implied = system.isEmpty() ? null : system;
                yield (element, values) -> values.accept(Token.of(implied, Fields.text(element)));
            }
            case "string", "id", "uri" -> (element, values) -> values.accept(Token.of(null, Fields.text(element)));
            case "present" -> (_, values) -> values.accept(Token.of(null, "true"));
            default -> null;
        };
    }

    private static void concept(JsonNode concept, Consumer<? super SearchValue> values) {
        for (var coding : Fields.all(concept, "coding")) coding(coding, values);
        var text = Fields.text(concept, "text");
        if (text != null) values.accept(new Token(null, null, text, List.of()));
    }

    private static void coding(JsonNode coding, Consumer<? super SearchValue> values) {
        var system = Fields.text(coding, "system");
        var code = Fields.text(coding, "code");
        var display = Fields.text(coding, "display");
        if (system != null || code != null || display != null) {
            values.accept(new Token(system, code, display, List.of()));
        }
    }

    /** Null when neither number nor kind is told. */
    static @Nullable Token identifier(JsonNode identifier) {
        var system = Fields.text(identifier, "system");
        var value = Fields.text(identifier, "value");
        var type = Fields.child(identifier, "type");
        if (type == null) return system == null && value == null ? null : Token.of(system, value);
        var types = new ArrayList<Token>();
        for (var coding : Fields.all(type, "coding")) {
            types.add(Token.of(Fields.text(coding, "system"), Fields.text(coding, "code")));
        }
        return new Token(system, value, Fields.text(type, "text"), types);
    }

    private static void contact(JsonNode contact, Consumer<? super SearchValue> values) {
        var value = Fields.text(contact, "value");
        if (value != null) values.accept(Token.of(null, value));
    }

    private static void truth(JsonNode truth, Consumer<? super SearchValue> values) {
        if (!truth.isBoolean()) throw Fields.wrong(truth, "true hoặc false", "true or false");
        values.accept(Token.of(null, truth.booleanValue() ? "true" : "false"));
    }
}
