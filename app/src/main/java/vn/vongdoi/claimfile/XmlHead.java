package vn.vongdoi.claimfile;

/** The start of an XML text: byte order mark, white space and declaration, which real exporters mix freely. */
final class XmlHead {
    private XmlHead() {}

    /**
     * Where the document proper begins. The declaration is passed over because exporters declare "utf-16" or
     * "windows-1258" above plain UTF-8; what the bytes are is found out from the bytes.
     */
    static int length(byte[] text, int size) {
        int i = startsWith(text, size, 0, "\u00EF\u00BB\u00BF") ? 3 : 0;
        i = pastSpace(text, size, i);
        if (!startsWith(text, size, i, "<?xml") || i + 5 >= size || !space(text[i + 5])) return i;
        for (int j = i + 5; j + 1 < size; j++) {
            if (text[j] == '?' && text[j + 1] == '>') return pastSpace(text, size, j + 2);
        }
        return i;
    }

    /** Whether the bytes at a place are these characters (each below 256). */
    static boolean startsWith(byte[] text, int size, int at, String characters) {
        if (at + characters.length() > size) return false;
        for (int i = 0; i < characters.length(); i++) {
            if ((text[at + i] & 0xFF) != characters.charAt(i)) return false;
        }
        return true;
    }

    private static int pastSpace(byte[] text, int size, int from) {
        int i = from;
        while (i < size && space(text[i])) i++;
        return i;
    }

    private static boolean space(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
