package vn.vongdoi.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that holds everything the program writes ({@code VONGDOI_HOME}). Only its owner may enter: it holds
 * health records and the database password.
 */
public record DataFolder(Path root) {
    private static final String OWNER_ONLY = "rwx------";

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder named by {@code VONGDOI_HOME}, else {@code .vongdoi} in the user's home. */
    public static DataFolder of(@Nullable String configured) {
        return new DataFolder(
                configured == null || configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".vongdoi")
                        : Path.of(configured));
    }

    /** A folder inside, made if missing. */
    public Path folder(String name) {
        var folder = root.resolve(name);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Không tạo được thư mục / cannot create folder " + folder, e);
        }
    }

    /** For what is on its way in: removed by whoever put it there, or as a leftover when a server starts. */
    public Path uploads() {
        return folder("uploads");
    }

    /** A file inside; it need not exist yet, its folder does. */
    public Path file(String name) {
        return folder("").resolve(name);
    }
}
