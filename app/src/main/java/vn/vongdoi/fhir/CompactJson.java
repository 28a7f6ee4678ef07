package vn.vongdoi.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Writes a tree as JSON without spaces. Every resource stored is written once more; going straight from the nodes to
 * the bytes takes a third of what a generator with its contexts and features takes.
 */
final class CompactJson {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** One char of UTF-16 becomes six bytes at most: an escaped control character. */
    private static final int LONGEST = 6;

    /** A writer whose bytes have become more than this is not kept. */
    private static final int LARGEST_KEPT = 1 << 20;

    /** To be written into again: new memory for every resource, several times its size, would only be cleared. */
    private static final Queue<CompactJson> KEPT = new ConcurrentLinkedQueue<>();

    private byte[] out = new byte[32 * 1024];
    private int size;

    private CompactJson() {}

    static byte[] bytes(JsonNode tree) {
        var kept = KEPT.poll();
        var json = kept == null ? new CompactJson() : kept;
        json.size = 0;
        json.value(tree);
        var bytes = Arrays.copyOf(json.out, json.size);
        if (json.out.length <= LARGEST_KEPT) KEPT.offer(json);
        return bytes;
    }

    private void value(JsonNode node) {
        switch (node) {
            case StringNode text -> string(text.stringValue());
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(array);
            case NumericNode number -> plain(number.numberValue().toString());
            case BooleanNode truth -> plain(truth.booleanValue() ? "true" : "false");
            case NullNode _ -> plain("null");
            default -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
        }
    }

    private void object(ObjectNode object) {
        one('{');
        var first = true;
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            if (!first) one(',');
            first = false;
            string(property.getKey());
            one(':');
            value(property.getValue());
        }
        one('}');
    }

    private void array(ArrayNode array) {
        one('[');
        for (var i = 0; i < array.size(); i++) {
            if (i > 0) one(',');
            value(array.get(i));
        }
        one(']');
    }

    private void string(String text) {
        room(LONGEST * text.length() + 2);
        var bytes = out;
        var at = size;
        bytes[at++] = '"';
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x80) {
                if (c >= ' ' && c != '"' && c != '\\') bytes[at++] = (byte) c;
                else at = escaped(bytes, at, c);
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | c >> 6);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                bytes[at++] = (byte) (0xE0 | c >> 12);
                bytes[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            } else {
                var point = text.codePointAt(i++);
                if (point <= Character.MAX_VALUE) throw new IllegalArgumentException("half of a surrogate pair");
                bytes[at++] = (byte) (0xF0 | point >> 18);
                bytes[at++] = (byte) (0x80 | point >> 12 & 0x3F);
                bytes[at++] = (byte) (0x80 | point >> 6 & 0x3F);
                bytes[at++] = (byte) (0x80 | point & 0x3F);
            }
        }
        bytes[at++] = '"';
        size = at;
    }

    private static int escaped(byte[] bytes, int start, char c) {
        var at = start;
        bytes[at++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[at++] = (byte) c;
            case '\n' -> bytes[at++] = 'n';
            case '\r' -> bytes[at++] = 'r';
            case '\t' -> bytes[at++] = 't';
            default -> {
                bytes[at++] = 'u';
                bytes[at++] = '0';
                bytes[at++] = '0';
                bytes[at++] = HEX[c >> 4];
                bytes[at++] = HEX[c & 0xF];
            }
        }
        return at;
    }

    private void plain(String ascii) {
        room(ascii.length());
        for (var i = 0; i < ascii.length(); i++) out[size++] = (byte) ascii.charAt(i);
    }

    private void one(char c) {
        room(1);
        out[size++] = (byte) c;
    }

    private void room(int more) {
        if (out.length - size < more) out = Arrays.copyOf(out, Math.max(2 * out.length, Math.addExact(size, more)));
    }
}
