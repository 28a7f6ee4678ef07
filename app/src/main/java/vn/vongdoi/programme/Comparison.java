package vn.vongdoi.programme;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How a value is held against the figures of a target. */
public enum Comparison {
    AT_LEAST(">=", "≥", 1),
    ABOVE(">", ">", 1),
    AT_MOST("<=", "≤", 1),
    BELOW("<", "<", 1),
    EXACTLY("=", "=", 1),
    /** Both ends included. */
    BETWEEN("between", "–", 2);

    private final String word;
    private final String sign;
    private final int figures;

    Comparison(String word, String sign, int figures) {
        this.word = word;
        this.sign = sign;
        this.figures = figures;
    }

    /** @throws IllegalArgumentException naming what is allowed */
    public static Comparison of(String word) {
        return Arrays.stream(values())
                .filter(c -> c.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("op: expected one of "
                        + Arrays.stream(values()).map(Comparison::word).collect(Collectors.joining(" "))
                        + ", got '"
                        + word
                        + "'"));
    }

    public String word() {
        return word;
    }

    public String sign() {
        return sign;
    }

    int figures() {
        return figures;
    }

    boolean met(double value, List<Double> goal) {
        return switch (this) {
            case AT_LEAST -> value >= goal.getFirst();
            case ABOVE -> value > goal.getFirst();
            case AT_MOST -> value <= goal.getFirst();
            case BELOW -> value < goal.getFirst();
            case EXACTLY -> value == goal.getFirst();
            case BETWEEN -> value >= goal.getFirst() && value <= goal.getLast();
        };
    }

    /** The figure a value that does not meet the goal has to come to: the nearer end for {@link #BETWEEN}. */
    double aim(double value, List<Double> goal) {
        return switch (this) {
            case AT_LEAST, ABOVE, AT_MOST, BELOW, EXACTLY -> goal.getFirst();
            case BETWEEN -> value > goal.getLast() ? goal.getLast() : goal.getFirst();
        };
    }
}
