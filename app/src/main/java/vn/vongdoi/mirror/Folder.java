package vn.vongdoi.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.database.DataFolder;

/** The files on disk. The manifest replaces the one before in one instant, after all it names is durable. */
final class Folder {
    private static final String MANIFEST = "manifest.json";
    /** A reading that is under way keeps its files; none takes so long. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataFolder home;

    Folder(DataFolder home) {
        this.home = home;
    }

    Path root() {
        return home.folder("mirror");
    }

    Path file(String name) {
        return home.folder("mirror/data").resolve(name);
    }

    /** For what is on its way; it is emptied by whoever works there next. */
    Path work() {
        return home.folder("mirror/work");
    }

    /** Where DuckDB puts what does not fit into memory. */
    Path spill() {
        return home.folder("mirror/spill");
    }

    /** One that this release can read: one that another release left is none, and made anew. */
    boolean exists() {
        var file = root().resolve(MANIFEST);
        try {
            return Files.exists(file)
                    && JSON.readTree(Files.readAllBytes(file)).path("format").asInt() == Manifest.FORMAT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Manifest> find() {
        try {
            return exists()
                    ? Optional.of(JSON.readValue(Files.readAllBytes(root().resolve(MANIFEST)), Manifest.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Manifest manifest() {
        return find().orElseThrow(
                        () -> new IllegalStateException(
                                "Chưa có bản sao cột; hãy chạy `vongdoi mirror rebuild`. / There is no mirror yet; run `vongdoi mirror rebuild`."));
    }

    /** By which the database knows the mirror of this folder. */
    UUID id() {
        var file = root().resolve("id");
        try {
            if (!Files.exists(file)) {
                var half = Files.createTempFile(root(), "id", "");
                Files.writeString(half, UUID.randomUUID().toString(), StandardOpenOption.SYNC);
                try {
                    // A link, not a move: of two processes that begin at once the first one's name stays.
                    Files.createLink(file, half);
                } catch (FileAlreadyExistsException e) {
                    // theirs is read below
                } finally {
                    Files.delete(half);
                }
            }
            return UUID.fromString(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From here on this is the mirror. Files that only former manifests named go when nobody can be reading them. */
    void publish(Manifest manifest) {
        var before = find();
        var named = manifest.parts().stream().map(Part::file).collect(Collectors.toSet());
        var retired = new ArrayList<Manifest.Retired>();
        before.ifPresent(old -> {
            old.retired().stream().filter(it -> !expired(it, manifest.taken())).forEach(retired::add);
            old.parts().stream()
                    .filter(it -> !named.contains(it.file()))
                    .forEach(it -> retired.add(new Manifest.Retired(it.file(), manifest.taken())));
        });
        var whole = manifest.with(manifest.parts(), retired);
        try {
            var half = root().resolve(MANIFEST + ".new");
            Files.write(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(whole));
            durable(half);
            durable(home.folder("mirror/data"));
            Files.move(half, root().resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
            durable(root());
            retired.forEach(it -> named.add(it.file()));
            removeOthers(named);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also what a work that broke off left. */
    private void removeOthers(Set<String> named) throws IOException {
        try (var files = Files.list(home.folder("mirror/data"))) {
            for (var path : files.toList()) {
                if (!named.contains(path.getFileName().toString())) Files.delete(path);
            }
        }
    }

    private static boolean expired(Manifest.Retired file, Instant now) {
        return file.at().plus(KEPT).isBefore(now);
    }

    void emptyWork() {
        try (var all = Files.walk(work())) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(work())) Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void durable(Path path) {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(Path path) {
        try (var in = Files.newInputStream(path)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) digest.update(buffer, 0, read);
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Files whose bytes are not those that the manifest tells, or that are not there. */
    List<String> damaged(Manifest manifest) {
        return manifest.parts().stream()
                .filter(it -> !Files.exists(file(it.file()))
                        || !sha256(file(it.file())).equals(it.sha256()))
                .map(Part::file)
                .toList();
    }
}
