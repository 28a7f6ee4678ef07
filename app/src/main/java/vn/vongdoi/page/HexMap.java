package vn.vongdoi.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A schematic map: one hexagon of equal size for each place, so that a small crowded ward is seen as well as a wide
 * rural commune, with neighbours kept near each other. The same points always give the same map.
 *
 * @param cells in the order of the points
 * @param outlines the corners of each cell, for an SVG polygon
 * @param centres the middle of each cell
 * @param viewBox of the drawing
 */
public record HexMap(List<Cell> cells, List<String> outlines, List<Centre> centres, String viewBox) {
    /** Half the width of a hexagon that stands on a corner is 0.866 of this, in units of the drawing. */
    private static final double SIZE = 16;

    private static final double GAP = 0.94;

    /** A centre point, in degrees (WGS 84). */
    public record Point(double lon, double lat) {}

    /** Where something may be written in a cell, in units of the drawing. */
    public record Centre(String x, String y) {}

    /** Row from the north, and column from the west; odd rows are shifted half a hexagon to the east. */
    public record Cell(int column, int row) {
        double x() {
            return Math.sqrt(3) * (column + (Math.floorMod(row, 2) == 1 ? 0.5 : 0));
        }

        double y() {
            return 1.5 * row;
        }

        /** The six hexagons around. */
        List<Cell> neighbours() {
            var shift = Math.floorMod(row, 2);
            return List.of(
                    new Cell(column - 1, row),
                    new Cell(column + 1, row),
                    new Cell(column - 1 + shift, row - 1),
                    new Cell(column + shift, row - 1),
                    new Cell(column - 1 + shift, row + 1),
                    new Cell(column + shift, row + 1));
        }

        /** Whether the two hexagons share a side. */
        public boolean touches(Cell other) {
            var dx = x() - other.x();
            var dy = y() - other.y();
            return !equals(other) && dx * dx + dy * dy < 3.1;
        }
    }

    public HexMap {
        cells = List.copyOf(cells);
        outlines = List.copyOf(outlines);
        centres = List.copyOf(centres);
    }

    /** Everything that drawing needs: a layout serves many pages. */
    public static HexMap of(List<Point> points) {
        var cells = HexHoles.closed(HexPlacement.place(points));
        var west = cells.stream().mapToDouble(Cell::x).min().orElse(0);
        var north = cells.stream().mapToDouble(Cell::y).min().orElse(0);
        var east = cells.stream().mapToDouble(Cell::x).max().orElse(0);
        var south = cells.stream().mapToDouble(Cell::y).max().orElse(0);
        var width = cells.isEmpty() ? SIZE : SIZE * (2 + east - west);
        var height = cells.isEmpty() ? SIZE : SIZE * (2 + south - north);
        return new HexMap(
                cells,
                cells.stream()
                        .map(cell -> outline(SIZE * (1 + cell.x() - west), SIZE * (1 + cell.y() - north)))
                        .toList(),
                cells.stream()
                        .map(cell -> new Centre(
                                Svg.number(SIZE * (1 + cell.x() - west)), Svg.number(SIZE * (1 + cell.y() - north))))
                        .toList(),
                "0 0 " + Svg.number(width) + " " + Svg.number(height));
    }

    private static String outline(double left, double top) {
        return IntStream.range(0, 6)
                .mapToObj(corner -> {
                    var angle = Math.PI / 6 + corner * Math.PI / 3;
                    return Svg.point(left + SIZE * GAP * Math.cos(angle), top + SIZE * GAP * Math.sin(angle));
                })
                .collect(Collectors.joining(" "));
    }
}
