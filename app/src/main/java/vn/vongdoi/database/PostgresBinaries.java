package vn.vongdoi.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that travel inside the jar, unpacked once into the data folder. */
final class PostgresBinaries {
    private static final String READY = "ready";

    private PostgresBinaries() {}

    static Path unpacked(Path folder) throws IOException {
        var resource = resource();
        var target = folder.resolve(resource.substring(1).replace(".txz", ""));
        if (Files.exists(target.resolve(READY))) return target;
        try (var in = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("No PostgreSQL for this platform in the jar (" + resource
                        + "); set VONGDOI_DATABASE_URL to a PostgreSQL of your own");
            }
            unpack(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in))), target);
        }
        Files.createFile(target.resolve(READY));
        return target;
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
