package vn.vongdoi.index;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchParameter;
import vn.vongdoi.search.SearchValue.Token;

/**
 * The words of the search index: 64-bit hashes of type, parameter, form and value, kept in one array of each resource.
 * Two values may share one; whoever finds by them settles on the body.
 */
final class Terms {
    /** Of a string, these beginnings stand in the index; a longer search takes the longest that fits. */
    private static final int[] BEGINNINGS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32};

    private Terms() {}

    /** There is a value of the parameter: what {@code :missing} asks. */
    static long present(ResourceType type, SearchParameter parameter) {
        return hash(type, parameter, 'm', "", "");
    }

    /** A code of whatever system. */
    static long code(ResourceType type, SearchParameter parameter, String code) {
        return hash(type, parameter, 'c', "", folded(parameter, code));
    }

    static long code(ResourceType type, SearchParameter parameter, String system, String code) {
        return hash(type, parameter, 's', system, folded(parameter, code));
    }

    /** An identifier by the coding of its type, and its value. */
    static long typed(
            ResourceType type, SearchParameter parameter, @Nullable String system, String code, String value) {
        return hash(type, parameter, 'o', system + "|" + code.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
    }

    static long target(ResourceType type, SearchParameter parameter, ResourceType target, String id) {
        return hash(type, parameter, 'r', target.fhirName(), id);
    }

    /** An absolute URL, a canonical without its version, a URN. */
    static long url(ResourceType type, SearchParameter parameter, String url) {
        return hash(type, parameter, 'u', "", url);
    }

    /** A reference that names its target by an identifier only. */
    static long logical(ResourceType type, SearchParameter parameter, String system, String value) {
        return hash(type, parameter, 'i', system, value.toLowerCase(Locale.ROOT));
    }

    static long exact(ResourceType type, SearchParameter parameter, String text) {
        return hash(type, parameter, 'x', "", text);
    }

    /** @param plain a beginning of so many characters as the index has: {@link #indexedLength} */
    static long beginning(ResourceType type, SearchParameter parameter, String plain, int length) {
        return hash(type, parameter, 'b', "", plain.substring(0, length));
    }

    /** How many characters of a plain text a search by its beginning can use; 0 when it is empty. */
    static int indexedLength(String plain) {
        var longest = 0;
        for (var length : BEGINNINGS) if (length <= plain.length()) longest = length;
        return longest;
    }

    static int[] beginnings() {
        return BEGINNINGS;
    }

    private static String folded(SearchParameter parameter, String code) {
        return parameter.heedsCase() ? code : Token.folded(code);
    }

    private static long hash(ResourceType type, SearchParameter parameter, char form, String one, String other) {
        var h = 0x9E3779B97F4A7C15L ^ ((long) type.number() << 40 | (long) parameter.number() << 16 | form);
        h = mixed(h, one);
        h = mixed(h * 0x100000001B3L ^ 0x1FFFF, other);
        h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }

    private static long mixed(long start, String text) {
        var h = start;
        for (var i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x9FB21C651E98DF25L;
            h ^= h >>> 32;
        }
        return h;
    }
}
