package vn.vongdoi.statisticdesk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Batch;
import vn.vongdoi.statistic.Statistics;
import vn.vongdoi.statistic.Step;
import vn.vongdoi.statistic.Submission;
import vn.vongdoi.statisticdesk.StatisticPages.Follow;
import vn.vongdoi.statisticdesk.StatisticPages.Row;
import vn.vongdoi.statisticdesk.StatisticPages.Told;

/** {@code /statistics/batches/{number}}: what came in one file, and what a second person decides of all of it. */
@Controller
public class BatchPages {
    static final String PATH = StatisticPages.PATH + "/batches";

    private final Statistics statistics;
    private final Indicators indicators;
    private final Places places;
    private final Texts texts;

    BatchPages(Statistics statistics, Indicators indicators, Places places, Texts texts) {
        this.statistics = statistics;
        this.indicators = indicators;
        this.places = places;
        this.texts = texts;
    }

    /** One batch, whole. @param standing how many rows stand how */
    public record Shown(
            String title,
            Batch batch,
            Submission first,
            List<Chip> standing,
            List<Row> rows,
            List<Told> steps,
            List<Follow> follows,
            boolean decides,
            boolean own) {}

    @GetMapping(PATH + "/{number:[0-9]{1,18}}")
    String batch(@PathVariable long number, Actor actor, Language language, Model model) {
        return batch(statistics.batch(number), actor, language, "", null, model);
    }

    private String batch(
            Batch batch, Actor actor, Language language, String typed, @Nullable String fault, Model model) {
        var words = new Words(texts, language, indicators, places);
        var rows = batch.submissions();
        model.addAttribute(
                "shown",
                new Shown(
                        words.text(
                                "statisticdesk.batch.title",
                                SheetPages.subject(
                                        rows.stream().map(Submission::content).toList(), words),
                                rows.size()),
                        batch,
                        rows.getFirst(),
                        EnumSet.allOf(Step.Kind.class).stream()
                                .filter(kind -> !batch.standing(kind).isEmpty())
                                .map(kind -> new Chip(
                                        words.chip(kind).standing(),
                                        words.formats().number((long)
                                                        batch.standing(kind).size())
                                                + " " + words.chip(kind).text()))
                                .toList(),
                        rows.stream().map(it -> row(it, words)).toList(),
                        steps(rows, words),
                        follows(batch, words),
                        rows.stream().allMatch(it -> statistics.mayDecide(actor, it)),
                        rows.getFirst().entered().by().equals(actor.name())));
        model.addAttribute("typed", typed);
        model.addAttribute("fault", fault);
        return "statisticdesk/batch";
    }

    private static Row row(Submission it, Words words) {
        return new Row(
                words.subject(it.content()),
                StatisticPages.PATH + "/" + it.number(),
                words.told(it.content()),
                words.area(it.content()),
                words.period(it.content()),
                it.document().publisher(),
                it.last().by(),
                words.chip(it.last().kind()));
    }

    /** What was done with all of them or some, each once. */
    private static List<Told> steps(List<Submission> rows, Words words) {
        return rows.stream()
                .flatMap(it -> it.steps().stream())
                .collect(Collectors.groupingBy(
                        it -> new Step(it.kind(), it.by(), it.role(), it.at(), it.reason()),
                        LinkedHashMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .sorted((one, other) ->
                        one.getKey().at().compareTo(other.getKey().at()))
                .map(it -> new Told(
                        words.text("statisticdesk.step." + it.getKey().kind().word())
                                + (it.getValue() == rows.size()
                                        ? ""
                                        : " · " + words.text("statisticdesk.batch.rows", it.getValue())),
                        it.getKey().by(),
                        words.formats().time(it.getKey().at()),
                        it.getKey().reason()))
                .toList();
    }

    private static List<Follow> follows(Batch batch, Words words) {
        var kinds = EnumSet.noneOf(Step.Kind.class);
        for (var row : batch.submissions())
            kinds.addAll(Statistics.follows(row.last().kind()));
        return kinds.stream()
                .map(it -> new Follow(
                        it.word(),
                        it == Step.Kind.APPROVED,
                        words.text("statisticdesk.batch.do." + it.word()),
                        words.text("statisticdesk.do." + it.word() + ".text")))
                .toList();
    }

    @PostMapping(PATH + "/{number:[0-9]{1,18}}/{kind:approved|rejected|withdrawn}")
    String decide(
            @PathVariable long number,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            Language language,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            statistics.decideBatch(actor, number, Step.Kind.of(kind), reason);
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            var fault = language.pick(problem.vietnamese(), problem.english());
            model.addAttribute("sent", kind);
            return batch(statistics.batch(number), actor, language, reason, fault, model);
        }
        next.addFlashAttribute("done", "statisticdesk.done." + kind);
        return "redirect:" + PATH + "/" + number;
    }
}
