package vn.vongdoi.claimfile;

import static vn.vongdoi.claimfile.UnreadableFile.Category.ENCODING;
import static vn.vongdoi.claimfile.UnreadableFile.Category.TOO_LARGE;
import static vn.vongdoi.claimfile.UnreadableFile.Category.TRUNCATED;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of an outer document on their way to the XML parser: proved to be UTF-8, and on a leash. The parser
 * collects a text, a name or a comment whole before it shows it, so a gigabyte of spaces must be stopped here: the
 * reader grants a number of bytes for its next event ({@link #allow}) and the stream refuses more.
 */
final class XmlInput extends InputStream {
    private final InputStream in;
    private final Utf8 utf8 = new Utf8();
    private final byte[] head;
    private final int headSize;
    private long position;
    private long leash;

    /** @throws UnreadableFile when the first bytes are not those of an XML text */
    XmlInput(InputStream in, long leash) throws IOException {
        this.in = in;
        this.leash = leash;
        head = in.readNBytes(FirstBytes.WANTED);
        headSize = head.length;
        new FirstBytes(head, headSize).expectXml();
        expectUtf8(head, 0, headSize);
        blank(XmlHead.length(head, headSize));
    }

    /** Grants that many bytes from where the stream now stands. */
    void allow(long bytes) {
        leash = position + bytes;
    }

    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] block, int offset, int length) throws IOException {
        if (position > leash) {
            throw new UnreadableFile(
                    TOO_LARGE,
                    "Có một phần quá dài quanh byte thứ " + position
                            + " (khoảng trắng, giá trị, chú thích hoặc một hồ sơ). Hãy kiểm tra và xuất lại tệp.");
        }
        int read;
        if (position < headSize) {
            read = Math.min(length, headSize - (int) position);
            System.arraycopy(head, (int) position, block, offset, read);
        } else {
            read = in.read(block, offset, length);
            if (read > 0) expectUtf8(block, offset, read);
        }
        if (read > 0) position += read;
        else if (utf8.insideCharacter()) throw new UnreadableFile(TRUNCATED, "Tệp bị cắt cụt. Hãy xuất và gửi lại.");
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void expectUtf8(byte[] block, int offset, int length) throws UnreadableFile {
        int wrong = utf8.check(block, offset, offset + length);
        if (wrong < 0) return;
        long at = position + wrong - offset - utf8.seen() + 1;
        throw new UnreadableFile(
                ENCODING,
                "Byte thứ " + at + " không thuộc bảng mã UTF-8; tệp có thể dùng windows-1258, TCVN3 hoặc VNI."
                        + " Hãy xuất lại với bảng mã UTF-8.");
    }

    /** Spaces instead of the declaration, so that line and column of a later fault stay true. */
    private void blank(int until) {
        for (int i = 0; i < until; i++) {
            if (head[i] != '\n' && head[i] != '\r') Arrays.fill(head, i, i + 1, (byte) ' ');
        }
    }
}
