package vn.vongdoi.summary;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.chronic.Chronic;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Language;
import vn.vongdoi.record.Entry;
import vn.vongdoi.visit.CurrentMedicines;
import vn.vongdoi.visit.Mistakes;

/**
 * Which of a person's resources stand in which section: of what repeats the newest, nothing that was taken back, nothing
 * beyond the reach of its section.
 */
final class Choice {
    private static final Comparator<Item> NEWEST_FIRST = Comparator.comparing(Item::told, nullsFirst(naturalOrder()))
            .thenComparing(item -> item.entry().updated())
            .reversed();

    private static final Set<String> STILL_THERE = Set.of("active", "recurrence", "relapse");
    private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");

    /** Cost group of the claims: an examination is billed as something done, and tells nothing of the body. */
    private static final String EXAMINATION = "13";

    private final Reach reach;
    private final Set<Long> medicines;
    private final Map<Section, List<Item>> sections = new EnumMap<>(Section.class);

    /** @param medicines keys of those that are being taken */
    private Choice(Reach reach, Set<Long> medicines) {
        this.reach = reach;
        this.medicines = medicines;
        for (var section : Section.values()) sections.put(section, new ArrayList<>());
    }

    static Map<Section, List<Item>> of(List<Entry> timeline, Reach reach, Clock clock) {
        var types = Stream.of(Section.values())
                .flatMap(section -> section.types().stream())
                .collect(Collectors.toSet());
        var items = timeline.stream()
                .filter(entry -> types.contains(entry.type()))
                .map(Item::of)
                .sorted(NEWEST_FIRST)
                .toList();
        var medicines =
                CurrentMedicines.of(timeline, clock).stream().map(Entry::key).collect(Collectors.toSet());
        var choice = new Choice(reach, medicines);
        choice.fill(items);
        choice.addVisits(items);
        return choice.sections;
    }

    private void fill(List<Item> items) {
        var seen = new EnumMap<Section, Set<String>>(Section.class);
        // What was told last of a disease decides whether it is over: both sections ask the same set.
        var diseases = new HashSet<String>();
        seen.put(Section.PROBLEMS, diseases);
        seen.put(Section.PAST_PROBLEMS, diseases);
        for (var item : items) {
            var found = section(item);
            if (found.isEmpty()) continue;
            var section = found.get();
            if (!seen.computeIfAbsent(section, _ -> new HashSet<>()).add(sameness(section, item))) continue;
            var chosen = list(section);
            if (reach.covers(section, item.day()) && chosen.size() < reach.most(section)) chosen.add(item);
        }
    }

    /** A row says more with the visit that it belongs to. */
    private void addVisits(List<Item> items) {
        var visits = list(Section.ENCOUNTERS);
        var there = visits.stream().map(Item::reference).collect(Collectors.toSet());
        var wanted = sections.values().stream()
                .flatMap(List::stream)
                .map(item -> item.entry().encounter())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        items.stream()
                .filter(item -> item.type() == ResourceType.ENCOUNTER && isTrue(item))
                .filter(item -> wanted.contains(item.entry().key()) && there.add(item.reference()))
                .forEach(visits::add);
        visits.sort(NEWEST_FIRST);
    }

    private Optional<Section> section(Item item) {
        if (!isTrue(item)) return Optional.empty();
        return switch (item.type()) {
            case MEDICATION_REQUEST, MEDICATION_STATEMENT ->
                when(medicines.contains(item.entry().key()), Section.MEDICATIONS);
            case ALLERGY_INTOLERANCE -> when(!OVER.contains(item.hl7("clinicalStatus")), Section.ALLERGIES);
            case CONDITION -> when(item.hasAny("code"), isOfToday(item) ? Section.PROBLEMS : Section.PAST_PROBLEMS);
            case FLAG -> when(isStatus(item, "active"), Section.ALERTS);
            case IMMUNIZATION -> Optional.of(Section.IMMUNIZATIONS);
            case DIAGNOSTIC_REPORT -> when(item.hasAny("conclusion"), Section.RESULTS);
            case OBSERVATION -> observation(item);
            case PROCEDURE ->
                when(
                        item.hasAny("code")
                                && !isStatus(item, "not-done", "preparation")
                                && !EXAMINATION.equals(item.entry().category()),
                        Section.PROCEDURES);
            case DEVICE_USE_STATEMENT -> Optional.of(Section.DEVICES);
            case ENCOUNTER -> when(!isStatus(item, "cancelled", "planned"), Section.ENCOUNTERS);
            default -> throw new IllegalArgumentException(item.reference());
        };
    }

    /** A note from the bedside is no result; one without a value tells nothing. */
    private static Optional<Section> observation(Item item) {
        if (isStatus(item, "cancelled") || !item.hasAny("value", "component")) return Optional.empty();
        if (item.hasCategory("vital-signs")) return Optional.of(Section.VITAL_SIGNS);
        if (item.hasCategory("social-history")) return Optional.of(Section.SOCIAL_HISTORY);
        return when(
                item.categories().findAny().isEmpty() || item.hasCategory("laboratory") || item.hasCategory("imaging"),
                Section.RESULTS);
    }

    /** What the sender says of it; else what stays for life, or was found of late. */
    private boolean isOfToday(Item condition) {
        var said = condition.hl7("clinicalStatus");
        if (STILL_THERE.contains(said)) return true;
        if (OVER.contains(said)) return false;
        return reach.isCurrent(condition.day())
                || condition
                        .icd10()
                        .flatMap(code -> Chronic.find(code, reach.today(), Language.VI))
                        .isPresent();
    }

    private static boolean isTrue(Item item) {
        return !Mistakes.isOne(item.entry());
    }

    private static boolean isStatus(Item item, String... statuses) {
        return Set.of(statuses).contains(item.status());
    }

    private static Optional<Section> when(boolean condition, Section section) {
        return condition ? Optional.of(section) : Optional.empty();
    }

    private static String sameness(Section section, Item item) {
        return switch (section) {
            case PROBLEMS, PAST_PROBLEMS, RESULTS, VITAL_SIGNS, SOCIAL_HISTORY -> item.sameness("code");
            case MEDICATIONS, ALLERGIES, ALERTS, IMMUNIZATIONS, PROCEDURES, DEVICES, ENCOUNTERS -> item.reference();
        };
    }

    private List<Item> list(Section section) {
        return Objects.requireNonNull(sections.get(section));
    }
}
