package vn.vongdoi.registers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.record.Writing;
import vn.vongdoi.registers.Register.Told;

/** One loading of a register about people: how its rows are read, and the way of a batch of them into the record. */
final class PersonRows {
    private final RegisterKind kind;
    private final People people;
    private final PersonCells cells;
    private final Map<ResourceId, Long> lines = new HashMap<>();

    PersonRows(RegisterKind kind, People people, PersonCells cells) {
        this.kind = kind;
        this.people = people;
        this.cells = cells;
    }

    PersonCells cells() {
        return cells;
    }

    People people() {
        return people;
    }

    /** A batch, of which each row that is not rejected has found its person. */
    <T> Gathering gather(List<Told<T>> rows, Function<T, PersonFacts> facts, Writing writing) {
        var gathering = new Gathering(writing, kind.change(), lines);
        gathering.meet(people, rows, facts);
        return gathering;
    }
}
