package vn.vongdoi.claimfile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.xml.stream.XMLStreamReader;

/** What stands inside one NOIDUNGFILE: base64, or the child document itself (inline, or as text). */
final class TableContent {
    private final StringBuilder text = new StringBuilder();
    private boolean inline;
    private boolean open;

    void begin(XMLStreamReader reader) {
        if (!inline) {
            inline = true;
            text.setLength(0);
        }
        closeTag();
        text.append('<').append(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            text.append(' ').append(reader.getAttributeLocalName(i)).append("=\"");
            escape(reader.getAttributeValue(i), 0);
            text.append('"');
        }
        open = true;
    }

    void end(String name) {
        if (open) {
            text.append("/>");
            open = false;
        } else {
            text.append("</").append(name).append('>');
        }
    }

    void text(Xml xml) throws UnreadableFile {
        if (!inline) {
            xml.appendText(text);
            return;
        }
        closeTag();
        int from = text.length();
        xml.appendText(text);
        for (int i = from; i < text.length(); i++) {
            if (special(text.charAt(i))) {
                var raw = text.substring(from);
                text.setLength(from);
                escape(raw, i - from);
                return;
            }
        }
    }

    SentTable table(String kind) {
        if (inline || startsWithTag()) return SentTable.of(kind, text.toString().getBytes(StandardCharsets.UTF_8));
        var packed = withoutSpace();
        try {
            return SentTable.of(kind, Base64.getDecoder().decode(packed));
        } catch (IllegalArgumentException e) {
            return new SentTable(
                    kind,
                    packed,
                    "nội dung không phải base64 hợp lệ (ký tự lạ hoặc bị cắt cụt); hãy xuất lại bảng này");
        }
    }

    private void closeTag() {
        if (open) text.append('>');
        open = false;
    }

    private void escape(String raw, int plain) {
        text.append(raw, 0, plain);
        for (int i = plain; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (special(c)) text.append("&#").append((int) c).append(';');
            else text.append(c);
        }
    }

    private static boolean special(char c) {
        return c == '<' || c == '>' || c == '&' || c == '"' || c == '\r';
    }

    private boolean startsWithTag() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '\uFEFF') return c == '<';
        }
        return false;
    }

    private byte[] withoutSpace() {
        var packed = new byte[text.length()];
        int n = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // What is not ASCII becomes a byte the decoder refuses.
            if (c > ' ' && c != '\uFEFF') packed[n++] = c < 128 ? (byte) c : (byte) '?';
        }
        return n == packed.length ? packed : Arrays.copyOf(packed, n);
    }
}
