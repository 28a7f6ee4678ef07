package vn.vongdoi.programme;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.analytics.Then;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Figure;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Sparkline;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;
import vn.vongdoi.programme.Score.Standing;

/** {@code /programmes/{id}}: where a programme stands, what needs someone first. */
@Controller
public class ScoreboardPage {
    private final Programmes programmes;
    private final Indicators indicators;
    private final Places places;
    private final Texts texts;
    private final Clock clock;

    ScoreboardPage(Programmes programmes, Indicators indicators, Places places, Texts texts, Clock clock) {
        this.programmes = programmes;
        this.indicators = indicators;
        this.places = places;
        this.texts = texts;
        this.clock = clock;
    }

    /** What the template shows; all texts in the reader's language. */
    public record Shown(
            String title,
            String lede,
            AsOf asOf,
            Optional<Hindsight> hindsight,
            List<Switch> programmes,
            List<Figure> open,
            List<Figure> reached,
            List<Missing> missing,
            List<Figure> vision,
            List<Missing> visionMissing,
            String source,
            boolean anyUnverified) {}

    /** Another programme to look at. */
    public record Switch(String text, String title, String href, boolean current) {}

    /** A target without a value: what is missing and who has it. */
    public record Missing(
            String name, String href, String aim, String foot, String reason, Optional<String> supplier) {}

    @GetMapping("/programmes")
    String first() {
        return "redirect:/programmes/" + programmes.home().id();
    }

    @GetMapping("/programmes/{id}")
    String scoreboard(
            @PathVariable String id, @RequestParam("as-of") Optional<String> asOf, Language language, Model model) {
        var programme = programmes.programme(id);
        var then = asOf.filter(it -> !it.isBlank()).map(indicators::then);
        model.addAttribute("shown", shown(programme, then, new Wording(texts, language)));
        return "programme/scoreboard";
    }

    private Shown shown(Programme programme, Optional<Then> then, Wording wording) {
        var board = programmes.scoreboard(
                programme,
                then.map(it -> indicators.figures(it, programmes.indicatorsOf(programme)))
                        .orElseGet(indicators::latest));
        var language = wording.language();
        var open = EnumSet.of(Standing.LATE, Standing.UNDERWAY, Standing.NO_GOAL);
        var reached = EnumSet.of(Standing.REACHED);
        return new Shown(
                headline(board, wording),
                wording.text(
                        "lede",
                        programme.issuer().in(language),
                        programme.number(),
                        programme.title().in(language)),
                new AsOf(board.position(), board.computed()),
                Hindsight.of(indicators, then, "/programmes/" + programme.id(), "", LocalDate.now(clock), wording),
                programmes.list().stream()
                        .map(p -> new Switch(
                                p.number() + " · " + wording.name(places.province(p.province())),
                                p.title().in(language),
                                Hindsight.at("/programmes/" + p.id(), then),
                                p.id().equals(programme.id())))
                        .toList(),
                figures(board, open, false, then, wording),
                figures(board, reached, false, then, wording),
                missing(board, false, then, wording),
                figures(board, EnumSet.complementOf(EnumSet.of(Standing.NO_DATA)), true, then, wording),
                missing(board, true, then, wording),
                programme.document().source(),
                board.scores().stream()
                        .anyMatch(s -> s.value().indicator().unverified()
                                && s.value().figure().isPresent()));
    }

    private String headline(Scoreboard board, Wording wording) {
        var province = wording.name(places.province(board.programme().province()));
        var known = board.counted() - board.count(Standing.NO_DATA);
        if (known == 0) return wording.text("headline.empty", province, board.counted());
        var years = board.scores().stream()
                .filter(s -> !s.target().isVision())
                .mapToInt(s -> s.target().by().orElse(0))
                .max()
                .orElse(0);
        var finding = wording.text(
                "headline", province, board.count(Standing.REACHED), board.counted(), String.valueOf(years));
        var late = board.count(Standing.LATE);
        return late == 0
                ? finding + wording.text("headline.no-data", board.count(Standing.NO_DATA))
                : finding + wording.text("headline.late", late, board.count(Standing.NO_DATA));
    }

    private List<Figure> figures(
            Scoreboard board, Set<Standing> standings, boolean vision, Optional<Then> then, Wording wording) {
        return board.scores().stream()
                .filter(s -> s.target().isVision() == vision && standings.contains(s.standing()))
                .map(s -> figure(board.programme(), s, then, wording))
                .toList();
    }

    private Figure figure(Programme programme, Score score, Optional<Then> then, Wording wording) {
        var target = score.target();
        var unit = target.unit();
        return new Figure(
                wording.name(score.value().indicator(), target.name().in(wording.language())),
                Hindsight.at(href(programme, target), then),
                Optional.of(wording.number(unit, score.value().figure().orElseThrow())),
                unit.label().in(wording.language()),
                wording.chip(score),
                wording.aimAndBaseline(target),
                foot(score, then, wording),
                // Twelve points of each would be worked out anew for every day that is asked for.
                then.isPresent() ? Optional.empty() : Optional.of(sparkline(score, wording.line(target))));
    }

    /** Who answers for it today, and how long there is; a target that is reached presses nobody. */
    private String foot(Score score, Optional<Then> then, Wording wording) {
        var today = then.map(Then::day).orElseGet(() -> LocalDate.now(clock));
        var owner = programmes.owner(score.target(), today).map(wording::owner);
        var left = score.standing() == Standing.REACHED
                ? Optional.<String>empty()
                : score.target().lastDay().map(last -> wording.left(today, last));
        return Stream.of(owner, left).flatMap(Optional::stream).collect(joining(" · "));
    }

    private Sparkline sparkline(Score score, OptionalDouble line) {
        var values = indicators.series(score.value().indicator(), score.value().area(), Audience.PUBLIC).stream()
                .map(point -> point.value().orElse(Double.NaN))
                .toList();
        return new Sparkline(values, line);
    }

    private List<Missing> missing(Scoreboard board, boolean vision, Optional<Then> then, Wording wording) {
        return board.scores().stream()
                .filter(s -> s.target().isVision() == vision && s.standing() == Standing.NO_DATA)
                .map(s -> new Missing(
                        s.target().name().in(wording.language()),
                        Hindsight.at(href(board.programme(), s.target()), then),
                        wording.aimAndBaseline(s.target()),
                        foot(s, then, wording),
                        wording.reason(s.value()).orElse(""),
                        supplier(s).map(text -> text.in(wording.language()))))
                .toList();
    }

    private static Optional<Text> supplier(Score score) {
        return switch (score.value().indicator().calculation()) {
            case Calculation.NoData none -> Optional.of(none.supplier());
            case Calculation.Computed computed -> Optional.empty();
        };
    }

    private String href(Programme programme, Target target) {
        var home = new Area.OfProvince(programme.province()).equals(indicators.home());
        return "/indicators/" + target.code() + (home ? "" : "?province=" + programme.province());
    }
}
