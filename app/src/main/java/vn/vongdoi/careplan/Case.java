package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.person.Sex;
import vn.vongdoi.rules.Span;

/**
 * The rows of a service that are for the very same people.
 *
 * @param from the age from which on, {@code to} the age up to which the case speaks
 * @param states all of these
 * @param notNeeded in one of these states nothing is asked for
 * @param after from when on days are counted
 * @param labels protected data that may be looked at, as bits; {@code tells} the same
 */
record Case(
        String service,
        When when,
        @Nullable Sex sex,
        @Nullable Span from,
        @Nullable Span to,
        List<Need> states,
        int[] notNeeded,
        int[] forbidden,
        After after,
        int labels,
        Set<Label> tells,
        List<Contact> contacts) {
    /** From when on days are counted. */
    sealed interface After {
        record Birth() implements After {}

        /** From the beginning of a state. */
        record Beginning(int state) implements After {}

        /** From the first day of the school year in whose first calendar year somebody comes to that age. */
        record School(int age) implements After {}
    }

    /** One of these states, dated or not as wanted (null = either). */
    record Need(int[] states, @Nullable Boolean dated) {}

    /**
     * A row of {@code rules/careplan/services.csv}: when, and by what it is done.
     *
     * @param from the day since which the row holds: nothing is due before
     */
    record Contact(
            int number,
            @Nullable Span min,
            @Nullable Span due,
            @Nullable Span late,
            @Nullable Span until,
            List<Proof> done,
            LocalDate from) {
        /** The day from which on it counts, counted from that day. */
        LocalDate opens(LocalDate anchor) {
            if (min != null) return min.after(anchor);
            return due == null ? anchor : due.after(anchor);
        }
    }

    /** @param lasts so long it need not be done again */
    record Proof(int group, @Nullable Span lasts) {}
}
