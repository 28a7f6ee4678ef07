package vn.vongdoi.simulator;

/** The ways vendors write the same file, all legal; most write plainly. */
enum Manner {
    PLAIN,
    /** Base64 in lines of 76 with CRLF. */
    WRAPPED,
    /** The tables stand in the file as elements, text in CDATA. */
    INLINE,
    /** Byte order mark, no declaration, decomposed (NFD) letters. */
    DECOMPOSED,
    /** Fields in another order, the vendor's own elements between them. */
    SHUFFLED,
    /** Tables without rows are sent empty. */
    EMPTY_TABLES;

    /** Five files in a hundred are not plain; every manner occurs. */
    static Manner of(int fileNumber) {
        int turn = fileNumber % 100;
        return turn % 20 == 7 ? values()[1 + turn / 20] : PLAIN;
    }
}
