package vn.vongdoi.programme;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;

/** {@code /indicators}: everything that is measured, and everything that should be. */
@Controller
public class IndicatorListPage {
    private final Indicators indicators;
    private final Programmes programmes;
    private final Places places;
    private final Texts texts;

    IndicatorListPage(Indicators indicators, Programmes programmes, Places places, Texts texts) {
        this.indicators = indicators;
        this.programmes = programmes;
        this.places = places;
        this.texts = texts;
    }

    /** What the template shows. */
    public record Shown(String title, AsOf asOf, List<Known> known, List<Unknown> unknown) {}

    /** @param sortable the value as a plain number */
    public record Known(
            String name, String href, String value, String sortable, String unit, String parts, String programmes) {}

    public record Unknown(String name, String href, String reason, String supplier) {}

    @GetMapping("/indicators")
    String list(Language language, Model model) {
        var wording = new Wording(texts, language);
        var figures = indicators.latest();
        var values = indicators.list().stream()
                .map(i -> figures.value(i, indicators.home(), Audience.PUBLIC))
                .toList();
        var known = values.stream().filter(v -> v.figure().isPresent()).toList();
        model.addAttribute(
                "shown",
                new Shown(
                        wording.text("indicators.title", wording.name(places.province()), known.size(), values.size()),
                        new AsOf(figures.position(), figures.computed()),
                        known.stream()
                                .map(v -> new Known(
                                        wording.name(
                                                v.indicator(),
                                                v.indicator().name().in(language)),
                                        href(v.indicator().code()),
                                        wording.figure(v),
                                        String.valueOf(v.figure().orElseThrow()),
                                        v.indicator().unit().label().in(language),
                                        wording.parts(v),
                                        numbers(v.indicator().code())))
                                .toList(),
                        values.stream()
                                .filter(v -> v.figure().isEmpty())
                                .map(v -> new Unknown(
                                        v.indicator().name().in(language),
                                        href(v.indicator().code()),
                                        wording.reason(v).orElse(""),
                                        switch (v.indicator().calculation()) {
                                            case Calculation.NoData none ->
                                                none.supplier().in(language);
                                            case Calculation.Computed computed -> "";
                                        }))
                                .toList()));
        return "programme/indicators";
    }

    private String numbers(String code) {
        return String.join(
                ", ",
                programmes.targetsOn(code).keySet().stream()
                        .map(Programme::number)
                        .toList());
    }

    private static String href(String code) {
        return "/indicators/" + code;
    }
}
