package vn.vongdoi.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;

/** {@code /open/indicators}: public sums as JSON or CSV, as the store stands now or as was known then ({@code as-of}). */
@RestController
class OpenIndicators {
    private final Indicators indicators;
    private final Places places;
    private final Clock clock;

    OpenIndicators(Indicators indicators, Places places, Clock clock) {
        this.indicators = indicators;
        this.places = places;
        this.clock = clock;
    }

    record Listing(@JsonInclude(JsonInclude.Include.ALWAYS) List<OpenValue> indicators) {}

    @GetMapping("/open/indicators" + OpenFormat.ENDING)
    ResponseEntity<Object> list(HttpServletRequest request, @RequestParam("as-of") Optional<String> asOf) {
        var then = then(asOf);
        var mark = indicators.mark() + then.map(Then::mark).orElse("");
        var figures = then.map(it -> indicators.figures(it, indicators.list())).orElseGet(indicators::current);
        var values = indicators.list().stream()
                .map(i -> figures.value(i, indicators.home(), Audience.PUBLIC))
                .toList();
        return answer(
                request,
                mark,
                "list",
                values,
                () -> new Listing(values.stream().map(OpenValue::of).toList()));
    }

    @GetMapping("/open/indicators/{code:[^.]+}" + OpenFormat.ENDING)
    ResponseEntity<Object> value(
            HttpServletRequest request,
            @PathVariable String code,
            @RequestParam Optional<String> commune,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam("as-of") Optional<String> asOf) {
        var then = then(asOf);
        var today = then.map(Then::day).orElseGet(() -> LocalDate.now(clock));
        var indicator = indicators.indicator(code);
        var area = commune.filter(c -> !c.isBlank()).map(this::area).orElseGet(indicators::home);
        var last = to.filter(t -> !t.isBlank()).map(t -> day("to", t)).orElse(today);
        if (then.isPresent() && last.isAfter(today)) {
            throw Problem.invalid(
                    "to phải không muộn hơn ngày của as-of (" + today + "); nhận được " + last + ".",
                    "to must not be later than the day of as-of (" + today + "); got " + last + ".");
        }
        var first = from.filter(f -> !f.isBlank()).map(f -> day("from", f));
        var mark = indicators.mark() + then.map(Then::mark).orElse("");
        var period = period(indicator, first.orElse(null), last);
        if (Figures.isPersonal(indicator)) wholeMonths(first, last, today);
        var value = then.map(it -> indicators.value(it, indicator, area, Audience.PUBLIC, period))
                .orElseGet(() -> indicators.value(indicator, area, Audience.PUBLIC, period));
        return answer(
                request,
                mark,
                value.period().from() + "." + value.period().to(),
                List.of(value),
                () -> OpenValue.of(value));
    }

    /**
     * The tag holds what is known and the days: the same figures asked for the same way on the same day are not sent again.
     *
     * @param mark of the figures, asked for before them
     */
    private ResponseEntity<Object> answer(
            HttpServletRequest request, String mark, String asked, List<Value> values, Supplier<?> json) {
        return OpenAnswer.of(
                OpenFormat.of(request), mark + "." + LocalDate.now(clock) + "." + asked, json, () -> table(values));
    }

    private static OpenTable table(List<Value> values) {
        var table = OpenTable.of("indicators");
        for (var value : values) {
            var indicator = value.indicator();
            var known = value.outcome() instanceof Value.Known k ? k : null;
            table.row(
                    indicator.code(),
                    indicator.name().vi(),
                    indicator.name().en(),
                    indicator.unit().word(),
                    indicator.direction().word(),
                    value.area().digits(),
                    value.period().from(),
                    value.period().to(),
                    value.figure().isPresent() ? value.figure().getAsDouble() : null,
                    known == null ? null : known.numerator(),
                    known == null ? null : known.denominator(),
                    value.status(),
                    value.reason().map(Text::vi).orElse(null),
                    value.reason().map(Text::en).orElse(null),
                    value.position(),
                    value.computed());
        }
        return table;
    }

    private Optional<Then> then(Optional<String> asOf) {
        return asOf.filter(it -> !it.isBlank()).map(indicators::then);
    }

    /** Two periods of people or visits that differ by a day would tell of that day. */
    private static void wholeMonths(Optional<LocalDate> from, LocalDate to, LocalDate today) {
        var begins = from.isEmpty() || from.get().getDayOfMonth() == 1;
        var ends = to.equals(today) || to.equals(YearMonth.from(to).atEndOfMonth());
        if (begins && ends) return;
        throw Problem.invalid(
                "Số liệu về người chỉ công bố theo tháng tròn: from là ngày đầu tháng, to là ngày cuối tháng hoặc "
                        + today + "; nhận được from="
                        + from.map(LocalDate::toString).orElse("") + ", to=" + to + ".",
                "Figures about people are published for whole months: from is the first day of a month, to the last day of one or "
                        + today + "; got from=" + from.map(LocalDate::toString).orElse("") + ", to=" + to + ".");
    }

    private static Period period(Indicator indicator, @Nullable LocalDate from, LocalDate to) {
        if (from == null) {
            return indicator.calculation() instanceof Calculation.Computed computed
                    ? computed.period().ending(to)
                    : new Period(to, to);
        }
        if (from.isAfter(to)) {
            throw Problem.invalid(
                    "from phải không muộn hơn to; nhận được from=" + from + ", to=" + to + ".",
                    "from must not be later than to; got from=" + from + ", to=" + to + ".");
        }
        return new Period(from, to);
    }

    private Area area(String code) {
        return Optional.of(code)
                .filter(CommuneCode::isWellFormed)
                .map(CommuneCode::new)
                .filter(c -> places.findCommune(c).isPresent())
                .<Area>map(Area.OfCommune::new)
                .orElseThrow(() -> Problem.invalid(
                        "commune: cần mã xã gồm 5 chữ số của một xã hiện nay, như 11407; nhận được \"" + code + "\".",
                        "commune: expected the 5-digit code of a commune of today, such as 11407; got \"" + code
                                + "\"."));
    }

    private static LocalDate day(String parameter, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(
                    parameter + ": cần ngày dạng 2026-11-21; nhận được \"" + text + "\".",
                    parameter + ": expected a date like 2026-11-21; got \"" + text + "\".");
        }
    }
}
