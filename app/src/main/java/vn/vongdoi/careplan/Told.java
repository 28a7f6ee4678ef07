package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Fact;

/** What the record tells of a person up to a day, by the groups of {@link Codes}. */
final class Told {
    /** Diagnoses of a family member, an allergy, an appointment carry codes too, and tell nothing of what was. */
    static final Set<ResourceType> TELLING = EnumSet.of(
            ResourceType.ENCOUNTER,
            ResourceType.CONDITION,
            ResourceType.PROCEDURE,
            ResourceType.OBSERVATION,
            ResourceType.DIAGNOSTIC_REPORT,
            ResourceType.SERVICE_REQUEST,
            ResourceType.COMPOSITION,
            ResourceType.EPISODE_OF_CARE,
            ResourceType.MEDICATION_REQUEST);

    /** Mistakes, what never was, what is yet to be, and suspicions: status of R4's types, verificationStatus of a Condition. */
    private static final Set<String> NOT_SO = Set.of(
            "entered-in-error",
            "refuted",
            "not-done",
            "cancelled",
            "planned",
            "arrived",
            "triaged",
            "in-progress",
            "preparation",
            "registered",
            "waitlist",
            "draft",
            "unconfirmed",
            "provisional",
            "differential");

    private final @Nullable List<Event>[] byGroup;
    private final List<Event> prescriptions = new ArrayList<>();
    private final LocalDate birth;
    private final LocalDate on;
    private final Horizon horizon;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists: looked up for every code of every person
    Told(Codes codes, List<Fact> facts, LocalDate birth, LocalDate on, Horizon horizon) {
        this.byGroup = new List[codes.size()];
        this.birth = birth;
        this.on = on;
        this.horizon = horizon;
        for (var fact : facts) add(fact, codes);
        for (var events : byGroup) if (events != null && events.size() > 1) events.sort(Event.ORDER);
        prescriptions.sort(Event.ORDER);
    }

    /** Whoever may see these labels sees these events, the oldest first. */
    List<Event> events(int group, int labels) {
        var events = byGroup[group];
        return events == null ? List.of() : seen(events, labels);
    }

    List<Event> prescriptions(int labels) {
        return seen(prescriptions, labels);
    }

    private static List<Event> seen(List<Event> events, int labels) {
        for (var event : events) {
            if ((event.labels() & ~labels) != 0) {
                return events.stream()
                        .filter(it -> (it.labels() & ~labels) == 0)
                        .toList();
            }
        }
        return events;
    }

    private void add(Fact fact, Codes codes) {
        var day = fact.day();
        if (day == null || day.isBefore(birth) || !TELLING.contains(fact.type()) || !isSo(fact)) return;
        if (fact.type() == ResourceType.MEDICATION_REQUEST) {
            if (day.isAfter(on)) horizon.at(day);
            else prescriptions.add(event(fact, day));
            return;
        }
        for (var code : fact.codes()) {
            for (var group : codes.find(code)) {
                if (day.isAfter(on)) horizon.at(day);
                else add(group, fact, day);
            }
        }
    }

    private void add(int group, Fact fact, LocalDate day) {
        var events = byGroup[group];
        if (events == null) byGroup[group] = events = new ArrayList<>(4);
        else if (events.getLast().fact() == fact) return;
        events.add(event(fact, day));
    }

    private static Event event(Fact fact, LocalDate day) {
        return new Event(day, fact, fact.labels().isEmpty() ? 0 : Label.bits(fact.labels()));
    }

    /** An order tells that something was done only once it is completed, as the orders of claims are. */
    private static boolean isSo(Fact fact) {
        var status = fact.status();
        if (fact.type() == ResourceType.SERVICE_REQUEST) return "completed".equals(status);
        return status == null || !NOT_SO.contains(status);
    }
}
