package vn.vongdoi.match;

import java.util.Comparator;

/**
 * Two records that may be of one person.
 *
 * @param left place of the record in its list, from 0
 * @param right of the other, which stands after it
 * @param score in bits; above 0 it is more likely than not that they are of one person
 */
public record Pair(int left, int right, double score, Outcome outcome) {
    public static final Comparator<Pair> LIKELIEST_FIRST = Comparator.comparingDouble(Pair::score)
            .reversed()
            .thenComparingInt(Pair::left)
            .thenComparingInt(Pair::right);
}
