package vn.vongdoi.analytics;

import java.util.HashMap;
import java.util.List;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.mirror.Reading;
import vn.vongdoi.place.CommuneCode;

/** The same statements as {@link Evaluation}, answered by the mirror as of the position of a reading. */
final class MirrorEvaluation {
    private final Reading reading;

    MirrorEvaluation(Reading reading) {
        this.reading = reading;
    }

    Cells cells(Computed computed, Period period) {
        return cells(CellStatements.of(computed), period);
    }

    /** The cell of one commune, after something changed there. */
    Cells cells(Computed computed, Period period, CommuneCode commune) {
        return cells(CellStatements.of(computed, commune), period);
    }

    private Cells cells(List<String> statements, Period period) {
        var byPlace = new HashMap<String, Cell>();
        for (var statement : statements) {
            reading.query(statement, period.from(), period.to(), row -> Evaluation.merge(byPlace, row));
        }
        return new Cells(period, byPlace);
    }
}
