package vn.vongdoi.match;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Estimates {@link Weights} from the records alone, nobody telling who is who: u from pairs taken at random, which are
 * hardly ever of one person; m and the number of matches by expectation and maximisation over the pairs that share a
 * key, all others being counted as two people (Dempster, Laird and Rubin 1977; Winkler 1988).
 */
final class Estimation {
    private static final int RANDOM_PAIRS = 1_000_000;
    private static final int MOST_ROUNDS = 200;
    private static final double STILL = 1e-7;
    /** Of what was never seen. */
    private static final double RARE = 0.5;
    /** So many matches what was learnt elsewhere weighs. */
    private static final double HELD = 2_000;

    private final double[][] everybody = table();
    private final double[] told = new double[Field.values().length];
    private final Map<Integer, Long> patterns;
    private final double shown;
    private final double pairs;
    private final Optional<Weights> before;

    private Estimation(
            List<Profile> sample, double records, Map<Integer, Long> patterns, double shown, Optional<Weights> before) {
        this.patterns = patterns;
        this.shown = shown;
        this.before = before;
        this.pairs = 0.5 * records * (records - 1);
        var random = new SplittableRandom(sample.size());
        for (int i = 0; i < RANDOM_PAIRS; i++) {
            int one = random.nextInt(sample.size());
            int other = random.nextInt(sample.size());
            if (one == other) continue;
            int pattern = sample.get(one).compare(sample.get(other));
            for (var field : Field.values()) {
                int level = field.level(pattern);
                everybody[field.ordinal()][level]++;
                if (level > 0) told[field.ordinal()]++;
            }
        }
    }

    /**
     * @param sample of the records, taken at random
     * @param records how many there are
     * @param patterns how often each was found between pairs that share a key
     * @param shown the share of the records whose pairs were looked at
     * @param before what was learnt elsewhere: it holds until these records have told much more. Without it a register in
     *     which hardly anybody stands twice would teach that brothers are one person.
     */
    static Weights of(
            List<Profile> sample, double records, Map<Integer, Long> patterns, double shown, Optional<Weights> before) {
        return new Estimation(sample, records, patterns, shown, before).weights();
    }

    private Weights weights() {
        var weights = beginning();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var next = next(weights);
            boolean still = Math.abs(next.prior() - weights.prior()) < STILL * weights.prior();
            weights = next;
            if (still) break;
        }
        return weights;
    }

    /** Whoever is one person mostly agrees; one record in twenty has another of the same person. */
    private Weights beginning() {
        if (before.isPresent()) return before.get();
        var m = table();
        for (var field : Field.values()) {
            double rest = 1;
            for (int level = field.levels(); level > 1; level--) {
                m[field.ordinal()][level] = 0.8 * rest;
                rest *= 0.2;
            }
            m[field.ordinal()][1] = rest;
        }
        double prior = 0.1 / Math.sqrt(2 * pairs);
        return new Weights(m, chance(m, prior), prior);
    }

    private Weights next(Weights now) {
        var m = table();
        double matches = 0;
        for (var pattern : patterns.entrySet()) {
            double expected = now.probability(pattern.getKey()) * pattern.getValue();
            matches += expected;
            for (var field : Field.values()) m[field.ordinal()][field.level(pattern.getKey())] += expected;
        }
        for (var field : Field.values()) {
            var levels = m[field.ordinal()];
            double sum = 0;
            for (int level = 1; level <= field.levels(); level++) sum += levels[level] += held(field, level);
            for (int level = 1; level <= field.levels(); level++) levels[level] /= sum;
        }
        double prior = Math.max(RARE, matches / shown) / pairs;
        return new Weights(m, chance(m, prior), prior);
    }

    private double held(Field field, int level) {
        return before.map(weights -> HELD * weights.m(field, level)).orElse(RARE);
    }

    /** Among the pairs taken at random some are of one person, and more so in a small file: they are taken out. */
    private double[][] chance(double[][] m, double prior) {
        var u = table();
        for (var field : Field.values()) {
            int f = field.ordinal();
            for (int level = 1; level <= field.levels(); level++) {
                double seen = (everybody[f][level] + RARE) / (told[f] + RARE * field.levels());
                u[f][level] = Math.max(seen - prior * m[f][level], RARE / (told[f] + 1));
            }
        }
        return u;
    }

    private static double[][] table() {
        var table = new double[Field.values().length][];
        for (var field : Field.values()) table[field.ordinal()] = new double[field.levels() + 1];
        return table;
    }
}
