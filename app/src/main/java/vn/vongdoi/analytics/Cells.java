package vn.vongdoi.analytics;

import java.util.Map;
import java.util.function.Predicate;

/**
 * An indicator's numerators and denominators over a period by place: a commune, or the two digits of a province where
 * the commune is not known. Sums of cells are exact, so every area is a sum of its cells.
 */
record Cells(Period period, Map<String, Cell> byPlace) {
    Cells {
        byPlace = Map.copyOf(byPlace);
    }

    record Cell(double numerator, double denominator) {
        static final Cell NOTHING = new Cell(0, 0);

        Cell plus(Cell other) {
            return new Cell(numerator + other.numerator, denominator + other.denominator);
        }
    }

    Cell at(String place) {
        return byPlace.getOrDefault(place, Cell.NOTHING);
    }

    Cell sum(Predicate<String> places) {
        return byPlace.entrySet().stream()
                .filter(e -> places.test(e.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Cell.NOTHING, Cell::plus);
    }
}
