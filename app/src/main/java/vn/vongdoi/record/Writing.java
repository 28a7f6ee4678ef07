package vn.vongdoi.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.person.PersonKey;

/**
 * One write in progress. Nothing goes to the database row by row: what the calls ask for is gathered and sent in a few
 * COPYs at the end.
 */
public final class Writing {
    private final RecordStore store;
    private final long first;
    private long last;

    private final List<PendingChange> changes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> identities = new ArrayList<>();
    private final List<RecordStore.Ended> ended = new ArrayList<>();
    private final Map<String, Long> encounters = new HashMap<>();

    record PendingChange(long position, long person, String what) {}

    Writing(RecordStore store) {
        this.store = store;
        this.first = store.lockedPosition();
        this.last = first;
    }

    /** The position of the next logical change; it must be told by {@link #changed}. */
    public long nextPosition() {
        return ++last;
    }

    /** Enters a change into the feed. */
    public void changed(long position, @Nullable PersonKey person, String what) {
        changes.add(new PendingChange(position, person == null ? 0 : person.value(), what));
    }

    /** Writes resources whose ids have never been used; fails as a whole when one has. */
    public void create(List<Draft> drafts, long position) {
        for (var draft : drafts) insert(draft, store.nextKey(), position);
    }

    /** Writes resources as new ones or as new versions; what is already there word for word is left alone. */
    public void put(List<Draft> drafts, long position) {
        place(drafts, position);
    }

    /**
     * Makes these the resources of an encounter: new ones are added, changed ones get a new version, missing ones are
     * deleted. All former versions stay in history.
     *
     * @param person under whose key the encounter was stored before
     */
    public void replaceEncounter(PersonKey person, long encounter, List<Draft> drafts, long position) {
        var kept = place(drafts, position);
        store.live(person, encounter).stream()
                .filter(old -> !kept.contains(old.key()))
                .forEach(old -> ended.add(old.deletedAt(position)));
    }

    /** Deletes the resources of an encounter; history keeps them. */
    public void withdrawEncounter(PersonKey person, long encounter, long position) {
        replaceEncounter(person, encounter, List.of(), position);
    }

    /** The key that an Encounter written by this write has. */
    public long encounterKey(String id) {
        var key = encounters.get(id);
        if (key == null) throw new IllegalStateException("Encounter " + id + " was not written here");
        return key;
    }

    private HashSet<Long> place(List<Draft> drafts, long position) {
        var known = store.known(drafts).stream().collect(Collectors.toMap(k -> k.type() + "/" + k.id(), k -> k));
        var keys = new HashSet<Long>();
        for (var draft : drafts) {
            var type = draft.resource().type();
            var old = known.get(type.number() + "/" + draft.resource().id());
            if (old == null) {
                keys.add(insert(draft, store.nextKey(), position));
                continue;
            }
            keys.add(old.key());
            if (draft.encounter() != null && draft.encounter().equals(draft.resource().id())) {
                encounters.put(draft.resource().id(), old.key());
            }
            if (old.live() && old.person() == Row.personOf(draft) && old.says(draft)) continue;
            if (old.live()) ended.add(old.supersededAt(position));
            if (old.person() != Row.personOf(draft)) store.rename(draft, old.key());
            rows.add(new Row(draft, old.key(), old.version() + 1, position));
        }
        return keys;
    }

    private long insert(Draft draft, long key, long position) {
        var row = new Row(draft, key, 1, position);
        rows.add(row);
        identities.add(row);
        if (draft.encounter() != null && draft.encounter().equals(draft.resource().id())) {
            encounters.put(draft.resource().id(), key);
        }
        return key;
    }

    void flush() {
        if (changes.size() != last - first) {
            throw new IllegalStateException((last - first) + " positions taken, " + changes.size() + " told");
        }
        store.end(ended);
        store.insert(rows, identities, encounters);
        store.enter(changes, last);
    }
}
