package vn.vongdoi.claims;

import java.util.stream.LongStream;
import vn.vongdoi.claims.EncounterReport.Status;

/** What became of a delivery, counted file by file. Not for use by several threads. */
public final class Totals {
    private long files;
    private long unreadable;
    private final long[] encounters = new long[Status.values().length];

    public void add(FileReport file) {
        files++;
        if (!file.readable()) unreadable++;
        file.encounters().forEach(this::add);
    }

    public void add(EncounterReport encounter) {
        encounters[encounter.status().ordinal()]++;
    }

    public long files() {
        return files;
    }

    /** Files of which nothing could be taken. */
    public long unreadable() {
        return unreadable;
    }

    public long encounters() {
        return LongStream.of(encounters).sum();
    }

    public long count(Status status) {
        return encounters[status.ordinal()];
    }
}
