package vn.vongdoi.record;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Resource bodies, compressed with a dictionary trained on such bodies: one alone is too short to compress well. A row
 * says with which dictionary it was written; a dictionary, once released, is never changed, a better one gets the
 * next number.
 */
final class Bodies {
    /** The dictionary that new bodies are written with. */
    static final int DICTIONARY = 1;

    private static final int LEVEL = 1;
    private static final byte[] BYTES = read();
    private static final ZstdDictCompress COMPRESS = new ZstdDictCompress(BYTES, LEVEL);
    private static final ZstdDictDecompress DECOMPRESS = new ZstdDictDecompress(BYTES);

    private Bodies() {}

    /** Compresses one after the other; not for use by several threads. */
    static final class Packer implements AutoCloseable {
        private final ZstdCompressCtx context =
                new ZstdCompressCtx().loadDict(COMPRESS).setContentSize(true).setDictID(false);

        byte[] pack(byte[] json) {
            return context.compress(json);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    static byte[] unpack(byte[] body, int dictionary) {
        var length = (int) Zstd.getFrameContentSize(body);
        try (var context = new ZstdDecompressCtx()) {
            switch (dictionary) {
                case 0 -> {}
                case DICTIONARY -> context.loadDict(DECOMPRESS);
                default -> throw new IllegalStateException("body written with unknown dictionary " + dictionary);
            }
            return context.decompress(body, length);
        }
    }

    private static byte[] read() {
        try (var in = Bodies.class.getResourceAsStream("/record/dictionary-" + DICTIONARY + ".zstd")) {
            if (in == null) throw new IllegalStateException("no dictionary " + DICTIONARY);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
