package vn.vongdoi.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Which places must not be published: fewer than five people (or visits) who count, who do not, or in all, could be
 * recognised. Whoever takes what is shown from the total of all has the sum of what is hidden: so as many more are hidden,
 * the smallest first, until those sums are nobody or five at least, and nobody who knows how many live everywhere else
 * comes closer to one hidden place than five.
 */
final class SmallCells {
    static final int ENOUGH = 5;

    private SmallCells() {}

    /**
     * What everybody knows of a place once it is shown.
     *
     * @param counts of people or visits, with the differences that give one
     * @param wholes among how many they are counted
     */
    record Told(double[] counts, double[] wholes) {
        boolean isSmall() {
            return Arrays.stream(counts).anyMatch(SmallCells::small);
        }

        boolean isEmpty() {
            return Arrays.stream(counts).allMatch(count -> count == 0);
        }

        Told plus(Told other) {
            return new Told(sum(counts, other.counts), sum(wholes, other.wholes));
        }

        private static double[] sum(double[] one, double[] other) {
            var sum = one.clone();
            Arrays.setAll(sum, i -> one[i] + other[i]);
            return sum;
        }
    }

    /**
     * @param places all that stand in the total
     * @param elsewhere what stands in the total and is never shown: where somebody lives is not known
     */
    static Set<String> hidden(Map<String, Told> places, Told elsewhere) {
        var small = new TreeSet<String>();
        places.forEach((place, told) -> {
            if (told.isSmall()) small.add(place);
        });
        return hidden(small, Set.of(), places, elsewhere);
    }

    /**
     * @param small those that are hidden for their own sake
     * @param before those that were hidden till now: they go first where others have to be hidden with them, or whoever looks twice
     *     takes the one that is shown now from a sum of before
     */
    static Set<String> hidden(Collection<String> small, Set<String> before, Map<String, Told> places, Told elsewhere) {
        var hidden = new TreeSet<>(small);
        while (true) {
            var helping = lacking(hidden.stream().map(places::get).toList(), elsewhere);
            if (helping.isEmpty()) return hidden;
            var next = places.entrySet().stream()
                    .filter(it -> !hidden.contains(it.getKey()))
                    .filter(it -> helping.stream().anyMatch(h -> h.applyAsDouble(it.getValue()) > 0))
                    .min(Comparator.<Map.Entry<String, Told>, Boolean>comparing(it -> !before.contains(it.getKey()))
                            .thenComparingDouble(it ->
                                    Arrays.stream(it.getValue().wholes()).max().orElse(0))
                            .thenComparing(Map.Entry::getKey));
            if (next.isEmpty()) {
                // The province itself has so few: nothing that is shown of a part could be told apart from them.
                places.forEach((place, told) -> {
                    if (!told.isEmpty()) hidden.add(place);
                });
                return hidden;
            }
            hidden.add(next.get().getKey());
        }
    }

    /** What another hidden place has to have, when these are not enough; whether or not what lies elsewhere is known. */
    private static List<ToDoubleFunction<Told>> lacking(List<Told> hidden, Told elsewhere) {
        var lacking = new ArrayList<>(lacking(hidden));
        if (elsewhere.isEmpty()) return lacking;
        if (hidden.isEmpty()) return sums(elsewhere);
        var all = new ArrayList<>(hidden);
        all.add(elsewhere);
        lacking.addAll(lacking(all));
        return lacking;
    }

    private static List<ToDoubleFunction<Told>> lacking(List<Told> hidden) {
        if (hidden.isEmpty()) return List.of();
        var sum = hidden.stream().reduce(Told::plus).orElseThrow();
        var lacking = new ArrayList<>(sums(sum));
        for (var i = 0; i < sum.wholes().length; i++) {
            var whole = i;
            for (var one : hidden) {
                if (one.wholes()[whole] > 0 && sum.wholes()[whole] - one.wholes()[whole] < ENOUGH) {
                    lacking.add(told -> told.wholes()[whole]);
                    break;
                }
            }
        }
        return lacking;
    }

    private static List<ToDoubleFunction<Told>> sums(Told sum) {
        var lacking = new ArrayList<ToDoubleFunction<Told>>();
        for (var i = 0; i < sum.counts().length; i++) {
            var count = i;
            if (small(sum.counts()[count])) lacking.add(told -> told.counts()[count]);
        }
        return lacking;
    }

    /** Whether so few count, do not count, or are there at all that they could be recognised. */
    static boolean isSmall(Indicator indicator, Cells.Cell cell) {
        return small(cell.numerator())
                || small(cell.denominator())
                || indicator.unit().isPart() && small(cell.denominator() - cell.numerator());
    }

    static boolean small(double count) {
        return count != 0 && Math.abs(count) < ENOUGH;
    }
}
