package vn.vongdoi.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    /** Of several codings these decide. */
    private static final Set<String> MISTAKEN = Set.of("entered-in-error", "refuted");

    private static final Duration WHOLE_DAY = Duration.ofDays(1);

    private Promoted() {}

    static Draft draft(Resource resource, JsonNode tree, SearchValues values, @Nullable String facility) {
        var quantity = tree.path("valueQuantity");
        var codes = codes(resource.type(), values);
        return new Draft(
                resource,
                null,
                encounter(resource, tree),
                starts(resource.type(), values),
                ends(resource.type(), tree, values),
                facility,
                null,
                status(resource.type(), tree),
                category(resource.type(), codes, tree),
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

    /** Of what is believed or not, how sure whoever wrote it was. */
    private static @Nullable String status(ResourceType type, JsonNode tree) {
        return switch (type) {
            case CONDITION, ALLERGY_INTOLERANCE ->
                tree.path("verificationStatus")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString(null);
            default -> tree.path("status").asString(null);
        };
    }

    /** Of a dose on an uncertain day the last moment at which it may have been given. */
    private static @Nullable Instant ends(ResourceType type, JsonNode tree, SearchValues values) {
        if (type == ResourceType.IMMUNIZATION) {
            return SearchParameters.find(type, "date").stream()
                    .flatMap(date -> values.of(date).stream())
                    .filter(DateRange.class::isInstance)
                    .map(DateRange.class::cast)
                    .filter(Promoted::isUncertain)
                    .map(range -> Objects.requireNonNull(range.until()).minusMillis(1))
                    .findFirst()
                    .orElse(null);
        }
        for (var period : PERIODS) {
            var end = tree.path(period).path("end").asString("");
            if (end.indexOf('T') > 0)
                return DateText.find(end).map(DateRange::from).orElse(null);
        }
        return null;
    }

    private static boolean isUncertain(DateRange range) {
        return range.from() != null
                && range.until() != null
                && Duration.between(range.from(), range.until()).compareTo(WHOLE_DAY) > 0;
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

    /** An Encounter's is its MA_LOAI_KCB; a dose that was not a whole one is {@code subpotent}. */
    private static @Nullable String category(ResourceType type, List<String> codes, JsonNode tree) {
        if (type == ResourceType.IMMUNIZATION && tree.path("isSubpotent").asBoolean(false)) return Fact.SUBPOTENT;
        if (type != ResourceType.ENCOUNTER) return null;
        var prefix = CodeSystem.LOAI_KCB.token("");
        return codes.stream()
                .filter(c -> c.startsWith(prefix))
                .map(c -> c.substring(prefix.length()))
                .findFirst()
                .orElse(null);
    }
}
