package vn.vongdoi.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.DateText;
import vn.vongdoi.search.SearchValue;

/**
 * One entry of a batch or transaction, read.
 *
 * @param at its expression: {@code Bundle.entry[3]}
 * @param path without a query: {@code Patient}, {@code Patient/1}
 * @param query of the URL; empty when there is none
 */
record BundleEntry(
        String at,
        Verb verb,
        String path,
        String query,
        @Nullable String fullUrl,
        Conditions conditions,
        @Nullable ObjectNode resource) {

    static BundleEntry of(JsonNode entry, int index, String base) {
        var at = "Bundle.entry[" + index + "]";
        var request = entry.path("request");
        var method = request.path("method").asString("");
        var verb = Verb.find(method)
                .orElseThrow(() -> fault(
                        at + ".request.method",
                        "request.method phải là GET, HEAD, POST, PUT, PATCH hoặc DELETE.",
                        "request.method must be GET, HEAD, POST, PUT, PATCH or DELETE."));
        var url = request.path("url").asString("");
        if (url.startsWith(base + "/")) url = url.substring(base.length() + 1);
        while (url.startsWith("/")) url = url.substring(1);
        var question = url.indexOf('?');
        return new BundleEntry(
                at,
                verb,
                question < 0 ? url : url.substring(0, question),
                question < 0 ? "" : url.substring(question + 1),
                entry.path("fullUrl").asString(null),
                new Conditions(
                        request.path("ifMatch").asString(null),
                        request.path("ifNoneMatch").asString(null),
                        request.path("ifNoneExist").asString(null),
                        instant(request.path("ifModifiedSince").asString(""))),
                entry.get("resource") instanceof ObjectNode resource ? resource : null);
    }

    private static @Nullable Instant instant(String text) {
        return DateText.find(text).map(SearchValue.DateRange::from).orElse(null);
    }

    /** The type that a write is of. */
    ResourceType type() {
        var slash = path.indexOf('/');
        var name = slash < 0 ? path : path.substring(0, slash);
        return ResourceType.find(name)
                .orElseThrow(() -> fault(
                        at + ".request.url",
                        "request.url: FHIR R4 không có loại tài nguyên \"" + name + "\".",
                        "request.url: FHIR R4 has no resource type \"" + name + "\"."));
    }

    /** Whether its answer may be much longer than what was sent. */
    boolean reads() {
        return verb == Verb.GET || verb == Verb.HEAD || path.endsWith("_search") || path.indexOf('$') >= 0;
    }

    /** Whether the URL names more than a type. */
    boolean names() {
        return path.indexOf('/') >= 0;
    }

    /** Of {@code Patient/1}; empty for {@code Patient?identifier=…}. */
    Optional<ResourceId> id() {
        var slash = path.indexOf('/');
        if (slash < 0) return Optional.empty();
        var id = path.substring(slash + 1);
        if (!ResourceId.valid(id)) {
            throw fault(at + ".request.url", "request.url: id không hợp lệ: " + id, "request.url: not an id: " + id);
        }
        return Optional.of(new ResourceId(type(), id));
    }

    /** The resource of a write, which must be of the type in the URL. */
    ObjectNode resourceOf(ResourceType type) {
        if (resource == null) throw fault(at + ".resource", "Thiếu resource.", "The resource is missing.");
        var sent = resource.path("resourceType").asString("");
        if (!sent.equals(type.fhirName())) {
            throw fault(
                    at + ".resource",
                    "Cần tài nguyên " + type.fhirName() + " như trong request.url, nhận được " + sent + ".",
                    "Expected a " + type.fhirName() + " as in request.url, got " + sent + ".");
        }
        return resource;
    }

    static Fault fault(String at, String vietnamese, String english) {
        return new Fault(400, List.of(Issue.error(Issue.Code.INVALID, at, vietnamese, english)));
    }
}
