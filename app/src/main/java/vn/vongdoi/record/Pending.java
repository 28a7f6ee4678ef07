package vn.vongdoi.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;

/** What has been asked for and is not in the database yet. */
final class Pending {
    final List<Change> changes = new ArrayList<>();
    final List<Row> rows = new ArrayList<>();
    final List<Identity> identities = new ArrayList<>();
    final List<Identity> renamed = new ArrayList<>();
    final List<Ended> ended = new ArrayList<>();

    /** How the resources written stood before. */
    final Map<ResourceId, @Nullable Head> former = new LinkedHashMap<>();

    final Map<Long, Long> positionOf = new HashMap<>();

    /** Whom the Patients of the request are about, as far as they have been met. */
    final Map<ResourceId, Long> met = new HashMap<>();

    int positions;

    record Change(long position, long person, String what, Actor actor, Purpose purpose) {}

    record Identity(ResourceId id, long person, long key) {}

    /** A live version that ends; with {@code deleted} its deletion becomes a version too. */
    record Ended(ResourceType type, long person, long key, long position, boolean deleted) {}

    boolean isEmpty() {
        return changes.isEmpty() && rows.isEmpty() && identities.isEmpty() && ended.isEmpty();
    }

    void add(Pending other) {
        changes.addAll(other.changes);
        rows.addAll(other.rows);
        identities.addAll(other.identities);
        renamed.addAll(other.renamed);
        ended.addAll(other.ended);
        former.putAll(other.former);
    }
}
