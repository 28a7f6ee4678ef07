package vn.vongdoi.schedule;

/** What becomes of a line of a schedule. The numbers stand in the database. */
enum Standing {
    OPEN(1),
    DONE(2),
    /** Something else makes it needless. */
    NOT_NEEDED(3),
    /** It is given no more. */
    OVER(4),
    FORBIDDEN(5);

    private final int number;

    Standing(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Standing of(int number) {
        return values()[number - 1];
    }
}
