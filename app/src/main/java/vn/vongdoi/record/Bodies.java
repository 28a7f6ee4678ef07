package vn.vongdoi.record;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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

    /** Contexts are dear to make and not for several threads at once; as many are kept as were ever used together. */
    private static final Queue<ZstdCompressCtx> PACKERS = new ConcurrentLinkedQueue<>();

    private static final Queue<ZstdDecompressCtx> UNPACKERS = new ConcurrentLinkedQueue<>();

    private Bodies() {}

    static byte[] pack(byte[] json) {
        var context = PACKERS.poll();
        if (context == null) {
            context = new ZstdCompressCtx()
                    .loadDict(COMPRESS)
                    .setContentSize(true)
                    .setDictID(false);
        }
        try {
            return context.compress(json);
        } finally {
            PACKERS.offer(context);
        }
    }

    static byte[] unpack(byte[] body, int dictionary) {
        if (dictionary != DICTIONARY)
            throw new IllegalStateException("body written with unknown dictionary " + dictionary);
        var context = UNPACKERS.poll();
        if (context == null) context = new ZstdDecompressCtx().loadDict(DECOMPRESS);
        try {
            return context.decompress(body, (int) Zstd.getFrameContentSize(body));
        } finally {
            UNPACKERS.offer(context);
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
