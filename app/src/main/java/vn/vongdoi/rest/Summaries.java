package vn.vongdoi.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.vongdoi.fhir.ResourceType;

/** Which top-level elements R4 shows in a summary, and which must always be there: {@code rest/summaries-r4.csv}. */
final class Summaries {
    private static final String FILE = "/rest/summaries-r4.csv";
    private static final Map<String, Set<String>> SUMMARY = new HashMap<>();
    private static final Map<String, Set<String>> MANDATORY = new HashMap<>();

    static {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Summaries.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).skip(1).forEach(Summaries::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Summaries() {}

    /** A choice stands as {@code value[x]}. */
    static Set<String> shown(ResourceType type) {
        return SUMMARY.getOrDefault(type.fhirName(), Set.of());
    }

    static Set<String> mandatory(ResourceType type) {
        return MANDATORY.getOrDefault(type.fhirName(), Set.of());
    }

    private static void read(String line) {
        var columns = line.split(",");
        if (columns[2].equals("yes"))
            SUMMARY.computeIfAbsent(columns[0], t -> new HashSet<>()).add(columns[1]);
        if (columns[3].equals("yes"))
            MANDATORY.computeIfAbsent(columns[0], t -> new HashSet<>()).add(columns[1]);
    }
}
