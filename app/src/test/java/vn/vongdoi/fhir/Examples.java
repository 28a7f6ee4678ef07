package vn.vongdoi.fhir;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** The official R4 examples and definitions (CC0), fetched once with the ordinary npm client and kept under target. */
public final class Examples {
    private static final String PACKAGE = "hl7.fhir.r4.examples";
    private static final String VERSION = "4.0.1";
    private static final Path FOLDER = Path.of("target", "npm").toAbsolutePath();

    private Examples() {}

    /** Every resource of the package, one file each; the test is skipped when it cannot be fetched. */
    public static List<Path> files() {
        try (var files = Files.list(folder())) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .filter(f -> !f.endsWith("package.json")
                            && !f.getFileName().toString().startsWith("ig-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path folder() throws IOException {
        var unpacked = FOLDER.resolve(PACKAGE + "-" + VERSION);
        if (Files.isDirectory(unpacked)) return unpacked;
        Files.createDirectories(FOLDER);
        var archive = FOLDER.resolve(PACKAGE + "-" + VERSION + ".tgz");
        if (!Files.exists(archive)) fetch();
        assumeTrue(Files.exists(archive), "npm could not fetch " + PACKAGE + "@" + VERSION);
        var half = Files.createTempDirectory(FOLDER, "unpacking");
        unpack(archive, half);
        Files.move(half, unpacked);
        return unpacked;
    }

    private static void fetch() throws IOException {
        var npm = new ProcessBuilder("npm", "pack", "--silent", PACKAGE + "@" + VERSION)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("npm.log").toFile());
        try {
            var fetching = npm.start();
            if (!fetching.waitFor(5, TimeUnit.MINUTES)) fetching.destroy();
        } catch (IOException e) {
            assumeTrue(false, "npm is not installed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void unpack(Path archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var name = Path.of(entry.getName()).getFileName().toString();
                if (entry.isFile()) Files.copy(tar, into.resolve(name));
            }
        }
    }
}
