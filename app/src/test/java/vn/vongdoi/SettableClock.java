package vn.vongdoi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/** In Viet Nam, and only moved by hand. */
public final class SettableClock extends Clock {
    /** Milliseconds since 1970. */
    private final AtomicLong now;

    private final ZoneId zone;

    public SettableClock() {
        this(new AtomicLong(Instant.parse("2026-11-21T03:00:00Z").toEpochMilli()), ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    private SettableClock(AtomicLong now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    public void advance(Duration time) {
        now.addAndGet(time.toMillis());
    }

    public void set(Instant time) {
        now.set(time.toEpochMilli());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Shows the same time: whoever moves one moves both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(now, other);
    }
}
