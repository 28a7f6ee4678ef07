package vn.vongdoi.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.seal.Chain;

/**
 * Enters what was read, many readings in one go, into a chain that only this process writes. A reading that is not
 * entered is not answered. The database need not bring it to disk first: a program that dies loses nothing, a machine
 * that loses power the readings of its last half second.
 */
final class Readings implements AutoCloseable {
    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_WAITING = 10_000;

    private record Waiting(List<Told> told, CompletableFuture<Void> entered) {}

    private final AuditStore store;
    private final Pseudonyms pseudonyms;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private volatile boolean closing;
    private @Nullable Chain chain;
    private @Nullable Connection connection;

    Readings(
            AuditStore store,
            Pseudonyms pseudonyms,
            DataSource dataSource,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.pseudonyms = pseudonyms;
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.clock = clock;
        this.writer = Thread.ofPlatform().name("audit-readings").daemon().start(this::write);
    }

    /** Returns when they are entered. */
    void enter(List<Told> told) {
        if (told.isEmpty()) return;
        var waiting = new Waiting(told, new CompletableFuture<>());
        try {
            while (!queue.offer(waiting, 1, TimeUnit.SECONDS)) {
                if (closing) throw new IllegalStateException("đang dừng / shutting down");
            }
            waiting.entered.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while entering a reading", e);
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "Không ghi được nhật ký đọc / a reading could not be entered", e.getCause());
        }
    }

    private void write() {
        try {
            while (!closing || !queue.isEmpty()) {
                var first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first == null) {
                    release();
                    continue;
                }
                var group = new ArrayList<Waiting>();
                group.add(first);
                queue.drainTo(group, MOST_AT_ONCE - 1);
                write(group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    private void write(List<Waiting> group) {
        try {
            var told = group.stream().flatMap(waiting -> waiting.told.stream()).toList();
            append(told);
            group.forEach(waiting -> waiting.entered.complete(null));
        } catch (SQLException | RuntimeException e) {
            // Whether they were entered is not known: what comes next goes into another chain.
            chain = null;
            release();
            group.forEach(waiting -> waiting.entered.completeExceptionally(e));
        }
    }

    private void append(List<Told> told) throws SQLException {
        if (chain == null) chain = transaction.execute(_ -> store.open(clock.instant()));
        if (chain == null) throw new IllegalStateException("no chain was opened");
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AuditStore.append(connected(), Events.of(told, chain, pseudonyms, now));
    }

    private Connection connected() throws SQLException {
        if (connection != null) return connection;
        var opened = dataSource.getConnection();
        try (var statement = opened.createStatement()) {
            statement.execute("set synchronous_commit = off");
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        connection = opened;
        return opened;
    }

    private void release() {
        var opened = connection;
        connection = null;
        if (opened == null) return;
        try (opened;
                var statement = opened.createStatement()) {
            statement.execute("reset synchronous_commit");
        } catch (SQLException e) {
            // The pool throws away a connection that fails.
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
