package vn.vongdoi.match;

import java.util.Locale;

/** What follows when two records were compared. */
public enum Outcome {
    SAME,
    /** Somebody has to look. */
    REVIEW,
    DIFFERENT;

    /** Two records are of one person; a wrong merge costs more than a missed one. */
    private static final double SURE = 0.97;

    private static final double WORTH_A_LOOK = 0.2;

    static Outcome of(int pattern, double score) {
        int cccd = Field.CCCD.level(pattern);
        boolean named = Field.NAME.level(pattern) >= 3;
        // Of one personal number: a person, or somebody's number was mistyped.
        if (cccd == 3) return named || Field.BIRTH.level(pattern) >= 3 ? SAME : REVIEW;
        double probability = Weights.probability(score);
        if (probability < WORTH_A_LOOK) return DIFFERENT;
        // Twins share birth, surname and home, and by the numbers alone they cannot be told from one child twice.
        boolean numbered = cccd == 2 || Field.BHXH.level(pattern) >= 2 || Field.ID.level(pattern) >= 2;
        boolean otherwise = cccd == 1 || Field.BHXH.level(pattern) == 1 && !numbered;
        return probability < SURE || otherwise || !named && !numbered ? REVIEW : SAME;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
