package vn.vongdoi.record;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Resource bodies, compressed with a dictionary trained on such bodies: one alone is too short to compress well. A row
 * says with which dictionary it was written; a dictionary, once released, is never changed, a better one gets the
 * next number.
 */
final class Bodies {
    /** The dictionary that new bodies are written with. */
    static final int DICTIONARY = 3;

    private static final int LEVEL = 1;
    private static final ZstdDictCompress COMPRESS = new ZstdDictCompress(read(DICTIONARY), LEVEL);

    /** Contexts are dear to make and not for several threads at once; as many are kept as were ever used together. */
    private static final Queue<Packing> PACKERS = new ConcurrentLinkedQueue<>();

    /** By their number less one. */
    private static final List<Unpacking> RELEASED =
            IntStream.rangeClosed(1, DICTIONARY).mapToObj(Unpacking::new).toList();

    private Bodies() {}

    static byte[] pack(byte[] json) {
        var kept = PACKERS.poll();
        var packing = kept == null ? new Packing() : kept;
        try {
            return packing.pack(json);
        } finally {
            PACKERS.offer(packing);
        }
    }

    static byte[] unpack(byte[] body, int dictionary) {
        if (dictionary < 1 || dictionary > DICTIONARY)
            throw new IllegalStateException("body written with unknown dictionary " + dictionary);
        return RELEASED.get(dictionary - 1).unpack(body);
    }

    private static final class Packing {
        private static final int LARGEST_KEPT = 1 << 20;

        private final ZstdCompressCtx context =
                new ZstdCompressCtx().loadDict(COMPRESS).setContentSize(true).setDictID(false);
        /** Of the size that the worst body would need: to clear that much for each body takes longer than to pack it. */
        private byte[] packed = new byte[32 * 1024];

        byte[] pack(byte[] json) {
            var most = Math.toIntExact(Zstd.compressBound(json.length));
            if (most > LARGEST_KEPT) return context.compress(json);
            if (most > packed.length) packed = new byte[Integer.highestOneBit(most) * 2];
            var size = context.compressByteArray(packed, 0, packed.length, json, 0, json.length);
            return Arrays.copyOf(packed, size);
        }
    }

    private static final class Unpacking {
        private final ZstdDictDecompress dictionary;
        private final Queue<ZstdDecompressCtx> contexts = new ConcurrentLinkedQueue<>();

        Unpacking(int number) {
            this.dictionary = new ZstdDictDecompress(read(number));
        }

        byte[] unpack(byte[] body) {
            var context = contexts.poll();
            if (context == null) context = new ZstdDecompressCtx().loadDict(dictionary);
            try {
                return context.decompress(body, (int) Zstd.getFrameContentSize(body));
            } finally {
                contexts.offer(context);
            }
        }
    }

    private static byte[] read(int number) {
        try (var in = Bodies.class.getResourceAsStream("/record/dictionary-" + number + ".zstd")) {
            if (in == null) throw new IllegalStateException("no dictionary " + number);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
