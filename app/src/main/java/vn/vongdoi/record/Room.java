package vn.vongdoi.record;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds the bytes of everything on its way into the record through one door, from its reading to its answer, whoever
 * sends it and however large.
 */
public final class Room {
    private static final int UNIT = 1024;

    private final int size;
    private final Semaphore free;

    public Room(long bytes) {
        size = Math.toIntExact(bytes / UNIT);
        free = new Semaphore(size);
    }

    /** What one document takes up; left once, however often it is asked to. */
    public final class Place {
        private final int units;
        private final AtomicBoolean left = new AtomicBoolean();

        private Place(int units) {
            this.units = units;
        }

        public void leave() {
            if (!left.getAndSet(true)) free.release(units);
        }
    }

    public Optional<Place> tryEnter(long bytes) {
        var units = units(bytes);
        return free.tryAcquire(units) ? Optional.of(new Place(units)) : Optional.empty();
    }

    /** Waits; the caller must not keep others' room by waiting, or nobody gets on. */
    public Place enter(long bytes) {
        var units = units(bytes);
        free.acquireUninterruptibly(units);
        return new Place(units);
    }

    /** One larger than the whole room has it to itself. */
    private int units(long bytes) {
        return (int) Math.min(size, 1 + bytes / UNIT);
    }
}
