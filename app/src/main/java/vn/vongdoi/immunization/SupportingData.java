package vn.vongdoi.immunization;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.vongdoi.rules.Span;

/**
 * A schedule: series by antigen, and what the vaccines have to do with each other.
 *
 * @param antigensOf by CVX
 * @param groups vaccine groups by name, in the order of the schedule
 * @param conflicts by CVX of the later dose, then of the earlier one
 * @param observations by its own code or that of another system that means it
 */
public record SupportingData(
        List<Antigen> antigens,
        Map<String, List<Association>> antigensOf,
        Map<String, Group> groups,
        Map<String, Map<String, Conflict>> conflicts,
        Map<String, Set<String>> observations) {

    /** Of a vaccine with an antigen, at some ages. */
    record Association(String antigen, Window ages) {}

    /** @param whole the antigens are given together: the dose is due when all may be given */
    record Group(List<String> antigens, boolean whole) {}

    /**
     * A dose too soon after another of a live vaccine does not count.
     *
     * @param minimumEnd after a dose that counted
     * @param end after one that did not
     */
    record Conflict(Span begin, Span minimumEnd, Span end) {}

    /**
     * @param folder with the files of CDSi supporting data (XML), of any version
     * @throws IllegalArgumentException when a file is not such data; the message names it
     */
    public static SupportingData read(Path folder) throws IOException {
        return SupportingDataReader.read(folder);
    }

    boolean concerns(Dose dose, String antigen, LocalDate birth) {
        return antigensOf.getOrDefault(dose.cvx(), List.of()).stream()
                .anyMatch(it -> it.antigen().equals(antigen) && it.ages().holds(birth, dose.given()));
    }
}
