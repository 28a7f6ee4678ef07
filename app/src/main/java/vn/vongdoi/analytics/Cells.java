package vn.vongdoi.analytics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.vongdoi.place.ProvinceCode;

/**
 * An indicator's numerators and denominators over a period by place: a commune, or the two digits of a province where
 * the commune is not known. Sums of cells are exact, so every area is a sum of its cells.
 */
final class Cells {
    private final Period period;
    private final Map<String, Cell> byPlace;
    /** A scoreboard asks for a hundred of these and more, and the cells never change. */
    private final Map<ProvinceCode, Cell> sums = new ConcurrentHashMap<>();

    Cells(Period period, Map<String, Cell> byPlace) {
        this.period = period;
        this.byPlace = Map.copyOf(byPlace);
    }

    record Cell(double numerator, double denominator) {
        static final Cell NOTHING = new Cell(0, 0);

        Cell plus(Cell other) {
            return new Cell(numerator + other.numerator, denominator + other.denominator);
        }
    }

    Period period() {
        return period;
    }

    Map<String, Cell> byPlace() {
        return byPlace;
    }

    Cell at(String place) {
        return byPlace.getOrDefault(place, Cell.NOTHING);
    }

    /** @param communes all of the province */
    Cell sum(ProvinceCode province, Set<String> communes) {
        return sums.computeIfAbsent(
                province,
                _ -> byPlace.entrySet().stream()
                        .filter(e -> e.getKey().equals(province.value()) || communes.contains(e.getKey()))
                        .map(Map.Entry::getValue)
                        .reduce(Cell.NOTHING, Cell::plus));
    }
}
