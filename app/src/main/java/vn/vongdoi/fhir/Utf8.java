package vn.vongdoi.fhir;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whether bytes are UTF-8, the only encoding FHIR has. A JSON parser may guess others and takes characters written longer
 * than need be, behind which what a filter looks for can hide. Every write passes here: eight ASCII bytes at a time.
 */
final class Utf8 {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    static boolean isSound(byte[] bytes) {
        var at = 0;
        while (at < bytes.length) {
            if (at + 8 <= bytes.length) {
                var beyond = (long) EIGHT.get(bytes, at) & NOT_ASCII;
                at += beyond == 0 ? 8 : Long.numberOfTrailingZeros(beyond) / 8;
                if (beyond == 0) continue;
            } else if (bytes[at] >= 0) {
                at++;
                continue;
            }
            var length = length(bytes, at);
            if (length == 0) return false;
            at += length;
        }
        return true;
    }

    /** Of the character that begins there with a byte beyond ASCII; 0 = it is none. */
    private static int length(byte[] bytes, int at) {
        var first = bytes[at] & 0xFF;
        var second = continuation(bytes, at + 1);
        if (first < 0xC2 || first > 0xF4 || second < 0) return 0;
        if (first < 0xE0) return 2;
        if (continuation(bytes, at + 2) < 0) return 0;
        if (first < 0xF0) {
            var isOverlong = first == 0xE0 && second < 0xA0;
            var isSurrogate = first == 0xED && second >= 0xA0;
            return isOverlong || isSurrogate ? 0 : 3;
        }
        var isOverlong = first == 0xF0 && second < 0x90;
        var isBeyond = first == 0xF4 && second >= 0x90;
        return isOverlong || isBeyond || continuation(bytes, at + 3) < 0 ? 0 : 4;
    }

    /** −1 when it is none. */
    private static int continuation(byte[] bytes, int at) {
        return at < bytes.length && (bytes[at] & 0xC0) == 0x80 ? bytes[at] & 0xFF : -1;
    }
}
