package vn.vongdoi.analytics;

import java.util.HashMap;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.mirror.Reading;

/** The same statements as {@link Evaluation}, answered by the mirror as of the position of a reading. */
final class MirrorEvaluation {
    private final Reading reading;

    MirrorEvaluation(Reading reading) {
        this.reading = reading;
    }

    Cells cells(Computed computed, Period period) {
        var byPlace = new HashMap<String, Cell>();
        for (var statement : CellStatements.of(computed)) {
            reading.query(statement, period.from(), period.to(), row -> Evaluation.merge(byPlace, row));
        }
        return new Cells(period, byPlace);
    }
}
