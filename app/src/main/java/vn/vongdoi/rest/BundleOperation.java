package vn.vongdoi.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.record.Records;

/** {@code POST [base]}: a batch, whose entries stand each alone, or a transaction, which holds whole or not at all. */
final class BundleOperation {
    private static final int MOST_ENTRIES = 20_000;

    /** A Bundle from so many bytes on holds a tree of some weight. */
    private static final int LARGE = 256 * 1024;

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

    /** The entries meet other requests in the record's queue, so that many are written with one flush to disk. */
    private Answer batch(Call call, List<BundleEntry> entries) {
        var answers = new ArrayList<Answer>(entries.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = entries.stream()
                    .map(entry -> threads.submit(() -> alone(call, entry)))
                    .toList();
            for (var one : waiting) answers.add(result(one));
        }
        return response("batch-response", call, answers);
    }

    private Answer transaction(Call call, List<BundleEntry> entries) {
        var answers = new Transaction(call, entries, records, write).answers();
        for (var i = 0; i < entries.size(); i++) {
            if (answers.get(i) != null) continue;
            answers.set(i, alone(call, entries.get(i)));
        }
        return response("transaction-response", call, answers);
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
