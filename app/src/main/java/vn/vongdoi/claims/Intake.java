package vn.vongdoi.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimcheck.Severity;
import vn.vongdoi.record.Room;

/**
 * The queue in front of the one writer. Encounters of all files and senders wait here together and are stored in
 * groups: one commit, one disk flush for many; each is answered only after its group is durable.
 */
final class Intake implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final int GROUP = 256;

    private final ClaimStore store;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(2 * GROUP);
    private final Thread writer;
    private volatile boolean closing;
    private @Nullable Waiting held;

    record Waiting(Checked checked, Room.Place place, CompletableFuture<EncounterReport> answer) {
        void answer(EncounterReport report) {
            place.leave();
            answer.complete(report);
        }

        void fail(Throwable e) {
            place.leave();
            answer.completeExceptionally(e);
        }
    }

    Intake(ClaimStore store) {
        this.store = store;
        this.writer = Thread.ofPlatform().name("claims-writer").daemon().start(this::write);
    }

    /** Waits when the writer is behind: the sender slows down. The place is left when the answer is there. */
    CompletableFuture<EncounterReport> submit(Checked checked, Room.Place place) {
        var waiting = new Waiting(checked, place, new CompletableFuture<>());
        try {
            do {
                if (closing) {
                    place.leave();
                    throw new IllegalStateException("đang dừng / shutting down");
                }
            } while (!queue.offer(waiting, 1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            place.leave();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while handing in an encounter", e);
        }
        return waiting.answer();
    }

    private void write() {
        try {
            while (!closing || !queue.isEmpty() || held != null) {
                var group = group();
                if (!group.isEmpty()) store(group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** At most one document of the same encounter a group: the second must see what the first stored. */
    private List<Waiting> group() throws InterruptedException {
        var group = new ArrayList<Waiting>(GROUP);
        var encounters = new HashSet<String>();
        var next = held != null ? held : queue.poll(200, TimeUnit.MILLISECONDS);
        held = null;
        while (next != null) {
            // A rejected document changes nothing that another could see.
            if (!next.checked().rejected() && !encounters.add(next.checked().encounterKey())) {
                held = next;
                break;
            }
            group.add(next);
            next = group.size() < GROUP ? queue.poll() : null;
        }
        return group;
    }

    private void store(List<Waiting> group) {
        try {
            var answers = store.store(group.stream().map(Waiting::checked).toList());
            for (var i = 0; i < answers.size(); i++) group.get(i).answer(answers.get(i));
        } catch (DataIntegrityViolationException e) {
            // One of them is at fault: alone, each gets its own answer.
            if (group.size() > 1) group.forEach(w -> store(List.of(w)));
            else unstorable(group.getFirst(), e);
        } catch (RuntimeException | Error e) {
            // Nothing is stored and nobody waits for ever; the senders hear it and send again.
            log.error("{} encounters could not be stored", group.size(), e);
            group.forEach(w -> w.fail(e));
        }
    }

    private static void unstorable(Waiting waiting, RuntimeException e) {
        log.error("An encounter passed the checks and cannot be stored", e);
        var issues = new ArrayList<>(waiting.checked().issues());
        issues.add(
                new Issue(
                        "XML1",
                        0,
                        "MA_LK",
                        "",
                        "not-storable",
                        Severity.REJECT,
                        "Hồ sơ này không lưu được vì một lỗi của hệ thống; hãy báo quản trị. Các hồ sơ khác không bị ảnh hưởng."));
        waiting.answer(
                new EncounterReport(waiting.checked().encounter().maLk(), EncounterReport.Status.REJECTED, issues));
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
