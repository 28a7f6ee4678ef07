package vn.vongdoi.claims;

import static vn.vongdoi.claims.EncounterReport.Status.ACCEPTED;
import static vn.vongdoi.claims.EncounterReport.Status.DUPLICATE;
import static vn.vongdoi.claims.EncounterReport.Status.REPLACED;
import static vn.vongdoi.claims.EncounterReport.Status.WITHDRAWN;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.claims.CheckInStore.Known;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.person.People;
import vn.vongdoi.person.People.Arrival;
import vn.vongdoi.person.People.Recognised;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Writing;

/** Check-ins that commit together, no two of the same encounter. */
final class CheckInGroup {
    static final String CHANGE = "checkins";

    private final CheckInStore store;
    private final People people;
    private final Writing writing;
    private final Actor sender;
    /** That they came in; empty for a kiosk's, and for those that are kept as rejected ones are. */
    private final OptionalLong document;
    /** When they came, of those that were rejected then; null: now. */
    private final @Nullable Instant kept;

    CheckInGroup(
            CheckInStore store,
            People people,
            Writing writing,
            Actor sender,
            OptionalLong document,
            @Nullable Instant kept) {
        this.kept = kept;
        this.store = store;
        this.people = people;
        this.writing = writing;
        this.sender = sender;
        this.document = document;
    }

    /** What became of a check-in; {@code late} when the claim was there before it. */
    record Outcome(Status status, boolean late) {
        boolean written() {
            return status == ACCEPTED || status == REPLACED;
        }
    }

    private record Plan(CheckIn checkIn, Status status, Known known, long position) {
        Outcome outcome() {
            return new Outcome(status, known.claimed());
        }
    }

    /** In the order given. */
    List<Outcome> store(List<CheckIn> checkIns) {
        var known = store.known(checkIns);
        var plans = checkIns.stream()
                .map(it -> plan(it, known.getOrDefault(it.key(), Known.NOTHING)))
                .toList();
        var writes = plans.stream().filter(it -> it.outcome().written()).toList();
        if (!writes.isEmpty()) write(writes);
        for (var plan : plans) if (plan.status() == WITHDRAWN) takeBack(plan);
        return plans.stream().map(Plan::outcome).toList();
    }

    /** Of an encounter that nobody has spoken of. @return who came */
    Person open(CheckIn checkIn) {
        return write(List.of(new Plan(checkIn, ACCEPTED, Known.NOTHING, writing.nextPosition())))
                .getFirst();
    }

    private Plan plan(CheckIn checkIn, Known known) {
        var status = status(checkIn, known);
        return new Plan(checkIn, status, known, status == DUPLICATE ? 0 : writing.nextPosition());
    }

    private Status status(CheckIn checkIn, Known known) {
        var last = known.last();
        if (known.claimed()) return DUPLICATE;
        if (last == null) return checkIn.takenBack() ? DUPLICATE : ACCEPTED;
        if (kept != null && !last.said().isBefore(kept)) return DUPLICATE;
        if (Arrays.equals(last.hash(), checkIn.hash())) return DUPLICATE;
        if (!checkIn.takenBack()) return REPLACED;
        return last.ended() ? DUPLICATE : WITHDRAWN;
    }

    private List<Person> write(List<Plan> plans) {
        var recognised = people.findOrCreate(plans.stream()
                .map(plan -> new Arrival(plan.checkIn().facts(), plan.position()))
                .toList());
        putPatients(recognised, plans.getLast().position());
        for (var i = 0; i < plans.size(); i++)
            write(plans.get(i), recognised.get(i).person());
        return recognised.stream().map(Recognised::person).toList();
    }

    private void write(Plan plan, Person person) {
        var former = plan.known().last();
        var draft = CheckInToFhir.encounter(plan.checkIn(), person);
        if (former == null) writing.create(List.of(draft), plan.position());
        else writing.replaceEncounter(former.person(), former.encounter(), List.of(draft), plan.position());
        changed(plan.position(), person.key());
        if (former != null && !former.person().equals(person.key())) {
            // The corrected check-in is of somebody else: the former person's record changed too.
            changed(writing.nextPosition(), former.person());
        }
        var encounter = writing.encounterKey(draft.resource().id());
        store.save(plan.checkIn(), document, person.key(), encounter, kept);
    }

    private void takeBack(Plan plan) {
        var former = Objects.requireNonNull(plan.known().last());
        writing.withdrawEncounter(former.person(), former.encounter(), plan.position());
        changed(plan.position(), former.person());
        store.end(former, plan.checkIn().hash());
    }

    /** In their last form; somebody known from another system's Patient may have none of ours yet. */
    private void putPatients(List<Recognised> recognised, long position) {
        var live = writing.live(
                recognised.stream().map(it -> it.person().patientId()).toList());
        var patients = new LinkedHashMap<PersonKey, Draft>();
        for (var one : recognised) {
            var person = one.person();
            if (one.changed() || patients.containsKey(person.key()) || !live.contains(person.patientId())) {
                patients.put(person.key(), Draft.of(person.patient(), person.key()));
            }
        }
        writing.put(List.copyOf(patients.values()), position);
    }

    private void changed(long position, PersonKey person) {
        writing.changed(position, person, CHANGE, sender, Purpose.CARE);
    }
}
