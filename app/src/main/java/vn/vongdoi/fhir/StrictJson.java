package vn.vongdoi.fhir;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads bytes as JSON into a tree: no property twice, bounded depth, nothing behind the end, decimals kept
 * with every digit they came with.
 */
final class StrictJson {
    static final int MOST_DEPTH = 64;

    /** A body's size is bounded before it comes here; a photograph in base64 is one long string. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(200)
                    .build())
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    static ObjectNode object(byte[] json) throws Refusal {
        if (read(json) instanceof ObjectNode object) return object;
        throw Refusal.unreadable(
                Issue.Code.STRUCTURE, "Nội dung phải là một đối tượng JSON.", "The body must be a JSON object.");
    }

    static JsonNode read(byte[] json) throws Refusal {
        if (!Utf8.isSound(json) || isUtf16(json)) {
            throw Refusal.unreadable(
                    Issue.Code.STRUCTURE, "Nội dung phải là UTF-8.", "The body must be UTF-8 and nothing else.");
        }
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() == null) {
                throw Refusal.unreadable(Issue.Code.STRUCTURE, "Nội dung trống.", "The body is empty.");
            }
            var tree = new StrictJson(parser).value();
            if (parser.nextToken() != null) {
                throw Refusal.unreadable(
                        Issue.Code.STRUCTURE, "Có nội dung thừa sau JSON.", "There is content behind the JSON.");
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw Refusal.unreadable(
                    Issue.Code.TOO_LONG,
                    "JSON vượt giới hạn: lồng quá " + MOST_DEPTH + " tầng, hoặc một tên hay một số quá dài.",
                    "The JSON is beyond limits: " + e.getOriginalMessage());
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw Refusal.unreadable(
                    Issue.Code.STRUCTURE,
                    "JSON hỏng ở dòng " + place.getLineNr() + ", cột " + place.getColumnNr() + ".",
                    "Malformed JSON at line " + place.getLineNr() + ", column " + place.getColumnNr() + ": "
                            + e.getOriginalMessage());
        }
    }

    /** Or UTF-32: one of the first characters, which are ASCII, has zeros beside it. */
    private static boolean isUtf16(byte[] json) {
        for (var i = 0; i < Math.min(4, json.length); i++) if (json[i] == 0) return true;
        return false;
    }

    private ObjectNode object() throws Refusal {
        var object = new ObjectNode(NODES, new FewProperties());
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (object.replace(name, value()) != null) throw twice(name);
        }
        return object;
    }

    private ArrayNode array() throws Refusal {
        var array = new ArrayNode(NODES, 2);
        while (parser.nextToken() != JsonToken.END_ARRAY) array.add(value());
        return array;
    }

    private JsonNode value() throws Refusal {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException(parser.currentToken() + " where a value begins");
        };
    }

    private JsonNode decimal() throws Refusal {
        try {
            return NODES.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException e) {
            throw Refusal.unreadable(
                    Issue.Code.VALUE,
                    "Một số có số mũ quá lớn.",
                    "A number's exponent is out of range: " + e.getMessage());
        }
    }

    private JsonNode whole() {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER -> NODES.numberNode(parser.getBigIntegerValue());
            case FLOAT, DOUBLE, BIG_DECIMAL -> throw new IllegalStateException("a whole number with a fraction");
        };
    }

    private Refusal twice(String name) {
        var line = parser.currentLocation().getLineNr();
        return Refusal.unreadable(
                Issue.Code.STRUCTURE,
                "Thuộc tính \"" + name + "\" ghi hai lần trong một đối tượng, gần dòng " + line + ".",
                "The property \"" + name + "\" stands twice in one object, near line " + line + ".");
    }
}
