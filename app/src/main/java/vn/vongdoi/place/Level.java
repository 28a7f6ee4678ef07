package vn.vongdoi.place;

/** The professional level of a facility (Law 15/2023/QH15, article 104): initial, basic, specialised care. */
public enum Level {
    INITIAL,
    BASIC,
    SPECIALISED;

    /** @throws IllegalArgumentException naming the words allowed */
    public static Level of(String word) {
        return Word.read(Level.class, word);
    }

    /** As files and JSON write it. */
    public String word() {
        return Word.of(this);
    }
}
