package vn.vongdoi.claimfhir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One step of the way to an element: {@code name}, {@code name[key]} for an item of an array (lines with the same key
 * share the item), {@code name[*]} for an item for each member of a list with ";".
 */
record Step(String name, String key, boolean mandatory) {
    private static final String EACH = "*";

    static List<Step> path(String element) {
        return Arrays.stream(element.split("\\.")).map(Step::of).toList();
    }

    private static Step of(String text) {
        int bracket = text.indexOf('[');
        if (text.endsWith("!")) return new Step(text.substring(0, text.length() - 1), "", true);
        if (bracket < 0) return new Step(text, "", false);
        return new Step(text.substring(0, bracket), text.substring(bracket + 1, text.length() - 1), false);
    }

    boolean array() {
        return !key.isEmpty();
    }

    boolean each() {
        return key.equals(EACH);
    }

    /** Of all items on the way the first that the form can read; of a list all of them. */
    static String read(JsonNode element, List<Step> path, Form form) {
        var ends = new ArrayList<JsonNode>(2);
        collect(element, path, 0, ends);
        var texts = ends.stream().map(form::read).filter(text -> !text.isEmpty());
        return path.stream().anyMatch(Step::each)
                ? texts.collect(Collectors.joining(";"))
                : texts.findFirst().orElse("");
    }

    private static void collect(JsonNode node, List<Step> path, int at, List<JsonNode> ends) {
        if (at == path.size()) {
            ends.add(node);
            return;
        }
        var next = node.get(path.get(at).name());
        if (next == null) return;
        if (next.isArray()) for (var item : next) collect(item, path, at + 1, ends);
        else collect(next, path, at + 1, ends);
    }
}
