package vn.vongdoi.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.Told;
import vn.vongdoi.fhir.ResourceType;

/** What one transaction did to whom, for the log. What is sent to the database again does not count twice. */
final class Trace {
    private final Set<Pending.Change> changes = new LinkedHashSet<>();
    private final Set<Piece> pieces = new HashSet<>();

    private record Piece(long person, long key, int version, ResourceType type, Action action) {}

    /** Several of one person that belong to one event. */
    private record Whose(Actor actor, Purpose purpose, long person) {}

    void add(Pending pending) {
        changes.addAll(pending.changes);
        for (var row : pending.rows) {
            pieces.add(new Piece(
                    row.person(),
                    row.key(),
                    row.version(),
                    row.id().type(),
                    row.version() == 1 ? Action.CREATE : Action.UPDATE));
        }
        for (var ended : pending.ended) {
            if (ended.deleted()) pieces.add(new Piece(ended.person(), ended.key(), 0, ended.type(), Action.DELETE));
        }
    }

    /** One for each person and whoever changed it. */
    List<Told> told() {
        var positions = new LinkedHashMap<Whose, Pending.Change>();
        for (var change : changes) {
            if (change.person() != 0) {
                positions.merge(
                        new Whose(change.actor(), change.purpose(), change.person()),
                        change,
                        (one, other) -> one.position() > other.position() ? one : other);
            }
        }
        var ofPerson = new HashMap<Long, List<Piece>>();
        for (var piece : pieces)
            ofPerson.computeIfAbsent(piece.person(), _ -> new ArrayList<>()).add(piece);
        return positions.entrySet().stream()
                .map(entry -> told(entry.getKey(), entry.getValue(), ofPerson))
                .toList();
    }

    private static Told told(Whose whose, Pending.Change change, Map<Long, List<Piece>> ofPerson) {
        var pieces = ofPerson.getOrDefault(whose.person(), List.of());
        var what = pieces.isEmpty()
                ? change.what()
                : Told.types(
                        pieces.stream().map(piece -> piece.type().fhirName()).toList());
        return new Told(
                whose.actor(), whose.purpose(), action(pieces), whose.person(), what, true, "", change.position());
    }

    private static Action action(List<Piece> pieces) {
        var action = pieces.isEmpty() ? Action.UPDATE : pieces.getFirst().action();
        return pieces.stream().allMatch(piece -> piece.action() == action) ? action : Action.UPDATE;
    }
}
