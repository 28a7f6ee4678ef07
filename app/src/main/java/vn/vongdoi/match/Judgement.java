package vn.vongdoi.match;

import java.util.ArrayList;
import java.util.List;

/**
 * What speaks for and against two records being of one person.
 *
 * @param score in bits; above 0 it is more likely than not
 * @param evidence of the fields that both tell
 */
public record Judgement(double score, Outcome outcome, List<Evidence> evidence) {
    /**
     * @param level how far the two agree, from 1, not at all
     * @param bits for, or below 0 against
     */
    public record Evidence(Field field, int level, double bits) {}

    public Judgement {
        evidence = List.copyOf(evidence);
    }

    /** @param share of all records that bear the name, if both have the same; 0 = not known */
    public static Judgement of(Weights weights, Profile one, Profile other, double share) {
        int pattern = one.compare(other);
        var evidence = new ArrayList<Evidence>();
        for (var field : Field.values()) {
            int level = field.level(pattern);
            if (level > 0) evidence.add(new Evidence(field, level, weights.bits(field, level, share)));
        }
        double score = weights.score(pattern, share);
        return new Judgement(score, Outcome.of(pattern, score), evidence);
    }
}
