package vn.vongdoi.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.record.Records;

/** {@code POST [base]}: a batch, whose entries stand each alone, or a transaction, which holds whole or not at all. */
final class BundleOperation {
    private static final int MOST_ENTRIES = 20_000;

    /** A Bundle from so many bytes on holds a tree of some weight. */
    private static final int LARGE = 256 * 1024;

    private static final int MOST_ANSWERED_MB = 32;
    private static final long MOST_ANSWERED = (long) MOST_ANSWERED_MB << 20;

    /** Trees of many large Bundles at once would only wait for a core and for the collector. */
    private final Semaphore working = new Semaphore(2 * Runtime.getRuntime().availableProcessors());

    private final Records records;
    private final Write write;
    private @Nullable Router router;

    BundleOperation(Records records, Write write) {
        this.records = records;
        this.write = write;
    }

    /** The entries of a Bundle are requests like any other. */
    void entriesGoTo(Router router) {
        this.router = router;
    }

    Answer answer(Call call) {
        if (call.body().length < LARGE) return worked(call);
        working.acquireUninterruptibly();
        try {
            return worked(call);
        } finally {
            working.release();
        }
    }

    private Answer worked(Call call) {
        var bundle = BundleReading.read(call.body());
        var entries = new ArrayList<BundleEntry>();
        for (var entry : bundle.path("entry")) entries.add(BundleEntry.of(entry, entries.size(), call.base()));
        if (entries.size() > MOST_ENTRIES) {
            throw BundleEntry.fault(
                    "Bundle.entry",
                    "Một Bundle có tối đa " + MOST_ENTRIES + " entry.",
                    "A Bundle has at most " + MOST_ENTRIES + " entries.");
        }
        return switch (bundle.path("type").asString("")) {
            case "batch" -> batch(call, entries);
            case "transaction" -> transaction(call, entries);
            default ->
                throw BundleEntry.fault(
                        "Bundle.type",
                        "Ở đây chỉ nhận Bundle batch hoặc transaction.",
                        "Only Bundles of type batch or transaction are taken here.");
        };
    }

    /**
     * The entries that write meet other requests in the record's queue, so that many are written with one flush to disk.
     * Those that read come one after the other: their answers are all in memory in the end.
     */
    private Answer batch(Call call, List<BundleEntry> entries) {
        var answers = new Answer[entries.size()];
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new HashMap<Integer, Future<Answer>>();
            for (var i = 0; i < answers.length; i++) {
                var entry = entries.get(i);
                if (entry.reads()) continue;
                waiting.put(i, threads.submit(() -> alone(call, entry)));
            }
            waiting.forEach((i, one) -> answers[i] = result(one));
        }
        read(call, entries, answers);
        return response("batch-response", call, List.of(answers));
    }

    /** Answers what has no answer yet, as long as all together are not too much. */
    private void read(Call call, List<BundleEntry> entries, @Nullable Answer[] answers) {
        var bytes = Arrays.stream(answers).mapToLong(BundleOperation::size).sum();
        for (var i = 0; i < answers.length; i++) {
            if (answers[i] != null) continue;
            answers[i] = bytes > MOST_ANSWERED ? tooMuch().answer() : alone(call, entries.get(i));
            bytes += size(answers[i]);
        }
    }

    private static long size(@Nullable Answer answer) {
        return answer == null || answer.body() == null ? 0 : answer.body().length;
    }

    private static Fault tooMuch() {
        return new Fault(
                413,
                Issue.Code.TOO_COSTLY,
                "Các câu trả lời trước trong Bundle đã hơn " + MOST_ANSWERED_MB + " MB; hãy hỏi riêng.",
                "The answers before in the Bundle come to more than " + MOST_ANSWERED_MB + " MB; ask for this alone.");
    }

    private Answer transaction(Call call, List<BundleEntry> entries) {
        var answers = new Transaction(call, entries, records, write).answers().toArray(Answer[]::new);
        read(call, entries, answers);
        return response("transaction-response", call, List.of(answers));
    }

    /** A URL that cannot be read is that entry's fault. */
    private Answer alone(Call call, BundleEntry entry) {
        try {
            return router().answerEntry(call(call, entry));
        } catch (Fault fault) {
            return fault.answer();
        }
    }

    private static Answer response(String type, Call call, List<Answer> answers) {
        var bundle = new Bundles(type, call, OptionalLong.empty());
        answers.forEach(bundle::response);
        return Answer.of(200, bundle.finish());
    }

    private static Answer result(Future<Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a batch", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an entry of a batch failed", e.getCause());
        }
    }

    private static Call call(Call bundle, BundleEntry entry) {
        var resource = entry.resource();
        return new Call(
                bundle.actor(),
                entry.verb(),
                entry.path(),
                Criteria.parse(entry.query()),
                entry.conditions(),
                bundle.preference(),
                resource == null ? new byte[0] : Resource.bytes(resource),
                null,
                bundle.base());
    }

    private Router router() {
        if (router == null) throw new IllegalStateException("a Bundle's entries have nowhere to go");
        return router;
    }
}
