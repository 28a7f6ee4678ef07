package vn.vongdoi.fhir;

import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code $validate}: a resource held to everything the base definitions of R4 say, invariants and terminology included.
 * Never used on a write: it takes milliseconds where {@link Incoming} takes microseconds. Its definitions take some 90 MB
 * of memory; they are loaded by {@link #warm} or on first use and let go when memory is short.
 */
@Component
public final class Validation {
    /** One at a time: a large resource takes a processor for seconds, and a hundred times its size in memory. */
    private final Semaphore turn = new Semaphore(1, true);

    private SoftReference<HapiValidator> validator = new SoftReference<>(null);

    /** Loads the definitions, so that the first validation need not wait for them; for a thread in the background. */
    public void warm() {
        inTurn(_ -> true);
    }

    /** Whether a resource can be held to that profile: one of those that R4 itself defines. */
    public boolean knows(String profile) {
        return inTurn(hapi -> hapi.knows(profile));
    }

    /**
     * All there is to say about a resource; nothing when it is sound.
     *
     * @param profile that it must follow too, one that is known; null for none
     */
    public List<Issue> validate(Incoming.Accepted resource, @Nullable String profile) {
        var tree = resource.tree().deepCopy();
        adapt(tree);
        var json = new String(Resource.bytes(tree), StandardCharsets.UTF_8);
        return inTurn(hapi -> hapi.issues(json, profile));
    }

    /** Takes away what the validator stumbles over: a profile without a value; a signature, which it would try to verify. */
    private static void adapt(ObjectNode tree) {
        if (tree.get("meta") instanceof ObjectNode meta && meta.get("profile") instanceof ArrayNode profiles) {
            profiles.removeNulls();
            meta.remove("_profile");
            if (profiles.isEmpty()) meta.remove("profile");
            if (meta.isEmpty()) tree.remove("meta");
        }
        for (var signed : tree.findParents("signature")) {
            if (signed.get("signature") instanceof ObjectNode signature) signature.remove(List.of("data", "_data"));
        }
    }

    private <T> T inTurn(Function<HapiValidator, T> question) {
        turn.acquireUninterruptibly();
        try {
            var ready = validator.get();
            if (ready == null) {
                ready = new HapiValidator();
                validator = new SoftReference<>(ready);
            }
            return question.apply(ready);
        } finally {
            turn.release();
        }
    }
}
