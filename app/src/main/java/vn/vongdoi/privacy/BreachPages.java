package vn.vongdoi.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;

/** The file of breaches, with the clock of 72 hours. */
@Controller
public class BreachPages {
    private static final String PATH = "/breaches";

    private final Breaches breaches;
    private final Clock clock;

    BreachPages(Breaches breaches, Clock clock) {
        this.breaches = breaches;
        this.clock = clock;
    }

    /**
     * What the list shows.
     *
     * @param typed what a form that was not right had in its fields
     */
    public record Shown(List<Breach> breaches, Instant now, boolean mayAct, Map<String, String> typed, String fault) {}

    @GetMapping(PATH)
    String list(Actor actor, Model model) {
        return list(actor, Map.of(), "", model);
    }

    @PostMapping(PATH)
    String record(
            @RequestParam Map<String, String> typed,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        Officers.only(actor);
        try {
            var found = new Breaches.Found(
                    detected(typed.getOrDefault("detected", "")),
                    typed.getOrDefault("told", ""),
                    typed.getOrDefault("data", ""),
                    people(typed.getOrDefault("people", "")),
                    typed.containsKey("located"),
                    typed.getOrDefault("measures", ""));
            return "redirect:" + PATH + "/" + breaches.record(found, actor);
        } catch (Problem problem) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return list(actor, typed, language.pick(problem.vietnamese(), problem.english()), model);
        }
    }

    @GetMapping(PATH + "/{number}")
    String breach(@PathVariable long number, Actor actor, Model model) {
        model.addAttribute("breach", breaches.breach(number));
        model.addAttribute("now", clock.instant());
        model.addAttribute("mayAct", Officers.is(actor));
        return "privacy/breach";
    }

    @PostMapping(PATH + "/{number}/notified")
    String notified(@PathVariable long number, @RequestParam(defaultValue = "") String text, Actor actor) {
        breaches.notified(number, text, Officers.only(actor));
        return "redirect:" + PATH + "/" + number;
    }

    @PostMapping(PATH + "/{number}/informed")
    String informed(@PathVariable long number, @RequestParam(defaultValue = "") String text, Actor actor) {
        breaches.informed(number, text, Officers.only(actor));
        return "redirect:" + PATH + "/" + number;
    }

    @PostMapping(PATH + "/{number}/close")
    String close(@PathVariable long number, @RequestParam(defaultValue = "") String text, Actor actor) {
        breaches.close(number, text, Officers.only(actor));
        return "redirect:" + PATH + "/" + number;
    }

    private String list(Actor actor, Map<String, String> typed, String fault, Model model) {
        model.addAttribute("shown", new Shown(breaches.list(), clock.instant(), Officers.is(actor), typed, fault));
        return "privacy/breaches";
    }

    private Instant detected(String text) {
        try {
            return LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "Hãy ghi ngày giờ phát hiện; nhận được \"" + text + "\".",
                    "Give the day and time when it was found; got \"" + text + "\".");
        }
    }

    private static int people(String text) {
        if (text.matches("[0-9]{1,9}")) return Integer.parseInt(text);
        throw Problem.invalid(
                "Hãy ghi khoảng bao nhiêu người, bằng số; nhận được \"" + text + "\".",
                "Give about how many people, as a number; got \"" + text + "\".");
    }
}
