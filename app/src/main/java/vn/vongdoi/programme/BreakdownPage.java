package vn.vongdoi.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Band;
import vn.vongdoi.analytics.Breakdown;
import vn.vongdoi.analytics.Breakdowns;
import vn.vongdoi.analytics.Disaggregation;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Bar;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Spreadsheet;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.Province;

/**
 * {@code /indicators/{code}/breakdown}: a figure by sex, age, kind of facility… The indicator's page asks for its middle once
 * somebody scrolls there; without scripts it is a page of its own.
 */
@Controller
public class BreakdownPage {
    private static final String HEAD = "area,by,band,name,value,numerator,denominator,reason,from,to,position";

    private final Indicators indicators;
    private final Breakdowns breakdowns;
    private final Places places;
    private final Provinces provinces;
    private final Texts texts;

    BreakdownPage(Indicators indicators, Breakdowns breakdowns, Places places, Provinces provinces, Texts texts) {
        this.indicators = indicators;
        this.breakdowns = breakdowns;
        this.places = places;
        this.provinces = provinces;
        this.texts = texts;
    }

    /** What the template shows. */
    public record Shown(String title, List<Link> way, AsOf asOf, Section section) {}

    /**
     * The middle of it.
     *
     * @param finding its heading
     * @param tabs by what else
     * @param communes to choose from; empty for the public
     * @param kept what a choice of a commune keeps of the address, as names and values
     */
    public record Section(
            String finding,
            String lede,
            List<Tab> tabs,
            String action,
            List<Choice> communes,
            List<Link> kept,
            List<Row> rows,
            List<String> notes,
            String csv) {}

    /** @param id by which the focus stays where it is */
    public record Tab(String id, Link link, boolean chosen) {}

    public record Choice(String value, String name, boolean chosen) {}

    /** @param whole the last row: all of them together */
    public record Row(String name, String value, Optional<Bar> bar, String parts, boolean whole) {}

    /** What an address asks for. */
    private record Asked(
            Indicator indicator, Disaggregation by, Province province, Optional<Commune> commune, Audience audience) {
        Area area() {
            return commune.<Area>map(it -> new Area.OfCommune(it.code()))
                    .orElseGet(() -> new Area.OfProvince(province.code()));
        }
    }

    /** Where the breakdowns of an indicator are; none of one that has none. */
    static Optional<Link> link(Indicator indicator, Province province, Province home, Wording wording) {
        var parts = indicator.disaggregations().parts();
        if (parts.isEmpty()) return Optional.empty();
        var words = parts.stream().map(it -> it.label().in(wording.language())).collect(Collectors.joining(", "));
        return Optional.of(new Link(
                wording.text("breakdown.by", words),
                address(indicator, "") + (province.equals(home) ? "" : "?province=" + province.code())));
    }

    @GetMapping("/indicators/{code}/breakdown")
    String breakdown(
            @PathVariable String code,
            @RequestParam Optional<String> by,
            @RequestParam Optional<String> province,
            @RequestParam Optional<String> commune,
            Optional<Actor> actor,
            Language language,
            Model model) {
        var asked = asked(code, by, province, commune, actor);
        var wording = new Wording(texts, language);
        var told = breakdowns.latest(asked.indicator(), asked.by(), asked.area(), asked.audience());
        var name = asked.indicator().name().in(language);
        model.addAttribute(
                "shown",
                new Shown(
                        wording.text("breakdown.title", name),
                        List.of(new Link(name, "/indicators/" + code)),
                        wording.asOf(told.whole()),
                        section(asked, told, wording)));
        return "programme/breakdown";
    }

    /** The same rows for a spreadsheet. */
    @GetMapping("/indicators/{code}/breakdown.csv")
    ResponseEntity<byte[]> file(
            @PathVariable String code,
            @RequestParam Optional<String> by,
            @RequestParam Optional<String> province,
            @RequestParam Optional<String> commune,
            Optional<Actor> actor,
            Language language) {
        var asked = asked(code, by, province, commune, actor);
        var told = breakdowns.latest(asked.indicator(), asked.by(), asked.area(), asked.audience());
        var file = new Spreadsheet(HEAD);
        for (var part : told.parts()) row(file, asked, part.band(), part.value(), language);
        return file.named(code + "-" + asked.by().word() + ".csv");
    }

    private Asked asked(
            String code,
            Optional<String> by,
            Optional<String> province,
            Optional<String> commune,
            Optional<Actor> actor) {
        var indicator = indicators.indicator(code);
        var parts = indicator.disaggregations().parts();
        if (parts.isEmpty()) {
            throw Problem.notFound(
                    "Chỉ tiêu \"" + code + "\" không có phân tổ nào ngoài xã, phường và tháng.",
                    "Indicator \"" + code + "\" is broken down by commune and month only.");
        }
        var chosen = by.filter(it -> !it.isBlank())
                .map(it -> breakdowns.by(indicator, it))
                .orElse(parts.getFirst());
        var place = commune.filter(it -> !it.isBlank()).map(provinces::commune);
        var where = place.map(it -> places.province(it.province())).orElseGet(() -> provinces.chosen(province));
        return new Asked(indicator, chosen, where, place, Audience.of(actor));
    }

    private Section section(Asked asked, Breakdown told, Wording wording) {
        var indicator = asked.indicator();
        var where = asked.commune().map(wording::title).orElseGet(() -> wording.name(asked.province()));
        var whole = told.whole();
        return new Section(
                finding(told, wording),
                wording.text(
                        indicator.unit() == Unit.PERCENT ? "breakdown.lede.share" : "breakdown.lede",
                        where,
                        wording.period(whole.period()),
                        wording.reason(whole).orElseGet(() -> wording.figure(whole)),
                        indicator.unit().label().in(wording.language())),
                indicator.disaggregations().parts().stream()
                        .map(it -> new Tab(
                                "breakdown-" + it.word(),
                                new Link(it.label().in(wording.language()), address(indicator, "") + query(asked, it)),
                                it == told.by()))
                        .toList(),
                address(indicator, ""),
                communes(asked, wording),
                asked.province().equals(places.province())
                        ? List.of(new Link("by", told.by().word()))
                        : List.of(
                                new Link("by", told.by().word()),
                                new Link("province", asked.province().code().value())),
                rows(told, wording),
                notes(asked, told, wording),
                address(indicator, ".csv") + query(asked, told.by()));
    }

    private List<Row> rows(Breakdown told, Wording wording) {
        if (told.parts().isEmpty()) return List.of();
        var values =
                new ArrayList<>(told.parts().stream().map(Breakdown.Part::value).toList());
        values.add(told.whole());
        var full = 1.06
                * values.stream()
                        .flatMapToDouble(it -> it.figure().stream())
                        .max()
                        .orElse(0);
        var rows = new ArrayList<Row>();
        for (var part : told.parts()) {
            rows.add(row(part.band().name().in(wording.language()), part.value(), full, false, wording));
        }
        rows.add(row(wording.text("breakdown.whole"), told.whole(), full, true, wording));
        return rows;
    }

    private static Row row(String name, Value value, double full, boolean whole, Wording wording) {
        return new Row(
                name,
                wording.figure(value),
                value.figure().isPresent() && full > 0
                        ? Optional.of(new Bar(
                                value.figure().getAsDouble(), OptionalDouble.empty(), full, wording.figure(value)))
                        : Optional.empty(),
                wording.parts(value),
                whole);
    }

    /** Where it is least and where most, or where most of it is, of those of whom it is known. */
    private static String finding(Breakdown told, Wording wording) {
        var label = told.by().label().in(wording.language());
        var known = told.parts().stream()
                .filter(it -> it.value().figure().isPresent() && !it.band().isUnknown())
                .sorted(Comparator.comparingDouble(it -> it.value().figure().getAsDouble()))
                .toList();
        if (known.size() < 2) return wording.text("breakdown.by", label);
        var least = known.getFirst();
        var most = known.getLast();
        return told.addsUp()
                ? wording.text("breakdown.most", label, name(most, wording), wording.figure(most.value()))
                : wording.text(
                        "breakdown.range",
                        label,
                        wording.figure(least.value()),
                        name(least, wording),
                        wording.figure(most.value()),
                        name(most, wording));
    }

    /** As it stands within a sentence. */
    private static String name(Breakdown.Part part, Wording wording) {
        var name = part.band().name().in(wording.language());
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static List<String> notes(Asked asked, Breakdown told, Wording wording) {
        var notes = new ArrayList<String>();
        if (told.addsUp()) notes.add(wording.text("breakdown.adds-up"));
        if (told.by() == Disaggregation.AGE_BAND) {
            notes.add(wording.text(told.ownDay() ? "breakdown.age.own-day" : "breakdown.age.last-day"));
        }
        if (told.by() == Disaggregation.PRIORITY_GROUP) notes.add(wording.text("breakdown.groups"));
        if (told.hides()) notes.add(wording.hidden());
        if (asked.audience() == Audience.PUBLIC) notes.add(wording.text("breakdown.staff"));
        return notes;
    }

    private List<Choice> communes(Asked asked, Wording wording) {
        if (asked.audience() == Audience.PUBLIC) return List.of();
        var choices = new ArrayList<Choice>();
        choices.add(
                new Choice("", wording.text("breakdown.all"), asked.commune().isEmpty()));
        for (var commune : places.communesOf(asked.province().code())) {
            choices.add(new Choice(
                    commune.code().value(),
                    wording.name(commune),
                    asked.commune().filter(commune::equals).isPresent()));
        }
        return choices;
    }

    private static String address(Indicator indicator, String ending) {
        return "/indicators/" + indicator.code() + "/breakdown" + ending;
    }

    private String query(Asked asked, Disaggregation by) {
        var home = asked.province().equals(places.province())
                ? ""
                : "&province=" + asked.province().code();
        return "?by=" + by.word()
                + asked.commune().map(it -> "&commune=" + it.code()).orElse(home);
    }

    private static void row(Spreadsheet file, Asked asked, Band band, Value value, Language language) {
        var known = value.outcome() instanceof Value.Known it ? it : null;
        file.row(
                asked.area().digits(),
                asked.by().word(),
                band.code(),
                band.name().in(language),
                known == null ? null : known.value(),
                known == null ? null : known.numerator(),
                known == null ? null : known.denominator(),
                value.reason().map(it -> it.in(language)).orElse(null),
                value.period().from(),
                value.period().to(),
                value.position());
    }
}
