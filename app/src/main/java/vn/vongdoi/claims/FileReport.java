package vn.vongdoi.claims;

import java.util.List;
import java.util.Optional;

/**
 * The answer for one file.
 *
 * @param problem why nothing could be taken from it; empty when it could be read
 */
public record FileReport(String path, Optional<Problem> problem, List<EncounterReport> encounters) {

    /**
     * @param kind stable word: {@code malformed}, {@code truncated}, {@code entities}, {@code too-large}, …
     * @param message Vietnamese: what is wrong and what to do
     */
    public record Problem(String kind, String message) {}

    public FileReport {
        encounters = List.copyOf(encounters);
    }

    public boolean readable() {
        return problem.isEmpty();
    }

    public long count(EncounterReport.Status status) {
        return encounters.stream().filter(e -> e.status() == status).count();
    }
}
