package vn.vongdoi.access;

/** What a program does with resources, by the letters of SMART App Launch 2. */
public enum Interaction {
    CREATE('c'),
    /** One resource: it, a version of it, its history. */
    READ('r'),
    /** Patch too, and the update that creates. */
    UPDATE('u'),
    DELETE('d'),
    /** Many resources: search, and the history of a type or of all. */
    SEARCH('s');

    private final char letter;

    Interaction(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
