package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is assessed.
 *
 * @param gender as schedules name it: Female, Male, Unknown
 * @param observations codes of what was noted (CDSi), with the day, null = not known
 */
public record Patient(LocalDate birth, String gender, Map<String, @Nullable LocalDate> observations) {
    boolean has(String observation) {
        return observations.containsKey(observation);
    }
}
