package vn.vongdoi.search;

import java.text.Normalizer;

/** How strings are compared: without case, diacritics, punctuation and needless spaces. */
public final class SearchText {
    private SearchText() {}

    /** "Nguyễn  Văn Ánh" becomes "nguyen van anh", "O'Brien" becomes "obrien". */
    public static String plain(String text) {
        var apart = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        var plain = new StringBuilder(apart.length());
        var gap = false;
        for (var i = 0; i < apart.length(); ) {
            var c = apart.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = !plain.isEmpty();
            } else if (!isIgnored(c)) {
                if (gap) plain.append(' ');
                gap = false;
                plain.appendCodePoint(lower(c));
            }
        }
        return plain.toString();
    }

    /** Đ is a letter of its own, which no normalisation takes apart. */
    private static int lower(int c) {
        return c == 'đ' || c == 'Đ' ? 'd' : Character.toLowerCase(c);
    }

    private static boolean isIgnored(int c) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') return false;
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) return false;
        }
        return true;
    }
}
