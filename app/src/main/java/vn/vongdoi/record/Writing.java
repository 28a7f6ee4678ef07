package vn.vongdoi.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.SavepointManager;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.search.SearchQuery;

/**
 * One write in progress, of one request or of a group of requests that commit together. Nothing goes to the database
 * row by row: what the calls ask for is gathered and sent in a few COPYs.
 */
public final class Writing {
    private static final String FHIR = "fhir";

    private final RecordStore store;
    private final Subjects subjects;
    private final SearchReader search;
    private final SavepointManager savepoints;
    private final Instant now;
    private long last;
    /** What the request at hand may change; documents were judged before they came here. */
    private Scope scope = Scope.ALL;

    private Actor actor = Actor.console();

    private final Standings standings;
    private final Map<String, Long> encounters = new HashMap<>();
    private final Trace trace = new Trace();

    /** Of requests that went well and are not sent yet. */
    private Pending accepted = new Pending();
    /** Of the request at hand. */
    private Pending current = new Pending();

    /** Where the database stood before this request told the person index something; null = it has not. */
    private @Nullable Object savepoint;
    /** Sent since then: it goes with the request when that fails, and must be sent again. */
    private Pending sentSince = new Pending();

    Writing(RecordStore store, Subjects subjects, SearchReader search, SavepointManager savepoints) {
        this.search = search;
        this.savepoints = savepoints;
        this.store = store;
        this.subjects = subjects;
        this.standings = new Standings(store, subjects);
        // The time is taken under the lock, so that a later position is never an earlier time.
        var before = store.lockedPosition();
        var clock = Instant.now().truncatedTo(ChronoUnit.MICROS);
        this.last = before.position();
        this.now = clock.isBefore(before.at()) ? before.at() : clock;
    }

    /** The position of the next logical change; it must be told by {@link #changed}. */
    public long nextPosition() {
        current.positions++;
        return ++last;
    }

    /** Enters a change into the feed, and who made it for what into the log. */
    public void changed(long position, @Nullable PersonKey person, String what, Actor by, Purpose purpose) {
        current.changes.add(new Pending.Change(position, person == null ? 0 : person.value(), what, by, purpose));
    }

    /** A change that is about nobody. */
    public void changed(long position, String what) {
        changed(position, null, what, actor, Purpose.PLANNING);
    }

    private void changed(long position, @Nullable PersonKey person) {
        changed(position, person, FHIR, actor, Purpose.CARE);
    }

    /** Writes resources whose ids have never been used; fails as a whole when one has. */
    public void create(List<Draft> drafts, long position) {
        for (var draft : drafts) insert(draft, store.nextKey(), position);
    }

    /** Writes resources as new ones or as new versions; what is already there word for word is left alone. */
    public void put(List<Draft> drafts, long position) {
        place(drafts, _ -> position);
    }

    /**
     * As {@link #put(List, long)}, for a batch about many people.
     *
     * @param position of the change that brings a draft; asked for only of those that tell something new
     * @return those that told something new
     */
    public Set<ResourceId> put(List<Draft> drafts, ToLongFunction<Draft> position) {
        var written = new HashSet<ResourceId>();
        place(drafts, draft -> {
            written.add(draft.id());
            return position.applyAsLong(draft);
        });
        return written;
    }

    /** Of these, the resources that the record has live. */
    public Set<ResourceId> live(Collection<ResourceId> wanted) {
        load(Set.of(), wanted);
        return wanted.stream()
                .filter(id -> find(id).filter(Head::live).isPresent())
                .collect(Collectors.toSet());
    }

    /** Of these, those to which a live resource of this type about the same people refers. */
    public Set<ResourceId> referredBy(ResourceType type, Collection<Draft> targets) {
        return targets.isEmpty() ? Set.of() : store.referredBy(type, targets);
    }

    /**
     * Makes these the resources of an encounter: new ones are added, changed ones get a new version, those that a
     * document brought and no document brings any more are deleted. All former versions stay in history.
     *
     * @param person under whose key the encounter was stored before
     */
    public void replaceEncounter(PersonKey person, long encounter, List<Draft> drafts, long position) {
        var kept = place(drafts, _ -> position);
        store.documented(person, encounter).stream()
                .filter(old -> !kept.contains(old.key()))
                .forEach(old -> current.ended.add(old.deletedAt(position)));
    }

    /** Deletes what documents brought of an encounter that was {@link #put} here and is not brought any more. */
    public void dropOthers(PersonKey person, String encounter, Set<ResourceId> kept, long position) {
        store.documented(person, encounterKey(encounter)).stream()
                .filter(old -> !kept.contains(old.id()))
                .forEach(old -> current.ended.add(old.deletedAt(position)));
    }

    /** Deletes the resources that documents brought of an encounter; history keeps them. */
    public void withdrawEncounter(PersonKey person, long encounter, long position) {
        replaceEncounter(person, encounter, List.of(), position);
    }

    /** The key that an Encounter written by this write has. */
    public long encounterKey(String id) {
        var key = encounters.get(id);
        if (key == null) throw new IllegalStateException("Encounter " + id + " was not written here");
        return key;
    }

    /** How a resource stands before this request; empty when nobody ever spoke of it. */
    public Optional<Standing> standing(ResourceId id) {
        return find(id).filter(head -> head.version() > 0)
                .map(head -> new Standing(head.version(), head.live(), head.updated()));
    }

    /**
     * The last version of a resource as a request finds it.
     *
     * @param live false when that version is its deletion
     */
    public record Standing(int version, boolean live, Instant updated) {}

    /** Which resources match, with what earlier requests wrote. To be asked before anything is written. */
    public List<ResourceId> matches(SearchQuery query, int limit) {
        send();
        return search.matches(query, scope, limit);
    }

    /** The body as it stands; empty when it is not there. To be asked before anything is written of it. */
    public Optional<byte[]> body(ResourceId id) {
        var head = settled(id);
        if (head == null || !head.live()) return Optional.empty();
        return standings.body(id);
    }

    /** Writes a resource under an id that was made for it and that nobody else can know. */
    public Saved create(Prepared prepared) {
        if (KeyId.key(prepared.id().id()).isEmpty())
            throw new IllegalArgumentException("not an id of this server: " + prepared.id());
        standings.isNew(prepared.id());
        return stored(prepared);
    }

    /**
     * Finds the people whom Patients are about, all at once: to be called before the first of them is written.
     *
     * @param created those under ids that were made for them
     * @param saved the others
     */
    public void meet(List<Prepared> created, List<Prepared> saved) {
        created.forEach(patient -> standings.isNew(patient.id()));
        load(saved.stream().map(Prepared::id).toList(), Set.of());
        meet(Stream.concat(created.stream(), saved.stream()).toList());
    }

    private void meet(List<Prepared> patients) {
        var meetings = new ArrayList<People.Meeting>();
        var met = new ArrayList<ResourceId>();
        for (var patient : patients) {
            var head = settled(patient.id());
            if (patient.facts().isEmpty() || (head != null && head.live() && isSame(patient.id(), patient))) continue;
            var known = head == null ? null : new PersonKey(head.person());
            meetings.add(
                    new People.Meeting(known, new People.Arrival(patient.facts().get(), nextPosition())));
            met.add(patient.id());
        }
        if (meetings.isEmpty()) return;
        if (savepoint == null) savepoint = savepoints.createSavepoint();
        var persons = subjects.meet(meetings);
        for (var i = 0; i < persons.size(); i++) {
            var position = meetings.get(i).arrival().position();
            changed(position, persons.get(i));
            current.positionOf.put(persons.get(i).value(), position);
            current.met.put(met.get(i), persons.get(i).value());
        }
    }

    /** Writes a resource as a new one or as a new version; word for word the same, it is left alone. */
    public Saved save(Prepared prepared) {
        var id = prepared.id();
        if (settled(id) == null && KeyId.key(id.id()).isPresent()) {
            throw Problem.invalid(
                    "id dạng vd-… chỉ do máy chủ cấp; không có " + id + ". Hãy dùng POST, hoặc id khác.",
                    "Ids of the form vd-… are given by the server only; there is no " + id
                            + ". Use POST, or another id.");
        }
        return stored(prepared);
    }

    private Saved stored(Prepared prepared) {
        var id = prepared.id();
        var head = settled(id);
        if (head != null && head.live() && isSame(id, prepared)) {
            return new Saved(id, head.version(), head.updated(), false);
        }
        var person = id.type() == ResourceType.PATIENT ? patient(prepared, head) : about(prepared);
        var position = position(person);
        var commune = person == 0 ? null : subjects.commune(person);
        var draft = person == 0 ? prepared.draft() : prepared.draft().about(new PersonKey(person), commune);
        // Whoever speaks for no one facility corrects a facility's resource; it stays that facility's.
        if (draft.facility() == null && head != null && head.facility() != null) draft = draft.of(head.facility());
        var given = KeyId.key(id.id());
        var next = head == null
                ? new Head(id, person, given.orElseGet(store::nextKey), 1, true, now, draft.facility())
                : head.next(person, now, draft.facility());
        if (head == null) {
            if (given.isEmpty()) current.identities.add(new Pending.Identity(id, person, next.key()));
        } else {
            if (head.live())
                current.ended.add(new Pending.Ended(id.type(), head.person(), head.key(), position, false));
            if (given.isEmpty() && head.person() != person)
                current.renamed.add(new Pending.Identity(id, person, head.key()));
        }
        current.rows.add(new Row(draft, prepared.content(), Source.FHIR, next.key(), next.version(), position));
        stands(next);
        return new Saved(id, next.version(), now, head == null || !head.live());
    }

    /** Deletes a resource; history keeps it. Empty when it was not there, or deleted already. */
    public Optional<Saved> delete(ResourceId id) {
        var head = settled(id);
        if (head == null || !head.live()) return Optional.empty();
        current.ended.add(new Pending.Ended(id.type(), head.person(), head.key(), position(head.person()), true));
        var deleted = head.deleted(now);
        stands(deleted);
        return Optional.of(new Saved(id, deleted.version(), now, false));
    }

    /** Loads at once how these stand, with the bodies of those that may be written. */
    void load(Collection<ResourceId> targets, Collection<ResourceId> references) {
        standings.load(targets, references);
    }

    /** One request of a group: when it fails, nothing of it is left, and the others are not touched. */
    <T> T request(Actor actor, Supplier<T> work) {
        var before = last;
        this.actor = actor;
        scope = Scope.of(actor, Purpose.CARE);
        try {
            var made = work.get();
            check();
            accepted.add(current);
            current = new Pending();
            forgetSavepoint();
            return made;
        } catch (DataAccessException e) {
            throw e; // the transaction is over, and everything with it
        } catch (RuntimeException | Error e) {
            rollBack();
            last = before;
            current.former.forEach(standings::restore);
            current = new Pending();
            throw e;
        }
    }

    private void rollBack() {
        if (savepoint == null) return;
        savepoints.rollbackToSavepoint(savepoint);
        sentSince.add(accepted);
        accepted = sentSince;
        forgetSavepoint();
    }

    private void forgetSavepoint() {
        if (savepoint != null) savepoints.releaseSavepoint(savepoint);
        savepoint = null;
        sentSince = new Pending();
    }

    /** Sends what earlier requests of the group wrote, so that a search of this one finds it. */
    void send() {
        if (!current.isEmpty()) throw new IllegalStateException("a request searches before it writes");
        sendAccepted();
    }

    /** What the log is to tell of it, at what time. */
    void finish(AuditLog log) {
        check();
        accepted.add(current);
        current = new Pending();
        sendAccepted();
        log.wrote(trace.told(), now);
    }

    private void check() {
        if (current.changes.size() != current.positions) {
            throw new IllegalStateException(
                    current.positions + " positions taken, " + current.changes.size() + " told");
        }
    }

    private void sendAccepted() {
        store.write(accepted, this::encounter, last, now);
        trace.add(accepted);
        if (savepoint != null) sentSince.add(accepted);
        accepted = new Pending();
    }

    private @Nullable Long encounter(String id) {
        var key = encounters.get(id);
        if (key != null) return key;
        return find(new ResourceId(ResourceType.ENCOUNTER, id)).map(Head::key).orElse(null);
    }

    private Optional<Head> find(ResourceId id) {
        return standings.find(id);
    }

    /** How it stands, with what the group wrote of it before already in the database, where it can be superseded. */
    private @Nullable Head settled(ResourceId id) {
        if (current.former.containsKey(id)) throw new IllegalStateException("written twice by one request: " + id);
        if (accepted.former.containsKey(id)) {
            sendAccepted();
            standings.forgetBody(id);
        }
        var head = find(id).orElse(null);
        if (head != null && !scope.mayChange(head)) throw foreign(id);
        return head;
    }

    private static Problem foreign(ResourceId id) {
        return Problem.forbidden(
                id + " do cơ sở khác ghi; chỉ cơ sở ấy sửa hoặc xóa được.",
                id + " was written by another facility; only that one may change or delete it.");
    }

    private boolean isSame(ResourceId id, Prepared prepared) {
        var body = standings.knownBody(id);
        return body != null && Arrays.equals(body, prepared.resource().json());
    }

    private void stands(Head head) {
        current.former.put(head.id(), standings.stands(head));
    }

    /** One position for each person a request touches. */
    private long position(long person) {
        return current.positionOf.computeIfAbsent(person, p -> {
            var position = nextPosition();
            changed(position, p == 0 ? null : new PersonKey(p));
            return position;
        });
    }

    private long about(Prepared prepared) {
        return prepared.patient().map(this::referred).orElse(0L);
    }

    /** A Patient that nobody has written yet has a person all the same: whoever writes it later finds all about it. */
    private long referred(ResourceId patient) {
        var head = find(patient).orElse(null);
        if (head == null && KeyId.key(patient.id()).isPresent()) {
            throw Problem.invalid(
                    "Tài nguyên nói về " + patient + ", nhưng máy chủ chưa từng cấp id này.",
                    "The resource is about " + patient + ", but the server has never given that id.");
        }
        if (head == null) {
            head = new Head(patient, subjects.reserve(), store.nextKey(), 0, false, now, null);
            current.identities.add(new Pending.Identity(patient, head.person(), head.key()));
            stands(head);
        }
        return head.person();
    }

    private long patient(Prepared prepared, @Nullable Head head) {
        if (prepared.facts().isEmpty()) return head == null ? subjects.reserve() : head.person();
        if (!current.met.containsKey(prepared.id())) meet(List.of(prepared));
        return Objects.requireNonNull(current.met.get(prepared.id()));
    }

    private HashSet<Long> place(List<Draft> drafts, ToLongFunction<Draft> positions) {
        var known = store.known(drafts).stream().collect(Collectors.toMap(Known::id, k -> k));
        var keys = new HashSet<Long>();
        for (var draft : drafts) {
            var old = known.get(draft.id());
            if (old == null) {
                keys.add(insert(draft, store.nextKey(), positions.applyAsLong(draft)));
                continue;
            }
            keys.add(old.key());
            remember(draft, old.key());
            if (old.live() && old.person() == Row.personOf(draft) && old.says(draft)) continue;
            var position = positions.applyAsLong(draft);
            if (old.live()) current.ended.add(old.supersededAt(position));
            if (old.person() != Row.personOf(draft)) {
                current.renamed.add(new Pending.Identity(draft.id(), Row.personOf(draft), old.key()));
            }
            current.rows.add(new Row(draft, null, Source.DOCUMENT, old.key(), old.version() + 1, position));
        }
        return keys;
    }

    private long insert(Draft draft, long key, long position) {
        var row = new Row(draft, null, Source.DOCUMENT, key, 1, position);
        current.rows.add(row);
        current.identities.add(new Pending.Identity(draft.id(), row.person(), key));
        remember(draft, key);
        return key;
    }

    private void remember(Draft draft, long key) {
        if (draft.encounter() != null
                && draft.encounter().equals(draft.resource().id())) {
            encounters.put(draft.resource().id(), key);
        }
    }
}
