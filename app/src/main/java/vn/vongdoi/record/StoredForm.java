package vn.vongdoi.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceId;

/**
 * A body as it is stored: type, id and meta first, and in meta neither version nor time of change, which are columns.
 * So a reader is answered by putting the two in between the bytes, without parsing them.
 */
final class StoredForm {
    private static final byte[] META = "\"meta\":{".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter().withZone(ZoneOffset.UTC);

    private StoredForm() {}

    /** Changes the tree: its id becomes the given one, version and time of change go. */
    static Resource of(ResourceId id, ObjectNode tree) {
        if (tree.get("meta") instanceof ObjectNode meta) {
            meta.remove("versionId");
            meta.remove("lastUpdated");
            if (meta.isEmpty()) tree.remove("meta");
        }
        tree.put("id", id.id());
        return new Resource(id.type(), id.id(), Resource.bytes(isInOrder(tree) ? tree : inOrder(tree)));
    }

    /** Most senders write type, id and meta first. */
    private static boolean isInOrder(ObjectNode tree) {
        var names = tree.propertyNames().iterator();
        return names.next().equals("resourceType")
                && names.next().equals("id")
                && (!tree.has("meta") || names.next().equals("meta"));
    }

    private static ObjectNode inOrder(ObjectNode tree) {
        var ordered = JsonNodeFactory.instance.objectNode();
        for (var first : List.of("resourceType", "id", "meta")) {
            var value = tree.get(first);
            if (value != null) ordered.set(first, value);
        }
        for (var property : tree.properties()) ordered.putIfAbsent(property.getKey(), property.getValue());
        return ordered;
    }

    /** The body with its version and time of change in meta. */
    static byte[] shown(ResourceId id, byte[] body, int version, Instant updated) {
        var at = "{'resourceType':'','id':''".length()
                + id.type().fhirName().length()
                + id.id().length();
        var says = "\"versionId\":\"" + version + "\",\"lastUpdated\":\"" + INSTANT.format(updated) + "\"";
        var hasMeta = startsAt(body, at + 1, META);
        var rest = hasMeta ? at + 1 + META.length : at;
        // A meta of our own storing is never empty, so that a comma always follows.
        var between =
                (hasMeta ? ",\"meta\":{" + says + "," : ",\"meta\":{" + says + "}").getBytes(StandardCharsets.US_ASCII);
        var shown = new byte[body.length - rest + at + between.length];
        System.arraycopy(body, 0, shown, 0, at);
        System.arraycopy(between, 0, shown, at, between.length);
        System.arraycopy(body, rest, shown, at + between.length, body.length - rest);
        return shown;
    }

    private static boolean startsAt(byte[] body, int at, byte[] wanted) {
        if (at + wanted.length > body.length) return false;
        for (var i = 0; i < wanted.length; i++) if (body[at + i] != wanted[i]) return false;
        return true;
    }
}
