package vn.vongdoi.search;

import java.util.ArrayList;
import java.util.List;
import vn.vongdoi.page.Problem;

/** The text of a search value, in which a backslash takes from {@code , | $} and itself what they else mean. */
record Escaped(String text) {

    /** At the marks that are not escaped; the parts are still escaped. */
    List<Escaped> split(char mark) {
        var parts = new ArrayList<Escaped>();
        var from = 0;
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == mark) {
                parts.add(new Escaped(text.substring(from, i)));
                from = i + 1;
            }
        }
        parts.add(new Escaped(text.substring(from)));
        return parts;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The text that is meant. */
    String plain() {
        if (text.indexOf('\\') < 0) return text;
        var plain = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\') {
                i++;
                if (i == text.length() || ",|$\\".indexOf(text.charAt(i)) < 0) {
                    throw Problem.invalid(
                            "\"" + text + "\": sau dấu \\ phải là , | $ hoặc \\.",
                            "\"" + text + "\": a backslash stands before , | $ or another backslash only.");
                }
                c = text.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
