package vn.vongdoi.rest;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Incoming;

/**
 * Reads the Bundle of a batch or transaction. It must be sound as a whole, with one exception: the faulty resource of a
 * batch's entry is that entry's fault alone.
 */
final class BundleReading {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private BundleReading() {}

    static ObjectNode read(byte[] body) {
        return switch (Incoming.read(body, "Bundle")) {
            case Incoming.Accepted accepted -> accepted.tree();
            case Incoming.Refused refused -> {
                var batch = batch(body);
                if (batch == null) throw new Fault(400, refused.issues());
                yield batch;
            }
        };
    }

    /** @return null when it is no batch, or one that is faulty outside its entries' resources */
    private static @Nullable ObjectNode batch(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JacksonException e) {
            return null; // told already, better than this reader could
        }
        if (!(tree instanceof ObjectNode bundle)
                || !bundle.path("type").asString("").equals("batch")) return null;
        var envelope = bundle.deepCopy();
        for (var entry : envelope.path("entry")) if (entry instanceof ObjectNode object) object.remove("resource");
        return Incoming.of(envelope) instanceof Incoming.Accepted ? bundle : null;
    }
}
