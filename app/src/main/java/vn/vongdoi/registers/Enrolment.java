package vn.vongdoi.registers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.school.Pupil;
import vn.vongdoi.school.School;
import vn.vongdoi.school.SchoolKind;
import vn.vongdoi.school.SchoolYear;

/**
 * Somebody goes to a school for a year, as a row tells it.
 *
 * @param schoolClass empty = not told
 * @param left the first day on which the pupil is not there any more; null = still there
 */
record Enrolment(
        PersonFacts facts,
        School school,
        SchoolYear year,
        SchoolKind kind,
        String schoolClass,
        @Nullable LocalDate left) {
    Pupil pupil(PersonKey person) {
        return new Pupil(person, year, school.code(), kind, schoolClass, left);
    }
}
