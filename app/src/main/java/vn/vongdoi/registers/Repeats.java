package vn.vongdoi.registers;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import vn.vongdoi.csv.Row;

/**
 * Finds the rows of a file that have the same key. A first reading notes eight bytes for each row; only keys that look
 * repeated then are remembered whole, so that a register of millions needs little memory.
 */
final class Repeats {
    private record First(long line, long content) {}

    private long[] marks = new long[1024];
    private int size;
    private final Map<String, First> firsts = new HashMap<>();

    /** First reading: notes a key. */
    void note(String key) {
        if (size == marks.length) marks = Arrays.copyOf(marks, size * 2);
        marks[size++] = mark(key);
    }

    /** Ends the first reading: keeps the marks that came more than once. */
    void sort() {
        Arrays.sort(marks, 0, size);
        var repeated = 0;
        for (var i = 1; i < size; i++) {
            if (marks[i] == marks[i - 1] && (repeated == 0 || marks[repeated - 1] != marks[i])) {
                marks[repeated++] = marks[i];
            }
        }
        size = repeated;
        marks = Arrays.copyOf(marks, size);
    }

    /** Second reading: the line of an earlier good row with this key. */
    OptionalLong earlier(String key) {
        var first = firsts.get(key);
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.line());
    }

    /** Whether the earlier row with this key said exactly the same. */
    boolean same(String key, Row row) {
        var first = firsts.get(key);
        return first != null && first.content() == mark(row.content());
    }

    /** Second reading: a good row. */
    void accept(String key, Row row) {
        if (Arrays.binarySearch(marks, mark(key)) >= 0) firsts.put(key, new First(row.line(), mark(row.content())));
    }

    /** FNV-1a, then mixed: 64 bits of a text. Two keys with one mark cost a little memory, never a wrong answer. */
    private static long mark(String text) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }
}
