package vn.vongdoi.schedule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody is due, or why not.
 *
 * @param programme which kind of work it is
 * @param series code of the line of the schedule
 * @param programme which kind of work it is
 * @param name of it, in the reader's language
 * @param about for whom the rule is, or which contact of several it is; may be empty
 * @param dose which dose of vaccine is next; empty = none
 * @param earliest the first day on which it counts
 * @param recommended the day for which it is planned
 * @param overdue the first day on which it is late
 * @param latest the last day on which it is given
 * @param doses entries of the record that the judgement is made of
 * @param vaccines of a vaccination: by their codes of the register, any of which counts as the next dose
 * @param orders of what is no vaccination: codes that denote this very service, {@code loinc|85354-9}
 * @param source the law of the next dose, else of the first
 * @param confidence how sure we are of what it says: law, secondary, memory or ours
 */
public record Due(
        String series,
        String programme,
        String name,
        String about,
        Status status,
        Optional<Integer> dose,
        Optional<LocalDate> earliest,
        Optional<LocalDate> recommended,
        Optional<LocalDate> overdue,
        Optional<LocalDate> latest,
        List<Used> doses,
        List<String> vaccines,
        List<String> orders,
        String source,
        String confidence) {

    @JsonIgnore
    public boolean isVaccination() {
        return programme.equals(Service.IMMUNIZATION);
    }

    /** Where it stands on the day that was asked for. */
    public enum Status {
        OVERDUE,
        DUE,
        /** May be given already, and is planned for later. */
        ALLOWED,
        UPCOMING,
        DONE,
        /** Other doses make it needless. */
        NOT_NEEDED,
        /** The programme gives it no more at this age. */
        OVER,
        FORBIDDEN;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean isToDo() {
            return this == OVERDUE || this == DUE;
        }
    }

    /**
     * A dose of vaccine, or whatever else was done.
     *
     * @param entry reference of the resource
     * @param vaccine code; empty of what is none
     * @param reason why it does not count, in words; empty = it does
     */
    public record Used(String entry, LocalDate day, String vaccine, boolean counts, String reason) {}
}
