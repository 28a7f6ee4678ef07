package vn.vongdoi.record;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The ids that this server gives: {@code vd-} and the resource's key in base 32. They need no row in the table of
 * identities, and being short they keep every reference short.
 */
final class KeyId {
    private static final String PREFIX = "vd-";
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private KeyId() {}

    static String of(long key) {
        var id = new StringBuilder(PREFIX);
        for (var shift = (63 - Long.numberOfLeadingZeros(key | 1)) / 5 * 5; shift >= 0; shift -= 5) {
            id.append(DIGITS.charAt((int) (key >>> shift & 31)));
        }
        return id.toString();
    }

    /** Empty when the id was not given by this server. */
    static OptionalLong key(String id) {
        if (!id.startsWith(PREFIX) || id.length() == PREFIX.length() || id.length() > PREFIX.length() + 12) {
            return OptionalLong.empty();
        }
        var key = 0L;
        for (var i = PREFIX.length(); i < id.length(); i++) {
            var digit = DIGITS.indexOf(id.charAt(i));
            if (digit < 0) return OptionalLong.empty();
            key = key << 5 | digit;
        }
        return of(key).equals(id) ? OptionalLong.of(key) : OptionalLong.empty();
    }

    /** For SQL: null when the id is to be looked up among the identities. */
    static @Nullable Long keyOrNull(String id) {
        var key = key(id);
        return key.isPresent() ? key.getAsLong() : null;
    }
}
