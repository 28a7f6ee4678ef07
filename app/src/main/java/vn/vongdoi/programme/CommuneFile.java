package vn.vongdoi.programme;

import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Spreadsheet;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;

/** {@code /indicators/{code}/communes.csv}: the same rows as on the page, for a spreadsheet. */
@Controller
class CommuneFile {
    private static final String HEAD = "code,commune,value,numerator,denominator,reason,from,to,position";

    private final Indicators indicators;
    private final Places places;
    private final Provinces provinces;
    private final Texts texts;

    CommuneFile(Indicators indicators, Places places, Provinces provinces, Texts texts) {
        this.indicators = indicators;
        this.places = places;
        this.provinces = provinces;
        this.texts = texts;
    }

    @GetMapping("/indicators/{code}/communes.csv")
    ResponseEntity<byte[]> communes(
            @PathVariable String code,
            @RequestParam Optional<String> province,
            Optional<Actor> actor,
            Language language) {
        var indicator = indicators.indicator(code);
        var wording = new Wording(texts, language);
        var file = new Spreadsheet(HEAD);
        var audience = Audience.of(actor);
        indicators
                .latest()
                .byCommune(indicator, provinces.chosen(province).code(), audience)
                .forEach((commune, value) ->
                        row(file, commune, wording.title(places.commune(commune)), value, language));
        return file.named(indicator.code() + ".csv");
    }

    private static void row(Spreadsheet file, CommuneCode commune, String name, Value value, Language language) {
        var from = value.period().from();
        var to = value.period().to();
        switch (value.outcome()) {
            case Value.Known it ->
                file.row(commune, name, it.value(), it.numerator(), it.denominator(), null, from, to, value.position());
            case Value.Stated it -> file.row(commune, name, it.value(), null, null, null, from, to, value.position());
            case Value.Unknown it ->
                file.row(commune, name, null, null, null, it.reason().in(language), from, to, value.position());
            case Value.Hidden _ ->
                file.row(commune, name, null, null, null, Value.Hidden.REASON.in(language), from, to, value.position());
        }
    }
}
