package vn.vongdoi.match;

/**
 * What each level of agreement is worth: how much more often it is found between two records of one person (m) than
 * between two people taken at random (u), as a logarithm to the base of 2.
 */
public final class Weights {
    private static final double TWO = Math.log(2);

    private final double[][] m;
    private final double[][] u;
    private final double[][] bits;
    private final double prior;

    /**
     * @param m by field and level, in the order of {@link Field}; the first of each is for "not told" and is not looked at
     * @param u by field and level
     * @param prior odds that two records taken at random are of one person
     */
    public Weights(double[][] m, double[][] u, double prior) {
        this.m = m;
        this.u = u;
        this.prior = prior;
        this.bits = new double[m.length][];
        for (var field : Field.values()) {
            int f = field.ordinal();
            if (m[f].length != field.levels() + 1 || u[f].length != m[f].length) {
                throw new IllegalArgumentException(field + ": expected " + field.levels() + " levels");
            }
            bits[f] = new double[m[f].length];
            for (int level = 1; level < m[f].length; level++) {
                if (!(m[f][level] > 0 && u[f][level] > 0)) {
                    throw new IllegalArgumentException(field + " " + level + ": expected shares above 0");
                }
                bits[f][level] = Math.log(m[f][level] / u[f][level]) / TWO;
            }
        }
        if (!(prior > 0)) throw new IllegalArgumentException("expected odds above 0, got " + prior);
    }

    public double m(Field field, int level) {
        return m[field.ordinal()][level];
    }

    public double u(Field field, int level) {
        return u[field.ordinal()][level];
    }

    /** Odds that two records taken at random are of one person. */
    public double prior() {
        return prior;
    }

    /** The same among more or fewer records, of which the same share is told twice. */
    public Weights among(long records, long now) {
        return new Weights(m, u, prior * records / now);
    }

    /** Bits for or against, the odds of chance among them; above 0 it is more likely than not. */
    double score(int pattern) {
        return score(pattern, 0);
    }

    /**
     * Who lives together shares phone, address, commune and parents: of these only the one that tells most counts.
     *
     * @param share of all records that bear the name which both have; 0 = the names differ, or it is not known. To be
     *     both called Nguyễn Văn Anh tells less than to be both called by a name that nobody else has.
     */
    double score(int pattern, double share) {
        double score = Math.log(prior) / TWO;
        double forHome = 0;
        double againstHome = 0;
        for (var field : Field.values()) {
            double weight = bits(field, field.level(pattern), share);
            if (!field.isOfHome()) {
                score += weight;
            } else {
                forHome = Math.max(forHome, weight);
                againstHome = Math.min(againstHome, weight);
            }
        }
        return score + (forHome > 0 ? forHome : againstHome);
    }

    /** What the agreement in one field says; 0 = one of the two does not tell. */
    double bits(Field field, int level, double share) {
        if (level == 0) return 0;
        boolean common = field == Field.NAME && level >= 5 && share > 0;
        return common ? Math.log(m(field, level) / share) / TWO : bits[field.ordinal()][level];
    }

    double probability(int pattern) {
        return probability(score(pattern));
    }

    static double probability(double score) {
        return 1 / (1 + Math.pow(2, -score));
    }
}
