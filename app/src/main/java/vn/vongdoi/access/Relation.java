package vn.vongdoi.access;

import java.util.Locale;

/** How a reader stands to the person, or to the row, that is to be read. */
public enum Relation {
    /** No particular one is asked for. */
    ANY,
    /** The reader's facility wrote the row. */
    OWN_FACILITY,
    /** The reader's facility wrote the row, and treats the person now. */
    TREATING,
    /** The person chose the reader as family doctor. */
    FAMILY_DOCTOR,
    /** The person lives in the reader's commune. */
    RESIDENT,
    /** The person is the reader. */
    SELF,
    /** The person is in the reader's care. */
    CHILD,
    /** The person agreed that the reader's facility reads. */
    CONSENT,
    /** The reader broke the glass for this person, and the time has not run out. */
    EMERGENCY;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Relation of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
