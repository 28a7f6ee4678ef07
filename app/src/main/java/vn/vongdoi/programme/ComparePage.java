package vn.vongdoi.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Figures;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Spreadsheet;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.Province;
import vn.vongdoi.place.ProvinceCode;

/** {@code /compare}: programmes beside each other, and provinces beside each other: what they ask for and where they stand. */
@Controller
public class ComparePage {
    /** Of these the project knows programmes or what they report. */
    private static final List<String> USUAL = List.of("31", "01", "38", "22");

    private static final String PROGRAMMES = "indicator,name,programme,province,goal,by,baseline,key";
    private static final String PROVINCES = "indicator,name,province,value,sign,unit,at,source,goals";

    private final Programmes programmes;
    private final Indicators indicators;
    private final Places places;
    private final Provinces provinces;
    private final Texts texts;
    private final List<Reported> reported = Reported.read();

    /** @throws IllegalArgumentException when a province reports what is no indicator */
    ComparePage(Programmes programmes, Indicators indicators, Places places, Provinces provinces, Texts texts) {
        this.programmes = programmes;
        this.indicators = indicators;
        this.places = places;
        this.provinces = provinces;
        this.texts = texts;
        for (var one : reported) {
            if (indicators.find(one.indicator()).isEmpty()) {
                throw new IllegalArgumentException("reported: no indicator " + one.indicator());
            }
        }
    }

    /** What the template shows. */
    public record Shown(
            String title,
            AsOf asOf,
            List<Column> programmes,
            List<Row> shared,
            List<Row> single,
            List<Choice> choices,
            List<Column> provinces,
            List<Row> standings,
            String query) {}

    public record Column(String text, String small, String href) {}

    public record Choice(String code, String name, boolean chosen) {}

    /** @param verdict in a word, how its cells differ; may be blank */
    public record Row(String name, String href, String verdict, List<Cell> cells) {}

    /** @param figure what stands there, or blank; {@code small} says of what and when */
    public record Cell(String figure, String small, List<String> goals) {
        static final Cell NOTHING = new Cell("", "", List.of());

        public boolean isEmpty() {
            return figure.isEmpty() && goals.isEmpty();
        }
    }

    /** A figure of a province, whoever tells it. */
    private record Standing(OptionalDouble value, String sign, String at, String source) {}

    @GetMapping("/compare")
    String compare(@RequestParam(defaultValue = "") List<String> province, Language language, Model model) {
        var wording = new Wording(texts, language);
        var figures = indicators.latest();
        var chosen = chosen(province);
        var targets = targets(wording);
        var shared = targets.stream().filter(it -> !it.verdict().isEmpty()).toList();
        model.addAttribute(
                "shown",
                new Shown(
                        wording.text("compare.title", programmes.list().size(), shared.size()),
                        new AsOf(figures.position(), figures.computed()),
                        programmes.list().stream()
                                .map(it -> new Column(
                                        it.number(),
                                        wording.name(places.province(it.province())),
                                        "/programmes/" + it.id()))
                                .toList(),
                        shared,
                        targets.stream().filter(it -> it.verdict().isEmpty()).toList(),
                        places.provinces().stream()
                                .map(it -> new Choice(it.code().value(), wording.name(it), chosen.contains(it)))
                                .toList(),
                        chosen.stream()
                                .map(it -> new Column(
                                        wording.name(it),
                                        programmesOf(it).isEmpty() ? wording.text("compare.none") : "",
                                        ""))
                                .toList(),
                        standings(chosen, figures, wording),
                        query(chosen)));
        return "programme/compare";
    }

    @GetMapping("/compare/programmes.{ending:csv|xlsx}")
    ResponseEntity<byte[]> programmes(@PathVariable String ending, Language language) {
        var wording = new Wording(texts, language);
        var file = new Spreadsheet(PROGRAMMES);
        for (var programme : programmes.list()) {
            for (var target : programme.targets()) {
                file.row(
                        target.code(),
                        target.name().in(language),
                        programme.number(),
                        wording.name(places.province(programme.province())),
                        wording.goal(target),
                        target.by().isPresent() ? target.by().getAsInt() : null,
                        target.baseline().isPresent() ? target.baseline().getAsDouble() : null,
                        programme.id() + "/" + target.key());
            }
        }
        return file.named("programmes." + ending);
    }

    @GetMapping("/compare/provinces.{ending:csv|xlsx}")
    ResponseEntity<byte[]> provinces(
            @PathVariable String ending, @RequestParam(defaultValue = "") List<String> province, Language language) {
        var wording = new Wording(texts, language);
        var figures = indicators.latest();
        var file = new Spreadsheet(PROVINCES);
        for (var indicator : indicators.list()) {
            for (var where : chosen(province)) {
                var standing = standing(indicator, where, figures, wording);
                var goals = goals(indicator, where, wording);
                if (standing.value().isEmpty() && goals.isEmpty()) continue;
                file.row(
                        indicator.code(),
                        indicator.name().in(language),
                        wording.name(where),
                        standing.value().isPresent() ? standing.value().getAsDouble() : null,
                        standing.sign(),
                        indicator.unit().label().in(language),
                        standing.at(),
                        standing.source(),
                        String.join("; ", goals));
            }
        }
        return file.named("provinces." + ending);
    }

    private List<Province> chosen(List<String> asked) {
        var codes = asked.stream().filter(it -> !it.isBlank()).toList();
        var chosen = new LinkedHashSet<Province>();
        chosen.add(places.province());
        if (codes.isEmpty()) {
            USUAL.forEach(it -> places.findProvince(new ProvinceCode(it)).ifPresent(chosen::add));
        } else {
            codes.forEach(it -> chosen.add(provinces.chosen(Optional.of(it))));
        }
        return List.copyOf(chosen);
    }

    private static String query(List<Province> chosen) {
        return "?"
                + String.join(
                        "&", chosen.stream().map(it -> "province=" + it.code()).toList());
    }

    private List<Programme> programmesOf(Province province) {
        return programmes.list().stream()
                .filter(it -> it.province().equals(province.code()))
                .toList();
    }

    /** What several programmes set first; in the order of the documents. */
    private List<Row> targets(Wording wording) {
        var all = programmes.list();
        return asked(all.stream())
                .map(indicator -> {
                    var cells = all.stream()
                            .map(it -> new Cell("", "", goals(indicator, List.of(it), false, wording)))
                            .toList();
                    return new Row(
                            indicator.name().in(wording.language()),
                            "/indicators/" + indicator.code(),
                            verdict(cells, wording),
                            cells);
                })
                .sorted(Comparator.comparingLong((Row row) ->
                                row.cells().stream().filter(it -> !it.isEmpty()).count())
                        .reversed())
                .toList();
    }

    private static String verdict(List<Cell> cells, Wording wording) {
        var set = cells.stream().filter(it -> !it.isEmpty()).toList();
        if (set.size() < 2) return "";
        return wording.text(set.stream().distinct().count() == 1 ? "compare.same" : "compare.differ");
    }

    private Stream<Indicator> asked(Stream<Programme> of) {
        return of.flatMap(it -> it.targets().stream())
                .map(Target::code)
                .distinct()
                .map(indicators::indicator);
    }

    private List<Row> standings(List<Province> chosen, Figures figures, Wording wording) {
        var rows = new ArrayList<Row>();
        for (var indicator : indicators.list()) {
            var cells = chosen.stream()
                    .map(it -> cell(indicator, it, figures, wording))
                    .toList();
            // One province alone is no comparison; the pages of its programmes and indicators tell it.
            if (cells.stream().filter(it -> !it.isEmpty()).count() < 2) continue;
            rows.add(new Row(
                    indicator.name().in(wording.language()) + " ("
                            + indicator.unit().label().in(wording.language()) + ")",
                    "/indicators/" + indicator.code(),
                    "",
                    cells));
        }
        // What several tell stands first.
        rows.sort(Comparator.comparingLong((Row row) -> row.cells().stream()
                        .filter(it -> !it.figure().isEmpty())
                        .count())
                .thenComparingLong(
                        row -> row.cells().stream().filter(it -> !it.isEmpty()).count())
                .reversed());
        return rows;
    }

    private Cell cell(Indicator indicator, Province province, Figures figures, Wording wording) {
        var standing = standing(indicator, province, figures, wording);
        var goals = goals(indicator, province, wording);
        if (standing.value().isEmpty() && goals.isEmpty()) return Cell.NOTHING;
        return new Cell(
                standing.value().isPresent() ? standing.sign() + shown(indicator, standing, wording) : "",
                Stream.of(standing.at(), standing.source())
                        .filter(it -> !it.isEmpty())
                        .reduce((one, other) -> one + " · " + other)
                        .orElse(""),
                goals);
    }

    /** What others report stands as printed: 56,42. */
    private static String shown(Indicator indicator, Standing standing, Wording wording) {
        var value = standing.value().getAsDouble();
        return standing.source().isEmpty()
                ? wording.figure(indicator.unit(), value)
                : wording.stated(value) + wording.percent(indicator.unit());
    }

    private List<String> goals(Indicator indicator, Province province, Wording wording) {
        return goals(indicator, programmesOf(province), true, wording);
    }

    private static List<String> goals(Indicator indicator, List<Programme> of, boolean named, Wording wording) {
        return of.stream()
                .flatMap(programme -> programme.targets().stream()
                        .filter(it -> it.code().equals(indicator.code()))
                        .map(it -> wording.aim(it) + (named && of.size() > 1 ? " (" + programme.number() + ")" : "")))
                .toList();
    }

    /**
     * Of this province as computed or published here; of another as published, else as it reports itself. What the store knows
     * of another is only who of it came here: no figure is computed of that.
     */
    private Standing standing(Indicator indicator, Province province, Figures figures, Wording wording) {
        var value = figures.value(indicator, new Area.OfProvince(province.code()), Audience.PUBLIC);
        if (value.outcome() instanceof Value.Stated stated) {
            return new Standing(
                    value.figure(),
                    "",
                    wording.period(value.period()),
                    stated.submission().document().publisher());
        }
        if (value.figure().isPresent() && value.area().equals(indicators.home()))
            return new Standing(value.figure(), "", wording.period(value.period()), "");
        return reported.stream()
                .filter(it ->
                        it.province().equals(province.code()) && it.indicator().equals(indicator.code()))
                .map(it -> new Standing(OptionalDouble.of(it.value()), sign(it), it.at(), it.source()))
                .findFirst()
                .orElse(new Standing(OptionalDouble.empty(), "", "", ""));
    }

    private static String sign(Reported reported) {
        return switch (reported.sign()) {
            case ">" -> ">\u00a0";
            case "~" -> "≈\u00a0";
            default -> "";
        };
    }
}
