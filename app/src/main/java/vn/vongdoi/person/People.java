package vn.vongdoi.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The person index: who a document is about. */
@Component
public class People {
    private final PersonStore store;
    private final PersonSearch search;

    public People(JdbcClient sql, DataSource dataSource) {
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
                links.add(() -> store.link(key, recognised, "FHIR", arrival.position()));
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

    /** @throws java.util.NoSuchElementException when there is no such person */
    public Person person(PersonKey key) {
        return find(key).orElseThrow();
    }

    public Optional<Person> find(PersonKey key) {
        return Optional.ofNullable(store.persons(List.of(key.value())).get(key));
    }

    /** By the id that stands in addresses; whatever has another form names nobody. */
    public Optional<Person> find(String id) {
        return PersonKey.isOne(id) ? find(PersonKey.of(id)) : Optional.empty();
    }

    public Map<PersonKey, Person> persons(Collection<PersonKey> keys) {
        return store.persons(keys.stream().map(PersonKey::value).toList());
    }

    /** All keys that are this person: itself and what is linked to it. The canonical key comes first. */
    public List<PersonKey> linked(PersonKey key) {
        return store.linked(key);
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
            return search.holder(identifier.get()).stream()
                    .filter(p -> commune.isEmpty() || commune.get().equals(p.commune()))
                    .toList();
        }
        return search.named(PersonName.plain(words), commune, limit);
    }

    /**
     * Whoever has this identifier: a CCCD, a social-insurance number or a card, in full. Not a passport: two countries may
     * give one number, and what is given to whoever holds a number must not go to somebody else.
     */
    public Optional<Person> holder(String number) {
        return Identifier.find(number.strip())
                .filter(identifier -> identifier.system() != Identifier.System.PASSPORT)
                .flatMap(search::holder);
    }

    /**
     * Joins two keys that a human found to be one person. Their records stay where they are.
     *
     * @param position of the change that joins them
     */
    public void link(PersonKey person, PersonKey canonical, String reason, long position) {
        store.link(person, canonical, reason, position);
    }

    /** Undoes {@link #link}. */
    public void unlink(PersonKey person) {
        store.unlink(person);
    }

    /** How many pairs wait for a human to say whether they are one person. */
    public long suspicions() {
        return store.suspicions();
    }
}
