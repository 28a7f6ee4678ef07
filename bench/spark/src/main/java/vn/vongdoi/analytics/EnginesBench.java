package vn.vongdoi.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.mirror.SparkReading;
import vn.vongdoi.mirror.SyntheticMirror;

/** Every computed indicator by DuckDB and by Spark, of the same files, with the same SQL, also told apart. */
public final class EnginesBench {
    private static final int COMMUNES = 114;
    private static final int TOUCHED = 7;

    private final SyntheticMirror mirror;
    private final DataFolder home;
    private final Path scratch;
    private final int months;
    private final List<Indicator> indicators = IndicatorRules.read().stream()
            .filter(it -> it.calculation() instanceof Computed)
            .toList();

    /** @param folder an empty one */
    public EnginesBench(Path folder, long people, long resources, int months) {
        home = new DataFolder(folder.resolve("data"));
        scratch = folder.resolve("spark");
        mirror = new SyntheticMirror(
                home,
                people,
                resources,
                IntStream.range(0, COMMUNES).mapToObj(i -> "" + (11_300 + i)).toList());
        this.months = months;
    }

    /** @param people and resources of a province in the mirror's format, and over how many months; 20,000, 600,000 and 3 when not told */
    public static void main(String[] args) throws IOException {
        var folder = Files.createTempDirectory("vongdoi-engines-");
        try {
            var bench = new EnginesBench(
                    folder,
                    args.length > 0 ? Long.parseLong(args[0]) : 20_000,
                    args.length > 1 ? Long.parseLong(args[1]) : 600_000,
                    args.length > 2 ? Integer.parseInt(args[2]) : 3);
            var found = bench.run();
            System.out.printf(
                    "%,d cells of %d indicators, %d of them differ%n",
                    found.cells(), found.indicators(), found.differing().size());
            found.differing().forEach(it -> System.out.println("    " + it));
            System.exit(found.differing().isEmpty() ? 0 : 1);
        } finally {
            delete(folder);
        }
    }

    /**
     * @param cells how many both told
     * @param indicators of which at least one cell was told
     * @param differing one line for each that is not the same
     */
    public record Found(long cells, int indicators, List<String> differing) {}

    /** Writes the province, asks both engines, and holds the answers against each other, cell by cell and to the last bit. */
    public Found run() {
        mirror.write();
        mirror.touch(TOUCHED, SyntheticMirror.LAST, 500);
        Map<String, Map<String, Cell>> ducks;
        var begun = System.nanoTime();
        try (var reading = mirror.read()) {
            var evaluation = new MirrorEvaluation(reading);
            ducks = all(
                    (computed, period) -> evaluation.cells(computed, period).byPlace(),
                    (statement, period, told) -> reading.query(statement, period.from(), period.to(), told::take));
        }
        System.out.printf("DuckDB: %.1f s with opening%n", (System.nanoTime() - begun) / 1e9);
        begun = System.nanoTime();
        Map<String, Map<String, Cell>> sparks;
        try (var reading = new SparkReading(home, scratch)) {
            System.out.printf("Spark opened in %.1f s%n", (System.nanoTime() - begun) / 1e9);
            sparks = all(
                    (computed, period) -> cells(reading, computed, period),
                    (statement, period, told) -> reading.query(
                            statement,
                            period.from(),
                            period.to(),
                            row -> told.take(
                                    row.getString(0), row.getString(1), new Cell(number(row, 2), number(row, 3)))));
        }
        System.out.printf("Spark: %.1f s with opening%n", (System.nanoTime() - begun) / 1e9);
        return compared(ducks, sparks);
    }

    /** Asks an engine for the rows of a figure told apart. */
    private interface Bands {
        void ask(String statement, Period period, BandCells told);
    }

    private Map<String, Map<String, Cell>> all(BiFunction<Computed, Period, Map<String, Cell>> cells, Bands bands) {
        var all = new HashMap<String, Map<String, Cell>>();
        for (var indicator : indicators) {
            var computed = (Computed) indicator.calculation();
            for (var back = 0; back < months; back++) {
                LocalDate end = SyntheticMirror.end(back);
                all.put(
                        indicator.code() + " " + end,
                        cells.apply(computed, computed.period().ending(end)));
            }
            var last = computed.period().ending(SyntheticMirror.end(0));
            for (var by : indicator.disaggregations().parts()) {
                all.put(indicator.code() + " by " + by.word(), apart(indicator, by, last, bands));
            }
        }
        return all;
    }

    private static Map<String, Cell> apart(Indicator indicator, Disaggregation by, Period period, Bands bands) {
        var cells = new HashMap<String, Cell>();
        Bands.cells(indicator, by, period, (statement, told) -> bands.ask(statement, period, told))
                .forEach((band, all) ->
                        all.byPlace().forEach((place, cell) -> cells.put(place + " " + band.code(), cell)));
        return cells;
    }

    private static Map<String, Cell> cells(SparkReading reading, Computed computed, Period period) {
        var cells = new HashMap<String, Cell>();
        for (var statement : CellStatements.of(computed)) {
            reading.query(
                    statement,
                    period.from(),
                    period.to(),
                    row -> cells.merge(
                            Objects.requireNonNullElse(row.getString(0), ""),
                            new Cell(number(row, 1), number(row, 2)),
                            Cell::plus));
        }
        return cells;
    }

    private static double number(Row row, int column) {
        return row.isNullAt(column) ? 0 : ((Number) row.get(column)).doubleValue();
    }

    private static Found compared(Map<String, Map<String, Cell>> ducks, Map<String, Map<String, Cell>> sparks) {
        var differing = new ArrayList<String>();
        ducks.forEach((asked, cells) -> {
            var others = Objects.requireNonNull(sparks.get(asked));
            if (!cells.equals(others))
                differing.add(asked + ": DuckDB " + few(cells, others) + ", Spark " + few(others, cells));
        });
        differing.sort(null);
        var told =
                ducks.entrySet().stream().filter(it -> !it.getValue().isEmpty()).toList();
        return new Found(
                told.stream().mapToLong(it -> it.getValue().size()).sum(),
                (int) told.stream()
                        .map(it -> it.getKey().split(" ")[0])
                        .distinct()
                        .count(),
                differing);
    }

    private static String few(Map<String, Cell> cells, Map<String, Cell> others) {
        return cells.entrySet().stream()
                .filter(it -> !it.getValue().equals(others.get(it.getKey())))
                .sorted(Map.Entry.comparingByKey())
                .limit(3)
                .toList()
                .toString();
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(it -> {
                try {
                    Files.delete(it);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
