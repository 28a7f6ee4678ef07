package vn.vongdoi.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Waiting;
import vn.vongdoi.page.MenuItem;

/** The data-protection desk: requests of people with their clocks, and unusual reading. */
@Controller
public class DeskPages {
    private static final String PATH = "/requests";
    private static final int SHOWN = 200;

    private final Requests requests;
    private final Signals signals;
    private final Clock clock;

    DeskPages(Requests requests, Signals signals, Clock clock) {
        this.requests = requests;
        this.signals = signals;
        this.clock = clock;
    }

    /** What the template shows. */
    public record Shown(List<Request> requests, List<Signals.Signal> signals, LocalDate today, boolean mayAct) {}

    @GetMapping(PATH)
    String list(Actor actor, Model model) {
        model.addAttribute(
                "shown",
                new Shown(requests.list(SHOWN), signals.list(SHOWN), LocalDate.now(clock), Officers.is(actor)));
        return "privacy/desk";
    }

    @PostMapping(PATH + "/{number}/answer")
    String answer(@PathVariable long number, @RequestParam(defaultValue = "") String text, Actor actor) {
        requests.answer(number, text, Officers.only(actor));
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/{number}/extend")
    String extend(@PathVariable long number, Actor actor) {
        Officers.only(actor);
        requests.extend(number);
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/{number}/close")
    String close(@PathVariable long number, @RequestParam(defaultValue = "") String text, Actor actor) {
        requests.close(number, text, Officers.only(actor));
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/signals/{number}")
    String found(@PathVariable long number, @RequestParam(defaultValue = "") String text, Actor actor) {
        signals.found(number, text, Officers.only(actor));
        return "redirect:" + PATH;
    }

    @Bean
    Waiting requestsWaiting() {
        return new Waiting(PATH, _ -> requests.waiting() + signals.waiting());
    }

    @Bean
    MenuItem requestsMenu() {
        return new MenuItem("privacy.menu.desk", PATH, MenuItem.Audience.SIGNED_IN, 75);
    }
}
