package vn.vongdoi.analytics;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps today's board and the points of the trends: past month ends and today. Pages read what is kept; one background
 * thread, started by the first reader, watches how far the store has come (also other processes write) and computes again
 * what has fallen behind, taking at most half of one core: a load must not be slowed by its own score.
 */
final class Boards implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Boards.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(20);
    private static final int MONTHS = 12;

    private final Evaluation evaluation;
    private final List<Indicator> indicators;
    private final Clock clock;
    private final ReentrantLock computing = new ReentrantLock();
    private final Map<LocalDate, Board> points = new ConcurrentHashMap<>();
    private volatile @Nullable Board latest;
    private volatile @Nullable Thread watcher;
    private final CountDownLatch closing = new CountDownLatch(1);

    Boards(Evaluation evaluation, List<Indicator> indicators, Clock clock) {
        this.evaluation = evaluation;
        this.indicators = indicators;
        this.clock = clock;
    }

    /** As last computed; only the very first reader waits. */
    Board latest() {
        var board = latest;
        return board == null ? current() : board;
    }

    /** As the store stands now, computed before it is answered when something changed since. */
    Board current() {
        var reached = evaluation.reached();
        computing.lock();
        try {
            var board = latest;
            if (board == null || !board.reached().equals(reached) || !board.to().equals(today())) {
                board = evaluation.board(indicators, today());
                latest = board;
                watch();
            }
            return board;
        } finally {
            computing.unlock();
        }
    }

    /** Past month ends and today, oldest first; those not computed yet are left out. */
    List<Board> points() {
        latest(); // the first reader starts the watcher
        return List.copyOf(new TreeMap<>(points).values());
    }

    /** Waits for a computation that is under way: cutting it off would only tear its database connection. */
    @Override
    public void close() {
        closing.countDown();
        var thread = watcher;
        if (thread == null) return;
        try {
            thread.join(CLOSING_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether today's board had fallen behind */
    boolean catchUp() {
        var board = latest;
        if (board != null
                && board.reached().equals(evaluation.reached())
                && board.to().equals(today())) return false;
        current();
        return true;
    }

    /** The latest point of the trends that has fallen behind. @return whether there was one */
    boolean catchUpOnePoint() {
        var reached = evaluation.reached();
        var days = days();
        points.keySet().retainAll(days);
        for (var day : days.reversed()) {
            var point = points.get(day);
            if (point == null || !point.reached().equals(reached)) {
                points.put(day, evaluation.point(indicators, day));
                return true;
            }
        }
        return false;
    }

    private void watch() {
        if (watcher == null && closing.getCount() > 0)
            watcher = Thread.ofVirtual().name("indicators").start(this::keepFresh);
    }

    private void keepFresh() {
        var pause = PAUSE;
        while (true) {
            try {
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) return;
                var started = System.nanoTime();
                var behind = !catchUp() && catchUpOnePoint();
                var spent = Duration.ofNanos(System.nanoTime() - started);
                pause = behind || spent.compareTo(PAUSE) > 0 ? spent : PAUSE;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The pages go on showing the last figures with their time; the next round tries again.
                LOG.warn("Indicators could not be computed again; trying again in {} s", PAUSE.toSeconds(), e);
                pause = PAUSE;
            }
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private List<LocalDate> days() {
        var days = new ArrayList<LocalDate>();
        var month = YearMonth.from(today());
        for (var back = MONTHS - 1; back >= 1; back--)
            days.add(month.minusMonths(back).atEndOfMonth());
        days.add(today());
        return days;
    }
}
