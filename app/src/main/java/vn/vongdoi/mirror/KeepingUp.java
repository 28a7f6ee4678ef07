package vn.vongdoi.mirror;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.vongdoi.record.Records;

/** Keeps the mirror of this data folder up with the store. A server makes it when there is none. */
@Component
class KeepingUp implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(KeepingUp.class);

    /** What this process writes wakes the thread; what others write and what the schedules say is looked for so often. */
    private static final long PAUSE_MILLIS = 2_000;

    private static final long SHORTEST_REST_MILLIS = 1_000;
    private static final long LONGEST_REST_MILLIS = 4_000;
    private static final long PAUSE_AFTER_FAULT_MILLIS = 10_000;

    private final Mirror mirror;
    private final Settings settings;
    private volatile boolean serving;
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    KeepingUp(Mirror mirror, Records records, Environment environment) {
        this.mirror = mirror;
        settings = Settings.of(environment);
        records.wake(news::release);
        thread = Thread.ofPlatform().name("mirror").daemon().start(this::keepUp);
    }

    /** Commands come and go; a server reads it for as long as it runs. */
    @EventListener
    void serving(WebServerInitializedEvent event) {
        serving = true;
        news.release();
    }

    private void keepUp() {
        var pause = 0L;
        try {
            while (closing.getCount() > 0) {
                news.tryAcquire(pause, TimeUnit.MILLISECONDS);
                news.drainPermits();
                if (closing.getCount() == 0) return;
                var begun = System.nanoTime();
                pause = look();
                // Half of a core at most, and a second for more to come: each addition is files.
                var spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                var rest = Math.clamp(spent, SHORTEST_REST_MILLIS, LONGEST_REST_MILLIS);
                if (pause == 0 && closing.await(rest, TimeUnit.MILLISECONDS)) return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long to wait then */
    private long look() {
        try {
            if (!mirror.isFollowed()) {
                if (!serving || !settings.made()) return PAUSE_MILLIS;
                log.info("Making a mirror of the record, in the background");
                log.info("The mirror is made: {} rows", mirror.rebuild((_, _, _) -> {}));
                return 0;
            }
            return mirror.isBehind() && mirror.follow(false) ? 0 : PAUSE_MILLIS;
        } catch (RuntimeException | Error e) {
            if (closing.getCount() == 0) return 0;
            // Also when memory was short. The manifest still names what was right before; the next round begins there.
            log.warn("The mirror could not be brought up to the store; trying again", e);
            return PAUSE_AFTER_FAULT_MILLIS;
        }
    }

    @Override
    public void destroy() {
        // An addition that is under way is let finish: cutting it off would only tear its database connection.
        closing.countDown();
        news.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
