package vn.vongdoi.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Then;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.desk.Desk;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Bar;
import vn.vongdoi.page.ChartFrame;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.Texts;
import vn.vongdoi.page.TileMap;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.Province;

/** {@code /indicators/{code}}: one indicator, its communes, its way and how it is computed. */
@Controller
public class IndicatorPage {
    private final Indicators indicators;
    private final Programmes programmes;
    private final Places places;
    private final ProvinceMaps maps;
    private final Provinces provinces;
    private final Desk desk;
    private final Texts texts;

    IndicatorPage(
            Indicators indicators,
            Programmes programmes,
            Places places,
            ProvinceMaps maps,
            Provinces provinces,
            Desk desk,
            Texts texts) {
        this.indicators = indicators;
        this.programmes = programmes;
        this.places = places;
        this.maps = maps;
        this.provinces = provinces;
        this.desk = desk;
        this.texts = texts;
    }

    /** What the template shows. */
    public record Shown(
            String title,
            String lede,
            AsOf asOf,
            Optional<Hindsight> hindsight,
            List<Link> way,
            Optional<String> reason,
            Optional<String> supplier,
            List<Asked> targets,
            String communesTitle,
            String column,
            List<Row> rows,
            Optional<String> hidden,
            TileMap map,
            Optional<ChartFrame> trend,
            Optional<ChartFrame> funnel,
            List<Beside> beside,
            List<Mark> quality,
            boolean isComputed,
            boolean tellsCommunes,
            String csv,
            Optional<Link> breakdown,
            String excel,
            Optional<Link> whatIf,
            String query,
            Computation computation) {}

    /**
     * One published figure.
     *
     * @param ours for the same days; blank where we do not compute it
     * @param difference ours less theirs
     * @param why what explains it; where nobody did, that
     */
    public record Beside(
            String publisher, Link document, String period, String value, String ours, String difference, String why) {}

    /** One thing that tells how far the number can be relied on. @param href of its own page; blank for none */
    public record Mark(String name, String value, String href) {}

    /** A target set on the indicator. */
    public record Asked(Link programme, String aim, Chip chip, Optional<String> note, Optional<String> owner) {}

    /**
     * @param sortable the value as a plain number, blank for none
     * @param chance whether chance alone may explain how it differs; blank where that is no question
     */
    public record Row(
            String name,
            String href,
            String value,
            String sortable,
            String parts,
            Optional<Bar> bar,
            String chance,
            Optional<String> people) {}

    /**
     * Behind "how it is computed".
     *
     * @param sql each with its heading
     */
    public record Computation(
            String definition,
            Optional<String> caveats,
            Optional<String> breakdowns,
            String unit,
            String source,
            String confidence,
            String period,
            List<Query> sql) {}

    public record Query(String title, String text) {}

    @GetMapping("/indicators/{code}")
    String indicator(
            @PathVariable String code,
            @RequestParam Optional<String> province,
            @RequestParam("as-of") Optional<String> asOf,
            Optional<Actor> actor,
            Language language,
            Model model) {
        var indicator = indicators.indicator(code);
        var where = provinces.chosen(province);
        var then = asOf.filter(it -> !it.isBlank()).map(indicators::then);
        model.addAttribute("shown", shown(indicator, where, then, actor, new Wording(texts, language)));
        return "programme/indicator";
    }

    private Shown shown(
            Indicator indicator, Province province, Optional<Then> then, Optional<Actor> actor, Wording wording) {
        var language = wording.language();
        var audience = Audience.of(actor);
        var figures = then.map(it -> indicators.figures(it, List.of(indicator))).orElseGet(indicators::latest);
        var area = new Area.OfProvince(province.code());
        var value = figures.value(indicator, area, audience);
        var communes = new LinkedHashMap<Commune, Value>();
        figures.byCommune(indicator, province.code(), audience)
                .forEach((code, figure) -> communes.put(places.commune(code), figure));
        var target = programmes.nearest(indicator, province, figures.day());
        var funnel = Funnel.of(indicator, value);
        var table = new CommuneTable(
                indicator,
                communes,
                target,
                code -> then.isEmpty() && indicators.opens(actor, code), // who counts is told of today
                funnel,
                wording);
        var series = then.map(it -> indicators.series(it, indicator, area, Audience.PUBLIC))
                .orElseGet(() -> indicators.series(indicator, area, Audience.PUBLIC));
        var own = "/indicators/" + indicator.code();
        var query = province.equals(places.province()) ? "" : "?province=" + province.code();
        var name = indicator.name().in(language);
        return new Shown(
                value.figure().isPresent()
                        ? name + ": " + wording.figure(value)
                        : wording.text("indicator.unknown", name),
                lede(value, province, wording),
                wording.asOf(value),
                Hindsight.of(indicators, then, own, query, indicators.latest().day(), wording),
                List.of(new Link(wording.text("menu.indicators"), "/indicators")),
                wording.reason(value),
                supplier(indicator, wording),
                asked(indicator, figures.value(indicator, area, Audience.PUBLIC), figures.day(), province, wording),
                table.finding(province),
                table.column(),
                table.rows(),
                table.hidden(),
                map(province, communes, wording),
                new Trend(indicator, target, Course.of(series, indicator, target, figures.day()), wording)
                        .chart(series, Hindsight.at(own + "/trend" + query, then)),
                funnel.flatMap(it -> new FunnelChart(indicator, it, wording)
                        .chart(communes, Hindsight.at(own + "/communes" + query, then))),
                then.isPresent() ? List.of() : new SideBySide(indicators, places, wording).rows(indicator, area),
                then.isPresent() ? List.of() : new Quality(indicators, desk, wording).marks(indicator, area, figures),
                indicator.calculation() instanceof Calculation.Computed,
                table.isKnown()
                        || indicator.calculation() instanceof Calculation.Computed
                                && value.reason().isEmpty(),
                Hindsight.at(own + "/communes.csv" + query, then),
                then.isPresent()
                        ? Optional.empty()
                        : BreakdownPage.link(indicator, province, places.province(), wording),
                Hindsight.at(own + "/communes.xlsx" + query, then),
                then.isEmpty() && WhatIf.isFor(indicator, value)
                        ? Optional.of(new Link(wording.text("what-if"), own + "/what-if" + query))
                        : Optional.empty(),
                query,
                computation(value, wording));
    }

    private static String lede(Value value, Province province, Wording wording) {
        var where = wording.name(province);
        return switch (value.outcome()) {
            case Value.Known known ->
                wording.text(
                        value.indicator().unit() == Unit.PERCENT ? "indicator.lede.share" : "indicator.lede",
                        where,
                        wording.parts(value),
                        wording.period(value.period()),
                        value.indicator().unit().label().in(wording.language()));
            case Value.Stated stated ->
                wording.text(
                        "indicator.lede.stated",
                        where,
                        wording.document(stated.submission().document()),
                        wording.period(value.period()));
            case Value.Unknown unknown ->
                where + ". " + value.indicator().definition().in(wording.language());
            case Value.Hidden hidden -> where + ".";
        };
    }

    private List<Asked> asked(Indicator indicator, Value value, LocalDate today, Province province, Wording wording) {
        var asked = new ArrayList<Asked>();
        programmes.targetsOn(indicator.code()).forEach((programme, targets) -> {
            if (!programme.province().equals(province.code())) return;
            for (var target : targets) {
                asked.add(new Asked(
                        new Link(programme.number(), "/programmes/" + programme.id()),
                        wording.aimAndBaseline(target),
                        wording.chip(Score.of(programme, target, value, today)),
                        target.note().map(n -> n.in(wording.language())),
                        programmes.owner(target, today).map(wording::owner)));
            }
        });
        return asked;
    }

    private TileMap map(Province province, Map<Commune, Value> communes, Wording wording) {
        var tiles = communes.entrySet().stream()
                .map(e -> new TileMap.Tile(
                        "/communes/" + e.getKey().code(),
                        wording.title(e.getKey()) + ": "
                                + wording.reason(e.getValue()).orElseGet(() -> wording.figure(e.getValue())),
                        e.getValue().figure()))
                .toList();
        var unit = communes.values().iterator().next().indicator().unit();
        return new TileMap(maps.layout(province.code()), tiles, bound -> wording.figure(unit, bound));
    }

    private static Optional<String> supplier(Indicator indicator, Wording wording) {
        return switch (indicator.calculation()) {
            case Calculation.NoData none -> Optional.of(none.supplier().in(wording.language()));
            case Calculation.Computed computed -> Optional.empty();
        };
    }

    private static Computation computation(Value value, Wording wording) {
        var indicator = value.indicator();
        var sql = switch (indicator.calculation()) {
            case Calculation.ShareOfPeople share -> List.of(new Query(wording.text("sql.people"), share.people()));
            case Calculation.Quotient quotient -> queries(quotient.numerator(), quotient.denominator(), wording);
            case Calculation.Count count -> queries(count.numerator(), count.denominator(), wording);
            case Calculation.NoData none -> List.<Query>of();
        };
        return new Computation(
                indicator.definition().in(wording.language()),
                indicator.caveats().map(caveats -> caveats.in(wording.language())),
                breakdowns(indicator, wording),
                indicator.unit().label().in(wording.language()),
                indicator.source(),
                wording.text("confidence." + indicator.confidence().word()),
                wording.period(value.period()),
                sql);
    }

    private static Optional<String> breakdowns(Indicator indicator, Wording wording) {
        return indicator.disaggregations().list().stream()
                .map(it -> it.label().in(wording.language()))
                .reduce((one, other) -> one + "; " + other);
    }

    private static List<Query> queries(String numerator, String denominator, Wording wording) {
        return List.of(
                new Query(wording.text("sql.numerator"), numerator),
                new Query(wording.text("sql.denominator"), denominator));
    }
}
