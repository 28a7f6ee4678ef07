package vn.vongdoi.home;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;

/** Finding people and reading one person's life course; for those who signed in. */
@Controller
class PersonPages {
    private static final int MOST_FOUND = 50;

    private final People people;
    private final Records records;
    private final Places places;
    private final IcdNames icd10;
    private final Texts texts;
    private final Clock clock;

    PersonPages(People people, Records records, Places places, IcdNames icd10, Texts texts, Clock clock) {
        this.people = people;
        this.records = records;
        this.places = places;
        this.icd10 = icd10;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/people")
    String search(@RequestParam(defaultValue = "") String q, Language language, Model model) {
        var words = words(language);
        var found = q.isBlank() ? List.<Person>of() : people.search(q.strip(), MOST_FOUND);
        model.addAttribute("q", q.strip());
        model.addAttribute(
                "found", found.stream().map(person -> found(person, words)).toList());
        model.addAttribute("more", found.size() == MOST_FOUND);
        return "home/people";
    }

    @GetMapping("/people/{id}")
    String person(@PathVariable String id, Actor actor, Language language, Model model) {
        var person = find(id).orElseThrow(() -> Problem.notFound(
                "Không có người nào mang mã " + id + ". Hãy tìm theo tên hoặc số CCCD.",
                "There is no person " + id + ". Search by name or personal number."));
        var asOf = new AsOf(records.position(), clock.instant());
        var timeline = records.timeline(actor, Purpose.CARE, person.key());
        model.addAttribute("person", new LifeCourse(person, timeline, words(language)).page(asOf));
        return "home/person";
    }

    @Bean
    MenuItem peopleMenu() {
        return new MenuItem("home.menu.people", "/people", MenuItem.Audience.SIGNED_IN, 50);
    }

    private Optional<Person> find(String id) {
        // The longest id that PersonKey takes; anything else names nobody.
        return id.matches("p[1-9][0-9]{0,17}") ? people.find(PersonKey.of(id)) : Optional.empty();
    }

    private static FoundPerson found(Person person, Words words) {
        var age = words.age(person.birth(), words.today());
        return new FoundPerson(
                "/people/" + person.key().id(),
                person.name(),
                words.birth(person.birth()),
                age[0] + " " + age[1],
                words.text("home.sex." + person.sex().code()),
                words.commune(person.commune()).map(words::title).orElse(""),
                person.cccd().map(cccd -> cccd.masked()).orElse(""));
    }

    private Words words(Language language) {
        return new Words(language, texts, places, icd10, clock);
    }
}
