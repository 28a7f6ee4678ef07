package vn.vongdoi.bench;

import com.github.luben.zstd.ZstdCompressCtx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Bodies that came by one door.
 *
 * @param learnt to train on
 * @param held to measure with, of other people
 */
record Samples(String name, List<byte[]> learnt, List<byte[]> held) {
    private static final int MEASURED = 4 << 20;
    /** Of one person: a record of years should not fill the sample. */
    private static final double SHARE = 0.33;

    /** Of half of the people up to so many bytes, and of the other half as many as are needed to measure. */
    static Samples draw(String name, List<Long> people, Function<Long, List<byte[]>> bodies, int bytes) {
        var shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, new Random(1));
        var half = shuffled.size() / 2;
        return new Samples(
                name,
                draw(shuffled.subList(0, half), bodies, bytes),
                draw(shuffled.subList(half, shuffled.size()), bodies, MEASURED));
    }

    private static List<byte[]> draw(List<Long> people, Function<Long, List<byte[]>> bodies, int bytes) {
        var random = new Random(2);
        var drawn = new ArrayList<byte[]>();
        var left = bytes;
        for (var person : people) {
            for (var body : bodies.apply(person)) {
                if (random.nextDouble() > SHARE) continue;
                left -= body.length;
                if (left < 0) return drawn;
                drawn.add(body);
            }
        }
        return drawn;
    }

    /** Bytes a body. */
    double plain() {
        return held.stream().mapToInt(b -> b.length).average().orElse(0);
    }

    /** Bytes a body as the record would keep it with this dictionary. */
    double compressed(byte[] dictionary, int level) {
        try (var context = new ZstdCompressCtx()) {
            context.setLevel(level).setDictID(false).loadDict(dictionary);
            return held.stream()
                    .mapToInt(b -> context.compress(b).length)
                    .average()
                    .orElse(0);
        }
    }
}
