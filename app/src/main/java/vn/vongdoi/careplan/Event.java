package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.Comparator;
import vn.vongdoi.record.Fact;

/** Something that the record tells of a day. */
record Event(LocalDate day, Fact fact, int labels) {
    /** Facts come in any order; the answer must not depend on it. */
    static final Comparator<Event> ORDER =
            Comparator.comparing(Event::day).thenComparingLong(event -> event.fact.key());

    long key() {
        return fact.key();
    }
}
