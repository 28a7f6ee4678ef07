package vn.vongdoi.schedule;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Rights;
import vn.vongdoi.careplan.CarePlan;
import vn.vongdoi.careplan.State;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.growth.Nutrition;
import vn.vongdoi.immunization.NationalSchedule;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.Resident;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Entry;
import vn.vongdoi.record.Fact;

/** What people are due: the same person, record, day and schedule give the same list. */
@Component
public class Dues {
    private static final Comparator<Due> MOST_URGENT = Comparator.comparing(Due::status)
            .thenComparing(due -> due.recommended().orElse(LocalDate.MAX));

    /** Types of resources that decide what somebody is due. */
    public static final Set<ResourceType> LOOKS_AT = Assessing.TYPES;

    /** What was measured longer ago says little of a child. */
    private static final int GROWTH_MONTHS = 12;

    private final Places places;
    private final Settings settings;
    private final Texts texts;
    private final Clock clock;

    Dues(Places places, Settings settings, Texts texts, Clock clock) {
        this.places = places;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param on a day as ISO 8601 has it */
    public static LocalDate day(String on) {
        try {
            return LocalDate.parse(on);
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "on: cần một ngày như 2026-11-23, nhận được " + on,
                    "on: expected a day such as 2026-11-23, got " + on);
        }
    }

    /** @param on as {@link #day(String)} reads it; empty = today */
    static LocalDate day(String on, LocalDate today) {
        return on.isEmpty() ? today : day(on);
    }

    /**
     * @param timeline what the reader may see of the person; what is hidden from the reader counts for nothing
     * @param actor the reader, who is told of what tells protected data only where they may read it
     */
    public DueList of(Person person, List<Entry> timeline, Actor actor, LocalDate on, Language language) {
        var facts = timeline.stream().map(Entry::fact).toList();
        var resident = Resident.of(person, List.of(person.key()));
        var unknown = unknown(resident, facts, on, language);
        if (unknown.isPresent())
            return new DueList(person.key().id(), on, unknown, List.of(), List.of(), List.of(), Optional.empty());
        var references = timeline.stream()
                .collect(toMap(Entry::key, entry -> entry.resource().reference(), (one, _) -> one));
        var home = places.residence(resident.commune());
        var unverified = settings.unverified();
        var open = Rights.opens(actor, LocalDate.now(clock));
        var assessed = Assessing.of(resident, facts, on, home, open, unverified);
        var wording = new Wording(texts, language, references);
        var schedule = NationalSchedule.at(on, home, unverified);
        var vaccines = assessed.vaccinations().stream()
                .flatMap(it -> it.groups().stream())
                .map(it -> wording.due(it, schedule.rows(it.forecast().group()), on));
        var rows = Service.Rows.at(on, home, unverified);
        var states = CarePlan.at(on, home, unverified).states().stream()
                .collect(toMap(State::key, state -> state.name(language), (one, _) -> one));
        var byKey = Assessing.byKey(facts);
        var others = assessed.course().planned().stream()
                .filter(it -> open.containsAll(it.labels()))
                .map(it -> wording.due(it, rows.row(it.service(), it.number()), byKey, on));
        var items = Stream.concat(vaccines, others).sorted(MOST_URGENT).toList();
        if (assessed.vaccinations().isEmpty()) {
            unknown = Optional.of(texts.text(language, "schedule.unknown.birth"));
        } else if (items.isEmpty()) {
            unknown = Optional.of(texts.text(language, "schedule.unknown.none"));
        }
        return new DueList(
                person.key().id(),
                on,
                unknown,
                assessed.vaccinations().stream()
                        .flatMap(it -> it.unread().stream())
                        .flatMap(key -> Stream.ofNullable(references.get(key)))
                        .toList(),
                items,
                assessed.course().managed().stream()
                        .filter(it -> open.containsAll(it.labels()))
                        .map(it -> wording.disease(it, states.getOrDefault(it.disease(), it.disease())))
                        .toList(),
                growth(resident, facts, on, language));
    }

    private static Optional<DueList.Growth> growth(Resident person, List<Fact> facts, LocalDate on, Language language) {
        var all = Grown.of(person, facts, on);
        if (all.isEmpty() || all.getLast().day().isBefore(on.minusMonths(GROWTH_MONTHS))) return Optional.empty();
        var last = all.getLast();
        var findings = Nutrition.findings(person.birth().date(), last.scores(), last.day()).stream()
                .map(rule -> new DueList.Finding(
                        rule.cell("code"),
                        rule.cell(language.pick("name_vi", "name_en")),
                        rule.cell(language.pick("advice_vi", "advice_en")),
                        rule.source(),
                        rule.confidence().word()))
                .toList();
        return Optional.of(new DueList.Growth(
                last.day(),
                last.weightForAge(),
                last.heightForAge(),
                last.bmiForAge(),
                last.weightForHeight(),
                findings));
    }

    private Optional<String> unknown(Resident person, List<Fact> facts, LocalDate on, Language language) {
        if (Death.of(person, facts, on).isPresent()) {
            return Optional.of(texts.text(language, "schedule.unknown.died"));
        }
        return person.birth().date().isAfter(on)
                ? Optional.of(texts.text(language, "schedule.unknown.unborn"))
                : Optional.empty();
    }
}
