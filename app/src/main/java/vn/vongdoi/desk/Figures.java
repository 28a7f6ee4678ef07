package vn.vongdoi.desk;

/**
 * What came of some facilities in a period.
 *
 * @param complete of those accepted and replaced: carry all that is expected of one of their kind
 */
record Figures(
        long files,
        long unreadable,
        long accepted,
        long replaced,
        long duplicate,
        long withdrawn,
        long rejected,
        long complete,
        Delays delays) {
    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, Delays.NONE);

    Figures plus(Figures other) {
        return new Figures(
                files + other.files,
                unreadable + other.unreadable,
                accepted + other.accepted,
                replaced + other.replaced,
                duplicate + other.duplicate,
                withdrawn + other.withdrawn,
                rejected + other.rejected,
                complete + other.complete,
                delays.plus(other.delays));
    }

    /** Documents that are in the record. */
    long taken() {
        return accepted + replaced;
    }

    /** Documents that were judged: those taken in and those rejected. */
    long judged() {
        return taken() + rejected;
    }
}
