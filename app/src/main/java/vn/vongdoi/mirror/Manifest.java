package vn.vongdoi.mirror;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which files are the mirror, and as of what.
 *
 * @param mirror which of the mirrors of its database
 * @param step counts the manifests
 * @param from the position from which on it tells also what stood before: of people, schedules and registers the store
 *     itself knows only what stands
 * @param position of the store
 * @param taken when
 * @param head how far the schedules had come there, as the store words it
 * @param seen the store's transactions before this one are all in it
 * @param retired files of former manifests, which somebody may still read
 */
record Manifest(
        int format,
        UUID mirror,
        int step,
        long from,
        long position,
        Instant taken,
        String head,
        String seen,
        List<Part> parts,
        List<Retired> retired) {
    static final int FORMAT = 2;

    record Retired(String file, Instant at) {}

    Manifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "Bản sao cột có định dạng " + format + "; hãy chạy `vongdoi mirror rebuild`."
                            + " / The mirror has format " + format + "; run `vongdoi mirror rebuild`.");
        }
        parts = List.copyOf(parts);
        retired = List.copyOf(retired);
    }

    Manifest with(List<Part> others) {
        return new Manifest(format, mirror, step, from, position, taken, head, seen, others, retired);
    }

    Manifest with(List<Part> others, List<Retired> former) {
        return new Manifest(format, mirror, step, from, position, taken, head, seen, others, former);
    }

    /** The same, in other files. */
    Manifest next(Instant now) {
        return new Manifest(format, mirror, step + 1, from, position, now, head, seen, parts, List.of());
    }

    List<Part> of(Table table, boolean delta) {
        return parts.stream()
                .filter(it -> it.table() == table && it.delta() == delta)
                .toList();
    }
}
