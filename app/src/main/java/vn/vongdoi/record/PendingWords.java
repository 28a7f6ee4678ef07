package vn.vongdoi.record;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Words of new resources stand in a list that every search reads through, until somebody sorts them into the index.
 * PostgreSQL leaves that to whichever writer finds the list full, and all who write behind it wait; here a thread of
 * its own does it beside them, soon after anything was written.
 */
final class PendingWords implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PendingWords.class);

    /** Many rows are sorted in for hardly more than a few. */
    private static final long PAUSE_MILLIS = 700;

    private final JdbcClient sql;
    private final Semaphore written = new Semaphore(0);
    private final Semaphore closing = new Semaphore(0);
    private final Thread thread;

    PendingWords(JdbcClient sql) {
        this.sql = sql;
        this.thread = Thread.ofPlatform().name("record-words").daemon().start(this::sort);
    }

    void written() {
        if (written.availablePermits() == 0) written.release();
    }

    private void sort() {
        try {
            while (!closing.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                written.acquire();
                written.drainPermits();
                if (closing.availablePermits() == 0) sortIn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sortIn() {
        try {
            sql.sql("select gin_clean_pending_list('record.resource_terms')")
                    .query(Long.class)
                    .single();
        } catch (DataAccessException e) {
            // Nothing is lost by it: the list is still read by every search, and a writer that finds it full sorts it
            // in.
            log.warn("The index of words could not be tidied; the next write tries again", e);
        }
    }

    @Override
    public void close() {
        closing.release();
        written.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
