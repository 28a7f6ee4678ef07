package vn.vongdoi.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import vn.vongdoi.access.Actor;
import vn.vongdoi.fhir.ResourceId;

/**
 * Where requests of many clients meet: whatever waits is written in one transaction with one flush to disk, and each is
 * answered only when that is durable. Inside the transaction they run one after the other, so that each sees what the
 * ones before it wrote; one that fails leaves nothing and does not touch the others.
 */
final class Desk implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Desk.class);
    private static final int MOST_REQUESTS = 256;

    /** A group is closed when it has so many resources: the ones behind it should not wait for ever. */
    private static final int MOST_RESOURCES = 4_000;

    private final Consumer<Consumer<Writing>> transaction;
    private final BlockingQueue<Request<?>> queue = new ArrayBlockingQueue<>(4 * MOST_REQUESTS);
    private final Thread writer;
    private volatile boolean closing;

    /** @param transaction runs one write and returns when it is durable */
    Desk(Consumer<Consumer<Writing>> transaction) {
        this.transaction = transaction;
        this.writer = Thread.ofPlatform().name("record-writer").daemon().start(this::write);
    }

    private static final class Request<T> {
        private final Actor actor;
        private final Collection<ResourceId> targets;
        private final Collection<ResourceId> references;
        private final Function<Writing, T> work;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private @Nullable Runnable outcome;

        Request(
                Actor actor,
                Collection<ResourceId> targets,
                Collection<ResourceId> references,
                Function<Writing, T> work) {
            this.actor = actor;
            this.targets = targets;
            this.references = references;
            this.work = work;
        }

        void run(Writing writing) {
            try {
                var made = writing.request(actor, () -> work.apply(writing));
                outcome = () -> answer.complete(made);
            } catch (DataAccessException e) {
                throw e; // the transaction is spoilt for all
            } catch (RuntimeException | Error e) {
                outcome = () -> answer.completeExceptionally(e);
            }
        }

        void answer() {
            if (outcome == null) throw new IllegalStateException("a request of the group was not run");
            outcome.run();
        }
    }

    <T> T submit(
            Actor actor, Collection<ResourceId> targets, Collection<ResourceId> references, Function<Writing, T> work) {
        var request = new Request<>(actor, targets, references, work);
        try {
            do {
                if (closing) throw new IllegalStateException("đang dừng / shutting down");
            } while (!queue.offer(request, 1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while handing in a write", e);
        }
        try {
            return request.answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            if (e.getCause() instanceof Error cause) throw cause;
            throw e;
        }
    }

    private void write() {
        try {
            while (!closing || !queue.isEmpty()) {
                var first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) write(group(first));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Request<?>> group(Request<?> first) {
        var group = new ArrayList<Request<?>>();
        var resources = 0;
        Request<?> next = first;
        while (next != null) {
            group.add(next);
            resources += next.targets.size();
            next = group.size() < MOST_REQUESTS && resources < MOST_RESOURCES ? queue.poll() : null;
        }
        return group;
    }

    private void write(List<Request<?>> group) {
        try {
            transaction.accept(writing -> {
                writing.load(
                        group.stream().flatMap(r -> r.targets.stream()).toList(),
                        group.stream().flatMap(r -> r.references.stream()).toList());
                for (var request : group) request.run(writing);
            });
            group.forEach(Request::answer);
        } catch (DataAccessException e) {
            // One of them is at fault, or two processes met: alone, each gets its own answer.
            if (group.size() > 1) group.forEach(r -> write(List.of(r)));
            else failed(group, e);
        } catch (RuntimeException | Error e) {
            failed(group, e);
        }
    }

    private static void failed(List<Request<?>> group, Throwable e) {
        log.error("{} requests could not be written", group.size(), e);
        group.forEach(r -> r.answer.completeExceptionally(e));
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
