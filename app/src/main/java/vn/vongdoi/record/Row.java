package vn.vongdoi.record;

/** A draft that has been given its place. */
record Row(Draft draft, long key, int version, long position) {
    long person() {
        return personOf(draft);
    }

    static long personOf(Draft draft) {
        return draft.person() == null ? 0 : draft.person().value();
    }
}
