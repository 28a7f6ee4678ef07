package vn.vongdoi.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Grant;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.search.SearchQuery;

/** The one record of everybody: written in order, read by those who may. */
@Component
public class Records implements InitializingBean, DisposableBean {
    private final TransactionTemplate transaction;
    private final RecordStore store;
    private final RecordReader reader;
    private final HistoryReader versions;
    private final EverythingReader everything;
    private final SearchReader search;
    private final Searching searching;
    private final Reindexing reindexing;
    private final People people;
    private final PendingWords words;
    private final Desk desk;
    private final List<Runnable> awake = new CopyOnWriteArrayList<>();
    private final AuditLog log;
    private final Shown shown;

    public Records(
            JdbcClient sql,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            People people,
            AuditLog log) {
        this.log = log;
        this.shown = new Shown(log);
        this.transaction = new TransactionTemplate(transactions);
        this.store = new RecordStore(sql, dataSource);
        this.reader = new RecordReader(sql);
        this.versions = new HistoryReader(sql);
        this.everything = new EverythingReader(sql, people);
        this.search = new SearchReader(sql, people);
        this.searching = new Searching(search);
        this.reindexing = new Reindexing(sql);
        this.people = people;
        this.words = new PendingWords(sql);
        this.desk = new Desk(group -> this.<Boolean>write(writing -> {
            group.accept(writing);
            return true;
        }));
    }

    /**
     * Runs one write: a transaction that holds the position lock from its first statement until commit. Whatever other
     * modules write inside it commits with it or not at all. When this returns, everything is durable.
     */
    public <T> T write(Function<Writing, T> work) {
        var made = new ArrayList<T>(1);
        transaction.executeWithoutResult(status -> {
            var writing = new Writing(store, new Subjects(people), search, status);
            made.add(work.apply(writing));
            writing.finish(log);
        });
        words.written();
        awake.forEach(Runnable::run);
        return made.getFirst();
    }

    /**
     * Of these Encounters, those of which the actor may read everything, and so the document that they came from.
     *
     * @param encounters keys
     */
    public Set<Long> whole(Actor actor, Purpose purpose, Collection<Long> encounters) {
        return reader.whole(encounters, Scope.of(actor, purpose));
    }

    /**
     * Whether the actor may read a kept original, which shows all of a visit.
     *
     * @param writtenBy MACSKCB of the facility it came from
     * @param encounter key of what the record made of it; empty = nothing
     */
    public boolean mayReadDocument(Actor actor, Purpose purpose, String writtenBy, Optional<Long> encounter) {
        var scope = Scope.of(actor, purpose);
        return scope.coversUnknown(writtenBy)
                || encounter
                        .filter(key -> reader.whole(List.of(key), scope).contains(key))
                        .isPresent();
    }

    /** Of these people, those of whom the actor may read anything at all. */
    public Set<PersonKey> visible(Actor actor, Purpose purpose, Collection<PersonKey> keys) {
        return reader.visible(keys, Scope.of(actor, purpose));
    }

    /** Whose record is the citizen's own to read: themselves first, then those in their care. */
    public List<Person> own(Actor citizen) {
        var keys = reader.own(Scope.of(citizen, Purpose.OWN_RECORD));
        var persons = people.persons(keys);
        return keys.stream().map(persons::get).toList();
    }

    /**
     * Why the actor may read of a person: the grants whose relation holds. Empty = nothing may be read.
     *
     * @throws vn.vongdoi.page.Problem when no rule lets this role read anybody for this purpose
     */
    public List<Grant> reasons(Actor actor, Purpose purpose, PersonKey person) {
        return reader.reasons(people.linked(person), Scope.of(actor, purpose));
    }

    /**
     * Whether a facility treated a person at that time, in an encounter that it wrote; no more is told of it.
     *
     * @param facility MACSKCB
     * @param keys all that the person index has of the person
     */
    public boolean treated(String facility, Collection<PersonKey> keys, Instant since, Instant until) {
        return reader.treated(facility, keys, since, until);
    }

    /** Whom a Patient is about, under all linked keys, the canonical one first; empty when nobody has spoken of it. */
    public List<PersonKey> persons(ResourceId patient) {
        return search.persons(patient.id()).stream().map(PersonKey::new).toList();
    }

    /** The id of the Patient by which the actor finds this person on {@code /fhir}; empty when there is none to see. */
    public Optional<String> patient(Actor actor, Purpose purpose, PersonKey person) {
        return reader.patient(people.linked(person), Scope.of(actor, purpose));
    }

    /** The resource, unless it never was or is deleted. */
    public Optional<Entry> find(Actor actor, Purpose purpose, ResourceType type, String id) {
        var scope = Scope.of(actor, purpose);
        var found = reader.find(type, id, scope);
        shown.entries(actor, purpose, found.stream().toList());
        return found.map(scope::show);
    }

    /** Everything known of a person, under all linked keys, newest first; what has no date comes last. */
    public List<Entry> timeline(Actor actor, Purpose purpose, PersonKey person) {
        var scope = Scope.of(actor, purpose);
        var entries = reader.ofPersons(people.linked(person), scope);
        shown.entries(actor, purpose, entries);
        return entries.stream().map(scope::show).toList();
    }

    /** All of one encounter of a person, itself among it, in no order. */
    public List<Entry> ofEncounter(Actor actor, Purpose purpose, PersonKey person, long encounter) {
        var scope = Scope.of(actor, purpose);
        var entries = reader.ofEncounter(person, encounter, scope);
        shown.entries(actor, purpose, entries);
        return entries.stream().map(scope::show).toList();
    }

    /** The last version of a resource, also when that is its deletion; empty when it never was. */
    public Optional<Version> latest(Actor actor, Purpose purpose, ResourceId id) {
        var scope = Scope.of(actor, purpose);
        return open(actor, purpose, scope, versions.latest(id, scope));
    }

    public Optional<Version> version(Actor actor, Purpose purpose, ResourceId id, int number) {
        var scope = Scope.of(actor, purpose);
        return open(actor, purpose, scope, versions.version(id, number, scope));
    }

    private Optional<Version> open(Actor actor, Purpose purpose, Scope scope, Optional<HistoryReader.Found> found) {
        found.ifPresent(one -> {
            if (one.visible()) shown.versions(actor, purpose, Action.READ, Stream.of(one.version()));
            else shown.refused(actor, purpose, one.version());
        });
        return found.filter(HistoryReader.Found::visible)
                .map(HistoryReader.Found::version)
                .map(scope::show);
    }

    /** Versions, deletions among them, newest first. */
    public VersionPage history(Actor actor, Purpose purpose, HistoryQuery query) {
        var scope = Scope.of(actor, purpose);
        var page = versions.history(query, scope);
        shown.versions(actor, purpose, Action.EXECUTE, page.entries().stream().map(HistoryEntry::version));
        return page.each(scope::show);
    }

    /** All that the record holds of a person; empty when nobody has spoken of the Patient. */
    public Optional<EverythingPage> everything(Actor actor, Purpose purpose, EverythingQuery query) {
        var scope = Scope.of(actor, purpose);
        var page = everything.page(query, scope);
        shown.versions(actor, purpose, Action.READ, page.stream().flatMap(it -> it.versions().stream()));
        return page.map(it -> it.each(scope::show));
    }

    /**
     * A page of a search.
     *
     * @param after where it begins, as the page before told; empty = at the first
     */
    public Found search(Actor actor, Purpose purpose, SearchQuery query, Optional<String> after, int count) {
        var scope = Scope.of(actor, purpose);
        var found = searching.page(query, scope, after, count);
        shown.versions(
                actor, purpose, Action.EXECUTE, Stream.concat(found.matches().stream(), found.included().stream()));
        return found.each(scope::show);
    }

    /** Which resources match, the newest first, so many at most of each search. */
    public List<List<ResourceId>> matches(Actor actor, Purpose purpose, List<SearchQuery> queries, int limit) {
        return search.matches(queries, Scope.of(actor, purpose), limit);
    }

    /** An id for a resource that is new. */
    public ResourceId newId(ResourceType type) {
        return new ResourceId(type, KeyId.of(store.nextKey()));
    }

    /**
     * Runs one request among others that commit with it: it waits until all of them are durable. A request that throws
     * has written nothing.
     *
     * @param actor who changes only what is the actor's own to change
     * @param targets the resources that the request may write
     * @param references the resources that those refer to
     */
    public <T> T submit(
            Actor actor, Collection<ResourceId> targets, Collection<ResourceId> references, Function<Writing, T> work) {
        return desk.submit(actor, targets, references, work);
    }

    /**
     * What the columns tell of people, for what is worked out of everybody alike. It is shown to nobody as it stands, and so
     * is not logged: whoever shows what came of it asks {@link #visible} first.
     *
     * @param keys on arrival
     * @return in no order, by those keys; of whom nothing is told is not there
     */
    public Map<PersonKey, List<Fact>> facts(Collection<PersonKey> keys, Set<ResourceType> types) {
        return reader.facts(keys, types);
    }

    /** Runs before anything is served. */
    @Override
    public void afterPropertiesSet() {
        reindexing.run();
    }

    /** Ends the writing of requests; what was handed in is written first. */
    @Override
    public void destroy() {
        desk.close();
        words.close();
    }

    /**
     * Wakes whoever follows the feed when this process has written: it need not ask all the time.
     *
     * @param waking is run by the thread that wrote, so it must do nothing but wake
     */
    public void wake(Runnable waking) {
        awake.add(waking);
    }

    /** The position of the last committed change. */
    public long position() {
        return reader.position();
    }

    /** The changes after a position, oldest first. */
    public List<Change> changes(long after, int limit) {
        return reader.changes(after, limit);
    }
}
