package vn.vongdoi.fhir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a narrative as the XHTML it must be: one well-formed {@code <div>}, only the elements and attributes that
 * constraint txt-1 of the standard lists, no script in disguise. What passes can stand in an XML document as it is.
 */
final class Xhtml {
    static final String NAMESPACE = "http://www.w3.org/1999/xhtml";

    private static final Set<String> ELEMENTS = Set.of(
            ("a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i"
                            + " img li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var")
                    .split(" ", -1));
    private static final Set<String> ATTRIBUTES = Set.of(
            ("abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff"
                            + " charset cite class colspan compact coords dir frame headers height href hreflang hspace id lang"
                            + " longdesc name nowrap rel rev rowspan rules scope shape span src start style summary tabindex"
                            + " title type valign value vspace width xmlns xml:lang")
                    .split(" ", -1));
    private static final Set<String> LINKS = Set.of("href", "src", "cite", "longdesc");
    private static final Set<String> ENTITIES = Set.of("amp", "lt", "gt", "quot", "apos");

    /** What is wrong, for people. */
    record Fault(String vietnamese, String english) {}

    /** Ends the reading at the first fault; never leaves this class. */
    private static final class Unsound extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        Unsound(String vietnamese, String english) {
            super(english, null, false, false);
            fault = new Fault(vietnamese, english);
        }
    }

    private final String text;
    private final Deque<String> open = new ArrayDeque<>();
    private int at;

    private Xhtml(String text) {
        this.text = text;
    }

    static boolean isSound(String text) {
        return fault(text) == null;
    }

    static @Nullable Fault fault(String text) {
        try {
            if (!Form.isText(text)) throw new Unsound("ký tự điều khiển", "control characters");
            new Xhtml(text.strip()).read();
            return null;
        } catch (Unsound unsound) {
            return unsound.fault;
        }
    }

    private void read() throws Unsound {
        if (!text.startsWith("<div") || text.indexOf('>') < 0) {
            throw new Unsound("không bắt đầu bằng <div>", "it does not begin with <div>");
        }
        do {
            if (at == text.length()) throw malformed();
            if (text.charAt(at) == '<') markup();
            else characters('<');
        } while (!open.isEmpty());
        if (at != text.length()) throw new Unsound("có nội dung sau </div>", "there is content after </div>");
    }

    private void markup() throws Unsound {
        if (text.startsWith("</", at)) {
            at += 2;
            var name = name();
            space();
            expect('>');
            if (!name.equals(open.pop())) throw malformed();
        } else if (text.startsWith("<!--", at)) {
            int end = text.indexOf("--", at + 4);
            if (end < 0 || !text.startsWith("-->", end)) throw malformed();
            at = end + 3;
        } else {
            at++;
            element(name());
        }
    }

    private void element(String name) throws Unsound {
        if (!ELEMENTS.contains(name)) {
            throw new Unsound("không được dùng thẻ <" + name + ">", "the element <" + name + "> is not allowed");
        }
        // Few at a time: a list is faster than a set.
        var seen = new ArrayList<String>();
        while (space() && Character.isLetter(peek())) {
            var attribute = name();
            if (!ATTRIBUTES.contains(attribute)) {
                throw new Unsound(
                        "không được dùng thuộc tính " + attribute, "the attribute " + attribute + " is not allowed");
            }
            if (seen.contains(attribute)) throw malformed();
            seen.add(attribute);
            value(attribute);
        }
        if (open.isEmpty() && !seen.contains("xmlns")) {
            throw new Unsound("<div> thiếu xmlns=\"" + NAMESPACE + "\"", "<div> lacks xmlns=\"" + NAMESPACE + "\"");
        }
        boolean empty = peek() == '/';
        if (empty) at++;
        else open.push(name);
        expect('>');
    }

    private void value(String attribute) throws Unsound {
        space();
        expect('=');
        space();
        var quote = peek();
        if (quote != '"' && quote != '\'') throw malformed();
        int from = ++at;
        while (peek() != quote) characters(quote);
        var value = text.substring(from, at++);
        if (attribute.equals("xmlns") && !value.equals(NAMESPACE)) {
            throw new Unsound("xmlns phải là " + NAMESPACE, "xmlns must be " + NAMESPACE);
        }
        if (LINKS.contains(attribute) && isScript(value)) {
            throw new Unsound(attribute + " không được chứa mã lệnh", attribute + " must not be a script");
        }
    }

    /** A browser skips white space in a scheme and resolves references, so any doubt refuses. */
    private static boolean isScript(String link) {
        int colon = link.indexOf(':');
        int reference = link.indexOf('&');
        if (reference >= 0 && (colon < 0 || reference < colon)) {
            // "?a=1&amp;b=2" is common and harmless: what stands before it cannot be a scheme.
            var before = link.substring(0, reference);
            return before.indexOf('?') < 0 && before.indexOf('/') < 0 && before.indexOf('#') < 0;
        }
        if (colon < 0) return false;
        var head = link.substring(0, Math.min(link.length(), 200))
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
        boolean isPicture = head.startsWith("data:image/") && !head.startsWith("data:image/svg");
        return head.startsWith("javascript:") || head.startsWith("vbscript:") || head.startsWith("data:") && !isPicture;
    }

    /** Text up to a limit or the next reference, which is read too. */
    private void characters(char limit) throws Unsound {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == limit) return;
            if (c == '<' || c == '>' && text.startsWith("]]", Math.max(0, at - 2))) throw malformed();
            at++;
            if (c == '&') reference();
        }
        if (limit != '<') throw malformed();
    }

    private void reference() throws Unsound {
        int end = text.indexOf(';', at);
        if (end < 0) throw malformed();
        var name = text.substring(at, end);
        if (!ENTITIES.contains(name) && !isCharacter(name)) {
            throw new Unsound(
                    "không được dùng &" + shown(name) + ";, hãy ghi thẳng ký tự",
                    "&" + shown(name) + "; is not an XML reference, write the character itself");
        }
        at = end + 1;
    }

    private static boolean isCharacter(String reference) {
        if (!reference.matches("#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}")) return false;
        int code = reference.charAt(1) == 'x'
                ? Integer.parseInt(reference, 2, reference.length(), 16)
                : Integer.parseInt(reference, 1, reference.length(), 10);
        return Character.isValidCodePoint(code) && Form.isText(Character.toString(code));
    }

    private static String shown(String name) {
        return name.length() <= 20 ? name : name.substring(0, 20) + "…";
    }

    private String name() throws Unsound {
        int from = at;
        while (Character.isLetterOrDigit(peek()) || peek() == ':' || peek() == '-' || peek() == '_') at++;
        if (at == from) throw malformed();
        return text.substring(from, at);
    }

    private boolean space() {
        int from = at;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        return at > from;
    }

    private char peek() throws Unsound {
        if (at == text.length()) throw malformed();
        return text.charAt(at);
    }

    private void expect(char c) throws Unsound {
        if (peek() != c) throw malformed();
        at++;
    }

    private Unsound malformed() {
        var place = Integer.toString(at + 1);
        return new Unsound("XHTML hỏng ở ký tự thứ " + place, "malformed XHTML at character " + place);
    }
}
