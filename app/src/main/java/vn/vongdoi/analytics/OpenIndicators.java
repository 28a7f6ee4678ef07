package vn.vongdoi.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;

/** {@code /open/indicators}: public sums as JSON, always as the store stands now. */
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

    @GetMapping("/open/indicators")
    ResponseEntity<Listing> list() {
        var mark = indicators.mark();
        var figures = indicators.current();
        var values = indicators.list().stream()
                .map(i -> figures.value(i, indicators.home(), Audience.PUBLIC))
                .toList();
        return answer(
                mark, "list", new Listing(values.stream().map(OpenValue::of).toList()));
    }

    @GetMapping("/open/indicators/{code}")
    ResponseEntity<OpenValue> value(
            @PathVariable String code,
            @RequestParam Optional<String> commune,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to) {
        var indicator = indicators.indicator(code);
        var area = commune.filter(c -> !c.isBlank()).map(this::area).orElseGet(indicators::home);
        var last = to.filter(t -> !t.isBlank()).map(t -> day("to", t)).orElseGet(() -> LocalDate.now(clock));
        var first = from.filter(f -> !f.isBlank()).map(f -> day("from", f));
        var mark = indicators.mark();
        var value = indicators.value(indicator, area, Audience.PUBLIC, period(indicator, first.orElse(null), last));
        return answer(mark, value.period().from() + "." + value.period().to(), OpenValue.of(value));
    }

    /**
     * The tag holds what is known and the days: the same figures asked for the same way on the same day are not sent again.
     *
     * @param mark of the figures, asked for before them
     */
    private <T> ResponseEntity<T> answer(String mark, String asked, T body) {
        return ResponseEntity.ok()
                .eTag("\"" + mark + "." + LocalDate.now(clock) + "." + asked + "\"")
                .cacheControl(CacheControl.noCache())
                .body(body);
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
