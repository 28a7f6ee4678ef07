package vn.vongdoi.seal;

import java.nio.charset.StandardCharsets;

/**
 * A chain of lines: the hash of each is SHA-256 of the hash before it and its own bytes, so that no line can be changed,
 * left out, put in or moved without changing every hash after it.
 */
public final class Chain {
    private final int number;
    private long last;
    private byte[] hash;

    private Chain(int number, long last, byte[] hash) {
        this.number = number;
        this.last = last;
        this.hash = hash.clone();
    }

    /** A chain without a line. Its number goes into the first hash: no two chains are alike. */
    public static Chain empty(int number) {
        return new Chain(number, 0, Hash.of(("vong-doi log " + number).getBytes(StandardCharsets.UTF_8)));
    }

    /** @param last number of the line that has this hash */
    public static Chain at(int number, long last, byte[] hash) {
        return new Chain(number, last, hash);
    }

    public Chain copy() {
        return new Chain(number, last, hash);
    }

    public int number() {
        return number;
    }

    /** Number of the last line; 0 when there is none. */
    public long last() {
        return last;
    }

    /** Adds a line, without its end, and tells its hash. */
    public byte[] add(byte[] line) {
        hash = Hash.of(hash, line);
        last++;
        return hash.clone();
    }

    byte[] hash() {
        return hash.clone();
    }
}
