package vn.vongdoi.analytics;

import java.sql.ResultSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.mirror.Reading;

/** Runs the SQL of rule files with its rows told apart: as the store stands, or as the mirror knew it. */
final class BandEvaluation {
    /** @param cells of all places, in the order of the bands */
    record Told(Board.Reached reached, Period period, Map<Band, Cells> cells) {}

    private final JdbcClient db;
    private final TransactionTemplate snapshot;

    BandEvaluation(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    Board.Reached reached() {
        return db.sql("select position, followed, followed_day, edition, settled, listed from analytics.head")
                .query(Board.Reached.class)
                .single();
    }

    /** Numerator and denominator of one moment. */
    Told told(Indicator indicator, Disaggregation by, Period period) {
        return Objects.requireNonNull(snapshot.execute(_ -> new Told(
                reached(),
                period,
                cells(
                        indicator,
                        by,
                        period,
                        (statement, cells) -> db.sql(statement)
                                .param("from", period.from())
                                .param("to", period.to())
                                .query((ResultSet row) -> cells.take(row))))));
    }

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
