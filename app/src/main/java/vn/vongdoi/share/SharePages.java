package vn.vongdoi.share;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Label;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.QrPicture;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;
import vn.vongdoi.visit.Visit;
import vn.vongdoi.visit.Words;

/** Where a citizen makes links to a visit, sees who opened them and ends them. */
@Controller
public class SharePages {
    private static final String TOKEN = "token";

    private final Shares shares;
    private final People people;
    private final Records records;
    private final Places places;
    private final IcdNames icd10;
    private final Texts texts;
    private final ServerAddress server;
    private final Clock clock;

    SharePages(
            Shares shares,
            People people,
            Records records,
            Places places,
            IcdNames icd10,
            Texts texts,
            ServerAddress server,
            Clock clock) {
        this.shares = shares;
        this.people = people;
        this.records = records;
        this.places = places;
        this.icd10 = icd10;
        this.texts = texts;
        this.server = server;
        this.clock = clock;
    }

    /** A link as the list shows it. */
    public record Listed(Link link, String where, boolean holds) {}

    /**
     * All links to visits of somebody.
     *
     * @param made address of the one just made, which is told once; empty = none
     */
    public record AllLinks(String path, String personPath, String name, String made, List<Listed> links) {
        /** For the camera of a doctor's phone. */
        public QrPicture picture() {
            return QrPicture.of(made);
        }
    }

    /**
     * Making a link.
     *
     * @param visit what it shows
     * @param hidden labels that may be ticked
     * @param position of the store at which the visit was read
     */
    public record Making(
            String path,
            String personPath,
            String name,
            Visit visit,
            List<Label> hidden,
            Set<Label> ticked,
            List<String> durations,
            String duration,
            boolean asksTheChild,
            long position,
            String fault) {}

    /** Of how long a link opens. */
    public static String key(String duration) {
        return "share.for." + duration;
    }

    public static String key(Label label) {
        return "share.label." + label.word();
    }

    @GetMapping("/shares/{id}")
    String list(@PathVariable String id, HttpServletRequest request, Actor actor, Language language, Model model) {
        var person = own(id, actor);
        var token = justMade(request);
        var words = words(language);
        var now = clock.instant();
        model.addAttribute(
                "shown",
                new AllLinks(
                        "/shares/" + id,
                        "/people/" + id,
                        person.name(),
                        token.isEmpty() ? "" : server.url() + SharedPages.PATH + "/" + token,
                        shares.of(person).stream()
                                .map(link -> listed(link, words, now))
                                .toList()));
        return "share/links";
    }

    /** From the page that made it and from nowhere else: an address must not put a stranger's link here. */
    private static String justMade(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash == null ? "" : Objects.toString(flash.get(TOKEN), "");
    }

    private static Listed listed(Link link, Words words, Instant now) {
        return new Listed(link, words.facility(link.facility()), link.holds(now));
    }

    @GetMapping("/shares/{id}/visits/{encounter}")
    String form(@PathVariable String id, @PathVariable long encounter, Actor actor, Language language, Model model) {
        var wish = new Shares.Wish("day", Set.of(), false, records.position());
        return form(own(id, actor), encounter, wish, "", actor, language, model);
    }

    @PostMapping("/shares/{id}/visits/{encounter}")
    String make(
            @PathVariable String id,
            @PathVariable long encounter,
            @RequestParam(defaultValue = "") String duration,
            @RequestParam(name = "label", defaultValue = "") List<String> labels,
            @RequestParam(defaultValue = "false") boolean asked,
            @RequestParam long position,
            Actor actor,
            Language language,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var person = own(id, actor);
        var wish = new Shares.Wish(duration, labels(labels), asked, position);
        try {
            next.addFlashAttribute(TOKEN, shares.make(actor, person, encounter, wish));
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            var fault = language.pick(problem.vietnamese(), problem.english());
            return form(person, encounter, wish, fault, actor, language, model);
        }
        return "redirect:/shares/" + id;
    }

    @PostMapping("/shares/{id}/{link}/revoke")
    String revoke(@PathVariable String id, @PathVariable long link, Actor actor) {
        shares.revoke(actor, own(id, actor), link);
        return "redirect:/shares/" + id;
    }

    private String form(
            Person person,
            long encounter,
            Shares.Wish wish,
            String fault,
            Actor actor,
            Language language,
            Model model) {
        var sharable = shares.visit(actor, person, encounter).upTo(wish.position());
        var id = person.key().id();
        model.addAttribute(
                "shown",
                new Making(
                        "/shares/" + id + "/visits/" + encounter,
                        "/people/" + id,
                        person.name(),
                        SharedPages.visit(sharable.with(wish.labels()), words(language)),
                        List.copyOf(sharable.labels()),
                        wish.labels(),
                        Durations.list(LocalDate.now(clock)),
                        wish.duration(),
                        shares.asksTheChild(person),
                        wish.position(),
                        fault));
        return "share/make";
    }

    private static Set<Label> labels(List<String> words) {
        var labels = EnumSet.noneOf(Label.class);
        for (var word : words) {
            labels.add(Arrays.stream(Label.values())
                    .filter(label -> label.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(
                            "Không có loại dữ liệu được bảo vệ \"" + word + "\".",
                            "There is no kind of protected data \"" + word + "\".")));
        }
        return labels;
    }

    private Person own(String id, Actor actor) {
        return people.find(id)
                .filter(person -> records.visible(actor, Purpose.OWN_RECORD, List.of(person.key()))
                        .contains(person.key()))
                .orElseThrow(() -> Problem.forbidden(
                        "Chỉ người có hồ sơ, hoặc người chăm sóc hợp pháp, làm được việc này.",
                        "Only the person whose record it is, or who lawfully cares for them, may do this."));
    }

    private Words words(Language language) {
        return new Words(language, texts, places, icd10, clock);
    }
}
