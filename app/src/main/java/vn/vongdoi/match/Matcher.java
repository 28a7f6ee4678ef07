package vn.vongdoi.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds who is who among many records. What agreement is worth is estimated from these very records; a personal number
 * decides before that, since it is given once.
 */
public final class Matcher {
    /** Enough to learn from; of more records every so manieth is looked at. */
    private static final int LEARNT_FROM = 100_000;

    private static final int SHARES = 64;

    private final List<Profile> profiles;
    private final Blocks blocks;
    private final Map<List<String>, Integer> names;
    private final Weights weights;

    private Matcher(List<Profile> profiles) {
        this.profiles = profiles;
        this.blocks = Blocks.of(profiles);
        this.names = profiles.stream().collect(Collectors.toMap(Profile::sorted, _ -> 1, Integer::sum, HashMap::new));
        this.weights = Estimation.of(
                profiles, profiles.size(), patterns(), (double) learntFrom() / profiles.size(), Optional.empty());
    }

    /** @param told what each record tells; what it does not tell is left out or empty */
    public static Matcher of(List<Map<Field, String>> told) {
        if (told.size() < 2)
            throw new IllegalArgumentException("Cần ít nhất hai dòng / at least two records are needed");
        var shared = new HashMap<String, String>();
        return new Matcher(told.stream()
                .map(one -> Profile.of(one, word -> shared.computeIfAbsent(word, w -> w)))
                .toList());
    }

    /**
     * All pairs but those of different people, in no order.
     *
     * @param done is told of records that are finished, from several threads
     */
    public void pairs(Consumer<Pair> taker, IntConsumer done) {
        var finished = new AtomicInteger();
        each(1, (seen, record) -> {
            each(record, seen, other -> {
                var pair = judged(other, record);
                if (pair.outcome() == Outcome.DIFFERENT) return;
                synchronized (taker) {
                    taker.accept(pair);
                }
            });
            done.accept(finished.incrementAndGet());
        });
    }

    /** Who of the records may be the one that this tells of, the likeliest first; {@code right} is always -1. */
    public List<Pair> matches(Map<Field, String> told) {
        var profile = Profile.of(told, word -> word);
        var found = new ArrayList<Pair>();
        var seen = new HashSet<Integer>();
        blocks.each(profile, record -> {
            if (!seen.add(record)) return;
            var pair = judged(profiles.get(record), profile, record, -1);
            if (pair.outcome() != Outcome.DIFFERENT) found.add(pair);
        });
        found.sort(Pair.LIKELIEST_FIRST);
        return found;
    }

    private Pair judged(int left, int right) {
        return judged(profiles.get(left), profiles.get(right), left, right);
    }

    private Pair judged(Profile one, Profile other, int left, int right) {
        int pattern = one.compare(other);
        double score = weights.score(pattern, share(one, pattern));
        return new Pair(left, right, score, Outcome.of(pattern, score));
    }

    /** How many others bear the name, as a share of all. */
    private double share(Profile profile, int pattern) {
        if (Field.NAME.level(pattern) < 5) return 0;
        return Math.max(0.5, names.getOrDefault(profile.sorted(), 1) - 1.0) / profiles.size();
    }

    /** What the records taught. */
    public Weights weights() {
        return weights;
    }

    private int every() {
        return Math.max(1, profiles.size() / LEARNT_FROM);
    }

    private int learntFrom() {
        return (profiles.size() + every() - 1) / every();
    }

    private Map<Integer, Long> patterns() {
        var patterns = new ConcurrentHashMap<Integer, Long>();
        each(every(), (seen, record) -> {
            each(
                    record,
                    seen,
                    other -> patterns.merge(profiles.get(other).compare(profiles.get(record)), 1L, Long::sum));
        });
        return patterns;
    }

    /** Records in shares, side by side; each share notes for itself whom it has seen beside whom. */
    private void each(int every, ObjIntConsumer<int[]> taker) {
        int size = profiles.size();
        IntStream.range(0, SHARES).parallel().forEach(share -> {
            var seen = new int[size];
            for (int record = share * every; record < size; record += SHARES * every) taker.accept(seen, record);
        });
    }

    /** Those before a record that share a key with it, each once. */
    private void each(int record, int[] seen, IntConsumer taker) {
        blocks.each(profiles.get(record), other -> {
            if (other >= record || seen[other] == record) return;
            seen[other] = record;
            taker.accept(other);
        });
    }
}
