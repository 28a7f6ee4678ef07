package vn.vongdoi.station;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.kiosk.Ticket;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.CitizenCard;
import vn.vongdoi.place.Facility;

/** The form of a visit that a station enters itself. */
@Controller
public class VisitPages {
    static final String PATH = "/visits";

    private final StationVisits visits;
    private final DayBook book;
    private final BegunForms begun;
    private final Offers offers;

    VisitPages(StationVisits visits, DayBook book, BegunForms begun, Offers offers) {
        this.visits = visits;
        this.book = book;
        this.begun = begun;
        this.offers = offers;
    }

    @GetMapping(PATH + "/new")
    String begin(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String ticket,
            Actor actor,
            Model model) {
        if (!ticket.isEmpty()) return begin(book.ticket(ticket, actor), actor, model);
        var form = person.isEmpty() ? begun.empty(actor) : begun.about(person, actor);
        return begin(form, visits.begin(actor), actor, model);
    }

    /**
     * The card that somebody brings is scanned: the form of whoever it is, where the actor may see that person, else what the
     * card says. The answer is the form itself, so that no person goes through an address.
     */
    @PostMapping(PATH + "/card")
    String scan(
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String maLk,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        try {
            var card = CitizenCard.read(line, visits.now().toLocalDate());
            // Whoever took a number at the kiosk is seen under its key.
            var waiting = book.waiting(actor).stream()
                    .filter(ticket -> ticket.card()
                            .filter(it -> it.number().equals(card.number()))
                            .isPresent())
                    .findFirst();
            var key = waiting.map(Ticket::maLk).orElseGet(() -> key(maLk, actor));
            return begin(begun.of(card, actor), key, actor, model);
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("cardFault", language.pick(problem.vietnamese(), problem.english()));
            return begin(begun.empty(actor), key(maLk, actor), actor, model);
        }
    }

    /** A form that was begun keeps its key, a ticket's before all. */
    private String key(String begun, Actor actor) {
        return visits.mayBegin(begun, actor) ? begun : visits.begin(actor);
    }

    /** The way back to a form that answered a scan. */
    @GetMapping(PATH + "/card")
    String scanned() {
        return "redirect:" + PATH + "/new";
    }

    private String begin(Ticket ticket, Actor actor, Model model) {
        var form = ticket.card().map(card -> begun.of(card, actor)).orElseGet(() -> begun.empty(actor));
        return begin(form, ticket.maLk(), actor, model);
    }

    private String begin(VisitForm form, String key, Actor actor, Model model) {
        return form(form.with("maLk", key), new Faults(), visits.facility(actor), model);
    }

    @GetMapping(PATH + "/{maLk}")
    String correct(@PathVariable String maLk, Actor actor, Model model) {
        return form(visits.correcting(maLk, actor), new Faults(), visits.facility(actor), model);
    }

    /** One more empty line of the prescription or of the services. */
    @GetMapping(PATH + "/line")
    String line(@RequestParam String kind, Model model) {
        if (!kind.equals("medicine") && !kind.equals("service")) {
            throw Problem.invalid("kind là medicine hoặc service.", "kind is medicine or service.");
        }
        model.addAttribute("kind", kind);
        model.addAttribute("line", new VisitForm.Line("", "", ""));
        return "station/line";
    }

    @PostMapping(PATH)
    String enter(
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var form = VisitForm.of(typed);
        return switch (visits.enter(form, actor)) {
            case StationVisits.Outcome.Stored stored -> {
                next.addFlashAttribute("stored", stored.maLk());
                next.addFlashAttribute(
                        "warnings",
                        stored.warnings().stream().map(Issue::message).toArray(String[]::new));
                yield "redirect:" + PATH;
            }
            case StationVisits.Outcome.Faulty faulty -> {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                yield form(form, faulty.faults(), visits.facility(actor), model);
            }
        };
    }

    private String form(VisitForm form, Faults faults, Facility facility, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("offered", offers.of(facility));
        return "station/visit";
    }
}
