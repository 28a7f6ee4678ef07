package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** By group; null = nothing of it. Looked up for every code of every person. */
    private final List<@Nullable List<Event>> byGroup;

    private final List<Event> prescriptions = new ArrayList<>();
    private final LocalDate birth;
    private final LocalDate on;
    private final Horizon horizon;

    Told(Codes codes, List<Fact> facts, LocalDate birth, LocalDate on, Horizon horizon) {
        this.byGroup = new ArrayList<>(Collections.nCopies(codes.size(), null));
        this.birth = birth;
        this.on = on;
        this.horizon = horizon;
        var seen = seen(facts);
        for (var fact : facts) add(fact, codes, seen);
        for (var events : byGroup) if (events != null && events.size() > 1) events.sort(Event.ORDER);
        prescriptions.sort(Event.ORDER);
    }

    /** Whoever may see these labels sees these events, the oldest first. */
    List<Event> events(int group, int labels) {
        var events = byGroup.get(group);
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

    /** The day of each Encounter, by its key. */
    private static Map<Long, LocalDate> seen(List<Fact> facts) {
        var seen = new HashMap<Long, LocalDate>();
        for (var fact : facts) {
            if (fact.type() == ResourceType.ENCOUNTER && fact.day() != null) seen.put(fact.key(), fact.day());
        }
        return seen;
    }

    private void add(Fact fact, Codes codes, Map<Long, LocalDate> seen) {
        var day = fact.day();
        if (day == null || day.isBefore(birth) || !TELLING.contains(fact.type()) || !isSo(fact)) return;
        if (fact.type() == ResourceType.MEDICATION_REQUEST) {
            if (day.isAfter(on)) horizon.at(day);
            else prescriptions.add(event(fact, day));
            return;
        }
        // A disease has the day on which it began: the visit that told it was later.
        var told =
                fact.type() == ResourceType.CONDITION && fact.encounter() != null ? seen.get(fact.encounter()) : null;
        for (var code : fact.codes()) {
            for (var group : codes.find(code)) {
                tell(group, fact, day);
                if (told != null && told.isAfter(day)) tell(group, fact, told);
            }
        }
    }

    private void tell(int group, Fact fact, LocalDate day) {
        if (day.isAfter(on)) horizon.at(day);
        else add(group, event(fact, day));
    }

    /** Several codes of one fact may mean the same. */
    private void add(int group, Event event) {
        var events = byGroup.get(group);
        if (events == null) {
            events = new ArrayList<>(4);
            byGroup.set(group, events);
        }
        for (int i = events.size() - 1; i >= 0 && i >= events.size() - 2; i--) {
            var known = events.get(i);
            if (known.fact() == event.fact() && known.day().equals(event.day())) return;
        }
        events.add(event);
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
