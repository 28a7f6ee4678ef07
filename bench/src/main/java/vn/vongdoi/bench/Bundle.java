package vn.vongdoi.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Bundle in a file, ready to be sent. */
record Bundle(Path file, long bytes, int resources) {
    private static final byte[] FULL_URL = "\"fullUrl\"".getBytes(StandardCharsets.US_ASCII);

    static Bundle of(Path file) throws IOException {
        return new Bundle(file, Files.size(file), entries(Files.readAllBytes(file)));
    }

    String name() {
        return file.getFileName().toString();
    }

    /** How many entries the bytes of a Bundle hold, counted without parsing: a client should cost little. */
    static int entries(byte[] json) {
        var count = 0;
        for (var i = 0; i <= json.length - FULL_URL.length; i++) if (json[i] == '"' && startsAt(json, i)) count++;
        return count;
    }

    private static boolean startsAt(byte[] json, int at) {
        for (var i = 0; i < FULL_URL.length; i++) if (json[at + i] != FULL_URL[i]) return false;
        return true;
    }
}
