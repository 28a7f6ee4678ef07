package vn.vongdoi.seal;

/**
 * The first thing that is wrong with a log.
 *
 * @param chain and {@code number} name the event
 * @param fault what is wrong with it, in Vietnamese and English
 */
public record Finding(int chain, long number, String fault) {
    @Override
    public String toString() {
        return "Sự kiện / event " + chain + "-" + number + ": " + fault;
    }
}
