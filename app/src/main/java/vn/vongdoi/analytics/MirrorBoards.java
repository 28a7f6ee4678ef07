package vn.vongdoi.analytics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.mirror.Changes;
import vn.vongdoi.mirror.Reading;

/**
 * Boards worked out from the mirror and kept: after a change only those cells are worked out again that it can touch. For one
 * thread at a time. Whatever is thrown here leaves it to be closed.
 */
final class MirrorBoards implements AutoCloseable {
    /** Others than the board of today and the points: what somebody asked for over days of their own. */
    private static final int MOST_ASKED = 200;

    private final Reading reading;
    private final MirrorEvaluation evaluation;
    private final Clock clock;
    private final Map<Day, Kept> kept = new HashMap<>();
    private final Map<Asked, Kept> asked = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Kept> eldest) {
            return size() > MOST_ASKED;
        }
    };
    private Board.Reached reached;
    private Optional<LocalDate> beginning;

    private record Day(Shape shape, LocalDate to) {}

    /** One indicator over days that somebody chose. */
    record Asked(Indicator indicator, Computed computed, Period period) {}

    /** @param since what was learned after it was worked out */
    private record Kept(Board board, Changes since) {
        boolean isAt(Board.Reached reached) {
            return since.isNothing() && board.reached().equals(reached);
        }

        Kept after(Changes changes) {
            return new Kept(board, since.and(changes));
        }
    }

    MirrorBoards(Supplier<Reading> mirror, Clock clock) {
        reading = mirror.get();
        this.clock = clock;
        evaluation = new MirrorEvaluation(reading);
        reached = evaluation.reached();
        beginning = evaluation.beginning();
    }

    boolean isBehind() {
        return reading.isBehind();
    }

    Optional<LocalDate> beginning() {
        return beginning;
    }

    Board.Reached reached() {
        return reached;
    }

    /** Takes in what the mirror has learned since. Boards are made good when they are asked for. */
    Changes advance() {
        if (!reading.isBehind()) return Changes.Some.NOTHING;
        var changes = reading.advance();
        reached = evaluation.reached();
        beginning = evaluation.beginning();
        kept.replaceAll((_, one) -> one.after(changes));
        asked.replaceAll((_, one) -> one.after(changes));
        return changes;
    }

    /** As of where it stands now. */
    Board board(List<Indicator> indicators, Shape shape, LocalDate to) {
        var one = kept.get(new Day(shape, to));
        if (one != null && one.isAt(reached)) return one.board();
        var since = one == null ? new Changes.Everything() : one.since();
        var cells = new HashMap<String, Cells>();
        for (var indicator : indicators) {
            if (!(indicator.calculation() instanceof Computed computed)) continue;
            var former = one == null ? Optional.<Cells>empty() : one.board().find(indicator);
            shape.period(computed, to, beginning)
                    .ifPresent(period -> cells.put(
                            indicator.code(),
                            former.isPresent()
                                    ? evaluation.cells(computed, former.get(), since)
                                    : evaluation.cells(computed, period)));
        }
        var board = new Board(to, reached, clock.instant(), cells);
        kept.put(new Day(shape, to), new Kept(board, Changes.Some.NOTHING));
        return board;
    }

    /** As of where it stands now. */
    Board board(Asked question) {
        var one = asked.get(question);
        if (one != null && one.isAt(reached)) return one.board();
        var indicator = question.indicator();
        var cells = one == null
                ? evaluation.cells(question.computed(), question.period())
                : evaluation.cells(question.computed(), one.board().of(indicator), one.since());
        var board = new Board(question.period().to(), reached, clock.instant(), Map.of(indicator.code(), cells));
        asked.put(question, new Kept(board, Changes.Some.NOTHING));
        return board;
    }

    /** As of where it stands now; nothing of it is kept. */
    Bands bands(Indicator indicator, Disaggregation by, Period period) {
        return new Bands(reached, period, Bands.cells(reading, indicator, by, period));
    }

    /** Lets go of the boards of other days. */
    void retain(Collection<LocalDate> days) {
        kept.keySet().removeIf(it -> !days.contains(it.to()));
    }

    @Override
    public void close() {
        reading.close();
    }
}
