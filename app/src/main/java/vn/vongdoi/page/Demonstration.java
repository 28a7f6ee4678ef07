package vn.vongdoi.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;
import vn.vongdoi.database.DataFolder;

/**
 * Whether the data are a synthetic sample, which every page then says.
 *
 * @param oneIn how many real inhabitants one synthetic person stands for; empty = real data
 */
public record Demonstration(Optional<Integer> oneIn) {
    private static final String FILE = "demo.properties";

    /** Reads {@code demo.properties} ({@code one-in=80}) of the data folder; no such file means real data. */
    public static Demonstration read(DataFolder folder) {
        var file = folder.file(FILE);
        if (!Files.exists(file)) return new Demonstration(Optional.empty());
        var lines = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Demonstration(
                Optional.of(Integer.valueOf(lines.getProperty("one-in", "1").strip())));
    }
}
