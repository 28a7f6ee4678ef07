package vn.vongdoi.linkage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.linkage.Likeness.State;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.Joining;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;

/** The desk where somebody looks at two who may be one person. */
@Controller
public class PairPages {
    private static final String PATH = "/identities";
    private static final Pattern ID = Pattern.compile("(p[0-9]{1,18})-(p[0-9]{1,18})");
    private static final int SHOWN = 50;

    /** Of those that wait so many are asked whether they may be shown. */
    private static final int LOOKED_AT = 500;

    private final Linkage linkage;
    private final People people;
    private final Records records;
    private final Places places;
    private final Texts texts;
    private final AuditLog log;

    PairPages(Linkage linkage, People people, Records records, Places places, Texts texts, AuditLog log) {
        this.linkage = linkage;
        this.people = people;
        this.records = records;
        this.places = places;
        this.texts = texts;
        this.log = log;
    }

    /** Two that wait: their names and births, and how alike they are. */
    public record Line(String href, String one, String other, String alike, String reason) {}

    /** Two that were joined: their names and births. */
    public record Joined(Joining joining, String one, String other) {
        /** Key of the words for who found it. */
        public String key() {
            return "linkage.joined." + joining.reason().name();
        }
    }

    @GetMapping(PATH)
    String list(Actor actor, Language language, Model model) {
        var waiting = linkage.waiting(actor, SHOWN + 1, LOOKED_AT);
        model.addAttribute("lines", lines(waiting, actor, language));
        model.addAttribute("more", waiting.size() > SHOWN);
        return "linkage/pairs";
    }

    private List<Line> lines(List<Likeness> pairs, Actor actor, Language language) {
        var keys =
                pairs.stream().flatMap(pair -> keys(pair).stream()).distinct().toList();
        var visible = records.visible(actor, actor.role().purpose(), keys);
        var shown = pairs.stream()
                .filter(pair -> visible.containsAll(keys(pair)))
                .limit(SHOWN)
                .toList();
        var persons = people.persons(
                shown.stream().flatMap(pair -> keys(pair).stream()).distinct().toList());
        read(actor, persons.keySet());
        var comparison = new Comparison(language, texts, places, people);
        return shown.stream()
                .map(pair -> new Line(
                        PATH + "/" + pair.id(),
                        comparison.name(of(persons, pair.one())),
                        comparison.name(of(persons, pair.other())),
                        comparison.likeness(pair.score()),
                        texts.text(language, "linkage.reason." + pair.reason())))
                .toList();
    }

    @GetMapping(PATH + "/{id:p[0-9]+-p[0-9]+}")
    String pair(@PathVariable String id, Actor actor, Language language, Model model) {
        var pair = pair(id, actor);
        var persons = people.persons(keys(pair));
        var one = of(persons, pair.one());
        var other = of(persons, pair.other());
        var comparison = new Comparison(language, texts, places, people);
        var purpose = actor.role().purpose();
        model.addAttribute("pair", pair);
        model.addAttribute("one", one);
        model.addAttribute("other", other);
        model.addAttribute("alike", comparison.likeness(pair.score()));
        model.addAttribute("reason", texts.text(language, "linkage.reason." + pair.reason()));
        model.addAttribute("rows", comparison.rows(one, other, linkage.judge(one, other)));
        // What happened to each tells most: somebody who died in May did not come in June.
        model.addAttribute("visits", comparison.visits(records.timeline(actor, purpose, one.key())));
        model.addAttribute("otherVisits", comparison.visits(records.timeline(actor, purpose, other.key())));
        model.addAttribute("path", PATH + "/" + pair.id());
        return "linkage/pair";
    }

    @PostMapping(PATH + "/{id}/join")
    String join(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String told,
            Actor actor,
            RedirectAttributes next) {
        var pair = waiting(id, actor);
        linkage.join(pair, actor, told);
        next.addFlashAttribute("done", "linkage.joined.done");
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/{id}/differ")
    String differ(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String told,
            Actor actor,
            RedirectAttributes next) {
        var pair = waiting(id, actor);
        linkage.differ(pair, actor, told);
        decided(pair, "person:different", actor);
        next.addFlashAttribute("done", "linkage.differ.done");
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/{id}/reopen")
    String reopen(@PathVariable String id, Actor actor) {
        var pair = pair(id, actor);
        linkage.reopen(pair, actor);
        decided(pair, "person:reopened", actor);
        return "redirect:" + PATH + "/" + pair.id();
    }

    /** What changes nothing in the record stands in the log all the same. */
    private void decided(Likeness pair, String what, Actor actor) {
        var purpose = actor.role().purpose();
        log.read(keys(pair).stream()
                .map(key -> new Told(actor, purpose, Action.UPDATE, key.value(), what, true, "", null))
                .toList());
    }

    /** @param person whose joinings alone are shown; empty = the newest of all that the actor may read */
    @GetMapping(PATH + "/joined")
    String joined(@RequestParam(defaultValue = "") String person, Actor actor, Language language, Model model) {
        var newest = PersonKey.isOne(person)
                ? people.joinings(PersonKey.of(person))
                : people.joinings(actor.commune(), LOOKED_AT);
        var different = PersonKey.isOne(person) ? List.<Likeness>of() : linkage.different(LOOKED_AT);
        model.addAttribute("different", lines(different, actor, language));
        var keys = newest.stream()
                .flatMap(joining -> List.of(joining.person(), joining.other()).stream())
                .distinct()
                .toList();
        var visible = records.visible(actor, actor.role().purpose(), keys);
        var shown = newest.stream()
                .filter(joining -> visible.contains(joining.person()) && visible.contains(joining.other()))
                .limit(SHOWN)
                .toList();
        var persons = people.persons(shown.stream()
                .flatMap(joining -> List.of(joining.person(), joining.other()).stream())
                .distinct()
                .toList());
        read(actor, persons.keySet());
        var comparison = new Comparison(language, texts, places, people);
        model.addAttribute(
                "joined",
                shown.stream()
                        .map(joining -> new Joined(
                                joining,
                                comparison.name(of(persons, joining.person())),
                                comparison.name(of(persons, joining.other()))))
                        .toList());
        return "linkage/joined";
    }

    @PostMapping(PATH + "/joined/{number:[0-9]{1,18}}/part")
    String part(
            @PathVariable long number,
            @RequestParam(defaultValue = "") String told,
            Actor actor,
            RedirectAttributes next) {
        var joining = people.joining(number)
                .filter(it -> mayRead(actor, List.of(it.person(), it.other())))
                .orElseThrow(PairPages::unknown);
        linkage.part(joining, actor, told);
        next.addFlashAttribute("done", "linkage.parted.done");
        return "redirect:" + PATH + "/joined";
    }

    private Likeness waiting(String id, Actor actor) {
        var pair = pair(id, actor);
        if (pair.state() != State.WAITING) {
            throw Problem.conflict(
                    "Cặp này đã được xử lý. Hãy mở lại danh sách.", "These two are decided. Open the list again.");
        }
        return pair;
    }

    /** Only of two of whom the actor may read both; of others it is not even said that they look alike. */
    private Likeness pair(String id, Actor actor) {
        var keys = ID.matcher(id);
        if (!keys.matches()) throw unknown();
        return linkage.find(PersonKey.of(keys.group(1)), PersonKey.of(keys.group(2)))
                .filter(pair -> mayRead(actor, keys(pair)))
                .orElseThrow(PairPages::unknown);
    }

    private boolean mayRead(Actor actor, List<PersonKey> keys) {
        return records.visible(actor, actor.role().purpose(), keys).containsAll(keys);
    }

    private void read(Actor actor, Collection<PersonKey> persons) {
        var purpose = actor.role().purpose();
        log.read(persons.stream()
                .map(key -> Told.read(actor, purpose, Action.EXECUTE, key.value(), "Patient"))
                .toList());
    }

    private static Person of(Map<PersonKey, Person> persons, PersonKey key) {
        return Optional.ofNullable(persons.get(key)).orElseThrow();
    }

    private static List<PersonKey> keys(Likeness pair) {
        return List.of(pair.one(), pair.other());
    }

    private static Problem unknown() {
        return Problem.notFound(
                "Không có cặp hồ sơ này. Hãy mở từ danh sách.", "There is no such pair. Open it from the list.");
    }

    @Bean
    MenuItem identitiesMenu() {
        return new MenuItem("linkage.menu", PATH, MenuItem.Audience.SIGNED_IN, 55);
    }
}
