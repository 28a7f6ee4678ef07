package vn.vongdoi.fhir;

import java.util.Comparator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Patch (RFC 6902): all operations in order on a copy, or none. */
public final class JsonPatch {
    static final int MOST_OPERATIONS = 1000;

    /** A patch that copies a list into itself doubles it with every operation. */
    private static final int MOST_COPIED_NODES = 100_000;

    /** By value: 1.0 and 1 are the same number. */
    static final Comparator<JsonNode> BY_VALUE =
            (a, b) -> a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;

    private JsonNode document;
    private int copied;

    private JsonPatch(JsonNode document) {
        this.document = document;
    }

    /** What the resource becomes; it must still be sound, of the same type and id. */
    public static Incoming apply(ObjectNode resource, byte[] patch) {
        try {
            return Patching.result(resource, applied(resource.deepCopy(), StrictJson.read(patch)));
        } catch (Refusal refusal) {
            return Incoming.Refused.because(refusal);
        }
    }

    static JsonNode applied(JsonNode document, JsonNode operations) throws Refusal {
        if (!operations.isArray()) {
            throw unreadable("một JSON Patch là một mảng thao tác", "a JSON Patch is an array of operations");
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw tooCostly(
                    "có hơn " + MOST_OPERATIONS + " thao tác", "has more than " + MOST_OPERATIONS + " operations");
        }
        var patch = new JsonPatch(document);
        for (var operation : operations) patch.apply(operation);
        return patch.document;
    }

    private void apply(JsonNode operation) throws Refusal {
        var path = Pointer.of(member(operation, "path"));
        var op = member(operation, "op");
        switch (op) {
            case "add" -> add(path, value(operation));
            case "remove" -> remove(path);
            case "replace" -> replace(path, value(operation));
            case "move" -> move(Pointer.of(member(operation, "from")), path);
            case "copy" -> add(path, copy(at(Pointer.of(member(operation, "from")))));
            case "test" -> test(path, value(operation));
            default -> throw unreadable("không có thao tác \"" + op + "\"", "there is no operation \"" + op + "\"");
        }
    }

    private void add(Pointer path, JsonNode value) throws Refusal {
        shallow(path, value);
        if (path.isRoot()) {
            document = value;
            return;
        }
        switch (at(path.parent())) {
            case ObjectNode object -> object.set(path.last(), value);
            case ArrayNode array when path.last().equals("-") -> array.add(value);
            case ArrayNode array -> array.insert(index(path, array.size()), value);
            default -> throw missing(path);
        }
    }

    private JsonNode remove(Pointer path) throws Refusal {
        if (path.isRoot()) throw unreadable("không thể xóa toàn bộ", "the whole document cannot be removed");
        var removed = at(path);
        switch (at(path.parent())) {
            case ObjectNode object -> object.remove(path.last());
            case ArrayNode array -> array.remove(index(path, array.size() - 1));
            default -> throw missing(path);
        }
        return removed;
    }

    private void replace(Pointer path, JsonNode value) throws Refusal {
        at(path);
        shallow(path, value);
        if (path.isRoot()) {
            document = value;
            return;
        }
        switch (at(path.parent())) {
            case ObjectNode object -> object.replace(path.last(), value);
            case ArrayNode array -> array.set(index(path, array.size() - 1), value);
            default -> throw missing(path);
        }
    }

    private void move(Pointer from, Pointer path) throws Refusal {
        if (path.isInside(from)) {
            throw unreadable("không thể chuyển " + from + " vào trong chính nó", from + " cannot be moved into itself");
        }
        var moved = at(from);
        if (from.equals(path)) return;
        remove(from);
        add(path, moved);
    }

    private JsonNode copy(JsonNode value) throws Refusal {
        copied += size(value);
        if (copied > MOST_COPIED_NODES) throw tooCostly("sao chép quá nhiều", "copies too much");
        return value.deepCopy();
    }

    /** Before anything recurses into the result, so that no patch can nest it deeper than what may be sent. */
    private static void shallow(Pointer path, JsonNode value) throws Refusal {
        if (path.tokens().size() + depth(value) > StrictJson.MOST_DEPTH)
            throw tooCostly("lồng quá sâu", "nests too deeply");
    }

    private static int depth(JsonNode value) {
        int depth = 0;
        for (var child : value) depth = Math.max(depth, depth(child));
        return depth + 1;
    }

    private static int size(JsonNode value) {
        int size = 1;
        for (var child : value) size += size(child);
        return size;
    }

    private void test(Pointer path, JsonNode value) throws Refusal {
        if (at(path).equals(BY_VALUE, value)) return;
        throw Refusal.error(
                Issue.Code.PROCESSING,
                "",
                "JSON Patch: giá trị ở \"" + path + "\" khác với giá trị cần kiểm tra.",
                "JSON Patch: the value at \"" + path + "\" is not the tested one.");
    }

    private JsonNode at(Pointer path) throws Refusal {
        var node = document;
        for (var token : path.tokens()) {
            var next = node instanceof ArrayNode array && isIndex(token) ? array.get(number(token)) : node.get(token);
            if (next == null) throw missing(path);
            node = next;
        }
        return node;
    }

    private static int index(Pointer path, int most) throws Refusal {
        int index = isIndex(path.last()) ? number(path.last()) : -1;
        if (index < 0 || index > most) throw missing(path);
        return index;
    }

    private static boolean isIndex(String token) {
        return token.matches("0|[1-9][0-9]{0,8}");
    }

    private static int number(String token) {
        return Integer.parseInt(token);
    }

    private static String member(JsonNode operation, String name) throws Refusal {
        var member = operation.get(name);
        if (member != null && member.isString()) return member.stringValue();
        throw unreadable("thao tác thiếu \"" + name + "\"", "an operation lacks \"" + name + "\"");
    }

    private static JsonNode value(JsonNode operation) throws Refusal {
        var value = operation.get("value");
        if (value == null) throw unreadable("thao tác thiếu \"value\"", "an operation lacks \"value\"");
        return value.deepCopy();
    }

    private static Refusal missing(Pointer path) {
        return Refusal.error(
                Issue.Code.NOT_FOUND,
                "",
                "JSON Patch: không có vị trí \"" + path + "\" trong tài nguyên.",
                "JSON Patch: there is no \"" + path + "\" in the resource.");
    }

    private static Refusal tooCostly(String vietnamese, String english) {
        return Refusal.error(
                Issue.Code.TOO_COSTLY, "", "JSON Patch " + vietnamese + ".", "The JSON Patch " + english + ".");
    }

    private static Refusal unreadable(String vietnamese, String english) {
        return Refusal.unreadable(
                Issue.Code.INVALID, "JSON Patch: " + vietnamese + ".", "JSON Patch: " + english + ".");
    }
}
