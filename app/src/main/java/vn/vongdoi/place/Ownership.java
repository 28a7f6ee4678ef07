package vn.vongdoi.place;

/** Who runs a facility. */
public enum Ownership {
    PUBLIC,
    PRIVATE;

    /** @throws IllegalArgumentException naming the words allowed */
    public static Ownership of(String word) {
        return Word.read(Ownership.class, word);
    }

    /** As files and JSON write it. */
    public String word() {
        return Word.of(this);
    }
}
