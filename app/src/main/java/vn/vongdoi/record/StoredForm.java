package vn.vongdoi.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceId;

/**
 * A body as it is stored: type, id and meta first, and in meta neither version nor time of change, which are columns.
 * So a reader is answered by putting the two in between the bytes, without parsing them.
 */
final class StoredForm {
    private static final JsonMapper JSON = JsonMapper.shared();
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
        var out = new ByteArrayOutputStream(1024);
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("resourceType", id.type().fhirName());
            json.writeStringProperty("id", id.id());
            write(json, "meta", tree.get("meta"));
            for (var property : tree.properties()) {
                switch (property.getKey()) {
                    case "resourceType", "id", "meta" -> {}
                    default -> write(json, property.getKey(), property.getValue());
                }
            }
            json.writeEndObject();
        }
        return new Resource(id.type(), id.id(), out.toByteArray());
    }

    private static void write(JsonGenerator json, String name, @Nullable JsonNode value) {
        if (value == null) return;
        json.writeName(name);
        JSON.writeTree(json, value);
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
