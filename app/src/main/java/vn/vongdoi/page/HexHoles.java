package vn.vongdoi.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.vongdoi.page.HexMap.Cell;

/**
 * Closes the gaps that no reader could explain: an empty hexagon with places all around looks like a place without a
 * name. The outward neighbour moves into it, then that one's outward neighbour, until the gap has reached the outside.
 */
final class HexHoles {
    private final List<Cell> cells;
    private final Set<Cell> taken;
    // Places only ever move inwards, so the bounds of the beginning hold to the end.
    private final int west;
    private final int east;
    private final int north;
    private final int south;
    private final double centreX;
    private final double centreY;

    private HexHoles(List<Cell> cells) {
        this.cells = new ArrayList<>(cells);
        this.taken = new HashSet<>(cells);
        west = cells.stream().mapToInt(Cell::column).min().orElse(0);
        east = cells.stream().mapToInt(Cell::column).max().orElse(0);
        north = cells.stream().mapToInt(Cell::row).min().orElse(0);
        south = cells.stream().mapToInt(Cell::row).max().orElse(0);
        centreX = cells.stream().mapToDouble(Cell::x).average().orElse(0);
        centreY = cells.stream().mapToDouble(Cell::y).average().orElse(0);
    }

    static List<Cell> closed(List<Cell> cells) {
        var map = new HexHoles(cells);
        for (var hole = map.hole(); hole.isPresent(); hole = map.hole()) {
            if (!map.moveInto(hole.get())) break;
        }
        return map.cells;
    }

    /** The enclosed empty hexagon furthest from the centre: it has the shortest way out. */
    private Optional<Cell> hole() {
        var outside = outside();
        return inside().filter(cell -> !taken.contains(cell) && !outside.contains(cell))
                .max(Comparator.comparingDouble(this::fromCentre));
    }

    private boolean moveInto(Cell hole) {
        var outward = hole.neighbours().stream()
                .filter(cell -> taken.contains(cell) && fromCentre(cell) > fromCentre(hole))
                .max(Comparator.comparingDouble(this::fromCentre));
        outward.ifPresent(from -> {
            taken.remove(from);
            taken.add(hole);
            cells.set(cells.indexOf(from), hole);
        });
        return outward.isPresent();
    }

    /** The empty hexagons that can be reached from beyond the edge without crossing a place. */
    private Set<Cell> outside() {
        var start = new Cell(west - 1, north - 1);
        var seen = new HashSet<>(Set.of(start));
        var next = new ArrayDeque<>(Set.of(start));
        while (!next.isEmpty()) {
            for (var cell : next.remove().neighbours()) {
                if (isNear(cell) && !taken.contains(cell) && seen.add(cell)) next.add(cell);
            }
        }
        return seen;
    }

    private Stream<Cell> inside() {
        return IntStream.rangeClosed(north, south)
                .boxed()
                .flatMap(row -> IntStream.rangeClosed(west, east).mapToObj(column -> new Cell(column, row)));
    }

    private boolean isNear(Cell cell) {
        return cell.column() >= west - 1
                && cell.column() <= east + 1
                && cell.row() >= north - 1
                && cell.row() <= south + 1;
    }

    private double fromCentre(Cell cell) {
        return Math.hypot(cell.x() - centreX, cell.y() - centreY);
    }
}
