package vn.vongdoi.claimfile;

import static vn.vongdoi.claimfile.UnreadableFile.Category.ENCODING;
import static vn.vongdoi.claimfile.UnreadableFile.Category.TRUNCATED;
import static vn.vongdoi.claimfile.UnreadableFile.Category.WRONG_TYPE;

import java.util.Optional;

/** Tells from the first bytes what a file is; its name is not believed. */
final class FirstBytes {
    static final int WANTED = 1024;

    private final byte[] bytes;
    private final int size;

    FirstBytes(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    boolean zip() {
        return begins("PK\u0003\u0004") || begins("PK\u0005\u0006");
    }

    boolean gzip() {
        return begins("\u001F\u008B");
    }

    /** @throws UnreadableFile naming what came, when this is not the beginning of an XML text in UTF-8 */
    void expectXml() throws UnreadableFile {
        if (size == 0) throw new UnreadableFile(TRUNCATED, "Tệp rỗng. Hãy xuất lại tệp hồ sơ XML (GIAMDINHHS).");
        var utf16 = begins("\u00FE\u00FF") || begins("\u00FF\u00FE") || begins("<\0") || begins("\0<");
        if (utf16) {
            throw new UnreadableFile(
                    ENCODING, "Tệp viết bằng UTF-16; hồ sơ phải là UTF-8. Hãy xuất lại với bảng mã UTF-8.");
        }
        var other = otherType();
        if (other.isPresent()) {
            throw new UnreadableFile(
                    WRONG_TYPE, "Cần tệp XML hồ sơ khám chữa bệnh (GIAMDINHHS), nhưng đây là " + other.get() + ".");
        }
    }

    private Optional<String> otherType() {
        int start = XmlHead.length(bytes, size);
        if (begins("%PDF")) return Optional.of("tệp PDF");
        if (zip()) return Optional.of("tệp nén ZIP hoặc Excel/Word (.xlsx, .docx)");
        if (gzip()) return Optional.of("tệp nén gzip nằm trong một tệp nén khác");
        if (begins("\u00D0\u00CF\u0011\u00E0")) return Optional.of("tệp Excel/Word cũ (.xls, .doc)");
        if (begins("\u00FF\u00D8\u00FF") || begins("\u0089PNG")) return Optional.of("tệp ảnh");
        if (begins("Rar!")) return Optional.of("tệp nén RAR; hãy giải nén hoặc dùng ZIP");
        if (begins("7z\u00BC\u00AF")) return Optional.of("tệp nén 7z; hãy giải nén hoặc dùng ZIP");
        if (has(start, "<html") || has(start, "<HTML") || has(start, "<!DOCTYPE html")) {
            return Optional.of("trang web (HTML)");
        }
        if (has(start, "{") || has(start, "[")) return Optional.of("văn bản JSON");
        // A text of spaces only goes on: it may be followed by the document, and the limits end it otherwise.
        if (start < size && bytes[start] != '<') return Optional.of("tệp không phải XML (không bắt đầu bằng dấu <)");
        return Optional.empty();
    }

    private boolean begins(String characters) {
        return has(0, characters);
    }

    private boolean has(int at, String characters) {
        return XmlHead.startsWith(bytes, size, at, characters);
    }
}
