package vn.vongdoi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Resident memory as Linux tells it. */
final class Memory {
    private Memory() {}

    /** The most this process ever held, in bytes. */
    static double highest() throws IOException {
        return kilobytes(Path.of("/proc/self/status"), "VmHWM:") * 1024.0;
    }

    /** What all processes named postgres hold now, shared pages counted once, in bytes. */
    static double postgres() throws IOException {
        var sum = 0.0;
        for (var pid : pids()) {
            var rollup = Path.of("/proc", pid, "smaps_rollup");
            // A session may have ended since it was listed: then it holds nothing.
            if (Files.isReadable(rollup)) sum += kilobytes(rollup, "Pss:") * 1024.0;
        }
        return sum;
    }

    private static List<String> pids() {
        return ProcessHandle.allProcesses()
                .filter(p ->
                        p.info().command().filter(c -> c.endsWith("/postgres")).isPresent())
                .map(p -> String.valueOf(p.pid()))
                .toList();
    }

    private static long kilobytes(Path file, String name) throws IOException {
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith(name)) return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
        return 0;
    }
}
