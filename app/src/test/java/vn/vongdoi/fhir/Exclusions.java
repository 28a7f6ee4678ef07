package vn.vongdoi.fhir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A file of test resources that names cases of others which are not followed, each with its reason. */
public final class Exclusions {
    private Exclusions() {}

    /** Case to reason: lines of {@code fhir/<name>.txt}, parted by the first space, # begins a comment. */
    public static Map<String, String> read(String name) {
        var stream = Objects.requireNonNull(Exclusions.class.getResourceAsStream("/fhir/" + name + ".txt"), name);
        var reasons = new TreeMap<String, String>();
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) continue;
                int space = line.indexOf(' ');
                reasons.put(line.substring(0, space), line.substring(space + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }
}
