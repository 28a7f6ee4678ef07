package vn.vongdoi.fhir;

/** Text as XML writes it, so that a reader gets back every character. */
final class XmlText {
    private XmlText() {}

    /** White space other than the space would be read back as a space, were it not written as a reference. */
    static void appendAttribute(String value, StringBuilder xml) {
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '"' -> xml.append("&quot;");
                case '\t', '\n' -> xml.append("&#").append((int) c).append(';');
                default -> append(c, xml);
            }
        }
    }

    static void appendText(String text, StringBuilder xml) {
        for (int i = 0; i < text.length(); i++) append(text.charAt(i), xml);
    }

    private static void append(char c, StringBuilder xml) {
        switch (c) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '\r' -> xml.append("&#13;");
            default -> xml.append(c);
        }
    }
}
