package vn.vongdoi.claimfile;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The sample files that lie beside the repository; tests that need them are skipped where they are not. */
public final class Samples {
    private Samples() {}

    public static Path folder(String name) {
        var folder = Stream.of(System.getProperty("vongdoi.shared", ""), "../../shared", "../shared")
                .filter(p -> !p.isEmpty())
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(folder.isPresent(), "no shared folder here: run with -Dvongdoi.shared=PATH");
        return Objects.requireNonNull(folder.orElse(null)).resolve("samples").resolve(name);
    }

    public static List<Path> files(String folder) throws Exception {
        try (var files = Files.list(folder(folder))) {
            return files.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
    }

    public static List<ClaimEncounter> read(Path file) throws UnreadableFile {
        var all = new ArrayList<ClaimEncounter>();
        ClaimFile.read(file, sent -> all.add(ClaimEncounter.of(sent)));
        return all;
    }
}
