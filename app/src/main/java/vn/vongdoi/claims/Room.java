package vn.vongdoi.claims;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bounds the bytes of all encounters between their reading and their answer, whoever sends them and however large. */
final class Room {
    private static final int UNIT = 1024;

    private final int size;
    private final Semaphore free;

    Room(long bytes) {
        size = Math.toIntExact(bytes / UNIT);
        free = new Semaphore(size);
    }

    /** What an encounter takes up; left once, however often it is asked to. */
    final class Place {
        private final int units;
        private final AtomicBoolean left = new AtomicBoolean();

        private Place(int units) {
            this.units = units;
        }

        void leave() {
            if (!left.getAndSet(true)) free.release(units);
        }
    }

    Optional<Place> tryEnter(long bytes) {
        var units = units(bytes);
        return free.tryAcquire(units) ? Optional.of(new Place(units)) : Optional.empty();
    }

    /** Waits; the caller must not keep others' room by waiting, or nobody gets on. */
    Place enter(long bytes) {
        var units = units(bytes);
        free.acquireUninterruptibly(units);
        return new Place(units);
    }

    /** One larger than the whole room has it to itself. */
    private int units(long bytes) {
        return (int) Math.min(size, 1 + bytes / UNIT);
    }
}
