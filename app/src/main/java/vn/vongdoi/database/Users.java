package vn.vongdoi.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The processes that use one embedded database, told apart by file locks: each holds a shared lock on {@code users}
 * while it works; starting and stopping happen under an exclusive lock on {@code gate}.
 */
final class Users {
    private final Path folder;
    private @Nullable FileChannel channel;
    private @Nullable FileLock membership;

    Users(Path folder) {
        this.folder = folder;
    }

    interface Start<T> {
        /** @param alone no other process uses the database */
        T start(boolean alone) throws IOException;
    }

    interface Stop {
        void stop() throws IOException;
    }

    <T> T enter(Start<T> start) throws IOException {
        try (var gate = open("gate");
                var ignored = gate.lock()) {
            var started = start.start(alone());
            channel = open("users");
            membership = channel.lock(0, Long.MAX_VALUE, true);
            return started;
        }
    }

    /** Runs {@code stop} when no other process is left. */
    void leave(Stop stop) throws IOException {
        var users = channel;
        var mine = membership;
        if (users == null || mine == null) return;
        try (var gate = open("gate");
                var ignored = gate.lock()) {
            mine.release();
            try (var last = users.tryLock()) {
                if (last != null) stop.stop();
            }
            users.close();
            channel = null;
            membership = null;
        }
    }

    /** Asked under the gate: nobody comes in meanwhile. Locks are seen where process numbers are not, in containers. */
    private boolean alone() throws IOException {
        try (var users = open("users");
                var all = users.tryLock()) {
            return all != null;
        }
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
