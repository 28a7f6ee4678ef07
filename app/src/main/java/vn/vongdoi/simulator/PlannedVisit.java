package vn.vongdoi.simulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One encounter to come, before its details are worked out.
 *
 * @param number unique in the province; part of MA_LK
 * @param nights 0 = outpatient
 * @param step how many visits of the same chronic course came before
 * @param returns whether the course goes on, so that a re-visit date is given
 * @param referredFrom facility that sent the patient here, with the number of the sending visit
 * @param referredTo facility the patient is sent on to
 */
record PlannedVisit(
        int number,
        int person,
        Facility facility,
        Diagnosis diagnosis,
        String care,
        LocalDate day,
        int nights,
        int step,
        boolean returns,
        @Nullable Referral referredFrom,
        @Nullable Facility referredTo) {

    /** Where a patient comes from on referral, and the visit there that wrote the letter. */
    record Referral(Facility from, int number) {

        String letter() {
            return "%07d/GCT".formatted(number);
        }
    }

    LocalDate lastDay() {
        return day.plusDays(nights);
    }

    boolean inpatient() {
        return nights > 0;
    }

    /** MA_KHOA of a stay; what an outpatient room treats goes to general internal medicine. */
    String ward() {
        return diagnosis.department().equals("K01") ? "K03" : diagnosis.department();
    }

    String link() {
        return "%s.%s.%07d".formatted(facility.code(), Stamp.day(day).substring(2), number);
    }
}
