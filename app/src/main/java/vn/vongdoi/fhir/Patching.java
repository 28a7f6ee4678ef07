package vn.vongdoi.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds after a patch of either kind: nothing empty stays behind, and the resource is still itself and sound. */
final class Patching {
    private Patching() {}

    static Incoming result(ObjectNode before, JsonNode after) throws Refusal {
        if (!(after instanceof ObjectNode resource)) {
            throw Refusal.error(
                    Issue.Code.INVALID, "", "Sau khi vá không còn là một tài nguyên.", "The patch leaves no resource.");
        }
        for (var name : List.of("resourceType", "id")) {
            if (!Objects.equals(before.get(name), resource.get(name))) {
                throw Refusal.error(
                        Issue.Code.BUSINESS_RULE,
                        "",
                        "Bản vá không được đổi " + name + ".",
                        "A patch must not change " + name + ".");
            }
        }
        prune(resource);
        return Incoming.of(resource);
    }

    /** FHIR knows no empty object and no empty list: where the last thing inside was deleted, they go too. */
    private static void prune(ObjectNode object) {
        for (var name : new ArrayList<>(object.propertyNames())) {
            var child = object.get(name);
            if (child instanceof ObjectNode inner) prune(inner);
            if (child instanceof ArrayNode array) prune(array, name.startsWith("_"));
            if (child.isContainer() && child.isEmpty()) object.remove(name);
        }
    }

    private static void prune(ArrayNode array, boolean areSiblings) {
        for (int i = array.size() - 1; i >= 0; i--) {
            if (!(array.get(i) instanceof ObjectNode inner)) continue;
            prune(inner);
            if (!inner.isEmpty()) continue;
            // Siblings stand beside their values: the place must stay.
            if (areSiblings) array.set(i, NullNode.getInstance());
            else array.remove(i);
        }
        if (areSiblings && array.valueStream().allMatch(JsonNode::isNull)) array.removeAll();
    }
}
