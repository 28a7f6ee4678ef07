package vn.vongdoi.record;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.page.Problem;
import vn.vongdoi.search.SearchCondition;
import vn.vongdoi.search.SearchQuery;

/**
 * Leaves the numbers of a person's cards out of what is shown: whoever has the card in hand knows them, nobody else
 * needs them. In their place stands {@code masked} of FHIR's data-absent-reason, and the resource says so in {@code
 * meta.security}. Narratives, which may repeat them, go.
 */
final class Mask {
    private static final Set<String> CARDS = Set.of(
            CodeSystem.CCCD.url(),
            CodeSystem.CMND.url(),
            CodeSystem.PASSPORT.url(),
            CodeSystem.BHYT.url(),
            CodeSystem.CARD.url());
    /** As cards number people, under whatever system: CCCD, CMND, social insurance, insurance card. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{9,10}|[0-9]{12}|[A-Z]{2}[0-9]{13}");

    private static final String PASSPORTS = "http://hl7.org/fhir/sid/passport-";
    private static final String REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String LABELS = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    private static final String IDENTIFIER = "identifier";

    private Mask() {}

    /** @param shown as FHIR shows it, with a meta */
    static byte[] of(ResourceId id, byte[] shown) {
        var tree = (ObjectNode) new Resource(id.type(), id.id(), shown).tree();
        if (!mask("", tree)) return shown;
        ((ObjectNode) tree.path("meta"))
                .withArray("security")
                .addObject()
                .put("system", LABELS)
                .put("code", "MASKED");
        return Resource.bytes(tree);
    }

    /** @param name of the element in which the node stands */
    private static boolean mask(String name, JsonNode node) {
        var masked = false;
        if (node instanceof ObjectNode object) {
            if (object.has("resourceType")) masked = object.remove("text") != null;
            if (object.remove("subscriberId") != null) masked = true;
            if (name.equals(IDENTIFIER) && isNumber(object)) {
                object.remove("value");
                object.putObject("_value")
                        .putArray("extension")
                        .addObject()
                        .put("url", REASON)
                        .put("valueCode", "masked");
                masked = true;
            }
            for (var property : List.copyOf(object.properties())) {
                masked |= mask(property.getKey(), property.getValue());
            }
            return masked;
        }
        for (var child : node) masked |= mask(name, child);
        return masked;
    }

    private static boolean isNumber(ObjectNode identifier) {
        var value = identifier.path("value").asString("");
        return !value.isEmpty()
                && (CARDS.contains(identifier.path("system").asString(""))
                        || NUMBER.matcher(value).matches()
                        || isPassport(identifier));
    }

    /** Of any country. */
    private static boolean isPassport(ObjectNode identifier) {
        if (identifier.path("system").asString("").startsWith(PASSPORTS)) return true;
        for (var coding : identifier.path("type").path("coding")) {
            if (coding.path("code").asString("").equals("PPN")) return true;
        }
        return false;
    }

    /**
     * Neither the order of matches nor a list of guesses tells a number.
     *
     * @throws Problem for a search that would
     */
    static void check(SearchQuery query) {
        if (query.sort().stream().anyMatch(sort -> sort.parameter().code().equals(IDENTIFIER))) throw notHere();
        query.conditions().forEach(Mask::check);
    }

    private static void check(SearchCondition condition) {
        switch (condition) {
            case SearchCondition.Matching matching -> {
                var guesses = matching.negated() || matching.anyOf().size() > 1;
                if (guesses && matching.parameter().code().equals(IDENTIFIER)) throw notHere();
            }
            case SearchCondition.Missing _ -> {}
            case SearchCondition.Chained chained -> chained.anyOf().forEach(link -> check(link.condition()));
            case SearchCondition.Has has -> check(has.condition());
        }
    }

    private static Problem notHere() {
        return Problem.forbidden(
                "Vai trò này tìm theo một số giấy tờ đủ số, không sắp xếp theo số và không tìm nhiều số một lúc.",
                "This role finds by one number in full, and neither sorts by numbers nor asks for several.");
    }
}
