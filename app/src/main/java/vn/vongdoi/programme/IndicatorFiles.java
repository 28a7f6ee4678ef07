package vn.vongdoi.programme;

import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Then;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Spreadsheet;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;

/** {@code /indicators/{code}/communes.csv} and {@code trend.csv}, also as {@code .xlsx}: what the page shows, for a spreadsheet. */
@Controller
class IndicatorFiles {
    private static final String COMMUNES = "code,commune,value,numerator,denominator,reason,from,to,position,"
            + "lower95,upper95,lower998,upper998,chance";
    private static final String TREND = "day,value,low,high,kind";

    private final Indicators indicators;
    private final Programmes programmes;
    private final Places places;
    private final Provinces provinces;
    private final Texts texts;

    IndicatorFiles(Indicators indicators, Programmes programmes, Places places, Provinces provinces, Texts texts) {
        this.indicators = indicators;
        this.programmes = programmes;
        this.places = places;
        this.provinces = provinces;
        this.texts = texts;
    }

    @GetMapping("/indicators/{code}/communes.{ending:csv|xlsx}")
    ResponseEntity<byte[]> communes(
            @PathVariable String code,
            @PathVariable String ending,
            @RequestParam Optional<String> province,
            @RequestParam("as-of") Optional<String> asOf,
            Optional<Actor> actor,
            Language language) {
        var indicator = indicators.indicator(code);
        var wording = new Wording(texts, language);
        var file = new Spreadsheet(COMMUNES);
        var where = provinces.chosen(province).code();
        var then = then(asOf);
        var figures = then.map(it -> indicators.figures(it, List.of(indicator))).orElseGet(indicators::latest);
        var audience = Audience.of(actor);
        var funnel = Funnel.of(indicator, figures.value(indicator, new Area.OfProvince(where), audience));
        figures.byCommune(indicator, where, audience)
                .forEach((commune, value) ->
                        row(file, commune, wording.title(places.commune(commune)), value, funnel, language));
        return file.named(indicator.code() + "." + ending);
    }

    /** Measured, and as far as the course leads. */
    @GetMapping("/indicators/{code}/trend.{ending:csv|xlsx}")
    ResponseEntity<byte[]> trend(
            @PathVariable String code,
            @PathVariable String ending,
            @RequestParam Optional<String> province,
            @RequestParam("as-of") Optional<String> asOf) {
        var indicator = indicators.indicator(code);
        var where = provinces.chosen(province);
        var area = new Area.OfProvince(where.code());
        var then = then(asOf);
        var series = then.map(it -> indicators.series(it, indicator, area, Audience.PUBLIC))
                .orElseGet(() -> indicators.series(indicator, area, Audience.PUBLIC));
        var file = new Spreadsheet(TREND);
        for (var point : Trend.known(series)) file.row(point.day(), point.value(), null, null, "figure");
        var today = then.map(Then::day).orElseGet(() -> indicators.latest().day());
        Course.of(series, indicator, programmes.nearest(indicator, where, today), today)
                .ifPresent(course -> {
                    if (!(course instanceof Course.Told told)) return;
                    for (var step : told.way()) {
                        file.row(step.day(), step.middle(), step.low(), step.high(), "expected");
                    }
                });
        return file.named(indicator.code() + "-trend." + ending);
    }

    private Optional<Then> then(Optional<String> asOf) {
        return asOf.filter(it -> !it.isBlank()).map(indicators::then);
    }

    private static void row(
            Spreadsheet file,
            CommuneCode commune,
            String name,
            Value value,
            Optional<Funnel> funnel,
            Language language) {
        var from = value.period().from();
        var to = value.period().to();
        switch (value.outcome()) {
            case Value.Known it -> known(file, commune, name, value, it, funnel);
            case Value.Stated it -> file.row(commune, name, it.value(), null, null, null, from, to, value.position());
            case Value.Unknown it ->
                file.row(commune, name, null, null, null, it.reason().in(language), from, to, value.position());
            case Value.Hidden it ->
                file.row(commune, name, null, null, null, it.reason().in(language), from, to, value.position());
        }
    }

    private static void known(
            Spreadsheet file, CommuneCode commune, String name, Value value, Value.Known it, Optional<Funnel> funnel) {
        var period = value.period();
        if (funnel.isEmpty()) {
            file.row(
                    commune,
                    name,
                    it.value(),
                    it.numerator(),
                    it.denominator(),
                    null,
                    period.from(),
                    period.to(),
                    value.position());
            return;
        }
        var limits = funnel.get();
        var n = it.denominator();
        file.row(
                commune,
                name,
                it.value(),
                it.numerator(),
                n,
                null,
                period.from(),
                period.to(),
                value.position(),
                limits.lower(n, Funnel.INNER),
                limits.upper(n, Funnel.INNER),
                limits.lower(n, Funnel.OUTER),
                limits.upper(n, Funnel.OUTER),
                FunnelChart.key(limits.verdict(it)));
    }
}
