package vn.vongdoi.registers;

import java.util.List;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.fhir.Incoming;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.Validation;
import vn.vongdoi.record.Entry;

/** What the registers left in the record. */
final class Fhir {
    private static final Validation VALIDATION = new Validation();

    private Fhir() {}

    /** Of the one person of that name, newest first. */
    static List<Entry> of(RegisterDoor door, String name, ResourceType type) {
        var person = door.people().search(name, 2).getFirst();
        return door.records().timeline(Actor.console(), Purpose.CARE, person.key()).stream()
                .filter(entry -> entry.type() == type)
                .toList();
    }

    /** Why R4 would not have it so, invariants and terminology included. */
    static List<Issue> faults(Entry entry) {
        return switch (Incoming.read(entry.resource().json())) {
            case Incoming.Accepted accepted ->
                VALIDATION.validate(accepted, null).stream()
                        .filter(issue -> issue.severity().name().matches("FATAL|ERROR"))
                        .toList();
            case Incoming.Refused refused -> refused.issues();
        };
    }
}
