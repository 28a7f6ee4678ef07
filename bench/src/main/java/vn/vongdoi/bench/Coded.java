package vn.vongdoi.bench;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Diagnoses or measurements, some common and most of them rare, as in life. */
final class Coded {
    private final TreeMap<Double, CSVRecord> upTo = new TreeMap<>();
    private double total;

    private Coded(String file, ToDoubleFunction<CSVRecord> weight) {
        for (var row : rows(file)) {
            if (weight.applyAsDouble(row) <= 0) continue;
            upTo.put(total, row);
            total += weight.applyAsDouble(row);
        }
    }

    static Coded observations() {
        return new Coded("/bench/observations.csv", row -> Double.parseDouble(row.get("weight")));
    }

    /** The simulator's, of all ages alike. */
    static Coded diagnoses() {
        return new Coded("/simulator/diagnoses.csv", row -> number(row, "age_5_14") + number(row, "over_60"));
    }

    CSVRecord draw(SplittableRandom random) {
        return Objects.requireNonNull(upTo.floorEntry(random.nextDouble() * total))
                .getValue();
    }

    private static double number(CSVRecord row, String column) {
        return row.get(column).isEmpty() ? 0 : Double.parseDouble(row.get(column));
    }

    private static List<CSVRecord> rows(String file) {
        try (var in = Objects.requireNonNull(Coded.class.getResourceAsStream(file), file)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
