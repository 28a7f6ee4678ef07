package vn.vongdoi.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.person.People.Arrival;
import vn.vongdoi.person.People.Recognised;
import vn.vongdoi.person.People.Suspicion;

/**
 * The people that a batch of documents could be about, with those the batch itself brings. Decides alone, in memory:
 * the rules of {@link People#findOrCreate}.
 */
final class Shelf {
    private final Map<Identifier, PersonKey> holders = new HashMap<>();
    private final Map<NameAndBirth, Set<PersonKey>> namesakes = new HashMap<>();
    private final Map<PersonKey, Person> persons = new HashMap<>();

    private final Map<PersonKey, Long> created = new LinkedHashMap<>();
    private final Map<PersonKey, Long> changed = new LinkedHashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final Set<PersonKey> confirmed = new HashSet<>();
    private final Map<Identifier, Long> newIdentifiers = new LinkedHashMap<>();
    private final List<Suspicion> suspicions = new ArrayList<>();

    record NameAndBirth(String plainName, LocalDate birth) {
        static NameAndBirth of(String name, BirthDate birth) {
            return new NameAndBirth(PersonName.plain(name), birth.date());
        }
    }

    /** From one commune to another, as a newer document tells. */
    record Move(PersonKey person, String from, String to, LocalDate told, long position) {}

    void put(Person person) {
        persons.put(person.key(), person);
        person.cccd().ifPresent(c -> holders.put(new Identifier(Identifier.System.CCCD, c.value()), person.key()));
        person.bhxh().ifPresent(b -> holders.put(new Identifier(Identifier.System.BHXH, b.value()), person.key()));
        person.papers().passport().ifPresent(p -> holders.put(Identifier.of(p), person.key()));
        person.papers().cmnd().ifPresent(c -> holders.put(Identifier.of(c), person.key()));
        namesakes
                .computeIfAbsent(NameAndBirth.of(person.name(), person.birth()), n -> new HashSet<>())
                .add(person.key());
    }

    /** Somebody found by a number, which may be that of a former passport. */
    void put(Person person, Identifier identifier) {
        put(person);
        holders.put(identifier, person.key());
    }

    Recognised recognise(Arrival arrival, LongSupplier keys) {
        var facts = arrival.facts();
        var doubts = new LinkedHashMap<PersonKey, String>();
        var found = byIdentifier(facts, doubts);
        if (found == null) found = byNameAndBirth(facts, doubts);
        var recognised =
                found == null ? create(facts, arrival.position(), keys) : tell(found, facts, arrival.position());
        doubts.forEach((other, reason) ->
                suspicions.add(new Suspicion(recognised.person().key(), other, reason, arrival.position())));
        return recognised;
    }

    /** Facts about somebody who is known whatever the facts' numbers say. */
    void tellKnown(Person person, Arrival arrival) {
        // What the batch itself has told of the person before is not forgotten.
        if (!persons.containsKey(person.key())) put(person);
        tell(person(person.key()), arrival.facts(), arrival.position());
    }

    /**
     * One row of a register. Positions are taken only for rows that tell something: a register loaded again leaves no
     * trace.
     */
    Registration register(PersonFacts facts, LongSupplier positions, LongSupplier keys) {
        var doubts = new LinkedHashMap<PersonKey, String>();
        var numbers = Identifier.of(facts);
        var found = byIdentifier(facts, doubts);
        if (found == null && !numbers.isEmpty() && holders.containsKey(numbers.getFirst())) {
            return new Registration.Disputed(person(holder(numbers.getFirst())));
        }
        if (found == null) found = byNameAndBirth(facts, doubts);
        if (found == null && numbers.isEmpty()) {
            if (!facts.registered() && (facts.birth().known() != BirthDate.Known.DAY || !doubts.isEmpty())) {
                return new Registration.Unclear();
            }
            if (facts.registered()) found = registeredWithoutNumbers(facts);
        }
        if (found != null && !heard(found, facts).saysMoreThan(found)) {
            return new Registration.Known(confirm(heard(found, facts)));
        }
        var position = positions.getAsLong();
        var person = found == null ? create(facts, position, keys) : tell(found, facts, position);
        doubts.forEach(
                (other, reason) -> suspicions.add(new Suspicion(person.person().key(), other, reason, position)));
        return new Registration.Told(person.person(), found == null, position);
    }

    /** A register row without any number is known again by all that it says: else every loading would make it anew. */
    private @Nullable Person registeredWithoutNumbers(PersonFacts facts) {
        var same = sameNameAndBirth(facts).stream()
                .filter(p -> p.registered() && p.cccd().isEmpty() && p.bhxh().isEmpty())
                .toList();
        return same.size() == 1 ? same.getFirst() : null;
    }

    private @Nullable Person byIdentifier(PersonFacts facts, Map<PersonKey, String> doubts) {
        Person found = null;
        for (var identifier : Identifier.of(facts)) {
            var holder = holders.get(identifier);
            if (holder == null) continue;
            var person = persons.get(holder);
            if (person == null || person == found) continue;
            if (found == null && believable(identifier, person, facts) && !contradicts(person, facts)) {
                found = person;
            } else {
                doubts.put(holder, identifier.system().name());
            }
        }
        if (found != null) doubts.remove(found.key());
        return found;
    }

    private @Nullable Person byNameAndBirth(PersonFacts facts, Map<PersonKey, String> doubts) {
        var candidates = sameNameAndBirth(facts);
        if (candidates.size() == 1 && facts.birth().known() == BirthDate.Known.DAY) {
            var only = candidates.getFirst();
            doubts.remove(only.key());
            return only;
        }
        for (var candidate : candidates) doubts.put(candidate.key(), "NAME_AND_BIRTH");
        return null;
    }

    private List<Person> sameNameAndBirth(PersonFacts facts) {
        return namesakes.getOrDefault(NameAndBirth.of(facts.name(), facts.birth()), Set.of()).stream()
                .map(this::person)
                .filter(p -> PersonName.same(p.name(), facts.name())
                        && p.birth().equals(facts.birth())
                        && p.sex() == facts.sex()
                        && p.commune() != null
                        && p.commune().equals(facts.commune())
                        && !contradicts(p, facts))
                .toList();
    }

    /**
     * One of name and birth must agree: a mistyped number must not hang a stranger's visit on someone. Both must for a
     * number that was perhaps given twice; else whoever knows an old one would give somebody a new one.
     */
    private static boolean believable(Identifier identifier, Person person, PersonFacts facts) {
        var named = PersonName.same(person.name(), facts.name());
        var born = person.birth().agreesWith(facts.birth());
        return identifier.system().isUnique() ? named || born : named && born;
    }

    /** A different CCCD, or where not both have one a different social-insurance number, is a different person. */
    private static boolean contradicts(Person person, PersonFacts facts) {
        if (person.cccd().isPresent() && facts.cccd().isPresent())
            return !person.cccd().equals(facts.cccd());
        return person.bhxh().isPresent()
                && facts.bhxh().isPresent()
                && !person.bhxh().equals(facts.bhxh());
    }

    private Recognised create(PersonFacts facts, long position, LongSupplier keys) {
        var key = new PersonKey(keys.getAsLong());
        // An identifier that already names someone else stays with its holder.
        var person = new Person(
                key,
                facts.name(),
                facts.birth(),
                facts.sex(),
                facts.commune(),
                facts.cccd().filter(c -> !holders.containsKey(new Identifier(Identifier.System.CCCD, c.value()))),
                facts.bhxh().filter(b -> !holders.containsKey(new Identifier(Identifier.System.BHXH, b.value()))),
                facts.card(),
                facts.cardFrom(),
                facts.cardUntil(),
                facts.registered(),
                facts.told(),
                null,
                facts.papers().kept(number -> !holders.containsKey(number)),
                facts.contact());
        created.put(key, position);
        keepIdentifiers(person, position);
        put(person);
        return new Recognised(person, true);
    }

    private Recognised tell(Person person, PersonFacts facts, long position) {
        var told = heard(person, facts);
        if (!told.saysMoreThan(person)) return new Recognised(confirm(told), false);
        keepIdentifiers(told, position);
        put(told);
        if (person.commune() != null && !person.commune().equals(told.commune())) {
            moves.add(new Move(
                    told.key(), person.commune(), Objects.requireNonNull(told.commune()), told.told(), position));
        }
        if (!created.containsKey(told.key())) changed.put(told.key(), position);
        return new Recognised(told, true);
    }

    /** Nothing new, but told again: only the day moves. */
    private Person confirm(Person person) {
        if (!person(person.key()).told().equals(person.told()) && !created.containsKey(person.key())) {
            confirmed.add(person.key());
        }
        put(person);
        return person;
    }

    /** The person with what the facts tell anew, numbers that are another's left aside. */
    private Person heard(Person person, PersonFacts facts) {
        return person.told(new PersonFacts(
                facts.name(),
                facts.birth(),
                facts.sex(),
                facts.commune(),
                facts.cccd().filter(c -> free(new Identifier(Identifier.System.CCCD, c.value()), person)),
                facts.bhxh().filter(b -> free(new Identifier(Identifier.System.BHXH, b.value()), person)),
                facts.card(),
                facts.cardFrom(),
                facts.cardUntil(),
                facts.told(),
                facts.registered(),
                facts.papers().kept(number -> free(number, person)),
                facts.contact()));
    }

    private boolean free(Identifier identifier, Person person) {
        var holder = holders.get(identifier);
        return holder == null || holder.equals(person.key());
    }

    private void keepIdentifiers(Person person, long position) {
        person.cccd()
                .map(c -> new Identifier(Identifier.System.CCCD, c.value()))
                .ifPresent(i -> keep(i, position));
        person.bhxh()
                .map(b -> new Identifier(Identifier.System.BHXH, b.value()))
                .ifPresent(i -> keep(i, position));
        person.papers().passport().map(Identifier::of).ifPresent(i -> keep(i, position));
        person.papers().cmnd().map(Identifier::of).ifPresent(i -> keep(i, position));
    }

    private void keep(Identifier identifier, long position) {
        if (!holders.containsKey(identifier)) newIdentifiers.put(identifier, position);
    }

    Person person(PersonKey key) {
        var person = persons.get(key);
        if (person == null) throw new IllegalStateException("not on the shelf: " + key.id());
        return person;
    }

    PersonKey holder(Identifier identifier) {
        var holder = holders.get(identifier);
        if (holder == null) throw new IllegalStateException("nobody holds it");
        return holder;
    }

    /** No identifier tells who it is: the namesakes are needed. */
    boolean doesNotKnow(PersonFacts facts) {
        return byIdentifier(facts, new HashMap<>()) == null;
    }

    Map<PersonKey, Long> created() {
        return created;
    }

    Map<PersonKey, Long> changed() {
        return changed;
    }

    List<Move> moves() {
        return moves;
    }

    /** Those of whom a newer document said what was known. */
    Set<PersonKey> confirmed() {
        return confirmed;
    }

    Map<Identifier, Long> newIdentifiers() {
        return newIdentifiers;
    }

    List<Suspicion> suspicions() {
        return suspicions;
    }
}
