package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is assessed.
 *
 * @param gender as schedules name it: Female, Male, Unknown
 * @param observations codes of what was noted (CDSi), with the day, null = not known
 * @param pregnancies those that are known of
 */
public record Patient(
        LocalDate birth, String gender, Map<String, @Nullable LocalDate> observations, List<Pregnancy> pregnancies) {

    public Patient {
        pregnancies = List.copyOf(pregnancies);
    }

    public Patient(LocalDate birth, String gender, Map<String, @Nullable LocalDate> observations) {
        this(birth, gender, observations, List.of());
    }

    boolean has(String observation) {
        return observations.containsKey(observation);
    }

    /** That of the day; empty = none is known. */
    Optional<Pregnancy> pregnancy(LocalDate day) {
        return pregnancies.stream().filter(it -> it.holdsOn(day)).findFirst();
    }
}
