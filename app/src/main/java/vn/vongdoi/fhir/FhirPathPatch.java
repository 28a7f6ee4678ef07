package vn.vongdoi.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Expression.Child;
import vn.vongdoi.fhir.Items.Item;

/** FHIRPath Patch: a Parameters resource of operations, done in order on a copy, all or none. */
public final class FhirPathPatch {
    private final ObjectNode resource;
    private final Map<String, PatchPart> parts = new HashMap<>();

    private FhirPathPatch(ObjectNode resource, JsonNode operation) throws Refusal {
        this.resource = resource;
        if (!operation.path("name").asString("").equals("operation")) {
            throw malformed("mỗi tham số phải tên là operation", "every parameter must be named operation");
        }
        for (var part : operation.path("part")) {
            var name = part.path("name").asString("");
            if (parts.put(name, new PatchPart((ObjectNode) part)) != null) {
                throw malformed(name + " có hai lần", name + " is given twice");
            }
        }
    }

    /**
     * What the resource becomes; it must still be sound, of the same type and id.
     *
     * @param parameters an accepted resource of type Parameters
     */
    public static Incoming apply(ObjectNode resource, ObjectNode parameters) {
        try {
            var operations = parameters.path("parameter");
            if (operations.size() > JsonPatch.MOST_OPERATIONS) {
                throw malformed(
                        "có hơn " + JsonPatch.MOST_OPERATIONS + " thao tác",
                        "it has more than " + JsonPatch.MOST_OPERATIONS + " operations");
            }
            var copy = resource.deepCopy();
            for (var operation : operations) new FhirPathPatch(copy, operation).apply();
            return Patching.result(resource, copy);
        } catch (Refusal refusal) {
            return Incoming.Refused.because(refusal);
        }
    }

    private void apply() throws Refusal {
        var type = text("type");
        switch (type) {
            case "add" -> add();
            case "insert" -> insert();
            case "delete" -> delete();
            case "replace" -> replace();
            case "move" -> move();
            default -> throw malformed("không có thao tác " + type, "there is no operation " + type);
        }
    }

    private void add() throws Refusal {
        var target = single(matches());
        var type = target.complex();
        if (type == null) throw nowhere();
        part("value").addTo(target.objectToFill(), type, text("name"));
    }

    private void insert() throws Refusal {
        var list = list();
        var items = list.items();
        items.add(index("index", items.size()), part("value").item(list.element));
        list.write(items);
    }

    private void delete() throws Refusal {
        var matches = matches();
        if (matches.isEmpty()) return;
        var spot = spot(single(matches));
        var items = Items.read(spot.holder(), spot.element());
        items.remove(spot.index());
        Items.write(spot.holder(), spot.element(), items);
    }

    private void replace() throws Refusal {
        var spot = spot(single(matches()));
        var value = part("value");
        var element = value.element(spot.holderType(), spot.element().name());
        var items = Items.read(spot.holder(), spot.element());
        items.set(spot.index(), value.item(element));
        // Another type of a choice is another property.
        if (!element.equals(spot.element())) Items.write(spot.holder(), spot.element(), List.of());
        Items.write(spot.holder(), element, items);
    }

    private void move() throws Refusal {
        var list = list();
        var items = list.items();
        int last = items.size() - 1;
        var moved = items.remove(index("source", last));
        items.add(index("destination", last), moved);
        list.write(items);
    }

    /** All occurrences of one element. */
    private record Occurrences(ObjectNode holder, Element element) {
        List<Item> items() {
            return Items.read(holder, element);
        }

        void write(List<Item> items) {
            Items.write(holder, element, items);
        }
    }

    /** The list a path names by its last word; it may still be empty. */
    private Occurrences list() throws Refusal {
        if (!(ExpressionReader.read(text("path")) instanceof Child(var of, var name))) {
            throw malformed("path phải kết thúc bằng tên một danh sách", "path must end with the name of a list");
        }
        var parent = single(Evaluation.of(of, Node.root(resource)));
        var type = parent.complex();
        if (type == null) throw nowhere();
        var element = type.elements().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> PatchPart.unknown(type, name));
        if (!element.many()) throw malformed(name + " không phải là danh sách", name + " is no list");
        return new Occurrences(parent.objectToFill(), element);
    }

    private List<Node> matches() throws Refusal {
        return Evaluation.of(ExpressionReader.read(text("path")), Node.root(resource));
    }

    private Node single(List<Node> matches) throws Refusal {
        if (matches.size() == 1) return matches.getFirst();
        var path = text("path");
        if (matches.isEmpty()) throw nowhere();
        throw Refusal.error(
                Issue.Code.MULTIPLE_MATCHES,
                "",
                "Bản vá: \"" + path + "\" chỉ ra " + matches.size() + " phần tử, phải là một.",
                "The path \"" + path + "\" of the patch matches " + matches.size() + " elements instead of one.");
    }

    private Refusal nowhere() throws Refusal {
        var path = text("path");
        return Refusal.error(
                Issue.Code.NOT_FOUND,
                "",
                "Bản vá: \"" + path + "\" không chỉ ra phần tử nào.",
                "The path \"" + path + "\" of the patch matches no element.");
    }

    private static Node.Spot spot(Node node) throws Refusal {
        if (node.spot() != null) return node.spot();
        throw malformed("path phải chỉ ra một phần tử của tài nguyên", "path must name an element of the resource");
    }

    private PatchPart part(String name) throws Refusal {
        var part = parts.get(name);
        if (part == null) throw malformed("thiếu " + name, name + " is missing");
        return part;
    }

    private String text(String name) throws Refusal {
        return required(name, PatchPart::text);
    }

    private int index(String name, int most) throws Refusal {
        int index = required(name, PatchPart::number);
        if (index >= 0 && index <= most) return index;
        throw Refusal.error(
                Issue.Code.VALUE,
                "",
                "Bản vá: " + name + " phải từ 0 đến " + most + ", nhận được " + index + ".",
                "The " + name + " of the patch must be from 0 to " + most + ", got " + index + ".");
    }

    private <T> T required(String name, Function<PatchPart, Optional<T>> form) throws Refusal {
        return form.apply(part(name)).orElseThrow(() -> malformed(name + " sai kiểu", name + " is of the wrong type"));
    }

    private static Refusal malformed(String vietnamese, String english) {
        return Refusal.unreadable(
                Issue.Code.INVALID, "FHIRPath Patch: " + vietnamese + ".", "FHIRPath Patch: " + english + ".");
    }
}
