package vn.vongdoi.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.page.OpenAnswer;
import vn.vongdoi.page.OpenFormat;
import vn.vongdoi.page.OpenTable;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;

/**
 * {@code /open/indicators/{code}/communes} and {@code …/months}: one indicator by place, and by time of the province. A commune
 * has no months: of few people, a month less would tell too much.
 */
@RestController
class OpenCommunes {
    private final Indicators indicators;
    private final Places places;
    private final Clock clock;

    OpenCommunes(Indicators indicators, Places places, Clock clock) {
        this.indicators = indicators;
        this.places = places;
        this.clock = clock;
    }

    /** @param hidden how many communes have too few people to be shown */
    record ByCommune(
            String code,
            Text name,
            String unit,
            String direction,
            String province,
            OpenValue.Days period,
            long position,
            Instant computed,
            long hidden,
            List<OfCommune> communes) {}

    record OfCommune(
            String commune,
            Text name,
            String status,
            @JsonInclude(Include.ALWAYS) @Nullable Double value,
            @JsonInclude(Include.NON_NULL) @Nullable Double numerator,
            @JsonInclude(Include.NON_NULL) @Nullable Double denominator,
            @JsonInclude(Include.NON_NULL) @Nullable Text reason) {}

    record ByMonth(String code, Text name, String unit, String area, List<Month> months) {}

    record Month(
            LocalDate day,
            @JsonInclude(Include.ALWAYS) @Nullable Double value,
            boolean combined) {}

    @GetMapping("/open/indicators/{code:[^.]+}/communes" + OpenFormat.ENDING)
    ResponseEntity<Object> communes(
            HttpServletRequest request, @PathVariable String code, @RequestParam("as-of") Optional<String> asOf) {
        var indicator = indicators.indicator(code);
        var then = then(asOf);
        var mark = indicators.mark() + then.map(Then::mark).orElse("");
        var figures = then.map(it -> indicators.figures(it, List.of(indicator))).orElseGet(indicators::current);
        var values = figures.byCommune(indicator, places.province().code(), Audience.PUBLIC);
        return OpenAnswer.of(
                OpenFormat.of(request),
                mark + "." + LocalDate.now(clock) + ".communes",
                () -> json(indicator, figures, values),
                () -> table(indicator, values));
    }

    private Optional<Then> then(Optional<String> asOf) {
        return asOf.filter(it -> !it.isBlank()).map(indicators::then);
    }

    private ByCommune json(Indicator indicator, Figures figures, Map<CommuneCode, Value> values) {
        var period =
                figures.value(indicator, indicators.home(), Audience.PUBLIC).period();
        return new ByCommune(
                indicator.code(),
                indicator.name(),
                indicator.unit().word(),
                indicator.direction().word(),
                places.province().code().value(),
                new OpenValue.Days(period.from(), period.to()),
                figures.position(),
                figures.computed(),
                values.values().stream()
                        .filter(it -> it.outcome() instanceof Value.Hidden)
                        .count(),
                values.entrySet().stream()
                        .map(it -> row(it.getKey(), it.getValue()))
                        .toList());
    }

    private OfCommune row(CommuneCode code, Value value) {
        var commune = places.commune(code);
        var known = value.outcome() instanceof Value.Known k ? k : null;
        return new OfCommune(
                code.value(),
                new Text(commune.title(), commune.titleEn()),
                value.status(),
                value.figure().isPresent() ? value.figure().getAsDouble() : null,
                known == null ? null : known.numerator(),
                known == null ? null : known.denominator(),
                value.reason().orElse(null));
    }

    private OpenTable table(Indicator indicator, Map<CommuneCode, Value> values) {
        var table = OpenTable.of("communes");
        values.forEach((code, value) -> {
            var row = row(code, value);
            table.row(
                    indicator.code(),
                    row.commune(),
                    row.name().vi(),
                    row.name().en(),
                    value.period().from(),
                    value.period().to(),
                    row.value(),
                    row.numerator(),
                    row.denominator(),
                    row.status(),
                    value.position());
        });
        return table;
    }

    @GetMapping("/open/indicators/{code:[^.]+}/months" + OpenFormat.ENDING)
    ResponseEntity<Object> months(
            HttpServletRequest request, @PathVariable String code, @RequestParam("as-of") Optional<String> asOf) {
        var indicator = indicators.indicator(code);
        var then = then(asOf);
        var mark = indicators.mark() + then.map(Then::mark).orElse("");
        var area = indicators.home().digits();
        var series = then.map(it -> indicators.series(it, indicator, indicators.home(), Audience.PUBLIC))
                .orElseGet(() -> indicators.series(indicator, indicators.home(), Audience.PUBLIC));
        var months = series.stream()
                .map(it ->
                        new Month(it.day(), it.value().isPresent() ? it.value().getAsDouble() : null, it.combined()))
                .toList();
        // Points are computed one after the other behind the scenes: how far they are belongs to the tag.
        return OpenAnswer.of(
                OpenFormat.of(request),
                mark + "." + LocalDate.now(clock) + ".months." + Integer.toHexString(months.hashCode()),
                () -> new ByMonth(
                        indicator.code(), indicator.name(), indicator.unit().word(), area, months),
                () -> {
                    var table = OpenTable.of("months");
                    months.forEach(it -> table.row(indicator.code(), area, it.day(), it.value(), it.combined()));
                    return table;
                });
    }
}
