package vn.vongdoi.match;

/**
 * What each level of agreement is worth: how much more often it is found between two records of one person (m) than
 * between two people taken at random (u), as a logarithm to the base of 2.
 *
 * @param m by field and level
 * @param u by field and level
 * @param prior odds that two records taken at random are of one person
 */
record Weights(double[][] m, double[][] u, double prior) {

    /** Bits for or against, the odds of chance among them; above 0 it is more likely than not. */
    double score(int pattern) {
        return score(pattern, 0);
    }

    /**
     * Who lives together shares phone, address and commune: of these only the one that tells most counts.
     *
     * @param share of all records that bear the name which both have; 0 = the names differ, or it is not known. To be
     *     both called Nguyễn Văn Anh tells less than to be both called by a name that nobody else has.
     */
    double score(int pattern, double share) {
        double score = Math.log(prior);
        double forHome = 0;
        double againstHome = 0;
        for (var field : Field.values()) {
            int level = field.level(pattern);
            if (level == 0) continue;
            boolean common = field == Field.NAME && level >= 5 && share > 0;
            double chance = common ? share : u[field.ordinal()][level];
            double weight = Math.log(m[field.ordinal()][level] / chance);
            if (!field.isOfHome()) {
                score += weight;
            } else {
                forHome = Math.max(forHome, weight);
                againstHome = Math.min(againstHome, weight);
            }
        }
        return (score + (forHome > 0 ? forHome : againstHome)) / Math.log(2);
    }

    double probability(int pattern) {
        return probability(score(pattern));
    }

    static double probability(double score) {
        return 1 / (1 + Math.pow(2, -score));
    }
}
