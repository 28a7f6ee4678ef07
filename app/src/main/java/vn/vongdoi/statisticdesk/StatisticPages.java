package vn.vongdoi.statisticdesk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Waiting;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Batch;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.Statistics;
import vn.vongdoi.statistic.Step;
import vn.vongdoi.statistic.Submission;

/** {@code /statistics}: what waits, what counts, and what a second person decides. */
@Controller
public class StatisticPages {
    static final String PATH = "/statistics";
    private static final int SHOWN = 200;

    private final Statistics statistics;
    private final Indicators indicators;
    private final Places places;
    private final Texts texts;

    StatisticPages(Statistics statistics, Indicators indicators, Places places, Texts texts) {
        this.statistics = statistics;
        this.indicators = indicators;
        this.places = places;
        this.texts = texts;
    }

    /** What the list shows. */
    public record Shown(boolean enters, List<Part> parts) {}

    /** Those that stand so. @param note that not all of them are shown */
    public record Part(String title, List<Row> rows, Optional<String> note) {}

    /** One submission in a list. */
    public record Row(
            String subject,
            String href,
            String told,
            String where,
            String period,
            String document,
            String by,
            Chip chip) {}

    @GetMapping(PATH)
    String list(Actor actor, Language language, Model model) {
        var words = words(language);
        model.addAttribute(
                "shown",
                new Shown(
                        statistics.mayEnter(actor),
                        Stream.of(Step.Kind.values())
                                .map(kind -> part(kind, words))
                                .toList()));
        return "statisticdesk/list";
    }

    private Part part(Step.Kind kind, Words words) {
        var all = statistics.count(kind);
        return new Part(
                words.text("statisticdesk.all." + kind.word(), words.formats().number(all)),
                rows(kind, words),
                all > SHOWN
                        ? Optional.of(words.text(
                                "statisticdesk.newest", words.formats().number((long) SHOWN)))
                        : Optional.empty());
    }

    private List<Row> rows(Step.Kind kind, Words words) {
        var batches = statistics.batches(kind, SHOWN).stream().map(it -> row(it, kind, words));
        var alone = statistics.list(kind, SHOWN).stream()
                .map(it -> new Row(
                        words.subject(it.content()),
                        PATH + "/" + it.number(),
                        words.told(it.content()),
                        words.area(it.content()),
                        words.period(it.content()),
                        it.document().publisher() + ", " + it.document().title(),
                        it.last().by(),
                        words.chip(it.last().kind())));
        return Stream.concat(batches, alone).toList();
    }

    /** All that came in one file. */
    private static Row row(Batch batch, Step.Kind kind, Words words) {
        var standing = batch.standing(kind);
        var first = standing.getFirst();
        return new Row(
                SheetPages.subject(
                        batch.submissions().stream().map(Submission::content).toList(), words),
                BatchPages.PATH + "/" + batch.number(),
                standing.size() == batch.submissions().size()
                        ? words.text("statisticdesk.batch.rows", standing.size())
                        : words.text(
                                "statisticdesk.batch.some",
                                standing.size(),
                                batch.submissions().size()),
                words.text("statisticdesk.batch.file", batch.file()),
                words.period(first.content()),
                first.document().publisher() + ", " + first.document().title(),
                first.last().by(),
                words.chip(kind));
    }

    /** One submission, whole. @param beside our own figure of the same period */
    public record Whole(
            long number,
            Row row,
            Submission submission,
            List<Told> steps,
            Optional<String> beside,
            Optional<Link> indicator,
            List<Follow> follows,
            boolean decides,
            boolean own) {}

    /** What may be done with it. @param freely without a reason */
    public record Follow(String kind, boolean freely, String title, String text) {}

    public record Told(String what, String by, String at, String reason) {}

    @GetMapping(PATH + "/{number:[0-9]{1,18}}")
    String one(@PathVariable long number, Actor actor, Language language, Model model) {
        return one(statistics.submission(number), actor, language, "", null, model);
    }

    private String one(
            Submission submission, Actor actor, Language language, String typed, @Nullable String fault, Model model) {
        var words = words(language);
        var content = submission.content();
        model.addAttribute(
                "shown",
                new Whole(
                        submission.number(),
                        new Row(
                                words.subject(content),
                                PATH + "/" + submission.number(),
                                words.told(content),
                                words.area(content),
                                words.period(content),
                                submission.document().publisher(),
                                submission.last().by(),
                                words.chip(submission.last().kind())),
                        submission,
                        submission.steps().stream()
                                .map(it -> new Told(
                                        words.text("statisticdesk.step."
                                                + it.kind().word()),
                                        it.by(),
                                        words.formats().time(it.at()),
                                        it.reason()))
                                .toList(),
                        beside(submission, words),
                        indicator(content, words),
                        Statistics.follows(submission.last().kind()).stream()
                                .map(it -> new Follow(
                                        it.word(),
                                        it == Step.Kind.APPROVED,
                                        words.text("statisticdesk.do." + it.word()),
                                        words.text("statisticdesk.do." + it.word() + ".text")))
                                .toList(),
                        statistics.mayDecide(actor, submission),
                        submission.entered().by().equals(actor.name())));
        model.addAttribute("typed", typed);
        model.addAttribute("fault", fault);
        return "statisticdesk/submission";
    }

    private Optional<Link> indicator(Content content, Words words) {
        return switch (content) {
            case Content.Figure figure ->
                Optional.of(new Link(words.name(figure.indicator()), "/indicators/" + figure.indicator()));
            case Content.Entry _ -> Optional.empty();
        };
    }

    /** Whoever approves sees what we compute for the same days. */
    private Optional<String> beside(Submission submission, Words words) {
        if (!(submission.content() instanceof Content.Figure figure)) return Optional.empty();
        var indicator = indicators.find(figure.indicator());
        if (indicator.isEmpty() || figure.area().startsWith(Content.FORMER)) return Optional.empty();
        var area = CommuneCode.isWellFormed(figure.area())
                ? new Area.OfCommune(new CommuneCode(figure.area()))
                : indicators.home();
        return indicators
                .beside(submission, indicator.get(), area, Audience.STAFF)
                .map(Value::figure)
                .filter(it -> it.isPresent())
                .map(it -> words.figure(indicator.get(), it.getAsDouble()));
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
        var submission = statistics.submission(number);
        try {
            statistics.decide(actor, number, Step.Kind.of(kind), reason);
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            var fault = language.pick(problem.vietnamese(), problem.english());
            model.addAttribute("sent", kind);
            return one(submission, actor, language, reason, fault, model);
        }
        next.addFlashAttribute("done", "statisticdesk.done." + kind);
        return "redirect:" + PATH + "/" + number;
    }

    private Words words(Language language) {
        return new Words(texts, language, indicators, places);
    }

    @Bean
    MenuItem statisticsMenu() {
        return new MenuItem("statisticdesk.menu", PATH, MenuItem.Audience.SIGNED_IN, 56);
    }

    /** Also what the one who asks entered: somebody else has to look at it. */
    @Bean
    Waiting statisticsWaiting() {
        return new Waiting(PATH, _ -> Math.toIntExact(statistics.count(Step.Kind.ENTERED)));
    }
}
