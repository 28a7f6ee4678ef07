package vn.vongdoi.analytics;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vongdoi.analytics.MirrorBoards.Asked;
import vn.vongdoi.mirror.Mirror;

/**
 * Keeps today's board and the points of the trends: past month ends and today. Pages read what is kept; one background
 * thread, started by the first reader, watches how far the store has come (also other processes write) and computes again
 * what has fallen behind, at work half of the time at most: a load must not be slowed by its own score. Figures come from the
 * mirror, which tells what a change can touch; without one, or when it stands still though the store goes on, from PostgreSQL.
 */
final class Boards implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Boards.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(20);
    /** So long a mirror may tell nothing new while the store does; while somebody is writing it, longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PATIENCE_WITH_WRITING = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int MONTHS = 12;

    private final Evaluation store;
    private final Optional<Mirror> mirror;
    private final List<Indicator> indicators;
    private final Clock clock;
    private final ReentrantLock computing = new ReentrantLock();
    private final Map<LocalDate, Board> points = new ConcurrentHashMap<>();
    private final Map<Asked, Board> beside = new ConcurrentHashMap<>();
    private @Nullable MirrorBoards mirrored;
    private boolean fromMirror;
    private volatile long moved = System.nanoTime();
    private volatile @Nullable Board latest;
    private volatile @Nullable Thread watcher;
    private final CountDownLatch closing = new CountDownLatch(1);

    Boards(Evaluation store, Optional<Mirror> mirror, List<Indicator> indicators, Clock clock) {
        this.store = store;
        this.mirror = mirror;
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
        var reached = store.reached();
        computing.lock();
        try {
            var board = latest;
            if (board == null || !board.reached().equals(reached) || !board.to().equals(today())) {
                board = broughtUp(it -> it.board(indicators, Shape.USUAL, today()))
                        .orElseGet(() -> store.board(indicators, today()));
                latest = board;
                watch();
            }
            return board;
        } finally {
            computing.unlock();
        }
    }

    /** As the store stands now. */
    Board current(Asked question) {
        computing.lock();
        try {
            return broughtUp(it -> it.board(question)).orElseGet(() -> ofStore(question));
        } finally {
            computing.unlock();
        }
    }

    /** The same told apart. */
    Bands bands(Indicator indicator, Disaggregation by, Period period) {
        Optional<Bands> told;
        computing.lock();
        try {
            told = broughtUp(it -> it.bands(indicator, by, period));
        } finally {
            computing.unlock();
        }
        return told.orElseGet(() -> store.bands(indicator, by, period));
    }

    /** As computed last; who asks first waits, and from then on it is kept. */
    Board kept(Asked question) {
        var board = beside.get(question);
        if (board != null) return board;
        var computed = current(question);
        beside.put(question, computed);
        return computed;
    }

    /** Past month ends and today, oldest first; those not computed yet are left out. */
    List<Board> points() {
        latest(); // the first reader starts the watcher
        return List.copyOf(new TreeMap<>(points).values());
    }

    private Board ofStore(Asked question) {
        return store.board(question.indicator(), question.computed(), question.period());
    }

    /**
     * What the mirror answers once it has come as far as the store; empty when PostgreSQL is to be asked, because it does not
     * come so far in time: somebody may be writing it for minutes.
     */
    private <T> Optional<T> broughtUp(Function<MirrorBoards, T> question) {
        var asked = store.reached();
        return answered(boards -> {
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                boards.advance();
                if (isEnough(boards.reached(), asked)) break;
                if (mirror.orElseThrow().follow(false)) {
                    boards.advance();
                    break;
                }
                if (System.nanoTime() > end || closing.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS))
                    return Optional.empty();
            }
            moved = System.nanoTime();
            return Optional.of(question.apply(boards));
        });
    }

    /**
     * Whether the mirror tells all that the store had been told when somebody asked: it stands at a later position, taken in one
     * snapshot with all before it, or as the store does now, for the schedules come further at the same position. After the
     * store itself stands only a mirror of another past: the store was restored.
     */
    private boolean isEnough(Board.Reached mirrored, Board.Reached asked) {
        var now = store.reached();
        return mirrored.equals(now) || mirrored.position() > asked.position() && mirrored.position() <= now.position();
    }

    private interface Answer<T> {
        Optional<T> of(MirrorBoards boards) throws InterruptedException;
    }

    /** Empty without a mirror, and when it fails: then it is opened anew the next time. */
    private <T> Optional<T> answered(Answer<T> answer) {
        if (mirror.isEmpty() || !mirror.get().exists()) return Optional.empty();
        try {
            var boards = mirrored;
            if (boards == null) {
                boards = new MirrorBoards(mirror.get()::read, clock);
                mirrored = boards;
            }
            var answered = answer.of(boards);
            if (answered.isPresent() && !fromMirror) LOG.info("Figures come from the mirror");
            fromMirror = answered.isPresent();
            return answered;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("The mirror cannot answer; figures come from PostgreSQL", e);
            letGo();
            return Optional.empty();
        }
    }

    private void letGo() {
        fromMirror = false;
        var boards = mirrored;
        mirrored = null;
        if (boards != null) boards.close();
    }

    /** Waits for a computation that is under way: cutting it off would only tear its database connection. */
    @Override
    public void close() {
        closing.countDown();
        var thread = watcher;
        try {
            if (thread != null) thread.join(CLOSING_LIMIT);
            if (computing.tryLock(CLOSING_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    letGo();
                } finally {
                    computing.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether today's board had fallen behind and is computed again */
    boolean catchUp() {
        var reached = store.reached();
        if (isAt(latest, reached)) {
            moved = System.nanoTime();
            return false;
        }
        computing.lock();
        try {
            var board = answered(boards -> {
                        if (boards.isBehind()) moved = System.nanoTime();
                        boards.advance();
                        boards.retain(days());
                        return isStuck(boards, reached)
                                ? Optional.empty()
                                : Optional.of(boards.board(indicators, Shape.USUAL, today()));
                    })
                    .orElseGet(() -> store.board(indicators, today()));
            // What somebody had computed meanwhile from PostgreSQL may be newer.
            var before = latest;
            if (before != null && before.to().equals(board.to()) && board.position() < before.position()) return false;
            latest = board;
            return before == null || !isAt(before, board.reached());
        } finally {
            computing.unlock();
        }
    }

    private boolean isAt(@Nullable Board board, Board.Reached reached) {
        return board != null && board.reached().equals(reached) && board.to().equals(today());
    }

    private boolean isStuck(MirrorBoards boards, Board.Reached reached) {
        var still = Duration.ofNanos(System.nanoTime() - moved);
        if (isEnough(boards.reached(), reached) || still.compareTo(PATIENCE) < 0) return false;
        if (still.compareTo(PATIENCE_WITH_WRITING) < 0 && mirror.orElseThrow().isBeingWritten()) return false;
        if (fromMirror) LOG.warn("The mirror stands still; figures come from PostgreSQL");
        return true;
    }

    /** The latest point of the trends that has fallen behind. @return whether there was one */
    boolean catchUpOnePoint() {
        var reached = latest().reached();
        var days = days();
        points.keySet().retainAll(days);
        for (var day : days.reversed()) {
            var point = points.get(day);
            if (point != null && point.reached().equals(reached)) continue;
            points.put(
                    day,
                    like(
                            boards -> boards.board(indicators, Shape.POINT, day),
                            () -> store.board(indicators, Shape.POINT, day)));
            return true;
        }
        return false;
    }

    /** The first figure beside published ones that has fallen behind. @return whether there was one */
    private boolean catchUpOneBeside() {
        var reached = latest().reached();
        for (var one : beside.entrySet()) {
            if (one.getValue().reached().equals(reached)) continue;
            one.setValue(like(boards -> boards.board(one.getKey()), () -> ofStore(one.getKey())));
            return true;
        }
        return false;
    }

    /** From where today's board came. */
    private Board like(Function<MirrorBoards, Board> question, Supplier<Board> ofStore) {
        computing.lock();
        try {
            return fromMirror
                    ? answered(boards -> Optional.of(question.apply(boards))).orElseGet(ofStore)
                    : ofStore.get();
        } finally {
            computing.unlock();
        }
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
                var behind = !catchUp() && (catchUpOnePoint() || catchUpOneBeside());
                var spent = Duration.ofNanos(System.nanoTime() - started);
                pause = behind || spent.compareTo(PAUSE) > 0 ? spent : PAUSE;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // Also when memory was short. The pages go on showing the last figures with their time; the next round
                // tries
                // again.
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
