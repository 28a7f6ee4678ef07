package vn.vongdoi.statisticdesk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.KeptList;
import vn.vongdoi.statistic.Statistics;

/** The forms in which a figure, or an entry of a list, is entered with its document. */
@Controller
public class EntryForms {
    private static final String PATH = StatisticPages.PATH;

    private final Statistics statistics;
    private final Indicators indicators;
    private final Places places;
    private final Texts texts;
    private final Clock clock;

    EntryForms(Statistics statistics, Indicators indicators, Places places, Texts texts, Clock clock) {
        this.statistics = statistics;
        this.indicators = indicators;
        this.places = places;
        this.texts = texts;
        this.clock = clock;
    }

    /** What can be chosen in a form. */
    public record Choice(String value, String text) {}

    @GetMapping(PATH + "/new")
    String figure(@RequestParam Map<String, String> typed, Actor actor, Language language, Model model) {
        statistics.permitEntering(actor);
        return figure(new Typed(typed, language), language, model);
    }

    private String figure(Typed typed, Language language, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute(
                "indicators",
                indicators.list().stream()
                        .map(it -> new Choice(
                                it.code(),
                                it.name().in(language) + " ("
                                        + it.unit().label().in(language) + ")"))
                        .toList());
        model.addAttribute("communes", areas(language));
        return "statisticdesk/figure";
    }

    /** The provinces it was merged of, then its communes. */
    private List<Choice> areas(Language language) {
        var former = places.mergedOf(places.province().code()).stream()
                .map(it -> new Choice(
                        Content.FORMER + it.code(),
                        texts.text(language, "statisticdesk.former", language.pick(it.name(), it.nameEn()))));
        return Stream.concat(former, communes(language).stream()).toList();
    }

    private List<Choice> communes(Language language) {
        return places.communesOf(places.province().code()).stream()
                .map(it -> new Choice(it.code().value(), language.pick(it.title(), it.titleEn())))
                .toList();
    }

    @PostMapping(PATH + "/figures")
    String enterFigure(
            @RequestParam Map<String, String> values,
            Actor actor,
            Language language,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        statistics.permitEntering(actor);
        var typed = new Typed(values, language);
        var content = typed.figure(indicators, places, "commune", today());
        var document = typed.document(today());
        var note = typed.note("note");
        if (typed.isFaulty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return figure(typed, language, model);
        }
        return entered(statistics.enter(actor, content.orElseThrow(), document.orElseThrow(), note), next);
    }

    @GetMapping(PATH + "/lists/{list}/new")
    String entry(@PathVariable String list, Actor actor, Language language, Model model) {
        statistics.permitEntering(actor);
        return entry(list(list), new Typed(Map.of(), language), language, model);
    }

    private String entry(KeptList list, Typed typed, Language language, Model model) {
        model.addAttribute("list", list);
        model.addAttribute("language", language);
        model.addAttribute("typed", typed);
        model.addAttribute("communes", list.isOfCommunes() ? communes(language) : List.of());
        return "statisticdesk/entry";
    }

    @PostMapping(PATH + "/lists/{list}")
    String enterEntry(
            @PathVariable String list,
            @RequestParam Map<String, String> values,
            Actor actor,
            Language language,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        statistics.permitEntering(actor);
        var kept = list(list);
        var typed = new Typed(values, language);
        var content = typed.entry(kept, places, "commune");
        var document = typed.document(today());
        var note = typed.note("note");
        if (typed.isFaulty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return entry(kept, typed, language, model);
        }
        return entered(statistics.enter(actor, content.orElseThrow(), document.orElseThrow(), note), next);
    }

    private static String entered(long number, RedirectAttributes next) {
        next.addFlashAttribute("done", "statisticdesk.done.entered");
        return "redirect:" + PATH + "/" + number;
    }

    @GetMapping(PATH + "/lists")
    String lists(Actor actor, Language language, Model model) {
        statistics.permitEntering(actor);
        model.addAttribute(
                "lists",
                KeptList.all().stream()
                        .map(it -> new Link(it.name(language), PATH + "/lists/" + it.key() + "/new"))
                        .toList());
        return "statisticdesk/lists";
    }

    private static KeptList list(String key) {
        return KeptList.find(key)
                .orElseThrow(() -> Problem.notFound(
                        "Không có sổ \"" + key + "\". Hãy chọn một sổ ở trang Số liệu công bố.",
                        "There is no list \"" + key + "\". Choose one on the page of statistics."));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
