package vn.vongdoi.programme;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Figures;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.Places;

/** {@code /communes} and {@code /communes/{code}}: the places, and all indicators of one. */
@Controller
public class CommunePages {
    private final Indicators indicators;
    private final Places places;
    private final Provinces provinces;
    private final Texts texts;

    CommunePages(Indicators indicators, Places places, Provinces provinces, Texts texts) {
        this.indicators = indicators;
        this.places = places;
        this.provinces = provinces;
        this.texts = texts;
    }

    /** What the list shows. */
    public record Listed(String title, List<Place> places) {}

    /** @param population administrative, blank when not known */
    public record Place(String name, String kind, String href, String population, String sortable, int facilities) {}

    /** What the page of one commune shows. */
    public record Shown(
            String title,
            AsOf asOf,
            List<Link> way,
            List<String> facts,
            String province,
            List<Row> rows,
            List<Named> facilities) {}

    /** @param people list of the people behind the figure; for those who may */
    public record Row(String name, String href, String value, String here, String province, Optional<String> people) {}

    public record Named(String name, String kind) {}

    @GetMapping("/communes")
    String list(@RequestParam Optional<String> province, Language language, Model model) {
        var wording = new Wording(texts, language);
        var where = provinces.chosen(province);
        var communes = places.communesOf(where.code());
        var title = wording.text("communes.title", wording.name(where), communes.size());
        model.addAttribute(
                "shown",
                new Listed(title, communes.stream().map(c -> place(c, wording)).toList()));
        return "programme/communes";
    }

    @GetMapping("/communes/{code}")
    String commune(@PathVariable String code, Optional<Actor> actor, Language language, Model model) {
        var commune = provinces.commune(code);
        var wording = new Wording(texts, language);
        var figures = indicators.latest();
        var province = places.province(commune.province());
        model.addAttribute(
                "shown",
                new Shown(
                        wording.title(commune),
                        new AsOf(figures.position(), figures.computed()),
                        List.of(new Link(wording.text("menu.communes"), "/communes")),
                        facts(commune, wording),
                        wording.name(province),
                        indicators.list().stream()
                                .filter(i -> i.calculation() instanceof Calculation.Computed)
                                .map(i -> row(i, commune, figures, actor, wording))
                                .toList(),
                        places.facilitiesOf(commune.code()).stream()
                                .map(f -> new Named(f.name(), kind(f, wording)))
                                .toList()));
        return "programme/commune";
    }

    private Place place(Commune commune, Wording wording) {
        var population = Optional.ofNullable(commune.population());
        return new Place(
                wording.name(commune),
                wording.language()
                        .pick(commune.kind().vietnamese(), commune.kind().english()),
                "/communes/" + commune.code(),
                population.map(p -> wording.formats().number((long) p)).orElse(""),
                population.map(String::valueOf).orElse(""),
                places.facilitiesOf(commune.code()).size());
    }

    private List<String> facts(Commune commune, Wording wording) {
        var population = commune.population();
        var area = commune.areaKm2();
        return Stream.of(
                        Optional.of(wording.text("commune.code", commune.code().value())),
                        Optional.ofNullable(population).map(p -> wording.text("commune.population", p)),
                        Optional.ofNullable(area)
                                .map(a -> wording.text(
                                        "commune.area", wording.formats().number(a, 1))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Row row(Indicator indicator, Commune commune, Figures figures, Optional<Actor> actor, Wording wording) {
        var audience = Audience.of(actor);
        var here = figures.value(indicator, new Area.OfCommune(commune.code()), audience);
        var whole = figures.value(indicator, new Area.OfProvince(commune.province()), audience);
        var people =
                indicators.opens(actor, commune.code()) && indicator.calculation() instanceof Calculation.ShareOfPeople
                        ? Optional.of("/indicators/" + indicator.code() + "/communes/" + commune.code() + "/people")
                        : Optional.<String>empty();
        return new Row(
                wording.name(indicator, indicator.name().in(wording.language())),
                "/indicators/" + indicator.code(),
                wording.figure(here),
                here.outcome() instanceof Value.Unknown ? wording.reason(here).orElseThrow() : wording.parts(here),
                wording.figure(whole),
                people);
    }

    private static String kind(Facility facility, Wording wording) {
        return wording.text("facility." + facility.kind().word());
    }
}
