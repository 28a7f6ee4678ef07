package vn.vongdoi.person;

/** What became of one row of a register about somebody. */
public sealed interface Registration {
    /** The person was known and the row tells nothing new. */
    record Known(Person person) implements Registration {}

    /**
     * The row made a person, or told something new of one.
     *
     * @param position the change that must be told to the feed
     */
    record Told(Person person, boolean created, long position) implements Registration {}

    /** The row's strongest number belongs to somebody with another name and another birth: nothing was done. */
    record Disputed(Person holder) implements Registration {}

    /**
     * A row without numbers that no full birth date or more than one namesake fits: nothing was done, for every loading
     * would make somebody new. Never of the population register, which says by itself who there is.
     */
    record Unclear() implements Registration {}
}
