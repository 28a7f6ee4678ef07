package vn.vongdoi.rest;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Incoming;

/**
 * Reads the Bundle of a batch or transaction. It must be sound as a whole, with one exception: the faulty resource of a
 * batch's entry is that entry's fault alone.
 */
final class BundleReading {
    private BundleReading() {}

    static ObjectNode read(byte[] body) {
        return switch (Incoming.read(body, "Bundle")) {
            case Incoming.Accepted accepted -> accepted.tree();
            case Incoming.Refused refused -> {
                var batch = batch(refused.tree());
                if (batch == null) throw new Fault(400, refused.issues());
                yield batch;
            }
        };
    }

    /** @return null when it is no batch, or one that is faulty outside its entries' resources */
    private static @Nullable ObjectNode batch(@Nullable ObjectNode bundle) {
        if (bundle == null || !bundle.path("type").asString("").equals("batch")) return null;
        var envelope = bundle.deepCopy();
        for (var entry : envelope.path("entry")) if (entry instanceof ObjectNode object) object.remove("resource");
        return Incoming.of(envelope).expecting("Bundle") instanceof Incoming.Accepted ? bundle : null;
    }
}
