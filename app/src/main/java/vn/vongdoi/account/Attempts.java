package vn.vongdoi.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what an address has tried of late: so many within a window, then it waits until the window is over. In memory
 * only: it forgets at a restart, and that is enough.
 */
public final class Attempts {
    private static final int ADDRESSES = 10_000;

    private record Counted(int count, Instant until) {}

    private final int allowed;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Counted> byAddress = new LinkedHashMap<>();

    public Attempts(int allowed, Duration window, Clock clock) {
        this.allowed = allowed;
        this.window = window;
        this.clock = clock;
    }

    /** Counts one more, before it is known how it ends, so that many at once do not slip through; false = too many. */
    public synchronized boolean mayTry(String address) {
        var before = byAddress.get(address);
        var counted = before == null || !clock.instant().isBefore(before.until())
                ? new Counted(1, clock.instant().plus(window))
                : new Counted(Math.min(before.count() + 1, allowed + 1), before.until());
        byAddress.put(address, counted);
        if (byAddress.size() > ADDRESSES)
            byAddress.remove(byAddress.keySet().iterator().next());
        return counted.count() <= allowed;
    }

    /** It went well: none of those before counts any more. */
    public synchronized void forget(String address) {
        byAddress.remove(address);
    }

    /** For {@code Retry-After}, in seconds. */
    public long seconds() {
        return window.toSeconds();
    }
}
