package vn.vongdoi.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.seal.Chain;

/**
 * Takes down what is read in a {@link Spool}, and enters it behind that, many readings in one go, into a chain that only
 * this process writes. A reading that is not taken down is not answered. A program that dies loses nothing: whoever
 * starts next in the same folder enters what it left.
 */
final class Readings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Readings.class);

    private static final String NOT_ENTERED =
            "Nhật ký đọc không vào được kho dữ liệu / readings do not get into the database";

    /** How long readings wait for others to come along. */
    private static final long GATHERING = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int MUCH = 2_000;
    private static final int MOST_WAITING = 50_000;
    private static final int SPOOL_BYTES = 4_000_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final int SECONDS_BETWEEN_TRIES = 1;

    private final AuditStore store;
    private final Pseudonyms pseudonyms;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final Path folder;
    private final Clock clock;
    private final Thread writer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition entered = lock.newCondition();
    private final Deque<Noted> waiting = new ArrayDeque<>();
    private final Deque<Spool> spools = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean begun;

    /** As far as it is entered; what is waiting comes next. */
    private @Nullable Chain chain;

    /** Somebody waits until the event of this number is entered. */
    private long hurriedTo;

    /** A group may have been entered although the database did not say so. */
    private boolean uncertain;

    /** Why the last try did not do; it is tried again. */
    private @Nullable Exception failure;

    Readings(
            AuditStore store,
            Pseudonyms pseudonyms,
            DataSource dataSource,
            TransactionTemplate transaction,
            Path folder,
            Clock clock) {
        this.store = store;
        this.pseudonyms = pseudonyms;
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.folder = folder;
        this.clock = clock;
        this.writer = Thread.ofPlatform().name("audit-readings").daemon().start(this::write);
    }

    /** Returns when they are taken down. */
    void take(List<Told> told) {
        if (told.isEmpty()) return;
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var noted = told.stream().map(one -> Noted.of(one, now)).toList();
        var lines = new ByteArrayOutputStream(256 * noted.size());
        noted.forEach(one -> lines.writeBytes(one.line()));
        lock.lock();
        try {
            await(() -> isClosing() || waiting.size() < MOST_WAITING);
            if (isClosing()) throw new IllegalStateException("đang dừng / shutting down");
            spool().append(lines.toByteArray());
            waiting.addAll(noted);
            if (waiting.size() == noted.size() || waiting.size() >= MUCH) work.signal();
        } catch (IOException e) {
            throw new UncheckedIOException("Không ghi được nhật ký đọc / a reading could not be taken down", e);
        } finally {
            lock.unlock();
        }
    }

    /** Returns when all that has been taken down so far is entered. */
    void settle() {
        lock.lock();
        try {
            var last = last() + waiting.size();
            hurriedTo = Math.max(hurriedTo, last);
            work.signal();
            await(() -> (begun && last() >= last) || failure != null);
            if (failure != null) throw new IllegalStateException(NOT_ENTERED, failure);
        } finally {
            lock.unlock();
        }
    }

    private interface Wanted {
        boolean isSo();
    }

    private void await(Wanted wanted) {
        var left = PATIENCE;
        try {
            while (!wanted.isSo()) {
                if (left <= 0) {
                    throw new IllegalStateException(NOT_ENTERED);
                }
                left = entered.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the log", e);
        }
    }

    /** The number of the last event that is entered. */
    private long last() {
        return chain == null ? 0 : chain.last();
    }

    private Spool spool() throws IOException {
        if (chain == null) chain = transaction.execute(_ -> store.open(clock.instant()));
        if (chain == null) throw new IllegalStateException("no chain was opened");
        var spool = spools.peekLast();
        if (spool == null || spool.size() >= SPOOL_BYTES) {
            spool = Spool.create(folder, chain.number(), last() + waiting.size() + 1);
            spools.addLast(spool);
        }
        return spool;
    }

    private void write() {
        try {
            while (!begin()) {
                if (closing.await(SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS)) return;
            }
            for (var group = gather(); !group.isEmpty(); group = gather()) {
                while (!enter(group)) {
                    // Whoever starts next enters what is left.
                    if (closing.await(SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS)) return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    /** Enters what programs that have died left behind. */
    private boolean begin() {
        try {
            enterLeft();
        } catch (IOException | SQLException | RuntimeException e) {
            log.error("Readings that were left behind could not be entered; it will be tried again", e);
            failed(e);
            return false;
        }
        lock.lock();
        try {
            begun = true;
            failure = null;
            entered.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** All are let go of again, also when one fails: what this program holds itself it would not find at the next try. */
    private void enterLeft() throws IOException, SQLException {
        var left = Spool.left(folder);
        try {
            for (var spool : left) enter(spool);
        } finally {
            for (var spool : left) spool.close();
        }
    }

    private void enter(Spool left) throws IOException, SQLException {
        var lines = left.read();
        var end = store.end(left.chain());
        var there = end.last() - left.first() + 1;
        if (there < 0) {
            // The numbers are kept, so that the gap is found when the log is verified.
            log.error("Chain {} has lost events before {}", left.chain(), left.first());
            end = Chain.at(left.chain(), left.first() - 1, new byte[0]);
        }
        var missing = lines.noted().stream().skip(Math.max(0, there)).toList();
        append(missing, end);
        if (!missing.isEmpty()) log.warn("{} readings of a program that died were entered", missing.size());
        if (lines.whole()) left.delete();
        else log.error("Some of the readings of a program that died cannot be read: {}", left.keepAside());
    }

    /** What goes into the chain next; empty when all is done. */
    private List<Noted> gather() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !isClosing()) work.await();
            var left = GATHERING;
            while (hurriedTo <= last() && !isClosing() && waiting.size() < MUCH && left > 0) {
                left = work.awaitNanos(left);
            }
            return waiting.stream().limit(MUCH).toList();
        } finally {
            lock.unlock();
        }
    }

    private boolean enter(List<Noted> group) {
        try {
            var now = chain().copy();
            var end = uncertain ? store.end(now.number()) : now;
            if (end.last() == now.last() + group.size()) {
                now = end;
            } else if (end.last() != now.last()) {
                throw new IllegalStateException(
                        "chain " + now.number() + " ends at " + end.last() + ", not at " + now.last());
            } else {
                uncertain = true;
                append(group, now);
            }
            uncertain = false;
            entered(group, now);
            return true;
        } catch (SQLException | RuntimeException e) {
            log.error("Readings could not be entered; it will be tried again", e);
            failed(e);
            return false;
        }
    }

    private void failed(Exception e) {
        lock.lock();
        try {
            failure = e;
            entered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Chain chain() {
        lock.lock();
        try {
            if (chain == null) throw new IllegalStateException("nothing was taken down");
            return chain;
        } finally {
            lock.unlock();
        }
    }

    private void append(List<Noted> noted, Chain end) throws SQLException {
        if (noted.isEmpty()) return;
        var events = Events.of(noted, end, pseudonyms);
        try (var connection = dataSource.getConnection()) {
            AuditStore.append(connection, events);
        }
    }

    private void entered(List<Noted> group, Chain now) {
        lock.lock();
        try {
            group.forEach(_ -> waiting.removeFirst());
            chain = now;
            failure = null;
            while (isLeftBehind()) delete(spools.removeFirst());
            entered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All of the oldest file is entered, and another is written to. */
    private boolean isLeftBehind() {
        return spools.stream()
                .skip(1)
                .findFirst()
                .filter(next -> next.first() <= last() + 1)
                .isPresent();
    }

    /** Whoever starts next finds that all of it is entered, if it stays. */
    private static void delete(Spool spool) {
        try {
            spool.delete();
        } catch (IOException e) {
            log.warn("A file of readings that are entered could not be deleted", e);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void release() {
        lock.lock();
        try {
            for (var spool : spools) {
                if (waiting.isEmpty()) delete(spool);
                else spool.close();
            }
            spools.clear();
        } catch (IOException e) {
            log.warn("A file of readings could not be closed", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing.countDown();
            work.signal();
            entered.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            writer.join(TimeUnit.NANOSECONDS.toMillis(PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
