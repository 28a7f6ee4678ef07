package vn.vongdoi.page;

import java.util.Arrays;

/**
 * Gives each row a column of its own so that the sum of costs is the least possible (Hungarian method with potentials,
 * rows² × columns steps). At least as many columns as rows.
 */
final class Assignment {
    private final double[][] cost;
    private final double[] rowPotential;
    private final double[] columnPotential;
    private final int[] rowOf; // by column, 1-based; 0 = free. Column 0 is where the row being placed waits.

    private Assignment(double[][] cost) {
        this.cost = cost;
        rowPotential = new double[cost.length + 1];
        columnPotential = new double[cost[0].length + 1];
        rowOf = new int[cost[0].length + 1];
    }

    /** The column of each row. */
    static int[] cheapest(double[][] cost) {
        if (cost[0].length < cost.length) {
            throw new IllegalArgumentException(cost.length + " rows for " + cost[0].length + " columns");
        }
        var assignment = new Assignment(cost);
        for (var row = 1; row <= cost.length; row++) assignment.add(row);
        var columns = new int[cost.length];
        for (var column = 1; column < assignment.rowOf.length; column++) {
            if (assignment.rowOf[column] > 0) columns[assignment.rowOf[column] - 1] = column - 1;
        }
        return columns;
    }

    /** Grows a tree of tight edges from the new row until it meets a free column, then shifts rows along the path. */
    private void add(int row) {
        rowOf[0] = row;
        var slack = new double[rowOf.length];
        var from = new int[rowOf.length];
        var done = new boolean[rowOf.length];
        Arrays.fill(slack, Double.MAX_VALUE);
        var column = 0;
        while (rowOf[column] != 0) {
            done[column] = true;
            column = nearest(column, slack, from, done);
        }
        while (column != 0) {
            rowOf[column] = rowOf[from[column]];
            column = from[column];
        }
    }

    private int nearest(int current, double[] slack, int[] from, boolean[] done) {
        var row = rowOf[current];
        var next = 0;
        var least = Double.MAX_VALUE;
        for (var column = 1; column < rowOf.length; column++) {
            if (done[column]) continue;
            var reduced = cost[row - 1][column - 1] - rowPotential[row] - columnPotential[column];
            if (reduced < slack[column]) {
                slack[column] = reduced;
                from[column] = current;
            }
            if (slack[column] < least) {
                least = slack[column];
                next = column;
            }
        }
        for (var column = 0; column < rowOf.length; column++) {
            if (done[column]) {
                rowPotential[rowOf[column]] += least;
                columnPotential[column] -= least;
            } else {
                slack[column] -= least;
            }
        }
        return next;
    }
}
