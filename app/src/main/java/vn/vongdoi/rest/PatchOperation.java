package vn.vongdoi.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.FhirPathPatch;
import vn.vongdoi.fhir.Incoming;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.JsonPatch;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Records;
import vn.vongdoi.record.Writing;

/** {@code PATCH}, by id or by criteria, in JSON Patch or FHIRPath Patch; on the version that the lock finds. */
final class PatchOperation {
    private final Records records;
    private final Write write;

    PatchOperation(Records records, Write write) {
        this.records = records;
        this.write = write;
    }

    Answer patch(Call call, ResourceId id) {
        return records.submit(
                call.actor(),
                List.of(id),
                List.of(),
                writing -> patch(writing, write, call, id, call.conditions().ifMatch(), call.body()));
    }

    Answer patchMatching(Call call, ResourceType type, String criteria) {
        return records.submit(call.actor(), List.of(), List.of(), writing -> {
            var id = Matching.one(writing, call, type, criteria).orElseThrow(() -> nothing(type, criteria));
            return patch(writing, write, call, id, call.conditions().ifMatch(), call.body());
        });
    }

    /** Of a transaction's entry: the patch is a Parameters resource, or a Binary that holds JSON Patch. */
    static Answer patch(Writing writing, Write write, Call call, BundleEntry entry, Optional<ResourceId> target) {
        var id = target.orElseThrow(() -> nothing(entry.type(), entry.query()));
        if (entry.resource() == null)
            throw BundleEntry.fault(entry.at() + ".resource", "Thiếu bản vá.", "The patch is missing.");
        return patch(writing, write, call, id, entry.conditions().ifMatch(), patchOf(entry.resource()));
    }

    private static byte[] patchOf(ObjectNode resource) {
        return resource.path("resourceType").asString("").equals("Binary")
                ? resource.path("data").binaryValue()
                : Resource.bytes(resource);
    }

    private static Answer patch(
            Writing writing, Write write, Call call, ResourceId id, @Nullable String ifMatch, byte[] patch) {
        Write.checkMatch(writing, id, ifMatch);
        var body = writing.body(id).orElseThrow(() -> missing(writing, id));
        var tree = (ObjectNode) new Resource(id.type(), id.id(), body).tree();
        var patched = isJsonPatch(call.contentType(), patch)
                ? JsonPatch.apply(tree, patch)
                : FhirPathPatch.apply(tree, Tree.ofParameters(patch));
        return switch (patched) {
            case Incoming.Refused refused -> throw new Fault(422, refused.issues());
            case Incoming.Accepted accepted -> {
                var prepared = write.prepareOwn(call, id, accepted.tree());
                yield Answer.written(
                        writing.save(prepared),
                        call.preference(),
                        prepared.resource().json());
            }
        };
    }

    /** A JSON Patch is an array, a Parameters resource an object; the content type need not be believed. */
    private static boolean isJsonPatch(@Nullable String contentType, byte[] patch) {
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json-patch+json"))
            return true;
        for (var b : patch) {
            if (b == '[') return true;
            if (b > ' ') return false;
        }
        return false;
    }

    private static Fault missing(Writing writing, ResourceId id) {
        return writing.standing(id).isPresent() ? Fault.gone(id) : Fault.notFound(id);
    }

    private static Fault nothing(ResourceType type, String criteria) {
        return new Fault(
                404,
                Issue.Code.NOT_FOUND,
                "Điều kiện " + type.fhirName() + "?" + criteria + " không tìm thấy tài nguyên nào.",
                "The criteria " + type.fhirName() + "?" + criteria + " match nothing.");
    }
}
