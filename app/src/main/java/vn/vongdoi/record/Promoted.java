package vn.vongdoi.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.index.Columns;
import vn.vongdoi.search.DateText;
import vn.vongdoi.search.SearchParameters;
import vn.vongdoi.search.SearchValue;
import vn.vongdoi.search.SearchValue.DateRange;
import vn.vongdoi.search.SearchValues;

/** The columns that the whole platform queries, read from a resource that came as FHIR. */
final class Promoted {
    private static final List<String> CODES = List.of("code", "type", "class", "vaccine-code");
    private static final List<String> PERIODS =
            List.of("period", "effectivePeriod", "performedPeriod", "occurrencePeriod", "onsetPeriod");

    private Promoted() {}

    static Draft draft(Resource resource, JsonNode tree, SearchValues values, @Nullable String facility) {
        var quantity = tree.path("valueQuantity");
        var codes = codes(resource.type(), values);
        return new Draft(
                resource,
                null,
                encounter(resource, tree),
                starts(resource.type(), values),
                ends(tree),
                facility,
                null,
                tree.path("status").asString(null),
                category(resource.type(), codes),
                codes,
                number(quantity.path("value")),
                quantity.path("unit").asString(null));
    }

    /** Null for what is beyond a double, as 1e400 is: the body keeps it. */
    private static @Nullable Double number(JsonNode value) {
        if (!value.isNumber()) return null;
        var number = value.decimalValue().doubleValue();
        return Double.isFinite(number) ? number : null;
    }

    private static @Nullable String encounter(Resource resource, JsonNode tree) {
        if (resource.type() == ResourceType.ENCOUNTER) return resource.id();
        var reference = tree.path("encounter").path("reference").asString("");
        var id = reference.startsWith("Encounter/") ? reference.substring("Encounter/".length()) : "";
        return ResourceId.valid(id) ? id : null;
    }

    private static @Nullable Instant starts(ResourceType type, SearchValues values) {
        for (var code : Columns.when(type)) {
            var parameter = SearchParameters.find(type, code);
            if (parameter.isEmpty()) continue;
            for (var value : values.of(parameter.get())) {
                if (value instanceof SearchValue.DateRange range && range.from() != null) return range.from();
            }
        }
        return null;
    }

    private static @Nullable Instant ends(JsonNode tree) {
        for (var period : PERIODS) {
            var end = tree.path(period).path("end").asString("");
            if (end.indexOf('T') > 0)
                return DateText.find(end).map(DateRange::from).orElse(null);
        }
        return null;
    }

    private static List<String> codes(ResourceType type, SearchValues values) {
        var codes = new ArrayList<String>(2);
        for (var code : CODES) {
            var parameter = SearchParameters.find(type, code);
            if (parameter.isEmpty()) continue;
            for (var value : values.of(parameter.get())) {
                if (!(value instanceof SearchValue.Token token)) continue;
                var system = token.system();
                var word = token.code();
                if (system == null || word == null) continue;
                CodeSystem.find(system)
                        .map(s -> s.token(word))
                        .filter(c -> !codes.contains(c))
                        .ifPresent(codes::add);
            }
        }
        return codes;
    }

    /** An Encounter's is its MA_LOAI_KCB. */
    private static @Nullable String category(ResourceType type, List<String> codes) {
        if (type != ResourceType.ENCOUNTER) return null;
        var prefix = CodeSystem.LOAI_KCB.token("");
        return codes.stream()
                .filter(c -> c.startsWith(prefix))
                .map(c -> c.substring(prefix.length()))
                .findFirst()
                .orElse(null);
    }
}
