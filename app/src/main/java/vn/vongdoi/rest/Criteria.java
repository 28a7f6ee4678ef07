package vn.vongdoi.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchQuery;

/** The query of a URL and of If-None-Exist, as text and in its parts. */
final class Criteria {
    private Criteria() {}

    static List<Map.Entry<String, String>> parse(String query) {
        var parameters = new ArrayList<Map.Entry<String, String>>();
        for (var part : query.split("&")) {
            if (part.isEmpty()) continue;
            var equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            parameters.add(
                    Map.entry(UrlText.decoded(name), equals < 0 ? "" : UrlText.decoded(part.substring(equals + 1))));
        }
        return parameters;
    }

    /** Without what only says how to answer. */
    static String of(List<Map.Entry<String, String>> parameters) {
        return parameters.stream()
                .filter(p -> !p.getKey().equals("_format") && !p.getKey().equals("_pretty"))
                .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * The search that criteria ask for. What is unknown or empty is refused always: criteria that say nothing match
     * everything, and the one resource there happens to be would be overwritten or deleted.
     *
     * @throws Fault 412 when they ask for nothing, as the standard has it for criteria that do not select
     */
    static SearchQuery query(ResourceType type, String criteria, String base) {
        var parameters = parse(criteria);
        for (var parameter : parameters) {
            if (parameter.getValue().isBlank()) throw selectsNothing(type, criteria);
        }
        var query = SearchQuery.parse(type, parameters, false, Instant.now(), base);
        if (query.conditions().isEmpty()) throw selectsNothing(type, criteria);
        return query;
    }

    private static Fault selectsNothing(ResourceType type, String criteria) {
        return new Fault(
                412,
                Issue.Code.NOT_SUPPORTED,
                "Điều kiện " + type.fhirName() + "?" + criteria + " không chọn được gì: mỗi tham số cần một giá trị.",
                "The criteria " + type.fhirName() + "?" + criteria + " select nothing: each parameter needs a value.");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
