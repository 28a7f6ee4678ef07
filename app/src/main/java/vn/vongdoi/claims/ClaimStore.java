package vn.vongdoi.claims;

import static vn.vongdoi.claims.EncounterReport.Status.ACCEPTED;
import static vn.vongdoi.claims.EncounterReport.Status.DUPLICATE;
import static vn.vongdoi.claims.EncounterReport.Status.REJECTED;
import static vn.vongdoi.claims.EncounterReport.Status.REPLACED;
import static vn.vongdoi.claims.EncounterReport.Status.WITHDRAWN;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimfhir.ClaimFhir;
import vn.vongdoi.claimfhir.Visit;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.person.People;
import vn.vongdoi.person.People.Arrival;
import vn.vongdoi.person.People.Recognised;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Records;
import vn.vongdoi.record.Writing;

/** Stores a group of checked encounters in one transaction and answers each. */
final class ClaimStore {
    static final String CHANGE = "claims";

    private final Records records;
    private final People people;
    private final SubmissionStore submissions;
    private final Deliveries deliveries;
    private final Tally tally;
    private final Clock clock;

    ClaimStore(
            Records records,
            People people,
            SubmissionStore submissions,
            Deliveries deliveries,
            Tally tally,
            Clock clock) {
        this.records = records;
        this.people = people;
        this.submissions = submissions;
        this.deliveries = deliveries;
        this.tally = tally;
        this.clock = clock;
    }

    /** Answers in the order given. No two of a group may be of the same encounter. */
    List<EncounterReport> store(List<Checked> group) {
        return records.write(writing -> new Group(writing, group).store());
    }

    /** What is to be done with one encounter of the group. */
    private record Plan(Checked checked, Status status, List<Issue> issues, Former former, long position) {
        boolean writes() {
            return status == ACCEPTED || status == REPLACED;
        }
    }

    private final class Group {
        private final Writing writing;
        private final List<Checked> checked;
        private final Map<String, Former> formers;
        private final Map<String, Draft> aboutPersons = new LinkedHashMap<>();

        Group(Writing writing, List<Checked> checked) {
            this.writing = writing;
            this.checked = checked;
            this.formers = submissions.formers(checked);
        }

        List<EncounterReport> store() {
            var plans = checked.stream().map(this::plan).toList();
            var writes = plans.stream().filter(Plan::writes).toList();
            var recognised = people.findOrCreate(writes.stream()
                    .map(p -> new Arrival(Facts.of(p.checked().encounter()), p.position()))
                    .toList());
            // Somebody known from another system's Patient may have none of ours yet.
            var written = writing.live(recognised.stream()
                    .filter(r -> !r.changed())
                    .map(r -> r.person().patientId())
                    .collect(Collectors.toSet()));
            // In the order of arrival: numbers of submissions tell which of two came later.
            var outcomes = new ArrayList<SubmissionStore.Outcome>();
            var next = recognised.iterator();
            for (var plan : plans) outcomes.add(plan.writes() ? write(plan, next.next(), written) : settle(plan));
            writing.put(List.copyOf(aboutPersons.values()), lastPosition(plans));
            var now = clock.instant();
            tally.count(outcomes, now);
            submissions.save(outcomes, now);
            deliveries.count(outcomes);
            return plans.stream()
                    .map(p -> new EncounterReport(p.checked().encounter().maLk(), p.status(), p.issues()))
                    .toList();
        }

        private Plan plan(Checked checked) {
            var former = formers.getOrDefault(checked.encounterKey(), Former.NONE);
            var issues = checked.issues();
            var encounter = checked.encounter();
            if (checked.kept() != null && former.settled(checked.kept()))
                return new Plan(checked, DUPLICATE, issues, former, 0);
            if (checked.rejected()) return new Plan(checked, REJECTED, issues, former, 0);
            if (checked.lastWord() ? former.holds(encounter) : former.knows(encounter))
                return new Plan(checked, DUPLICATE, issues, former, 0);
            if (former.newerThan(checked)) {
                var told = new ArrayList<>(issues);
                told.add(Former.olderThanCurrent(encounter));
                return new Plan(checked, DUPLICATE, told, former, 0);
            }
            var status = encounter.withdrawn() ? WITHDRAWN : former.live() ? REPLACED : ACCEPTED;
            return new Plan(checked, status, issues, former, writing.nextPosition());
        }

        private SubmissionStore.Outcome write(Plan plan, Recognised recognised, Set<ResourceId> written) {
            var person = recognised.person();
            if (recognised.changed() || !written.contains(person.patientId()))
                aboutPerson(Draft.of(person.patient(), person.key()));
            var visit = Visit.of(plan.checked().encounter(), person.key(), person.commune());
            ClaimFhir.coverage(visit).ifPresent(this::aboutPerson);
            var drafts = ClaimFhir.drafts(visit);
            if (plan.former().encounter() == null) writing.create(drafts, plan.position());
            else
                writing.replaceEncounter(
                        plan.former().personKey(), plan.former().encounter(), drafts, plan.position());
            changed(plan, plan.position(), person.key());
            var before = plan.former().person();
            if (before != null && !before.equals(person.key())) {
                // The corrected document is about somebody else: the former person's record changed too.
                changed(plan, writing.nextPosition(), before);
            }
            return new SubmissionStore.Outcome(
                    plan.checked(),
                    plan.status(),
                    plan.former(),
                    person.key(),
                    writing.encounterKey(visit.encounterId()));
        }

        private SubmissionStore.Outcome settle(Plan plan) {
            var former = plan.former();
            if (plan.status() == WITHDRAWN) {
                if (former.inRecord()) {
                    writing.withdrawEncounter(former.personKey(), former.encounterKey(), plan.position());
                    changed(plan, plan.position(), former.personKey());
                } else {
                    writing.changed(plan.position(), CHANGE);
                }
            }
            return new SubmissionStore.Outcome(
                    plan.checked(), plan.status(), former, former.person(), former.encounter());
        }

        private void changed(Plan plan, long position, PersonKey person) {
            writing.changed(position, person, CHANGE, plan.checked().sender(), Purpose.PAYMENT);
        }

        /** A person's Patient and Coverage are written once a group, in their last form. */
        private void aboutPerson(Draft draft) {
            aboutPersons.put(draft.resource().type() + "/" + draft.resource().id(), draft);
        }

        private long lastPosition(List<Plan> plans) {
            return plans.stream().mapToLong(Plan::position).max().orElse(0);
        }
    }
}
