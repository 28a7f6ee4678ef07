package vn.vongdoi.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchParameter;
import vn.vongdoi.search.SearchParameter.Kind;
import vn.vongdoi.search.SearchParameters;

/**
 * Parameters that add nothing to others: they have no words of their own, and are searched by the words of those.
 * Observation's {@code combo-} parameters and composites say what {@code code} and its like say; a person's
 * {@code phonetic} reads the same names as {@code name}.
 */
final class Sources {
    private static final List<ResourceType> NAMED =
            List.of(ResourceType.PATIENT, ResourceType.PERSON, ResourceType.PRACTITIONER, ResourceType.RELATED_PERSON);

    private static final Map<SearchParameter, List<SearchParameter>> OTHERS = new HashMap<>();

    static {
        for (var type : NAMED) OTHERS.put(named(type, "phonetic"), List.of(named(type, "name")));
        for (var parameter : SearchParameters.of(ResourceType.OBSERVATION)) {
            var codes = observed(parameter);
            if (codes.isEmpty()) continue;
            OTHERS.put(
                    parameter,
                    codes.stream()
                            .map(code -> named(ResourceType.OBSERVATION, code))
                            .toList());
        }
    }

    private Sources() {}

    /** By whose words the parameter is searched: its own, mostly. */
    static List<SearchParameter> of(SearchParameter parameter) {
        var others = OTHERS.get(parameter);
        return others == null ? List.of(parameter) : others;
    }

    static boolean hasOwnWords(SearchParameter parameter) {
        return !OTHERS.containsKey(parameter);
    }

    private static List<String> observed(SearchParameter parameter) {
        var code = parameter.code();
        var composite = parameter.kind() == Kind.COMPOSITE;
        if (code.startsWith("combo-")) {
            var part = composite ? "code" : code.substring("combo-".length());
            return List.of(part, "component-" + part);
        }
        if (!composite) return List.of();
        return List.of(code.startsWith("component-") ? "component-code" : "code");
    }

    private static SearchParameter named(ResourceType type, String code) {
        return SearchParameters.find(type, code).orElseThrow();
    }
}
