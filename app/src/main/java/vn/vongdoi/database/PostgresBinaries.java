package vn.vongdoi.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that travel inside the jar, unpacked once into the data folder. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /**
     * The folder with {@code bin}, unpacked when it is not there yet. The system property {@code vongdoi.binaries} names
     * a folder that several data folders share.
     */
    static Path unpacked(DataFolder home) throws IOException {
        var shared = System.getProperty("vongdoi.binaries");
        var folder = shared == null ? home.folder("postgres") : Files.createDirectories(Path.of(shared));
        var resource = resource();
        var target = folder.resolve(resource.substring(1).replace(".txz", "")).toAbsolutePath();
        if (Files.exists(target)) return target;
        try (var in = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("No PostgreSQL for this platform in the jar (" + resource
                        + "); set VONGDOI_DATABASE_URL to a PostgreSQL of your own");
            }
            // Under its name only when it is whole: a start that was interrupted leaves nothing half-unpacked to run.
            var unpacking = Files.createTempDirectory(folder, "unpacking-");
            unpack(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in))), unpacking);
            rename(unpacking, target);
            return target;
        }
    }

    private static void rename(Path unpacked, Path target) throws IOException {
        try {
            Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(target)) throw e;
            // Another process was faster; its copy is as good.
            FileSystemUtils.deleteRecursively(unpacked);
        }
    }

    private static String resource() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
            case "aarch64" -> "/postgres-linux-arm_64.txz";
            case String other -> "/postgres-linux-" + other + ".txz";
        };
    }

    private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) throw new IOException("archive entry outside its folder: " + entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else {
                var parent = path.getParent();
                if (parent != null) Files.createDirectories(parent);
                if (entry.isSymbolicLink()) {
                    Files.deleteIfExists(path);
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    static void ownerOnly(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
