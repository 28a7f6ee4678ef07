package vn.vongdoi.claimfile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Follows a stream of bytes and finds the first one that is not UTF-8 (overlong forms and surrogates included). */
final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private int missing;
    private int seen;
    private int lowest;
    private int highest;

    /**
     * Index of the byte in [from, to) at which the text stops being UTF-8, or -1. A character may go on in the next
     * block; the wrong character began {@link #seen} bytes before that index.
     */
    int check(byte[] block, int from, int to) {
        int i = from;
        while (i < to) {
            if (missing == 0) {
                while (i + 8 <= to && ((long) LONGS.get(block, i) & HIGH_BITS) == 0) i += 8;
                if (i == to) break;
                if (block[i] >= 0) {
                    i++;
                    continue;
                }
                if (!begins(block[i] & 0xFF)) return i;
                seen = 1;
            } else {
                int b = block[i] & 0xFF;
                if (b < lowest || b > highest) return i;
                lowest = 0x80;
                highest = 0xBF;
                missing--;
                seen = missing == 0 ? 0 : seen + 1;
            }
            i++;
        }
        return -1;
    }

    boolean insideCharacter() {
        return missing > 0;
    }

    /** Bytes of the character at hand that were right so far. */
    int seen() {
        return seen;
    }

    /** Index of the first wrong character of a whole text, or -1. */
    static int firstWrong(byte[] text) {
        var utf8 = new Utf8();
        int wrong = utf8.check(text, 0, text.length);
        if (wrong < 0 && !utf8.insideCharacter()) return -1;
        return (wrong < 0 ? text.length : wrong) - utf8.seen();
    }

    private boolean begins(int b) {
        lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        missing = b >= 0xC2 && b <= 0xDF ? 1 : b >= 0xE0 && b <= 0xEF ? 2 : b >= 0xF0 && b <= 0xF4 ? 3 : 0;
        return missing > 0;
    }
}
