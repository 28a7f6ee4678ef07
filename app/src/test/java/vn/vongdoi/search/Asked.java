package vn.vongdoi.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchCondition.OnResource;

/** One question to one resource. */
final class Asked {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private Asked() {}

    static boolean asked(String question, String json) {
        var tree = new Resource(ResourceType.BASIC, "any", json.getBytes(StandardCharsets.UTF_8)).tree();
        var type = ResourceType.find(tree.get("resourceType").asString()).orElseThrow();
        var equal = question.indexOf('=');
        var parameter = Map.entry(question.substring(0, equal), question.substring(equal + 1));
        var condition = SearchQuery.parse(type, List.of(parameter), false, NOW, "")
                .conditions()
                .getFirst();
        return ((OnResource) condition).matches(SearchValues.of(type, tree));
    }
}
