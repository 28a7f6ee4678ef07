package vn.vongdoi.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The person index: who a document is about. */
@Component
public class People {
    private final PersonStore store;
    private final PersonReader reader;
    private final PersonSearch search;
    private final Joinings joinings;

    public People(JdbcClient sql, DataSource dataSource) {
        this.joinings = new Joinings(sql);
        this.reader = new PersonReader(sql);
        this.store = new PersonStore(sql, dataSource);
        this.search = new PersonSearch(sql);
    }

    /** What one document says, and the store position of the change that brings it. */
    public record Arrival(PersonFacts facts, long position) {}

    /** Whom an arrival is about; {@code changed} when the person is new or the arrival told something new. */
    public record Recognised(Person person, boolean changed) {}

    /**
     * Finds the person of each arrival or makes one, in order: by CCCD, then by social-insurance number, then by exact
     * name, full birth date, sex and commune. An identifier whose holder shares neither name nor birth date with the
     * arrival is not believed; two documents that may be of one person are noted as a suspicion, never merged.
     *
     * <p>Must run inside the transaction that holds the record's position lock, so that two documents of a new person
     * cannot both make one.
     */
    public List<Recognised> findOrCreate(List<Arrival> arrivals) {
        var shelf = store.shelf(arrivals);
        var recognised = new ArrayList<Recognised>(arrivals.size());
        for (var arrival : arrivals) recognised.add(shelf.recognise(arrival, store::nextKey));
        store.save(shelf);
        return recognised;
    }

    /**
     * Takes rows of a register about people, in order: as {@link #findOrCreate}, with three differences. A row whose
     * strongest number belongs to somebody with another name and another birth is not taken; a row without numbers is
     * known again by all that it says, and when it is of another register than the population's and may be of several
     * people, it is not taken; a position is asked for only when a row tells something new.
     *
     * <p>Must run inside the transaction that holds the record's position lock.
     */
    public List<Registration> register(List<PersonFacts> rows, LongSupplier positions) {
        var shelf =
                store.shelf(rows.stream().map(facts -> new Arrival(facts, 0)).toList());
        var registrations = new ArrayList<Registration>(rows.size());
        for (var facts : rows) registrations.add(shelf.register(facts, positions, store::nextKey));
        store.save(shelf);
        return registrations;
    }

    /**
     * What a Patient says of somebody.
     *
     * @param known the key that the Patient is kept under; null when nobody has spoken of it yet
     */
    public record Meeting(@Nullable PersonKey known, Arrival arrival) {}

    /**
     * Whom Patients are about, in order. Somebody known is told what is new, whatever numbers it says; a reserved key
     * becomes the person the facts name, by a link, or somebody new.
     *
     * <p>Must run inside the transaction that holds the record's position lock.
     */
    public List<PersonKey> meet(List<Meeting> meetings) {
        var shelf = store.shelf(meetings.stream().map(Meeting::arrival).toList());
        var known = persons(
                meetings.stream().map(Meeting::known).filter(Objects::nonNull).toList());
        var keys = new ArrayList<PersonKey>(meetings.size());
        var links = new ArrayList<Runnable>();
        for (var meeting : meetings) {
            var key = meeting.known();
            var arrival = meeting.arrival();
            var person = key == null ? null : known.get(key);
            if (person != null) {
                shelf.tellKnown(person, arrival);
                keys.add(person.key());
                continue;
            }
            var recognised = shelf.recognise(arrival, key == null ? store::nextKey : key::value)
                    .person()
                    .key();
            keys.add(key == null ? recognised : key);
            if (key != null && !recognised.equals(key)) {
                links.add(() -> joinings.join(key, recognised, Joining.Reason.FHIR, "", "", arrival.position()));
            }
        }
        store.save(shelf);
        links.forEach(Runnable::run);
        return keys;
    }

    /** @param day null takes back what was told wrongly */
    public record Death(PersonKey person, @Nullable LocalDate day) {}

    /** @return those of whom it was not known */
    public List<PersonKey> died(List<Death> deaths) {
        return deaths.isEmpty() ? List.of() : store.died(deaths);
    }

    /**
     * What the register of cards tells anew of a card.
     *
     * @param theirs false when it turned out to be somebody else's
     */
    public record CardTerm(
            PersonKey person,
            CardNumber card,
            LocalDate from,
            @Nullable LocalDate until,
            boolean theirs) {}

    /**
     * Corrects the cards that people hold, and no others. The insurer's own word about a card counts whatever day a
     * visit repeated it; that is why this is not told as other facts are.
     */
    public void correct(List<CardTerm> terms) {
        if (!terms.isEmpty()) store.correct(terms);
    }

    /** A key for somebody of whom a document gives only a name of its own, such as {@code Patient/77}. */
    public PersonKey reserve() {
        return new PersonKey(store.nextKey());
    }

    /**
     * A person as all keys joined with this one tell, under the canonical one.
     *
     * @throws java.util.NoSuchElementException when there is no such person
     */
    public Person person(PersonKey key) {
        return find(key).orElseThrow();
    }

    /** @see #person */
    public Optional<Person> find(PersonKey key) {
        return joined(linked(key));
    }

    /** By the id that stands in addresses; whatever has another form names nobody. */
    public Optional<Person> find(String id) {
        return PersonKey.isOne(id) ? find(PersonKey.of(id)) : Optional.empty();
    }

    /** As each key for itself tells. */
    public Map<PersonKey, Person> persons(Collection<PersonKey> keys) {
        return store.persons(keys.stream().map(PersonKey::value).toList());
    }

    /** All keys that are this person: itself and what is linked to it. The canonical key comes first. */
    public List<PersonKey> linked(PersonKey key) {
        return store.linked(key);
    }

    /** Each once, as all keys of the person tell. */
    private List<Person> once(List<Person> found) {
        var linked = reader.joined(found.stream().map(Person::key).toList());
        return found.stream()
                .map(person -> linked.contains(person.key()) ? person(person.key()) : person)
                .distinct()
                .toList();
    }

    /** Under which key agreements, guardians and requests stand. */
    public PersonKey canonical(PersonKey key) {
        return linked(key).getFirst();
    }

    /**
     * People whose name begins with this text, then those whose name holds all its words; or whoever has this identifier.
     *
     * @param text words of a name with or without diacritics, a CCCD, a social-insurance number or a card
     */
    public List<Person> search(String text, int limit) {
        return search(text, Optional.empty(), limit);
    }

    /** @param commune five digits, where those who are found live; empty = anywhere */
    public List<Person> search(String text, Optional<String> commune, int limit) {
        var words = text.strip();
        var identifier = Identifier.find(words);
        if (identifier.isPresent()) {
            return search.holder(identifier.get()).map(Person::key).map(this::person).stream()
                    .filter(p -> commune.isEmpty() || commune.get().equals(p.commune()))
                    .toList();
        }
        return once(search.named(PersonName.plain(words), commune, limit));
    }

    /**
     * Whoever has this identifier: a CCCD, a social-insurance number or a card, in full. Not a passport or an old identity
     * card: two countries, or two provinces, may give one number, and what is given to whoever holds a number must not go
     * to somebody else.
     */
    public Optional<Person> holder(String number) {
        return holderKey(number).map(this::person);
    }

    /** The very key that has the number, whatever it is joined with: what is given to it stays its own when they part. */
    public Optional<PersonKey> holderKey(String number) {
        return Identifier.find(number.strip())
                .filter(identifier -> identifier.system().isUnique())
                .flatMap(search::holder)
                .map(Person::key);
    }

    /**
     * Joins two keys that are one person. Their records stay where they are, and it can be taken back.
     *
     * @param told why, in the words of who says so; may be empty
     * @param login who says so; empty for a document
     * @param position of the change that joins them
     */
    public void join(
            PersonKey person, PersonKey other, Joining.Reason reason, String told, String login, long position) {
        joinings.join(person, other, reason, told, login, position);
    }

    /**
     * Takes back a {@link #join}: each key is again with those only with whom it was joined otherwise.
     *
     * @throws vn.vongdoi.page.Problem when it was taken back before, or never was
     */
    public Joining part(long joining, String told, String login, long position) {
        return joinings.part(joining, told, login, position);
    }

    /** By which a person's keys hang together, also those that were parted; the newest first. */
    public List<Joining> joinings(PersonKey person) {
        return joinings.of(person);
    }

    public Optional<Joining> joining(long number) {
        return joinings.find(number);
    }

    /**
     * The newest that the matching or somebody found.
     *
     * @param commune where one of the two lives; empty = anywhere
     */
    public List<Joining> joinings(Optional<String> commune, int limit) {
        return joinings.newest(commune, limit);
    }

    /** Somebody of whom a document told something new, at a store position. */
    public record News(Person person, long position) {}

    /** The people of whom something new was told after a position, in that order; all of the last position. */
    public List<News> news(long after, int limit) {
        return reader.news(after, limit);
    }

    /**
     * Two who may be one person by a number or by name and birth, while something else speaks against it.
     *
     * @param person of whom the document was taken to be
     * @param reason the kind of number, or {@code NAME_AND_BIRTH}
     */
    public record Suspicion(PersonKey person, PersonKey other, String reason, long position) {}

    /** Those noted after a position, in that order; all of the last position. */
    public List<Suspicion> suspicions(long after, int limit) {
        return reader.suspicions(after, limit);
    }

    /** Whoever these keys name, each once, by canonical key. A key of nobody known is left out. */
    public List<Resident> residents(Collection<PersonKey> keys) {
        var linked = reader.linked(keys);
        var told =
                reader.residents(linked.values().stream().flatMap(List::stream).toList());
        return linked.entrySet().stream()
                .flatMap(entry -> entry.getValue().size() == 1
                        ? Stream.ofNullable(told.get(entry.getKey()))
                        : resident(entry.getValue()).stream())
                .toList();
    }

    private Optional<Resident> resident(List<PersonKey> keys) {
        return joined(keys).map(person -> Resident.of(person, keys));
    }

    /** @param keys all of one person, the canonical one first */
    private Optional<Person> joined(List<PersonKey> keys) {
        var persons = persons(keys);
        if (persons.isEmpty()) return Optional.empty();
        return Optional.of(Person.of(
                keys.getFirst(),
                keys.stream().filter(persons::containsKey).map(persons::get).toList()));
    }

    /** Who lives in a commune, at an address that has these words, such as the name of a hamlet. */
    public Set<PersonKey> living(String commune, String words) {
        return reader.living(commune, words);
    }

    /** The hamlets, streets and houses that the most people of a commune have in their address; no one of a single person. */
    public List<String> hamlets(String commune) {
        return reader.hamlets(commune);
    }

    /** Canonical keys after one, in order. */
    public List<PersonKey> keys(long after, int limit) {
        return reader.keys(after, limit);
    }

    /** How many people bear each of these names, by the name as {@link PersonName#plain} has it. */
    public Map<String, Long> bearers(Collection<String> plainNames) {
        return reader.bearers(plainNames);
    }

    /** How many people there are, or somewhat more. */
    public long size() {
        return reader.size();
    }

    /** So many people taken at random, or a few more or less. @param size how many there are */
    public List<Person> sample(int wanted, long size) {
        return reader.sample(wanted, size);
    }

    /** From one commune to another, as a newer document told it. */
    public record Move(String from, String to, LocalDate told) {}

    /** The moves of a person, the newest first. */
    public List<Move> moves(PersonKey person) {
        return reader.moves(person);
    }

    /** Who lives in one household with the person, the person among them, by birth. */
    public List<Person> household(PersonKey person) {
        return reader.household(person);
    }
}
