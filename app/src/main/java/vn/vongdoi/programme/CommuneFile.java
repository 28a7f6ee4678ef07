package vn.vongdoi.programme;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
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
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;

/** {@code /indicators/{code}/communes.csv}: the same rows as on the page, for a spreadsheet. */
@Controller
class CommuneFile {
    private static final String HEAD = "code,commune,value,numerator,denominator,reason,from,to,position\r\n";

    /** Without it spreadsheets read Vietnamese letters as Windows-1258. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

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
        var lines = new StringBuilder(BYTE_ORDER_MARK + HEAD);
        var audience = Audience.of(actor);
        indicators
                .latest()
                .byCommune(indicator, provinces.chosen(province).code(), audience)
                .forEach((commune, value) -> lines.append(commune)
                        .append(',')
                        .append(quoted(wording.title(places.commune(commune))))
                        .append(',')
                        .append(cells(value, language))
                        .append(',')
                        .append(value.period().from())
                        .append(',')
                        .append(value.period().to())
                        .append(',')
                        .append(value.position())
                        .append("\r\n"));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(indicator.code() + ".csv")
                                .build()
                                .toString())
                .body(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String cells(Value value, Language language) {
        return switch (value.outcome()) {
            case Value.Known known -> known.value() + "," + known.numerator() + "," + known.denominator() + ",";
            case Value.Unknown unknown -> ",,," + quoted(unknown.reason().in(language));
            case Value.Hidden hidden -> ",,," + quoted(Value.Hidden.REASON.in(language));
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
