package vn.vongdoi.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;

/** The people that one write is about. */
final class Subjects {
    private final People people;
    private final Map<Long, String> communes = new HashMap<>();

    Subjects(People people) {
        this.people = people;
    }

    void load(Collection<Head> heads) {
        var unknown = heads.stream()
                .map(Head::person)
                .filter(person -> person > 0 && !communes.containsKey(person))
                .distinct()
                .map(PersonKey::new)
                .toList();
        if (unknown.isEmpty()) return;
        var persons = people.persons(unknown);
        for (var key : unknown) {
            var person = persons.get(key);
            communes.put(key.value(), person == null ? "" : Objects.requireNonNullElse(person.commune(), ""));
        }
    }

    /** Of residence now; null when it is not known. */
    @Nullable String commune(long person) {
        var commune = communes.getOrDefault(person, "");
        return commune.isEmpty() ? null : commune;
    }

    /** A key for somebody nothing is known of yet. */
    long reserve() {
        return people.reserve().value();
    }

    /** Whom Patients' facts are about: the one it is stored with, else whom the facts name, else somebody new. */
    List<PersonKey> meet(List<People.Meeting> meetings) {
        var persons = people.meet(meetings);
        for (var i = 0; i < persons.size(); i++) {
            var commune = meetings.get(i).arrival().facts().commune();
            communes.put(persons.get(i).value(), Objects.requireNonNullElse(commune, ""));
        }
        return persons;
    }
}
