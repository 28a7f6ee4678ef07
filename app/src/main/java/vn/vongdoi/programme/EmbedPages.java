package vn.vongdoi.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Sparkline;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.Province;

/**
 * {@code /embed/indicators/{code}} and {@code /embed/programmes/{id}}: one card for a frame on any site, the public's figures
 * whoever looks.
 */
@Controller
public class EmbedPages {
    private final Indicators indicators;
    private final Programmes programmes;
    private final Provinces provinces;
    private final Places places;
    private final Texts texts;
    private final Clock clock;

    EmbedPages(
            Indicators indicators,
            Programmes programmes,
            Provinces provinces,
            Places places,
            Texts texts,
            Clock clock) {
        this.indicators = indicators;
        this.programmes = programmes;
        this.provinces = provinces;
        this.places = places;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What a card shows.
     *
     * @param value empty where there is none, and {@code note} says why
     * @param note what the figure is of, or why there is none
     * @param lines what is set on it, or how many stand how
     * @param href of the page that tells all of it
     */
    public record Card(
            String name,
            Optional<String> value,
            String unit,
            String note,
            List<Line> lines,
            Optional<Sparkline> sparkline,
            String href,
            AsOf asOf) {}

    /** @param text may be blank */
    public record Line(Chip chip, String text) {}

    @GetMapping("/embed/indicators/{code}")
    String indicator(
            @PathVariable String code, @RequestParam Optional<String> province, Language language, Model model) {
        var wording = new Wording(texts, language);
        var where = provinces.chosen(province);
        var indicator = indicators.indicator(code);
        var area = new Area.OfProvince(where.code());
        var figures = indicators.latest();
        var value = figures.value(indicator, area, Audience.PUBLIC);
        var home = where.equals(places.province());
        model.addAttribute(
                "card",
                new Card(
                        wording.name(indicator, indicator.name().in(language)),
                        value.figure().isPresent()
                                ? Optional.of(wording.number(
                                        indicator.unit(), value.figure().getAsDouble()))
                                : Optional.empty(),
                        indicator.unit().label().in(language),
                        wording.name(where) + ", " + wording.period(value.period())
                                + wording.reason(value).map(it -> ". " + it).orElse(""),
                        lines(indicator, where, wording),
                        sparkline(indicator, area),
                        "/indicators/" + code + (home ? "" : "?province=" + where.code()),
                        wording.asOf(value)));
        return "programme/embedded";
    }

    /** The targets of the province's own programmes, the next ones first. */
    private List<Line> lines(Indicator indicator, Province where, Wording wording) {
        var today = LocalDate.now(clock);
        var value = indicators.latest().value(indicator, new Area.OfProvince(where.code()), Audience.PUBLIC);
        return programmes.targetsOn(indicator.code()).entrySet().stream()
                .filter(it -> it.getKey().province().equals(where.code()))
                .flatMap(it -> it.getValue().stream()
                        .filter(target -> !target.isVision())
                        .map(target -> Map.entry(it.getKey(), target)))
                .sorted(Map.Entry.comparingByValue(Target.nextFirst(today)))
                .map(it -> new Line(
                        wording.chip(Score.of(it.getKey(), it.getValue(), value, today)),
                        wording.text(
                                "embed.target",
                                wording.aim(it.getValue()),
                                it.getKey().number())))
                .limit(2) // more would not fit into the frame that the code asks for
                .toList();
    }

    private Optional<Sparkline> sparkline(Indicator indicator, Area area) {
        var values = indicators.series(indicator, area, Audience.PUBLIC).stream()
                .map(it -> it.value().orElse(Double.NaN))
                .toList();
        var known = values.stream().filter(it -> !it.isNaN()).count();
        return known < 2 ? Optional.empty() : Optional.of(new Sparkline(values, OptionalDouble.empty()));
    }

    @GetMapping("/embed/programmes/{id}")
    String programme(@PathVariable String id, Language language, Model model) {
        var wording = new Wording(texts, language);
        var programme = programmes.programme(id);
        var board = programmes.scoreboard(programme, indicators.latest());
        model.addAttribute(
                "card",
                new Card(
                        programme.number() + " · " + wording.name(places.province(programme.province())),
                        Optional.of(wording.formats().number(board.count(Score.Standing.REACHED)) + " / "
                                + wording.formats().number(board.counted())),
                        wording.text("embed.reached"),
                        programme.title().in(language),
                        Stream.of(
                                        line(
                                                Standing.DUE,
                                                board.count(Score.Standing.UNDERWAY),
                                                "embed.underway",
                                                wording),
                                        line(Standing.LATE, board.count(Score.Standing.LATE), "embed.late", wording),
                                        line(
                                                Standing.NONE,
                                                board.count(Score.Standing.NO_DATA),
                                                "embed.no-data",
                                                wording))
                                .flatMap(Optional::stream)
                                .toList(),
                        Optional.empty(),
                        "/programmes/" + id,
                        new AsOf(board.position(), board.computed())));
        return "programme/embedded";
    }

    private static Optional<Line> line(Standing standing, long count, String key, Wording wording) {
        return count == 0 ? Optional.empty() : Optional.of(new Line(new Chip(standing, wording.text(key, count)), ""));
    }
}
