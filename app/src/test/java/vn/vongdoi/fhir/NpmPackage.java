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

/** A package of HL7 (CC0), fetched once with the ordinary npm client and kept under target. */
public final class NpmPackage {
    private static final Path FOLDER = Path.of("target", "npm").toAbsolutePath();

    private NpmPackage() {}

    /** Every resource of the package, one file each; the test is skipped when it cannot be fetched. */
    public static List<Path> files(String name, String version) {
        try (var files = Files.list(folder(name + "@" + version))) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .filter(f -> !f.endsWith("package.json")
                            && !f.getFileName().toString().startsWith("ig-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path folder(String wanted) throws IOException {
        var unpacked = FOLDER.resolve(wanted.replace('@', '-'));
        if (Files.isDirectory(unpacked)) return unpacked;
        Files.createDirectories(FOLDER);
        var archive = FOLDER.resolve(wanted.replace('@', '-') + ".tgz");
        if (!Files.exists(archive)) fetch(wanted);
        assumeTrue(Files.exists(archive), "npm could not fetch " + wanted);
        var half = Files.createTempDirectory(FOLDER, "unpacking");
        unpack(archive, half);
        Files.move(half, unpacked);
        return unpacked;
    }

    private static void fetch(String wanted) throws IOException {
        var npm = new ProcessBuilder("npm", "pack", "--silent", wanted)
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
                // Beside the resources of the package itself stand the same again as XML, examples and pages.
                if (entry.isFile() && entry.getName().matches("package/[^/]+")) Files.copy(tar, into.resolve(name));
            }
        }
    }
}
