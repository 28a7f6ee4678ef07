package vn.vongdoi.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** How a register is written: the header, then lines in which an empty cell says that nothing is known. */
final class CsvLines {

    private CsvLines() {}

    static CSVPrinter open(Path folder, String name, String... header) throws IOException {
        return new CSVPrinter(
                Files.newBufferedWriter(folder.resolve(name)),
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader(header)
                        .setRecordSeparator('\n')
                        .get());
    }

    static void line(CSVPrinter csv, @Nullable Object... values) throws IOException {
        csv.printRecord(Arrays.stream(values).map(value -> Objects.toString(value, "")));
    }
}
