package vn.vongdoi.record;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;

/** Enters what is about to be shown of people; what is about nobody is nobody's concern. */
final class Shown {
    private final AuditLog log;

    Shown(AuditLog log) {
        this.log = log;
    }

    void versions(Actor actor, Purpose purpose, Action action, Stream<Version> versions) {
        enter(
                actor,
                purpose,
                action,
                versions.map(v -> new Piece(v.person(), v.id().type().fhirName())));
    }

    void entries(Actor actor, Purpose purpose, Collection<Entry> entries) {
        enter(
                actor,
                purpose,
                Action.READ,
                entries.stream()
                        .filter(entry -> entry.person() != null)
                        .map(entry ->
                                new Piece(entry.person().value(), entry.type().fhirName())));
    }

    void refused(Actor actor, Purpose purpose, Version version) {
        if (version.person() == 0) return;
        log.read(List.of(Told.refused(
                actor, purpose, version.person(), version.id().type().fhirName())));
    }

    private record Piece(long person, String type) {}

    private void enter(Actor actor, Purpose purpose, Action action, Stream<Piece> pieces) {
        var types = pieces.filter(piece -> piece.person() != 0)
                .collect(Collectors.groupingBy(Piece::person, Collectors.mapping(Piece::type, Collectors.toList())));
        log.read(types.entrySet().stream()
                .map(of -> Told.read(actor, purpose, action, of.getKey(), Told.types(of.getValue())))
                .toList());
    }
}
