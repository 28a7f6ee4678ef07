package vn.vongdoi.simulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place of care.
 *
 * @param emrSince since when it keeps electronic medical records; null = still on paper
 */
record Facility(
        String code,
        String name,
        Kind kind,
        Level level,
        boolean isPrivate,
        Commune commune,
        int beds,
        @Nullable LocalDate emrSince,
        Roster staff) {

    /** Written to the register as {@link #code}; prices follow the grade of the kind. */
    enum Kind {
        STATION("station", 36_500, 0, 0),
        CENTRE("centre", 39_800, 245_000, 241_300),
        HOSPITAL("hospital", 50_600, 305_500, 320_700),
        CLINIC("clinic", 39_800, 0, 0);

        final String code;
        final int examPrice;
        final int medicalBedPrice;
        final int surgicalBedPrice;

        Kind(String code, int examPrice, int medicalBedPrice, int surgicalBedPrice) {
            this.code = code;
            this.examPrice = examPrice;
            this.medicalBedPrice = medicalBedPrice;
            this.surgicalBedPrice = surgicalBedPrice;
        }
    }

    /** Technical level of the insurance law since 2025. */
    enum Level {
        INITIAL("initial"),
        BASIC("basic"),
        SPECIALISED("specialised");

        final String code;

        Level(String code) {
            this.code = code;
        }
    }
}
