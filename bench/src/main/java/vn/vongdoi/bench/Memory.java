package vn.vongdoi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory as Linux tells it. */
final class Memory {
    private Memory() {}

    /** The most this process ever held, in bytes. */
    static double highest() throws IOException {
        return kilobytes(Path.of("/proc/self/status"), "VmHWM:") * 1024.0;
    }

    static long kilobytes(Path file, String name) throws IOException {
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith(name)) return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
        return 0;
    }
}
