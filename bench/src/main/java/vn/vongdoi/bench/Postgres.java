package vn.vongdoi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of one embedded PostgreSQL, as Linux sees them. */
final class Postgres {
    private final ProcessHandle postmaster;
    private double most;

    /** @param home of the program it belongs to, which is running */
    Postgres(Path home) {
        try {
            var pid = Files.readAllLines(home.resolve("database/data/postmaster.pid"))
                    .getFirst()
                    .strip();
            this.postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What they hold now, shared pages counted once, in bytes. */
    double memory() throws IOException {
        var sum = 0.0;
        for (var pid : pids()) {
            var rollup = Path.of("/proc", pid, "smaps_rollup");
            // A session may have ended since it was listed: then it holds nothing.
            if (Files.isReadable(rollup)) sum += Memory.kilobytes(rollup, "Pss:") * 1024.0;
        }
        most = Math.max(most, sum);
        return sum;
    }

    /** The most they held whenever {@link #memory} was asked, in bytes. */
    double mostMemory() {
        return most;
    }

    /** What those that run now have computed so far. */
    double cpuSeconds() {
        return processes()
                .flatMap(p -> p.info().totalCpuDuration().stream())
                .mapToDouble(d -> d.toNanos() / 1e9)
                .sum();
    }

    private List<String> pids() {
        return processes().map(p -> String.valueOf(p.pid())).toList();
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(postmaster), postmaster.descendants());
    }
}
