package vn.vongdoi.careplan;

/** How somebody stands with a service. What is due, late or yet to come is told by the days of {@link Planned}. */
public enum Standing {
    OPEN,
    DONE,
    /** A state of the person, such as the disease that is screened for, makes it needless. */
    NOT_NEEDED,
    /** The time for it passed without it. */
    OVER,
    /** A state of the person forbids it. */
    FORBIDDEN
}
