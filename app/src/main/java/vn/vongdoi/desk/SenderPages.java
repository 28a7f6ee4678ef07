package vn.vongdoi.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Section;
import vn.vongdoi.desk.Asked.Typed;
import vn.vongdoi.desk.DeskPage.Choice;
import vn.vongdoi.desk.DeskPage.Form;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Level;
import vn.vongdoi.place.Places;

/** {@code /desk}: how the files of all facilities come in, and {@code /desk/{facility}}: those of one. */
@Controller
class SenderPages {
    private static final String PATH = "/desk";
    private static final List<Integer> PERIODS = List.of(7, Period.USUAL_DAYS, 90, 365);

    private final Desk desk;
    private final Places places;
    private final Texts texts;

    SenderPages(Desk desk, Places places, Texts texts) {
        this.desk = desk;
        this.places = places;
        this.texts = texts;
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String commune,
            @RequestParam(defaultValue = "") String level,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        // Whoever speaks for one facility has one to look at.
        if (actor.facility().isPresent())
            return "redirect:" + PATH + "/" + actor.facility().get() + query(from, to);
        var typed = new Typed(from, to, commune, level);
        try {
            var asked = desk.read(typed);
            var board = desk.board(actor, asked);
            model.addAttribute("form", form(PATH, asked.period(), typed, actor, language));
            model.addAttribute("empty", board.isEmpty());
            model.addAttribute(
                    "shown", page(board, asked.period(), actor, language).listed(csv(typed)));
        } catch (Problem problem) {
            model.addAttribute("form", fault(PATH, typed, problem, actor, language, response));
        }
        return "desk/desk";
    }

    @GetMapping(PATH + "/{facility}")
    String facility(
            @PathVariable String facility,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        var typed = new Typed(from, to, "", "");
        var path = PATH + "/" + facility;
        model.addAttribute("several", actor.facility().isEmpty());
        try {
            var period = desk.read(typed).period();
            var board = desk.board(actor, facility, period);
            model.addAttribute("form", form(path, period, typed, actor, language));
            model.addAttribute(
                    "shown",
                    page(board, period, actor, language).shown(board.senders().getFirst()));
        } catch (Problem problem) {
            model.addAttribute("form", fault(path, typed, problem, actor, language, response));
        }
        return "desk/facility";
    }

    @Bean
    MenuItem sendersMenu() {
        return new MenuItem("desk.menu", PATH, MenuItem.Audience.SIGNED_IN, 58);
    }

    private BoardPage page(Board board, Period period, Actor actor, Language language) {
        var mayOpen = Section.SUBMISSIONS.opensFor(actor, desk.today());
        return new BoardPage(
                board,
                words(language),
                query(period.from().toString(), period.to().toString()),
                mayOpen);
    }

    private DeskWords words(Language language) {
        return new DeskWords(language, texts, places, desk.today());
    }

    /** What cannot be shown as asked is told beside what was typed; whatever else it is goes its own way. */
    private Form fault(
            String path, Typed typed, Problem problem, Actor actor, Language language, HttpServletResponse response) {
        if (problem.category() != Problem.Category.INVALID) throw problem;
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        var form = form(path, Period.last(Period.USUAL_DAYS, desk.today()), typed, actor, language);
        return new Form(
                path,
                typed.from(),
                typed.to(),
                form.communes(),
                form.levels(),
                form.periods().stream()
                        .map(it -> new Choice(it.value(), it.text(), false))
                        .toList(),
                Optional.of(language.pick(problem.vietnamese(), problem.english())));
    }

    private Form form(String path, Period period, Typed typed, Actor actor, Language language) {
        var list = path.equals(PATH);
        return new Form(
                path,
                period.from().toString(),
                period.to().toString(),
                list && actor.area() instanceof Area.Province ? communes(typed.commune(), language) : List.of(),
                list ? levels(typed.level(), words(language)) : List.of(),
                periods(path, period, typed, language),
                Optional.empty());
    }

    /** Those that have a facility, by name. */
    private List<Choice> communes(String chosen, Language language) {
        var choices = new ArrayList<>(List.of(new Choice("", texts.text(language, "desk.all"), chosen.isBlank())));
        places.facilities().stream()
                .map(facility -> facility.commune())
                .distinct()
                .flatMap(code -> places.findCommune(code).stream())
                .map(commune -> new Choice(
                        commune.code().value(),
                        language.pick(commune.title(), commune.titleEn()),
                        commune.code().value().equals(chosen.strip())))
                .sorted((a, b) -> a.text().compareTo(b.text()))
                .forEach(choices::add);
        return choices;
    }

    private static List<Choice> levels(String chosen, DeskWords words) {
        var choices = new ArrayList<>(List.of(new Choice("", words.text("desk.all"), chosen.isBlank())));
        Arrays.stream(Level.values())
                .map(level -> new Choice(
                        level.word(), words.level(level), level.word().equals(chosen.strip())))
                .forEach(choices::add);
        return choices;
    }

    private List<Choice> periods(String path, Period period, Typed typed, Language language) {
        return PERIODS.stream()
                .map(days -> {
                    var some = Period.last(days, desk.today());
                    var to = link(path, some.from().toString(), some.to().toString(), typed);
                    return new Choice(to, texts.text(language, "desk.period.last", days), some.equals(period));
                })
                .toList();
    }

    private static String csv(Typed typed) {
        return link(PATH + "/facilities.csv", typed.from(), typed.to(), typed);
    }

    private static String query(String from, String to) {
        return link("", from, to, new Typed("", "", "", ""));
    }

    private static String link(String path, String from, String to, Typed typed) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("from", from);
        asked.put("to", to);
        asked.put("commune", typed.commune());
        asked.put("level", typed.level());
        var link = UriComponentsBuilder.fromPath(path);
        asked.forEach((name, value) -> {
            if (!value.isBlank()) link.queryParam(name, "{" + name + "}");
        });
        return link.encode().buildAndExpand(asked).toUriString();
    }
}
