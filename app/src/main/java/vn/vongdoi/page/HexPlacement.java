package vn.vongdoi.page;

import java.util.ArrayList;
import java.util.List;
import vn.vongdoi.page.HexMap.Cell;
import vn.vongdoi.page.HexMap.Point;

/**
 * Finds the hexagons in three steps: real positions in kilometres, with the Gabriel graph telling who is whose
 * neighbour; circles of one size that push apart where they overlap and pull their neighbours close (Dorling's
 * cartogram); and the assignment of circles to hexagons with the least sum of squared distances.
 */
final class HexPlacement {
    private static final int ROUNDS = 400;
    private static final double WIDTH = Math.sqrt(3); // between centres of touching hexagons

    private HexPlacement() {}

    static List<Cell> place(List<Point> points) {
        if (points.isEmpty()) return List.of();
        var at = plane(points);
        relax(at, neighbours(at));
        return assign(at);
    }

    /** East and south of the centre, scaled so that one place has on average the room of one hexagon. */
    private static double[][] plane(List<Point> points) {
        var lat = points.stream().mapToDouble(Point::lat).average().orElse(0);
        var lon = points.stream().mapToDouble(Point::lon).average().orElse(0);
        var at = new double[points.size()][2];
        var spread = 0.0;
        for (var i = 0; i < at.length; i++) {
            var point = points.get(i);
            at[i][0] = (point.lon() - lon) * Math.cos(Math.toRadians(lat));
            at[i][1] = lat - point.lat();
            spread += Math.hypot(at[i][0], at[i][1]) / at.length;
        }
        // A disc of n hexagons has a mean distance from its centre of 2/3 of its radius.
        var radius = Math.sqrt(at.length * 1.5 * WIDTH / Math.PI);
        var scale = spread == 0 ? 0 : radius * 2 / 3 / spread;
        for (var i = 0; i < at.length; i++) {
            // A hair's breadth apart even where two places have the same centre.
            at[i][0] = at[i][0] * scale + 1e-3 * Math.cos(i);
            at[i][1] = at[i][1] * scale + 1e-3 * Math.sin(i);
        }
        return at;
    }

    /** Pairs with no third place inside the circle over them (Gabriel graph). */
    private static List<int[]> neighbours(double[][] at) {
        var pairs = new ArrayList<int[]>();
        for (var i = 0; i < at.length; i++) {
            for (var j = i + 1; j < at.length; j++) if (isFree(at, i, j)) pairs.add(new int[] {i, j});
        }
        return pairs;
    }

    private static boolean isFree(double[][] at, int i, int j) {
        for (var k = 0; k < at.length; k++) {
            if (k != i && k != j && square(at[i], at[k]) + square(at[j], at[k]) < square(at[i], at[j])) return false;
        }
        return true;
    }

    private static void relax(double[][] at, List<int[]> neighbours) {
        for (var round = 0; round < ROUNDS; round++) {
            var pull = 0.12 * (1 - (double) round / ROUNDS);
            for (var pair : neighbours) move(at[pair[0]], at[pair[1]], pull, false);
            for (var i = 0; i < at.length; i++) {
                for (var j = i + 1; j < at.length; j++) move(at[i], at[j], 0.5, true);
            }
        }
    }

    /** Moves two places towards one hexagon's width between them, either only apart or only together. */
    private static void move(double[] a, double[] b, double share, boolean apart) {
        var distance = Math.sqrt(square(a, b));
        var excess = distance - WIDTH;
        if (distance == 0 || apart != excess < 0) return;
        for (var axis = 0; axis < 2; axis++) {
            var step = share * excess * (b[axis] - a[axis]) / distance * (apart ? 1 : 0.5);
            a[axis] += step;
            b[axis] -= step;
        }
    }

    private static List<Cell> assign(double[][] at) {
        var cells = around(at);
        var cost = new double[at.length][cells.size()];
        for (var i = 0; i < at.length; i++) {
            for (var c = 0; c < cells.size(); c++) {
                cost[i][c] = square(
                        at[i], new double[] {cells.get(c).x(), cells.get(c).y()});
            }
        }
        var chosen = Assignment.cheapest(cost);
        var placed = new ArrayList<Cell>();
        for (var column : chosen) placed.add(cells.get(column));
        return placed;
    }

    /** Every hexagon near a place: enough to choose from, few enough to be quick. */
    private static List<Cell> around(double[][] at) {
        var cells = new ArrayList<Cell>();
        var reach = 2 + (int) Math.sqrt(at.length);
        var rows = bounds(at, 1, 1.5, reach);
        var columns = bounds(at, 0, WIDTH, reach);
        for (var row = rows[0]; row <= rows[1]; row++) {
            for (var column = columns[0]; column <= columns[1]; column++) {
                var cell = new Cell(column, row);
                if (nearest(at, cell) < 3 * WIDTH * WIDTH) cells.add(cell);
            }
        }
        return cells;
    }

    private static int[] bounds(double[][] at, int axis, double step, int reach) {
        var low = Double.MAX_VALUE;
        var high = -Double.MAX_VALUE;
        for (var place : at) {
            low = Math.min(low, place[axis]);
            high = Math.max(high, place[axis]);
        }
        return new int[] {(int) Math.floor(low / step) - reach, (int) Math.ceil(high / step) + reach};
    }

    private static double nearest(double[][] at, Cell cell) {
        var here = new double[] {cell.x(), cell.y()};
        var nearest = Double.MAX_VALUE;
        for (var place : at) nearest = Math.min(nearest, square(place, here));
        return nearest;
    }

    private static double square(double[] a, double[] b) {
        return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
    }
}
