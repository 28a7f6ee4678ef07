package vn.vongdoi.claimfile;

import static vn.vongdoi.claimfile.UnreadableFile.Category.TOO_LARGE;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An unpacking stream that stops at a bomb: by size, and by how much more comes out than was packed. */
final class Unpacked extends FilterInputStream {
    /** Below this even a wild ratio is harmless. */
    private static final long HARMLESS = 16L << 20;

    private final long most;
    private long read;

    Unpacked(InputStream in, long packed, Limits limits) {
        super(in);
        most = Math.min(limits.unpackedBytes(), Math.max(HARMLESS, packed * limits.ratio()));
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) count(1);
        return b;
    }

    @Override
    public int read(byte[] block, int offset, int length) throws IOException {
        int n = super.read(block, offset, length);
        if (n > 0) count(n);
        return n;
    }

    private void count(int n) throws UnreadableFile {
        read += n;
        if (read > most) {
            throw new UnreadableFile(
                    TOO_LARGE,
                    "Tệp nén bung ra quá lớn (hơn " + (most >> 20) + " MB): giống bom nén. Hãy gửi tệp XML không nén.");
        }
    }
}
