package vn.vongdoi.fhir;

/** The forms of text primitives, by the regular expressions and sentences of the standard; written out for speed. */
final class Form {
    private Form() {}

    /** Not empty, and only characters that XML can carry too: no control characters, no half of a surrogate pair. */
    static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ') {
                if (c != '\t' && c != '\n' && c != '\r') return false;
            } else if (c >= Character.MIN_SURROGATE) {
                if (Character.isHighSurrogate(c)) {
                    if (++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) return false;
                } else if (Character.isLowSurrogate(c) || c >= '\uFFFE') {
                    return false;
                }
            }
        }
        return !text.isEmpty();
    }

    static boolean isCode(String text) {
        boolean afterSpace = true;
        for (int i = 0; i < text.length(); i++) {
            boolean space = isSpace(text.charAt(i));
            if (space && afterSpace) return false;
            afterSpace = space;
        }
        return !afterSpace && isText(text);
    }

    static boolean isId(String text) {
        if (text.length() > 64) return false;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && c != '.') return false;
        }
        return !text.isEmpty();
    }

    /** Mostly ASCII, which one look at each character settles. */
    static boolean isUri(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c <= ' ') return false;
            if (c > '~') return text.chars().noneMatch(other -> isSpace((char) other)) && isText(text);
        }
        return !text.isEmpty();
    }

    /** {@code urn:oid:[0-2](\.(0|[1-9][0-9]*))+} */
    static boolean isOid(String text) {
        if (!text.startsWith("urn:oid:") || text.length() < 11) return false;
        var arcs = text.substring(8).split("\\.", -1);
        if (arcs.length < 2 || arcs[0].length() != 1 || arcs[0].charAt(0) > '2') return false;
        for (var arc : arcs) {
            if (arc.isEmpty() || arc.length() > 1 && arc.charAt(0) == '0') return false;
            for (int i = 0; i < arc.length(); i++) {
                if (!isDigit(arc.charAt(i))) return false;
            }
        }
        return true;
    }

    static boolean isUuid(String text) {
        if (!text.startsWith("urn:uuid:") || text.length() != 45) return false;
        for (int i = 9; i < 45; i++) {
            var c = text.charAt(i);
            boolean hyphen = i == 17 || i == 22 || i == 27 || i == 32;
            if (hyphen ? c != '-' : !isDigit(c) && (c < 'a' || c > 'f')) return false;
        }
        return true;
    }

    /** Whole groups of four; white space anywhere between them, padding only at the end. */
    static boolean isBase64(String text) {
        int size = 0;
        int padding = 0;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (isSpace(c)) continue;
            if (c == '=') padding++;
            else if (padding > 0 || !isAlphanumeric(c) && c != '+' && c != '/') return false;
            size++;
        }
        return size > 0 && size % 4 == 0 && padding <= 2;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isAlphanumeric(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
