package vn.vongdoi.analytics;

import java.util.Map;
import java.util.function.BiConsumer;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.mirror.Reading;

/**
 * A figure of all places told apart by people or facilities.
 *
 * @param reached as of when
 * @param cells in the order of the bands
 */
record Bands(Board.Reached reached, Period period, Map<Band, Cells> cells) {

    /** As the mirror knew it. */
    static Map<Band, Cells> cells(Reading reading, Indicator indicator, Disaggregation by, Period period) {
        return cells(
                indicator,
                by,
                period,
                (statement, cells) -> reading.query(statement, period.from(), period.to(), cells::take));
    }

    /** @param asking gives each statement's rows to the cells */
    static Map<Band, Cells> cells(
            Indicator indicator, Disaggregation by, Period period, BiConsumer<String, BandCells> asking) {
        var banding = Banding.of(by, indicator.disaggregations(), ownDay(indicator), period);
        var whole = indicator.disaggregations().whole().contains(by);
        var cells = new BandCells();
        for (var statement : CellStatements.of((Computed) indicator.calculation(), banding, whole)) {
            asking.accept(statement, cells);
        }
        return cells.of(banding, period);
    }

    /** Whether rows have a day of their own, on which people have their age. */
    static boolean ownDay(Indicator indicator) {
        return indicator.calculation().sql().stream()
                .anyMatch(it -> QueryColumns.of(it).contains("day"));
    }
}
