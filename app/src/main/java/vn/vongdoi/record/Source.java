package vn.vongdoi.record;

/** By which door a version came. The numbers stand in the database. */
enum Source {
    /** Claims and registers: what a corrected document no longer says, goes. */
    DOCUMENT(1),
    FHIR(2);

    private final int number;

    Source(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
