package vn.vongdoi.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceId;

/** How the resources stand that one write touches, as far as it has asked. */
final class Standings {
    private final RecordStore store;
    private final Subjects subjects;
    private final Map<ResourceId, Head> heads = new HashMap<>();
    private final Map<ResourceId, byte[]> bodies = new HashMap<>();
    private final Set<ResourceId> absent = new HashSet<>();

    Standings(RecordStore store, Subjects subjects) {
        this.store = store;
        this.subjects = subjects;
    }

    /** Loads at once how these stand, with the bodies of those that may be written. */
    void load(Collection<ResourceId> targets, Collection<ResourceId> references) {
        var unknown = new HashMap<ResourceId, Boolean>();
        for (var id : references) if (!known(id)) unknown.put(id, false);
        for (var id : targets) if (!known(id)) unknown.put(id, true);
        if (unknown.isEmpty()) return;
        store.heads(unknown, (head, body) -> {
            heads.put(head.id(), head);
            if (body != null) bodies.put(head.id(), body);
        });
        for (var id : unknown.keySet()) if (!heads.containsKey(id)) absent.add(id);
        subjects.load(heads.values());
    }

    /** Empty for one that nobody ever spoke of. */
    Optional<Head> find(ResourceId id) {
        if (!known(id)) load(Set.of(), Set.of(id));
        return Optional.ofNullable(heads.get(id));
    }

    /** The body of one that is live; it may have been found without. */
    Optional<byte[]> body(ResourceId id) {
        var body = bodies.get(id);
        if (body == null) {
            heads.remove(id);
            load(Set.of(id), Set.of());
            body = bodies.get(id);
        }
        return Optional.ofNullable(body);
    }

    /** The body, where it came along. */
    byte @Nullable [] knownBody(ResourceId id) {
        return bodies.get(id);
    }

    /** Nobody can have spoken of it: its id has just been made. */
    void isNew(ResourceId id) {
        absent.add(id);
    }

    /** The body has changed since it was loaded. */
    void forgetBody(ResourceId id) {
        bodies.remove(id);
    }

    /** Tells how it stood before; null = nobody had spoken of it. */
    @Nullable Head stands(Head head) {
        return heads.put(head.id(), head);
    }

    /** As it stood before. */
    void restore(ResourceId id, @Nullable Head head) {
        if (head == null) heads.remove(id);
        else heads.put(id, head);
    }

    private boolean known(ResourceId id) {
        return heads.containsKey(id) || absent.contains(id);
    }
}
