package vn.vongdoi.growth;

import java.util.Optional;
import java.util.TreeMap;

/** One indicator of one sex along ages or lengths. */
final class Curve {
    private final TreeMap<Double, Parameters> points = new TreeMap<>();

    void add(double x, Parameters parameters) {
        points.put(x, parameters);
    }

    /** Where nothing is told for just that, in a straight line between its neighbours; empty outside. */
    Optional<Parameters> at(double x) {
        var below = points.floorEntry(x);
        var above = points.ceilingEntry(x);
        if (below == null || above == null) return Optional.empty();
        var width = above.getKey() - below.getKey();
        return Optional.of(below.getValue().towards(above.getValue(), width == 0 ? 0 : (x - below.getKey()) / width));
    }
}
