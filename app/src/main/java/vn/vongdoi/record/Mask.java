package vn.vongdoi.record;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceId;

/**
 * Leaves the numbers of a person's cards out of what is shown: whoever has the card in hand knows them, nobody else
 * needs them. In their place stands {@code masked} of FHIR's data-absent-reason, and the resource says so in {@code
 * meta.security}.
 */
final class Mask {
    private static final Set<String> CARDS =
            Set.of(CodeSystem.CCCD.url(), CodeSystem.CMND.url(), CodeSystem.BHYT.url(), CodeSystem.CARD.url());
    private static final String REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String LABELS = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private Mask() {}

    /** @param shown as FHIR shows it, with a meta */
    static byte[] of(ResourceId id, byte[] shown) {
        var tree = (ObjectNode) new Resource(id.type(), id.id(), shown).tree();
        if (!mask(tree)) return shown;
        ((ObjectNode) tree.path("meta"))
                .withArray("security")
                .addObject()
                .put("system", LABELS)
                .put("code", "MASKED");
        return Resource.bytes(tree);
    }

    private static boolean mask(JsonNode node) {
        var masked = false;
        if (node instanceof ObjectNode object
                && CARDS.contains(object.path("system").asString(""))
                && object.has("value")) {
            object.remove("value");
            object.putObject("_value")
                    .putArray("extension")
                    .addObject()
                    .put("url", REASON)
                    .put("valueCode", "masked");
            masked = true;
        }
        for (var child : node) masked |= mask(child);
        return masked;
    }
}
