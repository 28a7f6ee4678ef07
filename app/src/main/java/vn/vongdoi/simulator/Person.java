package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An invented inhabitant.
 *
 * @param yearOnly papers give the year of birth only
 * @param cccd 12 digits; null = not issued yet
 * @param insuranceNumber 10 digits; null = never insured
 * @param card 15 characters; null = not insured now
 */
record Person(
        int index,
        String name,
        Sex sex,
        LocalDate birth,
        boolean yearOnly,
        Commune commune,
        String address,
        String phone,
        String occupation,
        @Nullable String cccd,
        @Nullable String insuranceNumber,
        @Nullable String card) {

    int ageOn(LocalDate day) {
        return (int) ChronoUnit.YEARS.between(birth, day);
    }

    String claimBirth() {
        return yearOnly ? birth.getYear() + "00000000" : Stamp.day(birth) + "0000";
    }

    String registerBirth() {
        return yearOnly ? String.valueOf(birth.getYear()) : birth.toString();
    }

    /** Number at the facility; one per person here, as after a merger of patient lists. */
    String patientNumber() {
        return "BN%07d".formatted(index);
    }
}
