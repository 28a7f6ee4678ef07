package vn.vongdoi.person;

import java.text.Normalizer;
import java.util.Locale;

/** Vietnamese names as they are compared: equality heeds every diacritic, finding heeds none. */
public final class PersonName {
    private PersonName() {}

    /** NFC, single spaces, upper and lower case as given: how a name is kept. */
    public static String kept(String name) {
        var text = Normalizer.isNormalized(name, Normalizer.Form.NFC)
                ? name
                : Normalizer.normalize(name, Normalizer.Form.NFC);
        return singleSpaced(text);
    }

    /** Two spellings of one name: "NGUYỄN VĂN ÁNH" and "Nguyễn Văn Ánh", but not "Nguyen Van Anh". */
    public static boolean same(String one, String other) {
        return one.equals(other)
                || kept(one).toLowerCase(Locale.ROOT).equals(kept(other).toLowerCase(Locale.ROOT));
    }

    /** Lower case without diacritics: "nguyen van anh". Đ, which no normalisation takes apart, becomes d. */
    public static String plain(String name) {
        var apart = Normalizer.normalize(name, Normalizer.Form.NFD);
        var plain = new StringBuilder(apart.length());
        for (var i = 0; i < apart.length(); i++) {
            var c = apart.charAt(i);
            if (c >= '\u0300' && c <= '\u036f') continue;
            plain.append(c == 'đ' || c == 'Đ' ? 'd' : Character.toLowerCase(c));
        }
        return singleSpaced(plain.toString());
    }

    private static String singleSpaced(String text) {
        var out = new StringBuilder(text.length());
        var gap = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                gap = !out.isEmpty();
            } else {
                if (gap) out.append(' ');
                gap = false;
                out.append(c);
            }
        }
        return out.toString();
    }
}
