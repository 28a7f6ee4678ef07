package vn.vongdoi.home;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Emergencies;
import vn.vongdoi.access.Role;
import vn.vongdoi.access.Section;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.Places;
import vn.vongdoi.programme.ProvinceMaps;
import vn.vongdoi.record.Entry;
import vn.vongdoi.record.Records;
import vn.vongdoi.schedule.DueCard;
import vn.vongdoi.schedule.Dues;
import vn.vongdoi.visit.RecordDoor;
import vn.vongdoi.visit.Words;

/** Finding people and reading one person's life course; for those who signed in. */
@Controller
class PersonPages {
    private static final int MOST_FOUND = 50;

    /** Up to that age somebody may stand in the schedule of children. */
    private static final int CHILD_YEARS = 16;

    /** Of those found so many are asked whether they may be shown. */
    private static final int MOST_LOOKED_AT = 500;

    private final RecordDoor door;
    private final People people;
    private final Records records;
    private final Places places;
    private final ProvinceMaps maps;
    private final Dues dues;
    private final IcdNames icd10;
    private final Texts texts;
    private final Emergencies emergencies;
    private final AuditLog log;
    private final Clock clock;

    PersonPages(
            RecordDoor door,
            People people,
            Records records,
            Places places,
            ProvinceMaps maps,
            Dues dues,
            IcdNames icd10,
            Texts texts,
            Emergencies emergencies,
            AuditLog log,
            Clock clock) {
        this.log = log;
        this.emergencies = emergencies;
        this.door = door;
        this.people = people;
        this.records = records;
        this.places = places;
        this.maps = maps;
        this.dues = dues;
        this.icd10 = icd10;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/people")
    String search(@RequestParam(defaultValue = "") String q, Actor actor, Language language, Model model) {
        var words = words(language);
        var found = actor.role() == Role.CITIZEN ? records.own(actor) : found(q.strip(), actor);
        if (actor.role() == Role.CITIZEN && found.size() == 1) {
            return "redirect:/people/" + found.getFirst().key().id();
        }
        var shown = found.stream().limit(MOST_FOUND).toList();
        log.read(shown.stream()
                .map(p -> Told.read(
                        actor, actor.role().purpose(), Action.EXECUTE, p.key().value(), "Patient"))
                .toList());
        model.addAttribute("own", actor.role() == Role.CITIZEN);
        model.addAttribute("q", q.strip());
        model.addAttribute("found", shown.stream().map(p -> found(p, words)).toList());
        model.addAttribute("more", found.size() > MOST_FOUND);
        return "home/people";
    }

    /** Those whom the actor may read; whoever knows a number in full may break the glass for its holder. */
    private List<Person> found(String text, Actor actor) {
        if (text.isEmpty()) return List.of();
        var numbered = people.holder(text);
        if (numbered.isPresent() && emergencies.mayBreak(actor)) return List.of(numbered.get());
        var found = people.search(text, actor.commune(), MOST_LOOKED_AT);
        var visible = records.visible(
                actor, actor.role().purpose(), found.stream().map(Person::key).toList());
        return found.stream().filter(p -> visible.contains(p.key())).toList();
    }

    @GetMapping("/people/{id}")
    String person(@PathVariable String id, Actor actor, Language language, Model model) {
        var person = door.person(id);
        if (!person.key().id().equals(id))
            return "redirect:/people/" + person.key().id();
        if (!door.opens(person, actor)) {
            var refused = door.refused(person, actor);
            if (!emergencies.mayBreak(actor)) throw refused;
            return closed(person, "", model);
        }
        var purpose = actor.role().purpose();
        var asOf = new AsOf(records.position(), clock.instant());
        var timeline = records.timeline(actor, purpose, person.key());
        model.addAttribute("links", links(id, actor));
        model.addAttribute("due", due(person, timeline, actor, language));
        model.addAttribute("shares", actor.role() == Role.CITIZEN ? "/shares/" + id : "");
        model.addAttribute("dwelling", dwelling(person, actor, words(language)));
        model.addAttribute("partial", actor.role() != Role.CITIZEN);
        model.addAttribute(
                "emergencies",
                actor.role() == Role.CITIZEN
                        ? emergencies.of(people.canonical(person.key()).value())
                        : List.of());
        model.addAttribute(
                "person",
                new LifeCourse(person, timeline, words(language), records.whole(actor, purpose, encounters(timeline)))
                        .page(asOf, maps.layout(places.province().code())));
        return "home/person";
    }

    private Optional<DueCard> due(Person person, List<Entry> timeline, Actor actor, Language language) {
        var today = LocalDate.now(clock);
        var mayBeChild = person.died() == null && person.birth().date().isAfter(today.minusYears(CHILD_YEARS));
        return DueCard.of(dues.of(person, timeline, actor, today, language), mayBeChild, texts, language);
    }

    private Dwelling dwelling(Person person, Actor actor, Words words) {
        var purpose = actor.role().purpose();
        var others = people.household(person.key()).stream()
                .filter(other -> !other.key().equals(person.key()))
                .toList();
        var visible =
                records.visible(actor, purpose, others.stream().map(Person::key).toList());
        var shown =
                others.stream().filter(other -> visible.contains(other.key())).toList();
        log.read(shown.stream()
                .map(other ->
                        Told.read(actor, purpose, Action.EXECUTE, other.key().value(), "Patient"))
                .toList());
        return new Dwelling(
                shown.stream()
                        .map(other -> new Link(
                                other.name() + " · " + words.birth(other.birth()),
                                "/people/" + other.key().id()))
                        .toList(),
                people.moves(person.key()).stream()
                        .map(move -> words.text(
                                "home.dwelling.moved",
                                commune(move.from(), words),
                                commune(move.to(), words),
                                move.told()))
                        .toList());
    }

    private static String commune(String code, Words words) {
        return words.commune(code).map(words::title).orElse(code);
    }

    private static List<Long> encounters(List<Entry> timeline) {
        return timeline.stream()
                .filter(entry -> entry.type() == ResourceType.ENCOUNTER)
                .map(Entry::key)
                .toList();
    }

    /** Keys of their texts. */
    private List<Link> links(String id, Actor actor) {
        var links = new ArrayList<Link>();
        var today = LocalDate.now(clock);
        links.add(new Link("home.person.book", "/people/" + id + "/book"));
        if (actor.role() == Role.CITIZEN) {
            links.add(new Link("home.person.readings", "/readings/" + id));
            links.add(new Link("home.person.consents", "/consents/" + id));
            links.add(new Link("home.person.shares", "/shares/" + id));
        }
        if (Section.VISITS.opensFor(actor, today)) links.add(new Link("home.person.visit", "/visits/new?person=" + id));
        if (Section.IDENTITIES.opensFor(actor, today)
                && people.linked(PersonKey.of(id)).size() > 1)
            links.add(new Link("home.person.joined", "/identities/joined?person=" + id));
        if (Section.CITIZENS.opensFor(actor, today)) links.add(new Link("home.person.citizen", "/citizens/" + id));
        return links;
    }

    @PostMapping("/people/{id}/emergency")
    String breakGlass(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        var person = door.person(id);
        try {
            emergencies.open(actor, people.canonical(person.key()).value(), reason);
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return closed(person, language.pick(problem.vietnamese(), problem.english()), model);
        }
        log.read(List.of(Told.brokenGlass(actor, person.key().value(), reason)));
        return "redirect:/people/" + id;
    }

    /** Tells nothing of the person but what the reader came with. */
    private static String closed(Person person, String fault, Model model) {
        model.addAttribute("path", "/people/" + person.key().id() + "/emergency");
        model.addAttribute("fault", fault);
        return "home/closed";
    }

    @Bean
    MenuItem peopleMenu() {
        return new MenuItem("home.menu.people", "/people", MenuItem.Audience.SIGNED_IN, 50);
    }

    private static FoundPerson found(Person person, Words words) {
        var age = words.age(person.birth(), words.today());
        return new FoundPerson(
                "/people/" + person.key().id(),
                person.name(),
                words.birth(person.birth()),
                age[0] + " " + age[1],
                words.text("visit.sex." + person.sex().code()),
                words.commune(person.commune()).map(words::title).orElse(""),
                person.cccd().map(cccd -> cccd.masked()).orElse(""));
    }

    private Words words(Language language) {
        return new Words(language, texts, places, icd10, clock);
    }
}
