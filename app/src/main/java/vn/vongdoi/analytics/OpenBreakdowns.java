package vn.vongdoi.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
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
import vn.vongdoi.page.Problem;

/**
 * {@code /open/indicators/{code}/by/sex}, also {@code ?by=sex}: the province's figure of today told apart, as JSON or CSV. Small bands have a reason and
 * no value.
 */
@RestController
class OpenBreakdowns {
    private final Indicators indicators;
    private final Breakdowns breakdowns;

    OpenBreakdowns(Indicators indicators, Breakdowns breakdowns) {
        this.indicators = indicators;
        this.breakdowns = breakdowns;
    }

    /** @param addsUp the denominator is that of the whole in each part, so that the parts' values add up to the whole's */
    record Told(
            String code,
            Text name,
            String unit,
            String area,
            OpenValue.Days period,
            String by,
            boolean addsUp,
            Part whole,
            List<Part> parts,
            long position,
            Instant computed) {}

    /** @param band not told of the whole */
    @JsonInclude(Include.NON_NULL)
    record Part(
            @Nullable String band,
            @Nullable Text name,
            @JsonInclude(Include.ALWAYS) @Nullable Double value,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Text reason) {
        static Part of(@Nullable Band band, Value value) {
            var known = value.outcome() instanceof Value.Known it ? it : null;
            return new Part(
                    band == null ? null : band.code(),
                    band == null ? null : band.name(),
                    known == null ? null : known.value(),
                    known == null ? null : known.numerator(),
                    known == null ? null : known.denominator(),
                    value.reason().orElse(null));
        }
    }

    /** Beside the tables of communes and months. */
    @GetMapping("/open/indicators/{code:[^.]+}/by/{by:[^.]+}" + OpenFormat.ENDING)
    ResponseEntity<Object> breakdown(HttpServletRequest request, @PathVariable String code, @PathVariable String by) {
        return answer(request, code, by);
    }

    /** @param commune refused: of a commune the public is told no parts */
    @GetMapping(path = "/open/indicators/{code:[^.]+}" + OpenFormat.ENDING, params = "by")
    ResponseEntity<Object> asked(
            HttpServletRequest request,
            @PathVariable String code,
            @RequestParam String by,
            @RequestParam(defaultValue = "") String commune) {
        if (!commune.isBlank()) throw Breakdowns.notOfACommune();
        return answer(request, code, by);
    }

    private ResponseEntity<Object> answer(HttpServletRequest request, String code, String by) {
        for (var other : List.of("as-of", "from", "to")) {
            if (request.getParameter(other) != null) throw ofToday(other);
        }
        var indicator = indicators.indicator(code);
        var how = breakdowns.by(indicator, by);
        var told = breakdowns.latest(indicator, how, indicators.home(), Audience.PUBLIC);
        return OpenAnswer.of(
                OpenFormat.of(request),
                told.whole().computed().toEpochMilli() + "." + by,
                () -> json(indicator, told),
                () -> table(indicator, told));
    }

    private static Problem ofToday(String parameter) {
        return Problem.invalid(
                parameter + ": phân tổ chỉ có cho kỳ thường lệ đến hôm nay.",
                parameter + ": breakdowns are told of the usual period to this day only.");
    }

    private static Told json(Indicator indicator, Breakdown told) {
        var whole = told.whole();
        return new Told(
                indicator.code(),
                indicator.name(),
                indicator.unit().word(),
                whole.area().digits(),
                new OpenValue.Days(whole.period().from(), whole.period().to()),
                told.by().word(),
                told.addsUp(),
                Part.of(null, whole),
                told.parts().stream().map(it -> Part.of(it.band(), it.value())).toList(),
                whole.position(),
                whole.computed());
    }

    private static OpenTable table(Indicator indicator, Breakdown told) {
        var table = OpenTable.of("bands");
        for (var part : told.parts()) {
            var value = part.value();
            var known = value.outcome() instanceof Value.Known it ? it : null;
            table.row(
                    indicator.code(),
                    value.area().digits(),
                    told.by().word(),
                    part.band().code(),
                    part.band().name().vi(),
                    part.band().name().en(),
                    value.period().from(),
                    value.period().to(),
                    known == null ? null : known.value(),
                    known == null ? null : known.numerator(),
                    known == null ? null : known.denominator(),
                    value.status(),
                    value.position(),
                    value.computed());
        }
        return table;
    }
}
