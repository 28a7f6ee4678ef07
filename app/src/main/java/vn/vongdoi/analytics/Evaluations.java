package vn.vongdoi.analytics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.mirror.Mirror;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Statistics;

/** All indicators of the province and its communes, month by month: as the store stands, or as the mirror knew it at a position. */
@Component
public class Evaluations {
    private final Evaluation evaluation;
    private final CommuneCodes communes;
    private final Indicators indicators;
    private final Places places;
    private final Statistics statistics;
    private final Mirror mirror;
    private final Clock clock;

    Evaluations(
            JdbcClient db,
            PlatformTransactionManager transactions,
            Indicators indicators,
            Places places,
            Statistics statistics,
            Mirror mirror,
            Clock clock) {
        this.evaluation = new Evaluation(db, transactions, clock);
        this.communes = new CommuneCodes(places);
        this.indicators = indicators;
        this.places = places;
        this.statistics = statistics;
        this.mirror = mirror;
        this.clock = clock;
    }

    /**
     * Tells the values of each month that ends between two days, and of the last day, as staff may see them: also small cells.
     *
     * @param asOf a position of the store that the mirror knows; what was published by then is not told, for it has none
     * @throws IllegalArgumentException when the mirror does not know the position
     * @throws IllegalStateException when there is no mirror
     */
    public void tell(LocalDate from, LocalDate to, OptionalLong asOf, Consumer<Value> told) {
        if (asOf.isEmpty()) {
            var published = new Published(statistics.approved(), places);
            for (var day : days(from, to)) tell(evaluation.board(indicators.list(), day), published, told);
            return;
        }
        var nothing = new Published(List.of(), places);
        try (var reading = mirror.read(asOf.getAsLong())) {
            var answers = new MirrorEvaluation(reading);
            for (var day : days(from, to)) tell(board(answers, reading.position(), day), nothing, told);
        }
    }

    /**
     * The same told apart, of the indicators that are broken down so, band by band.
     *
     * @throws IllegalArgumentException also when nothing is broken down so
     */
    public void tell(String by, LocalDate from, LocalDate to, OptionalLong asOf, BiConsumer<Band, Value> told) {
        var how = Disaggregation.of(by);
        var declaring = indicators.list().stream()
                .filter(it -> it.disaggregations().parts().contains(how))
                .toList();
        if (declaring.isEmpty()) {
            throw new IllegalArgumentException("--by " + by + ": told without it, by place and day");
        }
        if (asOf.isEmpty()) {
            for (var day : days(from, to)) {
                for (var indicator : declaring) {
                    var bands = evaluation.bands(indicator, how, period(indicator, day));
                    tell(indicator, bands.cells(), bands.reached().position(), told);
                }
            }
            return;
        }
        try (var reading = mirror.read(asOf.getAsLong())) {
            for (var day : days(from, to)) {
                for (var indicator : declaring) {
                    var cells = Bands.cells(reading, indicator, how, period(indicator, day));
                    tell(indicator, cells, reading.position(), told);
                }
            }
        }
    }

    private static Period period(Indicator indicator, LocalDate day) {
        return ((Computed) indicator.calculation()).period().ending(day);
    }

    private void tell(Indicator indicator, Map<Band, Cells> bands, long position, BiConsumer<Band, Value> told) {
        var province = places.province().code();
        bands.forEach((band, cells) -> {
            told.accept(
                    band,
                    value(indicator, indicators.home(), cells, cells.sum(province, communes.of(province)), position));
            for (var code : communes.of(province)) {
                if (!cells.byPlace().containsKey(code)) continue;
                var area = new Area.OfCommune(new CommuneCode(code));
                told.accept(band, value(indicator, area, cells, cells.at(code), position));
            }
        });
    }

    private Value value(Indicator indicator, Area area, Cells cells, Cells.Cell cell, long position) {
        var outcome = Figures.outcome((Computed) indicator.calculation(), cell);
        return new Value(indicator, area, cells.period(), outcome, position, clock.instant());
    }

    private Board board(MirrorEvaluation answers, long position, LocalDate day) {
        var cells = new HashMap<String, Cells>();
        for (var indicator : indicators.list()) {
            if (indicator.calculation() instanceof Computed computed) {
                cells.put(
                        indicator.code(),
                        answers.cells(computed, computed.period().ending(day)));
            }
        }
        return new Board(day, new Board.Reached(position, position, null, "", true, 0), clock.instant(), cells);
    }

    private void tell(Board board, Published published, Consumer<Value> told) {
        var figures = new Figures(board, new CommuneCodes(places), published);
        for (var indicator : indicators.list()) {
            told.accept(figures.value(indicator, indicators.home(), Audience.STAFF));
            if (indicator.calculation() instanceof Computed) {
                figures.byCommune(indicator, places.province().code(), Audience.STAFF)
                        .values()
                        .forEach(told);
            }
        }
    }

    /** The last days of the months, and the last day of all. */
    static List<LocalDate> days(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) throw new IllegalArgumentException("--to " + to + " < --from " + from);
        return Stream.iterate(
                        YearMonth.from(from), month -> !month.isAfter(YearMonth.from(to)), month -> month.plusMonths(1))
                .map(month -> month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth())
                .toList();
    }
}
