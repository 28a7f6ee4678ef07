package vn.vongdoi.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.place.CommuneCode;

/** Runs the SQL of rule files: each board in one read-only snapshot, with the position of exactly that snapshot. */
final class Evaluation {
    /** A person of the commune and whether they count in the numerator. */
    record Person(long person, boolean counted) {}

    private final JdbcClient db;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    Evaluation(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        this.db = db;
        this.clock = clock;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    Board.Reached reached() {
        return db.sql("select position, followed, followed_day, edition, settled, listed from analytics.head")
                .query(Board.Reached.class)
                .single();
    }

    Board board(List<Indicator> indicators, LocalDate to) {
        return board(indicators, Shape.USUAL, to);
    }

    Board board(List<Indicator> indicators, Shape shape, LocalDate to) {
        return inSnapshot(() -> {
            var reached = reached();
            var beginning = beginning();
            var cells = new HashMap<String, Cells>();
            for (var indicator : indicators) {
                if (!(indicator.calculation() instanceof Computed computed)) continue;
                shape.period(computed, to, beginning)
                        .ifPresent(period -> cells.put(indicator.code(), cells(computed, period)));
            }
            return new Board(to, reached, clock.instant(), cells);
        });
    }

    private Optional<LocalDate> beginning() {
        // By the index on time: the least of all days would read every visit.
        return db.sql("select day from analytics.visit where starts is not null order by starts limit 1")
                .query(LocalDate.class)
                .optional();
    }

    /** Whether the record reaches back over a period; the registers are asked as they are. */
    boolean covers(Period period) {
        return beginning().filter(it -> !period.from().isBefore(it)).isPresent();
    }

    /** A board of one indicator, over any period. */
    Board board(Indicator indicator, Computed computed, Period period) {
        return inSnapshot(() ->
                new Board(period.to(), reached(), clock.instant(), Map.of(indicator.code(), cells(computed, period))));
    }

    /** The same told apart. */
    Bands bands(Indicator indicator, Disaggregation by, Period period) {
        return inSnapshot(() -> new Bands(
                reached(),
                period,
                Bands.cells(
                        indicator,
                        by,
                        period,
                        (statement, cells) -> db.sql(statement)
                                .param("from", period.from())
                                .param("to", period.to())
                                .query((ResultSet row) -> cells.take(row)))));
    }

    List<Person> people(Calculation.ShareOfPeople share, CommuneCode commune, Period period) {
        return db.sql("select person, counted from (" + share.people() + ") p where place = :commune order by person")
                .param("commune", commune.value())
                .param("from", period.from())
                .param("to", period.to())
                .query((row, n) -> new Person(row.getLong(1), row.getBoolean(2)))
                .list();
    }

    private <T> T inSnapshot(Supplier<T> work) {
        return Objects.requireNonNull(snapshot.execute(status -> work.get()));
    }

    private Cells cells(Computed computed, Period period) {
        var byPlace = new HashMap<String, Cell>();
        for (var statement : CellStatements.of(computed)) {
            db.sql(statement)
                    .param("from", period.from())
                    .param("to", period.to())
                    .query((ResultSet row) -> merge(byPlace, row));
        }
        return new Cells(period, byPlace);
    }

    static void merge(Map<String, Cell> byPlace, ResultSet row) throws SQLException {
        // A null place is known to nobody: neither the claim nor the facility register tells where.
        var place = Objects.requireNonNullElse(row.getString(1), "");
        byPlace.merge(place, new Cell(row.getDouble(2), row.getDouble(3)), Cell::plus);
    }
}
