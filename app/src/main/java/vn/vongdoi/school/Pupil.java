package vn.vongdoi.school;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.person.PersonKey;

/**
 * Somebody who goes to a school for a year.
 *
 * @param schoolClass such as 3A; empty = not told
 * @param left the first day on which the pupil is not there any more; null = still there
 */
public record Pupil(
        PersonKey person,
        SchoolYear year,
        SchoolCode school,
        SchoolKind kind,
        String schoolClass,
        @Nullable LocalDate left) {}
